"""The review of doubtful pairs: each shown, asked about, and judged at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphmodel.errors import InputError
from graphmodel.identity import Known, Meant, Said
from graphmodel.judgements import spoken
from graphmodel.messages import catalogue
from graphmodel.proposals import Proposal, proposals
from graphmodel.report import Report
from graphmodel.store import Store
from munigraph.judging import answered, described
from munigraph.outcome import complain
from munigraph.table import table
from munigraph.terminal import plain, put, width

say = catalogue("munigraph.commands")
_SHOWN = 3  # records of an actor


def proposal_json(p: Proposal, known: Known) -> dict[str, Any]:
    """A pair as JSON-ready data."""
    ends = {end: {"record": spoken(r), "name": known.names[r]} for end, r in (("one", p.one), ("other", p.other))}
    return {"kind": p.one.kind, **ends, "reason": p.reason, "likeness": p.likeness}


def reviewed(reports: Mapping[str, Report], store: Store, said: Said) -> int:
    """Ask about each pair until "q" or the end of the answers; how many were judged.

    What a judgement settles is not asked any more. A contradiction is told, and the review goes on.
    """
    judged, seen = 0, set()
    known, pairs = _doubts(reports, store)
    while pairs:
        pair = pairs[0]
        seen.add((pair.one, pair.other))
        one, other = (known.actor(Meant("", (r,), whole=False)) for r in (pair.one, pair.other))
        total = len(seen) + len(pairs) - 1
        put(say("review_pair", n=len(seen), total=total, reason=say(f"because_{pair.reason}")))
        put(_side_by_side(one, other, known, reports))
        answer = _answer()
        if answer == "q":
            break
        if answer != "u":
            judged += _judge(known, one, other, said, answer, store)
            known, pairs = _doubts(reports, store)
        pairs = [p for p in pairs if (p.one, p.other) not in seen]
        put()
    return judged


def _doubts(reports: Mapping[str, Report], store: Store) -> tuple[Known, list[Proposal]]:
    known = Known.of(reports.values(), store.judgements())
    return known, proposals(store.graph(), known)


def _judge(known: Known, one: Meant, other: Meant, said: Said, answer: str, store: Store) -> bool:
    """Whether a judgement could be made."""
    try:
        plan = (known.same if answer == "s" else known.different)(one, other, said)
        store.judge(plan.judgements)
    except InputError as error:
        complain(error)
        return False
    for j in plan.judgements:
        put(say(f"judged_{j.verdict}", id=j.id, one=spoken(j.one), other=spoken(j.other)))
    return True


def _answer() -> str:
    """s, d, u or q; nothing more to read is q."""
    while True:
        typed = answered(say("review_ask"))
        if typed is None or typed.lower() == "q":
            return "q"
        if typed.lower() in ("s", "d", "u"):
            return typed.lower()


def _side_by_side(one: Meant, other: Meant, known: Known, reports: Mapping[str, Report]) -> str:
    """Both actors in columns: their names above, a row for each record with its passage."""
    told = [[" ".join(described(r, known, reports)) for r in actor.records[:_SHOWN]] for actor in (one, other)]
    height = max(map(len, told))
    rows = list(zip(*(column + [""] * (height - len(column)) for column in told), strict=True))
    return table([plain(one.name), plain(other.name)], rows, width())
