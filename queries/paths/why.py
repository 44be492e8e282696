"""Why a route: one sentence for a person, and where it matters why not the shorter one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graphmodel.dates import is_after
from graphmodel.graph import Node
from graphmodel.messages import catalogue
from queries.paths.ask import Ask, Stations
from queries.paths.network import Network, pair
from queries.paths.strands import Strand, is_walked
from queries.paths.words import crowd, euphonic, ground, names, number, weakest

say = catalogue("queries.paths")
# What two actors have in common without knowing each other, the most telling first.
COMMON = ("Event", "Initiative", "Country", "Place", "Topic")


def why(network: Network, ask: Ask, stations: Stations, better: Sequence[Stations]) -> str:
    """One sentence on a route, given the better ones that are shown before it."""
    clauses = [_strength(network, ask, stations) if not better else _difference(network, stations, better)]
    if not better:
        clauses += _shorter(network, ask, stations)
        clauses += _in_common(network, stations)
    clauses += _apart(network, stations)
    sentence = euphonic("; ".join(clauses)) + "."
    return sentence[:1].upper() + sentence[1:]


def _strength(network: Network, ask: Ask, stations: Stations) -> str:
    a, b = weakest(network, stations)
    values = {
        "a": names(network, [a]),
        "b": names(network, [b]),
        "s": number(network.between(a, b)),
        "ground": ground(network, a, b),
    }
    if len(stations) == 2:
        return say("why_only", **values)
    return say("why_best_topic", word=ask.topic.word, **values) if ask.topic else say("why_best", **values)


def _difference(network: Network, stations: Stations, better: Sequence[Stations]) -> str:
    """How an alternative differs from the best route to the same target, or from the best one where it reaches another."""
    other = stations[-1] not in {b[-1] for b in better}
    best = better[0] if other else next(b for b in better if b[-1] == stations[-1])
    shared = names(network, [x for x in stations[1:-1] if x in best[1:-1]])
    a, b = weakest(network, stations)
    values = {"a": names(network, [a]), "b": names(network, [b]), "s": number(network.between(a, b))}
    if other:
        key = "why_other_shares" if shared else "why_other"
        return say(key, target=names(network, [stations[-1]]), shared=shared, **values)
    if shared:
        return say("why_shares", shared=shared, **values)
    return say("why_without", others=names(network, best[1:-1]), **values) if len(best) > 2 else say("why_roundabout", **values)


def _shorter(network: Network, ask: Ask, stations: Stations) -> Iterator[str]:
    """Why not the shorter route to the same target, if there is one at all, however weak."""
    hops = len(stations) - 2
    if hops < 1:
        return
    any_topic = replace(ask, targets=(stations[-1],), topic=None, about=None)
    shorter = next(any_topic.routes(network, max_hops=hops, weak=True), None)
    if shorter is None:
        return
    a, b = weakest(network, shorter)
    score, taxes = network.score(shorter), math.prod(network.tax(x) for x in shorter[1:-1])
    values = {
        "way": say("way_through", names=names(network, shorter[1:-1])) if len(shorter) > 2 else say("way_direct"),
        "score": number(score),
        "a": names(network, [a]),
        "b": names(network, [b]),
        "s": number(network.between(a, b)),
        "ground": ground(network, a, b),
    }
    if ask.topic and not any(ask.is_about(*hop) for hop in pairwise(shorter)):
        yield say("why_shorter_off_topic", word=ask.topic.word, **values)
    elif network.between(a, b) < network.settings.threshold:
        yield say("why_shorter_too_weak", **values)
    elif score / taxes > network.score(stations):
        hub = min(shorter[1:-1], key=lambda x: (network.tax(x), x))
        yield say("why_shorter_hub", hub=names(network, [hub]), n=len(network.tied[hub]), **values)
    else:
        yield say("why_shorter_weaker", **values)


def _in_common(network: Network, stations: Stations) -> Iterator[str]:
    """What ties the two ends in the graph without being an introduction."""
    if len(stations) > 2:
        shared = shared_nodes(network, stations[0], stations[-1])
        if shared:
            yield say("why_not_shared", name=shared[0].name, what=crowd(network, shared[0]))


def shared_nodes(network: Network, a: str, b: str) -> list[Node]:
    """What both are tied to that no route passes: events of many, agendas, countries, places, topics."""
    graph = network.graph
    around = [{n for t in graph.touching[x] for n in (t.source, t.target)} for x in (a, b)]
    found = [graph.nodes[n] for n in around[0] & around[1]]
    small = {strand.via for strand in network.strands.get(pair(a, b), ())}
    shared = [n for n in found if n.kind in COMMON and not is_walked(n, network.settings) and n.id not in small]
    return sorted(shared, key=lambda n: (COMMON.index(n.kind), n.name, n.id))


def _apart(network: Network, stations: Stations) -> Iterator[str]:
    """Posts in a row whose stated times do not overlap."""
    for a, x, b in zip(stations, stations[1:], stations[2:], strict=False):
        one, other = (network.strands[pair(p, x)][0] for p in (a, b))
        if one.type == other.type == "HOLDS" and (_ends_before(one, other) or _ends_before(other, one)):
            yield say("why_apart", one=one.post, other=other.post, x=names(network, [x]))


def _ends_before(one: Strand, other: Strand) -> bool:
    return bool(one.until and other.since) and is_after(other.since, one.until)
