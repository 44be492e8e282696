"""The review of doubtful pairs: each shown, asked about, and judged at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

from graphmodel.changes.pages import Memory
from graphmodel.errors import InputError
from graphmodel.identity.judgements import spoken
from graphmodel.identity.known import Known, Meant, Said
from graphmodel.identity.proposals import Proposal, doubtful, proposals
from graphmodel.lookup import kind_name
from graphmodel.messages import catalogue
from graphmodel.store import Store
from munigraph import words
from munigraph.judging import answered, described
from munigraph.outcome import complain
from munigraph.table import table
from munigraph.terminal import plain, put, talk, width

say = catalogue("munigraph.commands")
_SHOWN = 3  # records of an actor


def listed(known: Known) -> list[dict[str, Any]]:
    """All pairs as JSON-ready data."""
    return [_as_json(p, known) for p in proposals(known)]


def _as_json(p: Proposal, known: Known) -> dict[str, Any]:
    ends = {end: {"record": spoken(r), "name": known.record(r).name} for end, r in (("one", p.one), ("other", p.other))}
    return {"kind": p.one.kind, **ends, "reason": p.reason, "likeness": p.likeness}


def review_pairs(store: Store, said: Said) -> None:
    """Ask about each pair until "q" or the end of the answers, and tell how many were judged.

    What a judgement settles is not asked any more. A contradiction is told, and the review goes on.
    """
    pairs = store.look(lambda memory: proposals(Known(memory)))
    if not pairs:
        talk(say("review_none", store=store.name))
        return
    judged = 0
    for n, pair in enumerate(pairs, 1):
        shown = store.look(partial(_shown, pair))
        if shown is None:
            continue
        one, other, text = shown
        put(say("review_pair", n=n, total=len(pairs), reason=say(f"because_{pair.reason}")))
        put(text)
        answer = _answer()
        if answer == "q":
            break
        if answer != "u":
            judged += _judge(one, other, said, answer, store)
        put()
    put(say("review_done", n=judged))


def _shown(pair: Proposal, memory: Memory) -> tuple[Meant, Meant, str] | None:
    """Both actors side by side; None where the pair is no longer in doubt."""
    known = Known(memory)
    if not doubtful(known, pair):
        return None
    one, other = (known.actor(Meant("", (r,), whole=False)) for r in (pair.one, pair.other))
    return one, other, _side_by_side(one, other, known)


def _judge(one: Meant, other: Meant, said: Said, answer: str, store: Store) -> bool:
    """Whether a judgement could be made."""
    judged = Known.same if answer == "s" else Known.different
    try:
        plan = store.look(lambda memory: judged(Known(memory), one, other, said))
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
        talk(say("review_what", typed=plain(typed)))


def _side_by_side(one: Meant, other: Meant, known: Known) -> str:
    """Both actors in columns: their names, what they are, and for each record how it is typed, and a passage."""
    columns = [list(_column(actor, known)) for actor in (one, other)]
    rows = list(zip_longest(*columns, fillvalue=""))
    return table([plain(one.name), plain(other.name)], rows, width())


def _column(actor: Meant, known: Known) -> Iterator[str]:
    node = known.node(actor.records[0])
    said = [words.value(node.properties["kind"])] if "kind" in node.properties else []
    yield ", ".join([kind_name(node.kind), *said, *(v for k, v in node.properties.items() if k == "country")])
    for record in actor.records[:_SHOWN]:
        yield from described(record, known)
    rest = len(actor.records) - _SHOWN
    if rest > 0:
        yield say("review_more", n=rest)
