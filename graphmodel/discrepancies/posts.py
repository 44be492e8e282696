"""Contradictions about posts: two holders of what one holds, a post that had ended, two posts that exclude each other.

Only what is stated counts: a report that calls somebody mayor says so of its own date and, where it says since when, of the
time from then on. Dates that are known to the year alone tell nothing of who came after whom.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graphmodel.discrepancies.claims import Discrepancy, Told, discrepancy, first, last
from graphmodel.discrepancies.rules import rules
from graphmodel.graph import Statement
from graphmodel.identity.buckets import components
from graphmodel.names import title_key

_MONTH = 7  # characters of a date that says the month


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """One statement that somebody holds or held a post."""

    person: str
    post: str
    since: str
    date: str
    statement: Statement


def of_posts(told: Told) -> Iterator[Discrepancy]:
    """All contradictions about posts."""
    bodies = {key.source: key.target for key in told.ties if key.type == "AT"}
    held: dict[str, list[Held]] = {}
    for key, statements in told.ties.items():
        if key.type == "HOLDS" and key.target in bodies:
            found = (Held(key.source, key.target, key.since, told.date(s.report), s) for s in statements)
            held.setdefault(key.target, []).extend(found)
    keys = {post: {title_key(s.name) for s in told.nodes[post]} for post in held}
    current: dict[str, list[Held]] = {}
    for post in sorted(held):
        body, listed = bodies[post], sorted(held[post])
        yield from _ended(told, post, body, listed)
        now = [h for h in listed if h.statement.status == "current"]
        if keys[post] & rules().single:
            yield from _holders(told, post, body, now)
        for h in now:
            current.setdefault(h.person, []).append(h)
    for person in sorted(current):
        for group in rules().exclusive:
            own = [h for h in current[person] if keys[h.post] & group]
            yield from _exclusive(told, person, bodies, own)


def _holders(told: Told, post: str, body: str, now: Sequence[Held]) -> Iterator[Discrepancy]:
    for crowd in _clashing(now, lambda a, b: a.person != b.person):
        people = list(dict.fromkeys(h.person for h in crowd))
        claims = [told.claim(told.name(p), (h.statement for h in crowd if h.person == p)) for p in people]
        yield discrepancy("holders", _post(told, post, body), claims, (body, *people))


def _exclusive(told: Told, person: str, bodies: Mapping[str, str], own: Sequence[Held]) -> Iterator[Discrepancy]:
    for crowd in _clashing(own, lambda a, b: bodies[a.post] != bodies[b.post]):
        posts = list(dict.fromkeys(h.post for h in crowd))
        claims = [told.claim(_post(told, post, bodies[post]), (h.statement for h in crowd if h.post == post)) for post in posts]
        yield discrepancy("exclusive", told.name(person), claims, (person, *(bodies[p] for p in posts)))


def _ended(told: Told, post: str, body: str, listed: Sequence[Held]) -> Iterator[Discrepancy]:
    for person in dict.fromkeys(h.person for h in listed):
        own = [h for h in listed if h.person == person]
        now, over = ([h for h in own if h.statement.status == status] for status in ("current", "former"))
        pairs = [(c, f) for c in now for f in over if _had_ended(c, f)]
        if pairs:
            claims = [
                told.claim("current", {c.statement for c, _ in pairs}),
                told.claim("former", {f.statement for _, f in pairs}),
            ]
            subject = f"{told.name(person)}: {_post(told, post, body)}"
            yield discrepancy("ended", subject, claims, (person, body))


def _had_ended(current: Held, former: Held) -> bool:
    """Whether a post is called current on a day on which another statement has it end, and no new begin is stated."""
    if current.since and former.since and current.since != former.since:
        return False
    if current.statement.report == former.statement.report:
        return current.since == former.since and not former.statement.until
    end = former.statement.until or former.date
    if not end or not current.date or (current.since and first(end) <= last(current.since)):
        return False
    return last(end) <= first(current.date) or (end == current.date and len(end) >= _MONTH)


def _clashing(held: Sequence[Held], rival: Callable[[Held, Held], bool]) -> Iterator[list[Held]]:
    """Statements that are rivals at one time, those of one time together."""
    edges: list[set[Hashable]] = [set() for _ in held]
    for i, j in combinations(range(len(held)), 2):
        if rival(held[i], held[j]) and _at_once(held[i], held[j]):
            edges[i].add((i, j))
            edges[j].add((i, j))
    for crowd in components(range(len(held)), lambda i: edges[i]):
        if len(crowd) > 1:
            yield [held[i] for i in crowd]


def _at_once(one: Held, other: Held) -> bool:
    """Whether both are stated of one day, or by one report without stating different times."""
    if one.statement.report == other.statement.report:
        return not (_over_before(one, other) or _over_before(other, one))
    if not one.date or not other.date:
        return False
    if one.date == other.date and len(one.date) >= _MONTH:
        return True
    begun = max(last(h.since or h.date) for h in (one, other))
    return begun <= min(first(h.date) for h in (one, other))


def _over_before(one: Held, other: Held) -> bool:
    return bool(one.statement.until and other.since and one.statement.until <= other.since)


def _post(told: Told, post: str, body: str) -> str:
    return f"{told.name(post)}, {told.name(body)}"
