"""``munigraph extract``: what a report states, without a store; or, with ``--residue``, what of it was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.errors import InputError
from graphmodel.facts import Evidence, FactsDocument, Relation
from graphmodel.messages import catalogue
from graphmodel.quotations import legible
from graphmodel.report import Report
from loaders import find_files
from loaders.plenty import Outcome, Task, read_all, useful
from munigraph import words
from munigraph.options import command, format_option, jobs_option
from munigraph.outcome import FAILED, complain, debugging
from munigraph.table import table
from munigraph.tasks import named, task_of
from munigraph.terminal import paragraph, plain, put, put_json, talk, width, wrapped

if TYPE_CHECKING:
    from loaders.residue import Residue

say = catalogue("munigraph.commands")


@command("extract", say("help_extract"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("paths_metavar"))
@click.option("--residue", "unread", is_flag=True, help=say("help_extract_residue"))
@jobs_option
@format_option("table", "json")
def extract(files: tuple[Path, ...], unread: bool, jobs: int, form: str) -> int | None:
    several = len(files) > 1 or files[0].is_dir()
    refused = False
    for outcome in _outcomes(files, unread, jobs):
        if isinstance(outcome, InputError):
            refused = True
            complain(outcome)
            continue
        file, report, left = named(outcome.task), outcome.report, outcome.residue
        if report is None:
            refused = True
            if debugging() and outcome.trace:
                talk(outcome.trace)
            complain(outcome.why)
            continue
        for remark in outcome.remarks:
            talk(f"{file}: {remark}")
        if form == "json":
            put_json(report.facts.to_json() | (left.to_json() if left else {}), one_line=several)
        elif left:
            _tell_unread(left, report, file)
        else:
            _tell(report.facts, file)
    return FAILED if refused else None


def _outcomes(paths: Iterable[Path], unread: bool, jobs: int) -> Iterator[Outcome | InputError]:
    """What came of every file, in their order; an error in the place of a folder without reports."""
    given: list[Task | InputError] = []
    for path in paths:
        try:
            given += [task_of(file, residue=unread) for file in find_files([path])]
        except InputError as error:
            given.append(error)
    tasks = [task for task in given if isinstance(task, Task)]
    with closing(read_all(tasks, jobs=useful(tasks, jobs))) as outcomes:
        for task in given:
            yield task if isinstance(task, InputError) else next(outcomes)


def _tell_unread(left: Residue, report: Report, file: str) -> None:
    title = plain(report.facts.document.title or report.id)
    share = f"{left.share:.0%}"
    put(paragraph(say("residue", title=title, file=file, n=len(left.unread), likely=left.likely, share=share)))
    if left.unread:
        paged = any(u.page for u in left.unread)
        columns = ("where", "page", "looks", "sentence") if paged else ("where", "looks", "sentence")
        rows = [(f"{u.start}–{u.end}", *([u.page] if paged else []), u.why, legible(u.text)) for u in left.unread]
        put()
        put(table([say(f"column_{c}") for c in columns], rows, width()))
    put()


def _tell(facts: FactsDocument, file: str) -> None:
    names = {e.id: e.name for kind in (facts.people, facts.organizations, facts.places) for e in kind if e.id}
    names |= {e.id: e.name for kind in (facts.initiatives, facts.events) for e in kind if e.id}

    def name(reference: str | None) -> str:
        return names.get(reference or "", reference or "")

    put(paragraph(say("extracted", title=plain(facts.document.title or facts.document.id), file=file, n=facts.count)))
    _section("Person", ("name", "aliases"), [(p.name, list(p.aliases)) for p in facts.people])
    _section(
        "Organization",
        ("name", "kind", "country", "aliases"),
        [(o.name, words.value(o.kind), o.country, list(o.aliases)) for o in facts.organizations],
    )
    _section("Country", ("code",), [(", ".join(facts.countries),)] if facts.countries else [])
    _section("Place", ("name", "country"), [(p.name, p.country) for p in facts.places])
    _section(
        "Role",
        ("person", "post", "organization", "status"),
        [(name(r.person), r.title, name(r.organization), words.status(r.status)) for r in facts.roles],
        [r.evidence for r in facts.roles],
    )
    _section(
        "Initiative",
        ("name", "kind", "status"),
        [(i.name, words.value(i.kind), words.status(i.status)) for i in facts.initiatives],
        [i.evidence for i in facts.initiatives],
    )
    _section("Event", ("name", "date", "place"), [(e.name, e.date, name(e.place)) for e in facts.events])
    _ties(facts.relations, name)
    _section("Topic", ("name",), [("; ".join(t.name for t in facts.topics),)] if facts.topics else [])
    put()


def _section(kind: str, columns: tuple[str, ...], rows: list[tuple[object, ...]], evidence: Iterable[Evidence] = ()) -> None:
    if rows:
        put(f"\n{words.kind(kind, many=True)}")
        put(table([say(f"column_{c}") for c in columns], rows, width(), notes=[[_quoted(e)] for e in evidence]))


def _ties(relations: Iterable[Relation], name: Callable[[str], str]) -> None:
    """A line for each tie; neighbours that one quotation states have it once, below the last."""
    groups = [(quoted, list(ties)) for quoted, ties in groupby(relations, key=lambda r: _quoted(r.evidence))]
    if groups:
        put(f"\n{say('ties')}")
    for quoted, ties in groups:
        for r in ties:
            status = f" ({words.status(r.status)})" if r.status else ""
            put(wrapped(plain(f"{name(r.source)} · {words.tie(r.type)} · {name(r.target)}{status}"), width()))
        put(wrapped(f"    {plain(quoted)}", width()))


def _quoted(e: Evidence) -> str:
    quote = say("quote", quote=legible(e.quote))
    return f"{quote} ({say('page', page=e.page)})" if e.page else quote
