"""The best routes one after the other, exactly and lazily, without a cap on how many there are.

Best-first search over the beginnings of routes. What a beginning still needs at least is known exactly, short of stations
being visited twice: the cheapest way on to the target in the hops that are left, through what must still be visited. Hence
routes come out in the order of their cost (then of their stations' ids), and only what leads to them is looked at.

A method of the A* family; see Hart, Nilsson, Raphael (1968), doi:10.1109/TSSC.1968.300136, and for the bound from an
exact reverse search Jiménez, Marzal (1999), doi:10.1007/3-540-48318-7_4.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeAlias

# The least cost from each actor on to the target, for each set of actors that must be visited after it (a bit each).
Bound: TypeAlias = list[dict[str, int]]
NEVER = float("inf")


def routes(
    costs: Mapping[str, Mapping[str, int]],
    tolls: Mapping[str, int],
    source: str,
    target: str,
    *,
    max_hops: int | None = None,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every simple route of at most ``max_hops`` hops, as (cost, stations from source to target), cheapest first.

    ``costs`` are the symmetric costs of hops, ``tolls`` those of passing through a station; both whole and not negative.
    Without ``max_hops`` a route may have any length: then many cheap hops that lead nowhere can take long to rule out.
    """
    bits = {actor: 1 << i for i, actor in enumerate(sorted(set(via) - {source, target}))}
    back = _Backwards(costs, tolls, target, frozenset(avoid) | {source}, bits)
    bounds = [back.any_length(source)] if max_hops is None else back.by_hops(source, max_hops)
    everything = (1 << len(bits)) - 1
    if source not in bounds[-1][everything]:
        return
    heap: list[tuple[int, tuple[str, ...], int, int]] = [(bounds[-1][everything][source], (source,), 0, everything)]
    while heap:
        _, stations, so_far, left = heappop(heap)
        here = stations[-1]
        if here == target:
            yield so_far, stations
            continue
        bound = bounds[-1 - len(stations)] if max_hops else bounds[0]
        for there, hop in costs[here].items():
            rest = left & ~bits.get(there, 0)
            onward = bound[rest].get(there)
            if onward is not None and there not in stations:
                cost = so_far + hop + (0 if there == target else tolls[there])
                heappush(heap, (cost + onward, (*stations, there), cost, rest))


@dataclass(frozen=True, slots=True)
class _Backwards:
    """The search from the target back. It never leaves a barred actor, nor one that was visited already."""

    costs: Mapping[str, Mapping[str, int]]
    tolls: Mapping[str, int]
    target: str
    barred: frozenset[str]
    bits: Mapping[str, int]

    def any_length(self, source: str) -> Bound:
        """The bound for routes of any length (Dijkstra); none for a barred actor, the source aside."""
        least = self._start()
        heap = [(0, self.target, 0)]
        while heap:
            onward, there, rest = heappop(heap)
            if onward > least[rest][there] or self._closed(there, rest):
                continue
            needed = rest | self.bits.get(there, 0)
            known = least[needed]
            onward += self._toll(there)
            for here, hop in self.costs.get(there, {}).items():
                enterable = here == source or here not in self.barred
                if enterable and onward + hop < known.get(here, NEVER) and here != self.target:
                    known[here] = onward + hop
                    heappush(heap, (onward + hop, here, needed))
        return least

    def by_hops(self, source: str, max_hops: int) -> list[Bound]:
        """The bounds for at most 0, 1, … ``max_hops`` hops; of actors that the source can reach in the others."""
        reach = self._reach(source, max_hops - 1)
        bounds = [self._start()]
        changed = [(self.target, 0)]
        for j in range(1, max_hops + 1):
            before, now = bounds[-1], [dict(least) for least in bounds[-1]]
            better: set[tuple[str, int]] = set()
            for there, rest in changed:
                if self._closed(there, rest):
                    continue
                needed = rest | self.bits.get(there, 0)
                known = now[needed]
                onward = before[rest][there] + self._toll(there)
                for here, hop in self.costs.get(there, {}).items():
                    near = reach.get(here, max_hops) <= max_hops - j
                    if near and onward + hop < known.get(here, NEVER) and here != self.target:
                        known[here] = onward + hop
                        better.add((here, needed))
            bounds.append(now)
            changed = sorted(better)
        return bounds

    def _start(self) -> Bound:
        return [{self.target: 0}, *({} for _ in range(1, 1 << len(self.bits)))]

    def _closed(self, there: str, rest: int) -> bool:
        return bool(rest & self.bits.get(there, 0)) or (there in self.barred and there != self.target)

    def _toll(self, there: str) -> int:
        return 0 if there == self.target else self.tolls[there]

    def _reach(self, source: str, most: int) -> dict[str, int]:
        """How many hops each actor is from the source, as far as ``most``."""
        found = {source: 0}
        frontier = [source]
        for hops in range(1, most + 1):
            frontier = sorted({b for a in frontier for b in self.costs.get(a, {}) if b not in found and b not in self.barred})
            found.update(dict.fromkeys(frontier, hops))
        return found
