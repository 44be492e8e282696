"""The best routes one after the other, exactly and lazily, without a cap on how many there are.

Best-first search over the beginnings of routes. What a beginning still needs at least is known exactly, short of stations
being visited twice: the cheapest way on to a target, past what must still be visited. Hence routes come out in the order of
their cost (then of their stations' ids), and only what leads to them is looked at. Several targets are one: a route ends at
the first that it meets.

A method of the A* family; see Hart, Nilsson, Raphael (1968), doi:10.1109/TSSC.1968.300136, and for the bound from an
exact reverse search Jiménez, Marzal (1999), doi:10.1007/3-540-48318-7_4.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from typing import TypeAlias

from queries.paths.bounds import Backwards, Costs, Search, by_hops

Route: TypeAlias = tuple[int, tuple[str, ...]]
# What it costs at least to the end, its stations, what it has cost so far, and the set of what is still to come.
Beginning: TypeAlias = tuple[int, tuple[str, ...], int, int]


def routes(
    costs: Costs,
    tolls: Mapping[str, int],
    source: str,
    targets: Collection[str],
    *,
    max_hops: int | None = None,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
    one_of: Mapping[str, Collection[str]] | None = None,
) -> Iterator[Route]:
    """Every simple route of at most ``max_hops`` hops, as (cost, stations from source to target), cheapest first.

    ``costs`` are the symmetric costs of hops, ``tolls`` those of passing through a station; both whole and not negative.
    Routes pass none of ``avoid``, all of ``via``, and with ``one_of`` at least one of these hops, each at both its ends.
    Without ``max_hops`` a route may have any length: then many cheap hops that lead nowhere can take long to rule out.
    """
    ends = frozenset(targets) - {source}
    bits = {actor: 1 << i for i, actor in enumerate(sorted(set(via) - {source} - ends))}
    hop = 0 if one_of is None else 1 << len(bits)
    search = Search(costs, tolls, source, ends - set(avoid), frozenset(avoid) | {source}, bits, one_of or {}, hop)
    return _any_length(search) if max_hops is None else _within(search, max_hops)


def _within(search: Search, max_hops: int) -> Iterator[Route]:
    """Routes of at most so many hops."""
    bounds = by_hops(search, max_hops)
    everything = search.everything
    if search.source not in bounds[-1][everything]:
        return
    heap: list[tuple[int, tuple[str, ...], int, int]] = [
        (bounds[-1][everything][search.source], (search.source,), 0, everything)
    ]
    while heap:
        _, stations, so_far, left = heappop(heap)
        here = stations[-1]
        if here in search.ends:
            yield so_far, stations
            continue
        bound, marked = bounds[-1 - len(stations)], search.one_of.get(here, ())
        for there, hop in search.costs[here].items():
            rest = left & ~search.bits.get(there, 0)
            rest = rest & ~search.hop if there in marked else rest
            onward = bound[rest].get(there)
            if onward is not None and there not in stations:
                cost = so_far + hop + search.toll(there)
                heappush(heap, (cost + onward, (*stations, there), cost, rest))


def _any_length(search: Search) -> Iterator[Route]:
    """Routes of any length. The bounds are computed as far as they are needed: beginnings whose last station has none yet
    wait for it, and cost at least as much as whatever the search backwards is to settle next."""
    back = Backwards.met(search)
    waiting: list[dict[str, list[Route]]] = [{} for _ in back.settled]
    heap: list[Beginning] = []
    onward = back.settled[search.everything].get(search.source)
    if onward is None:
        waiting[search.everything][search.source] = [(0, ())]
    else:
        heap.append((onward, (search.source,), 0, search.everything))
    while True:
        while back.heap and (not heap or back.heap[0][0] <= heap[0][0]):
            there, rest = back.settle()
            for cost, stations in waiting[rest].pop(there, ()):
                heappush(heap, (cost + back.settled[rest][there], (*stations, there), cost, rest))
        if not heap:
            return
        _, stations, so_far, left = heappop(heap)
        here = stations[-1]
        if here in search.ends:
            yield so_far, stations
            continue
        marked = search.one_of.get(here, ())
        for there, hop in search.costs[here].items():
            if there in stations or there in search.barred:
                continue
            rest = left & ~search.bits.get(there, 0)
            rest = rest & ~search.hop if there in marked else rest
            cost = so_far + hop + search.toll(there)
            onward = back.settled[rest].get(there)
            if onward is None:
                waiting[rest].setdefault(there, []).append((cost, stations))
            else:
                heappush(heap, (cost + onward, (*stations, there), cost, rest))
