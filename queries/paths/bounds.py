"""What a beginning of a route still needs at least: searches from the targets back.

by_hops(search, 4)            for routes of at most 0, 1, … 4 hops, all at once
Backwards.met(search)         for routes of any length, settled one after the other, as far as they are needed
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeAlias

Costs: TypeAlias = Mapping[str, Mapping[str, int]]
# The least cost from each actor on to a target, for each set of what must come after it (a bit each).
Bound: TypeAlias = list[dict[str, int]]
NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched. ``bits`` has one for each actor to be visited; ``one_of`` are hops, listed at both their ends, of
    which each route takes at least one; that is the bit ``hop``, 0 without. Nothing enters an actor that is ``barred``."""

    costs: Costs
    tolls: Mapping[str, int]
    source: str
    ends: frozenset[str]
    barred: frozenset[str]
    bits: Mapping[str, int]
    one_of: Mapping[str, Collection[str]]
    hop: int

    @property
    def everything(self) -> int:
        """The set of all that a route must visit or take."""
        return sum(self.bits.values()) + self.hop

    def toll(self, actor: str) -> int:
        return 0 if actor in self.ends else self.tolls[actor]

    def closed(self, there: str, rest: int) -> bool:
        """Whether nothing comes on from ``there`` with that still to visit: it would be there twice, or is barred."""
        return bool(rest & self.bits.get(there, 0)) or there in self.barred

    def start(self) -> Bound:
        """At a target nothing more is needed."""
        return [dict.fromkeys(sorted(self.ends), 0), *({} for _ in range(self.everything))]

    def earlier(self, there: str, rest: int) -> tuple[int, tuple[int, ...], Collection[str]]:
        """What was still to come before entering ``there``: by any hop, by a marked one, and where those come from."""
        needed, marked = rest | self.bits.get(there, 0), self.one_of.get(there, ())
        return needed, (needed,) if needed & self.hop else (needed, needed | self.hop), marked


def by_hops(search: Search, max_hops: int) -> list[Bound]:
    """The bounds for at most 0, 1, … ``max_hops`` hops; of actors that the source can reach in the others."""
    reach = _reach(search, max_hops - 1)
    bounds = [search.start()]
    changed = [(end, 0) for end in sorted(search.ends)]
    for j in range(1, max_hops + 1):
        before, now = bounds[-1], [dict(least) for least in bounds[-1]]
        better: set[tuple[str, int]] = set()
        for there, rest in changed:
            if search.closed(there, rest):
                continue
            plain, by_marked, marked = search.earlier(there, rest)
            onward = before[rest][there] + search.toll(there)
            for here, hop in search.costs.get(there, {}).items():
                if reach.get(here, max_hops) <= max_hops - j and here not in search.ends:
                    for needed in by_marked if here in marked else (plain,):
                        if onward + hop < now[needed].get(here, NEVER):
                            now[needed][here] = onward + hop
                            better.add((here, needed))
        bounds.append(now)
        changed = sorted(better)
    return bounds


def _reach(search: Search, most: int) -> dict[str, int]:
    """How many hops each actor is from the source, as far as ``most``."""
    found = {search.source: 0}
    frontier = [search.source]
    for hops in range(1, most + 1):
        around = {b for a in frontier if a not in search.ends for b in search.costs.get(a, {})}
        frontier = sorted(b for b in around if b not in found and b not in search.barred)
        found.update(dict.fromkeys(frontier, hops))
    return found


class Backwards:
    """The search from the targets back, for routes of any length: Dijkstra's, drawn towards the source.

    ``settled`` are the bounds found so far. ``heap`` begins with the next: whatever is not settled yet is part of no route
    that costs less than this first key. It is drawn by what the way from the source costs at least, known
    exactly in a ball around the source that is as large as the one around the targets when the two first met.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.settled: Bound = [{} for _ in search.start()]
        self.heap: list[tuple[int, int, str, int]] = [(0, 0, end, 0) for end in sorted(search.ends)]
        self._least = search.start()
        self._ball: dict[str, int] = {}
        self._radius = 0

    @classmethod
    def met(cls, search: Search) -> Backwards:
        """A search back that has met one from the source, so that it is drawn there; with nothing left where none can."""
        back, ball = cls(search), _Ball(search)
        while back.heap and ball.heap:
            there = ball.settle()
            if there in back.settled[0]:
                break
            there, _ = back.settle()
            if there in ball.settled:
                break
        if not ball.heap and search.ends.isdisjoint(ball.settled):
            back.heap.clear()
        back._draw(ball)
        return back

    def settle(self) -> tuple[str, int]:
        """Settles the next actor and set, or one that was settled before, and names it."""
        search = self.search
        _, onward, there, rest = heappop(self.heap)
        if there in self.settled[rest]:
            return there, rest
        self.settled[rest][there] = onward
        if search.closed(there, rest):
            return there, rest
        plain, by_marked, marked = search.earlier(there, rest)
        onward += search.toll(there)
        ball, radius, heap = self._ball, self._radius, self.heap
        for here, hop in search.costs.get(there, {}).items():
            if (here in search.barred and here != search.source) or here in search.ends:
                continue
            for needed in by_marked if here in marked else (plain,):
                cost = onward + hop
                if cost < self._least[needed].get(here, NEVER):
                    self._least[needed][here] = cost
                    heappush(heap, (cost + ball.get(here, radius), cost, here, needed))
        return there, rest

    def _draw(self, ball: _Ball) -> None:
        self._ball, self._radius = ball.settled, ball.radius
        self.heap = [(cost + self._ball.get(a, self._radius), cost, a, rest) for _, cost, a, rest in self.heap]
        heapify(self.heap)


class _Ball:
    """The search from the source on, short of what a route must visit: what the way to each actor costs at least."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.settled: dict[str, int] = {}
        self.heap: list[tuple[int, str]] = [(0, search.source)]
        self.radius = 0
        self._least = {search.source: 0}

    def settle(self) -> str:
        """Settles the next actor, or one that was settled before, and names it. Nothing else costs less than ``radius``."""
        search = self.search
        cost, here = heappop(self.heap)
        if here in self.settled:
            return here
        self.settled[here] = self.radius = cost
        if here not in search.ends:
            for there, hop in search.costs.get(here, {}).items():
                onward = cost + hop + search.toll(there)
                if there not in search.barred and onward < self._least.get(there, NEVER):
                    self._least[there] = onward
                    heappush(self.heap, (onward, there))
        return here
