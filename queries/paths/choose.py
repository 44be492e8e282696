"""Which of the routes to show: really different ones, chosen after the search, from routes that come best first.

To one target, each overlaps every better one little enough, and one that shares nobody with the best is always tried. To
several targets, the best route to each comes first; where places are left, the routes to any of them are chosen in that way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from queries.paths.ask import Ask, Stations
from queries.paths.network import Network


def chosen(network: Network, ask: Ask, k: int) -> list[Stations]:
    """The routes to show, at most ``k``."""
    each = best_to_each(network, ask, k) if len(ask.targets) > 1 else []
    taken = different(ask.routes(network), k, network.settings.overlap, each)
    if not taken or len(taken[0]) == 2 or len(each) == k:
        return taken
    other = replace(ask, avoid=(*ask.avoid, *taken[0][1:-1]))
    return with_independent(taken, next(other.routes(network), None), k)


def best_to_each(network: Network, ask: Ask, k: int) -> list[Stations]:
    """The best route to each target, the best k of them."""
    taken: list[Stations] = []
    while len(taken) < k and (found := next(ask.routes(network), None)):
        taken.append(found)
        left = tuple(t for t in ask.targets if t != found[-1])
        ask = replace(ask, targets=left, avoid=(*ask.avoid, found[-1]))
    return taken


def different(ranked: Iterable[Stations], k: int, overlap: float, taken: Collection[Stations] = ()) -> list[Stations]:
    """Those taken, then the first of which each overlaps every one before by at most ``overlap`` (Jaccard of their stations
    between the ends), k in all."""
    found = list(taken)
    for route in ranked if len(found) < k else ():
        if route not in taken and all(jaccard(route[1:-1], better[1:-1]) <= overlap for better in found):
            found.append(route)
            if len(found) == k:
                break
    return found


def with_independent(taken: list[Stations], independent: Stations | None, k: int) -> list[Stations]:
    """The same with a route that shares nobody with the best one, in the last place where there is none such yet."""
    if independent is None or any(not set(r[1:-1]) & set(taken[0][1:-1]) for r in taken[1:]):
        return taken
    return [*taken[: max(1, k - 1)], independent] if k > 1 else taken


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """How much two sets overlap, 0 to 1; empty sets do not."""
    either = len({*a, *b})
    return len({*a} & {*b}) / either if either else 0.0
