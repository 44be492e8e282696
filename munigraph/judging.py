"""What the commands that judge have in common: who speaks, and the account of what was judged."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from graphmodel.changes.diff import Changes
from graphmodel.errors import InputError
from graphmodel.identity.judgements import Judgement, RecordKey, spoken
from graphmodel.identity.judgements_json import as_json
from graphmodel.identity.known import Known, Plan, Said
from graphmodel.identity.witnesses import witnesses
from graphmodel.messages import catalogue
from graphmodel.store import Store
from munigraph.cli import DEFAULT_STORE
from munigraph.demonstration import command_line
from munigraph.digest import tell
from munigraph.terminal import plain, put
from queries.paths.answer import Source
from queries.paths.render import citation

say = catalogue("munigraph.commands")
T = TypeVar("T")


def said_now(who: str | None, why: str) -> Said:
    """Said now; by the user of this computer, unless somebody else is named."""
    who, why = (_text(t) for t in (_user() if who is None else who, why))
    return Said(who, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), why)


def tell_judged(plan: Plan, judgements: Sequence[Judgement], changes: Changes, store: str, form: str) -> None:
    """Print what was judged, what that changed, and how to undo it; ``judgements`` is what was judged before."""
    before = {j.id: j for j in judgements}
    if form == "json":
        made = [as_json(before.get(j.id, j)) for j in plan.judgements]
        tell(changes, form, data={"judgements": made})
        return
    for j in plan.judgements:
        put(say(f"judged_{j.verdict}", id=j.id, one=spoken(j.one), other=spoken(j.other)))
    new = [j.id for j in plan.judgements if j.id not in before]
    if not new:
        put(say("judged_before"))
        return
    if plan.nodes > 2:
        put(say("judged_nodes", n=plan.nodes))
    put()
    tell(changes)
    put()
    named = None if store == DEFAULT_STORE else store
    put(say("judged_undo", command=command_line("identity", "undo", *new, store=named)))


def judging(store: Store, planned: Callable[[Known], T]) -> T:
    """What is planned by what the store remembers; a refusal is worded with the whole graph, which tells homonyms apart."""
    try:
        return store.look(lambda memory: planned(Known(memory)))
    except InputError:
        graph = store.graph()
        return store.look(lambda memory: planned(Known(memory, graph)))


def described(record: RecordKey, known: Known) -> Iterator[str]:
    """A record as lines for a person: as it is typed and written, and a passage."""
    report = known.report(record)
    document = report.facts.document
    yield f"{plain(spoken(record))}  {plain(known.record(record).name)}"
    found = witnesses(report).get(record)
    if found:
        yield f"   {citation(found, Source(document.title or document.id, document.date or ''), plain)}"


def answered(question: str) -> str | None:
    """What is typed, or piped in, as the answer to a question; None where nothing more comes."""
    print(question, end=" " if sys.stdin.isatty() else "\n", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _text(typed: str) -> str:
    """What was typed as a text that can be stored, whatever a console made of it."""
    return typed.encode(errors="replace").decode()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a user, Windows without one
        return ""
