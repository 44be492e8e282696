"""Why there is no route: one sentence that names what stands between the two.

Asked in turn, the first that answers: does a condition of the question (via, avoid, posts, date) exclude every route; is there
one that is too weak or too long; is there one only through what introduces nobody; is there nothing at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable

from graphmodel.graph import Node
from graphmodel.messages import catalogue
from queries.paths.network import Network
from queries.paths.search import routes
from queries.paths.strands import is_walked, participants
from queries.paths.words import crowd, ground, names, number, weakest

say = catalogue("queries.paths")
# What a chain may run through, widening step by step, until the two are linked.
WIDER = (("Event",), ("Initiative",), ("Country", "Place"), ("Topic",))


def why_none(network: Network, source: str, target: str, avoid: Collection[str], via: Collection[str]) -> str:
    """The sentence for two actors that no route joins."""
    settings = network.settings
    ends = {"a": names(network, [source]), "b": names(network, [target]), "max": settings.max_hops}
    if via and _routed(network, source, target, avoid):
        return say("none_via", via=names(network, sorted(via)), **ends)
    if avoid and _routed(network, source, target, ()):
        return say("none_avoid", avoid=names(network, _in_the_way(network, source, target, avoid)), **ends)
    asked = network.calendar.asked
    if network.current_only and _routed(Network.of(network.graph, settings, as_of=asked), source, target, ()):
        return say("none_current", **ends)
    if asked and _routed(Network.of(network.graph, settings), source, target, ()):
        return say("none_as_of", date=asked, **ends)
    return _weak_or_long(network, source, target, ends) or _elsewhere(network, source, target, ends)


def _routed(network: Network, source: str, target: str, avoid: Collection[str]) -> bool:
    hops = network.settings.max_hops
    return next(routes(network.costs, network.tolls, source, target, max_hops=hops, avoid=avoid), None) is not None


def _in_the_way(network: Network, source: str, target: str, avoid: Collection[str]) -> list[str]:
    """Those to avoid without whom there is no route: who alone blocks, else all of them."""
    alone = [x for x in sorted(avoid) if not _routed(network, source, target, (x,))]
    return alone or sorted(avoid)


def _weak_or_long(network: Network, source: str, target: str, ends: dict[str, object]) -> str:
    """The sentence where there is a chain of walked ties that no route may be."""
    limit = network.settings.max_hops
    weak = next((r for _, r in routes(network.costs_at_all, network.tolls, source, target, max_hops=limit)), None)
    if weak:
        a, b = weakest(network, weak)
        values = {"x": names(network, [a]), "y": names(network, [b]), "s": number(network.between(a, b))}
        return say("none_weak", threshold=network.settings.threshold, ground=ground(network, a, b), **values, **ends)
    chain = _chain(source, target, lambda x: network.tied_at_all.get(x, ()))
    return say("none_long", hops=len(chain) - 1, **ends) if chain else ""


def _elsewhere(network: Network, source: str, target: str, ends: dict[str, object]) -> str:
    """The sentence where no walked ties join the two."""
    graph, kinds = network.graph, {"Role"}
    for wider in WIDER:
        kinds.update(wider)
        chain = _chain(source, target, lambda x: _around(network, x, kinds))
        barriers = [graph.nodes[x] for x in chain if not is_walked(graph.nodes[x], network.settings)]
        barrier = next((n for n in barriers if n.kind in wider and not _makes_ties(network, n)), None)
        if barrier:
            return say("none_through", name=barrier.name, what=crowd(network, barrier), **ends)
    lonely = [x for x in (source, target) if not network.tied_at_all.get(x)]
    together = sorted({s.report for s in graph.nodes[source].evidence} & {s.report for s in graph.nodes[target].evidence})
    if together:
        return say("none_same_report", report=together[0], **ends)
    return say("none_lonely", lonely=names(network, lonely[:1]), **ends) if lonely else say("none_apart", **ends)


def _around(network: Network, node: str, kinds: Collection[str]) -> list[str]:
    """What a chain may go on to in the whole graph: actors and these kinds."""
    graph = network.graph
    near = sorted({n for t in graph.touching[node] for n in (t.source, t.target)})
    return [n for n in near if graph.nodes[n].kind in kinds or is_walked(graph.nodes[n], network.settings)]


def _makes_ties(network: Network, node: Node) -> bool:
    return node.kind == "Event" and network.settings.event.of(len(participants(network.graph, node.id))) > 0


def _chain(source: str, target: str, around: Callable[[str], Iterable[str]]) -> list[str]:
    """The shortest chain from one to the other, both included; empty where there is none."""
    before = {source: source}
    queue = deque([source])
    while queue and target not in before:
        here = queue.popleft()
        for there in sorted(around(here)):
            if there not in before:
                before[there] = here
                queue.append(there)
    if target not in before:
        return []
    chain = [target]
    while chain[-1] != source:
        chain.append(before[chain[-1]])
    return chain[::-1]
