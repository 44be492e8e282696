"""Which of the routes to show: really different ones, chosen after the search, from routes that come best first."""

from __future__ import annotations

from collections.abc import Collection, Iterator

Stations = tuple[str, ...]


def choose(ranked: Iterator[Stations], k: int, overlap: float) -> list[Stations]:
    """The first k of which each overlaps every better one taken by at most ``overlap`` (Jaccard of their stations)."""
    taken: list[Stations] = []
    for route in ranked:
        if all(jaccard(route[1:-1], better[1:-1]) <= overlap for better in taken):
            taken.append(route)
            if len(taken) == k:
                break
    return taken


def with_independent(taken: list[Stations], independent: Stations | None, k: int) -> list[Stations]:
    """The same with a route that shares nobody with the best one, in the last place where there is none such yet."""
    if independent is None or any(not set(r[1:-1]) & set(taken[0][1:-1]) for r in taken[1:]):
        return taken
    return [*taken[: max(1, k - 1)], independent] if k > 1 else taken


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """How much two sets overlap, 0 to 1; empty sets do not."""
    either = len({*a, *b})
    return len({*a} & {*b}) / either if either else 0.0
