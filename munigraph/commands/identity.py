"""``munigraph identity``: what people say about who is who."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from graphmodel.identity.judgements import Judgement, spoken
from graphmodel.identity.judgements_json import as_json, read, write
from graphmodel.identity.known import Known, Meant, Plan, Said, matching
from graphmodel.messages import catalogue
from loaders.files import read_bytes
from munigraph.digest import tell
from munigraph.discrepancies import put_discrepancies
from munigraph.judging import answered, described, judging, said_now, tell_judged
from munigraph.options import F, command, format_option, group, store_option
from munigraph.reviewing import listed, review_pairs
from munigraph.stores import opened
from munigraph.table import table
from munigraph.terminal import plain, put, put_json, talk, width
from munigraph.writing import write_out

say = catalogue("munigraph.commands")

_COLUMNS = ("id", "verdict", "one", "and", "who", "when", "reason", "state")


def _reasons(function: F) -> F:
    """``--why`` and ``--who``."""
    who = click.option("--who", metavar=say("who_metavar"), help=say("help_identity_who"))
    return click.option("--why", default="", metavar=say("text_metavar"), help=say("help_identity_why"))(who(function))


@command("same", say("help_identity_same"))
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_reasons
@format_option("table", "json")
@store_option
def same(one: str, other: str, why: str, who: str | None, store: str, form: str) -> None:
    _judge(one, other, Known.same, said_now(who, why), store, form)


@command("different", say("help_identity_different"))
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_reasons
@format_option("table", "json")
@store_option
def different(one: str, other: str, why: str, who: str | None, store: str, form: str) -> None:
    _judge(one, other, Known.different, said_now(who, why), store, form)


@command("log", say("help_identity_log"))
@format_option("table", "json")
@store_option
def log(store: str, form: str) -> None:
    with opened(store) as at:
        said, name = at.look(lambda m: [(j, Known(m).awake(j)) for j in m.judgements]), at.name
    if form == "json":
        put_json([as_json(j) | {"awake": awake} for j, awake in said])
    elif said:
        put(table([say(f"column_{c}") for c in _COLUMNS], [_row(j, awake) for j, awake in said], width()))
    else:
        talk(say("no_judgements", store=name))


@command("undo", say("help_identity_undo"))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@format_option("table", "json")
@store_option
def undo(ids: tuple[str, ...], store: str, form: str) -> None:
    with opened(store) as at:
        found = matching(at.judgements(), ids)
        changes = at.withdraw(found)
    tell(changes, form, data={"undone": found}, talk=lambda: put(say("judgements_undone", ids=", ".join(found))))


@command("split", say("help_identity_split"))
@click.argument("name", metavar=say("name_metavar"))
@click.option("--records", "chosen", multiple=True, metavar=say("record_metavar"), help=say("help_identity_records"))
@_reasons
@format_option("table", "json")
@store_option
def split(name: str, chosen: tuple[str, ...], why: str, who: str | None, store: str, form: str) -> None:
    with opened(store) as at:
        actor, listed = judging(at, lambda known: _records(known, name))
        if not chosen and len(actor.records) > 1:
            talk(say("split_records", name=plain(actor.name)))
            talk("\n".join(listed))
            chosen = tuple((answered(say("split_which")) or "").split(","))
            if not any(map(str.strip, chosen)):
                talk(say("split_nothing"))
                return
        before = at.judgements()
        plan = judging(at, lambda known: known.split(actor, known.chosen(actor, chosen), said_now(who, why)))
        changes = at.judge(plan.judgements)
    tell_judged(plan, before, changes, store, form)


@command("export", say("help_identity_export"))
@click.argument("out", metavar=say("out_metavar"))
@store_option
def export(out: str, store: str) -> None:
    with opened(store) as at:
        judgements = at.judgements()
    write_out(write(judgements), out)


@command("import", say("help_identity_import"))
@click.argument("file", metavar=say("file_metavar"))
@format_option("table", "json")
@store_option
def take(file: str, store: str, form: str) -> None:
    found = read(sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file)), file)
    with opened(store) as at:
        new = {j.id for j in found} - {j.id for j in at.judgements()}
        changes = at.judge(found)
    data = {"read": len(found), "new": sorted(new)}
    tell(changes, form, data=data, talk=lambda: put(say("judgements_read", n=len(found), new=len(new))))


@command("review", say("help_identity_review"))
@click.option("--discrepancies", is_flag=True, help=say("help_identity_discrepancies"))
@_reasons
@format_option("table", "json", "md")
@store_option
def review(discrepancies: bool, why: str, who: str | None, store: str, form: str) -> None:
    if form == "md" and not discrepancies:
        raise click.UsageError(say("review_md"))
    with opened(store) as at:
        if discrepancies:
            put_discrepancies(at, form)
        elif form == "json":
            put_json(at.look(lambda memory: listed(Known(memory))))
        else:
            review_pairs(at, said_now(who, why))


def _judge(
    one: str, other: str, planned: Callable[[Known, Meant, Meant, Said], Plan], said: Said, store: str, form: str
) -> None:
    with opened(store) as at:
        before = at.judgements()
        plan = judging(at, lambda known: planned(known, known.meant(one), known.meant(other), said))
        changes = at.judge(plan.judgements)
    tell_judged(plan, before, changes, store, form)


def _records(known: Known, name: str) -> tuple[Meant, list[str]]:
    """An actor, and its records as numbered lines."""
    actor = known.actor(known.meant(name))
    return actor, [f"{n:>3}. " + "\n     ".join(described(record, known)) for n, record in enumerate(actor.records, 1)]


def _row(j: Judgement, awake: bool) -> Sequence[str]:
    state = say("awake") if awake else say("asleep")
    return j.id, say(f"verdict_{j.verdict}"), spoken(j.one), spoken(j.other), j.who, j.when, j.why, state


identity = group("identity", say("help_identity"), review, same, different, split, log, undo, export, take)
