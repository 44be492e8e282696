"""Why there is no route: one sentence that names what stands between the two.

Asked in turn, the first that answers: does a condition of the question (topic, via, avoid, posts, date) exclude every route; is
there one that is too weak or too long; is there one only through what introduces nobody; is there nothing at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from graphmodel.graph import Node
from graphmodel.messages import catalogue
from queries.paths.ask import Ask
from queries.paths.network import Network
from queries.paths.strands import is_walked, participants
from queries.paths.words import crowd, ground, names, number, weakest

say = catalogue("queries.paths")
# What a chain may run through, widening step by step, until the two are linked.
WIDER = (("Event",), ("Initiative",), ("Country", "Place"), ("Topic",))


def why_none(network: Network, ask: Ask, goal: str) -> str:
    """The sentence for an actor and a goal that no route joins."""
    ends = {"a": names(network, [ask.source]), "b": goal, "max": network.settings.max_hops}
    bare = replace(ask, avoid=(), via=(), topic=None, about=None)
    if ask.topic and _routed(network, replace(ask, topic=None, about=None)):
        return say("none_topic", word=ask.topic.word, **ends)
    if ask.via and _routed(network, replace(bare, avoid=ask.avoid)):
        return say("none_via", via=names(network, ask.via), **ends)
    if ask.avoid and _routed(network, bare):
        return say("none_avoid", avoid=names(network, _in_the_way(network, bare, ask.avoid)), **ends)
    asked = network.calendar.asked
    if network.current_only and _routed(Network.of(network.graph, network.settings, as_of=asked), bare):
        return say("none_current", **ends)
    if asked and _routed(Network.of(network.graph, network.settings), bare):
        return say("none_as_of", date=asked, **ends)
    return _weak_or_long(network, bare, ends) or _elsewhere(network, bare, ends)


def _routed(network: Network, ask: Ask) -> bool:
    return next(ask.routes(network), None) is not None


def _in_the_way(network: Network, bare: Ask, avoid: Sequence[str]) -> list[str]:
    """Those to avoid without whom there is no route: who alone blocks, else all of them."""
    return [x for x in avoid if not _routed(network, replace(bare, avoid=(x,)))] or list(avoid)


def _weak_or_long(network: Network, bare: Ask, ends: dict[str, object]) -> str:
    """The sentence where there is a chain of walked ties that no route may be."""
    weak = next(bare.routes(network, weak=True), None)
    if weak:
        a, b = weakest(network, weak)
        values = {"x": names(network, [a]), "y": names(network, [b]), "s": number(network.between(a, b))}
        return say("none_weak", threshold=network.settings.threshold, ground=ground(network, a, b), **values, **ends)
    chain = _chain(bare, lambda x: network.tied_at_all.get(x, ()))
    return say("none_long", hops=len(chain) - 1, **ends) if chain else ""


def _elsewhere(network: Network, bare: Ask, ends: dict[str, object]) -> str:
    """The sentence where no walked ties join the two."""
    graph, kinds = network.graph, {"Role"}
    for wider in WIDER:
        kinds.update(wider)
        chain = _chain(bare, lambda x: _around(network, x, kinds))
        barriers = [graph.nodes[x] for x in chain if not is_walked(graph.nodes[x], network.settings)]
        barrier = next((n for n in barriers if n.kind in wider and not _makes_ties(network, n)), None)
        if barrier:
            return say("none_through", name=barrier.name, what=crowd(network, barrier), **ends)
    own = {s.report for s in graph.nodes[bare.source].evidence}
    together = sorted(own & {s.report for t in bare.targets for s in graph.nodes[t].evidence})
    if together:
        return say("none_same_report", report=together[0], **ends)
    if not network.tied_at_all.get(bare.source):
        return say("none_lonely", lonely=names(network, [bare.source]), **ends)
    if not any(network.tied_at_all.get(t) for t in bare.targets):
        return say("none_lonely", lonely=ends["b"], **ends)
    return say("none_apart", **ends)


def _around(network: Network, node: str, kinds: Collection[str]) -> list[str]:
    """What a chain may go on to in the whole graph: actors and these kinds."""
    graph = network.graph
    near = sorted({n for t in graph.touching[node] for n in (t.source, t.target)})
    return [n for n in near if graph.nodes[n].kind in kinds or is_walked(graph.nodes[n], network.settings)]


def _makes_ties(network: Network, node: Node) -> bool:
    return node.kind == "Event" and network.settings.event.of(len(participants(network.graph, node.id))) > 0


def _chain(bare: Ask, around: Callable[[str], Iterable[str]]) -> list[str]:
    """The shortest chain from the source to a target, both included; empty where there is none."""
    before = {bare.source: bare.source}
    queue = deque([bare.source])
    while queue:
        here = queue.popleft()
        if here in bare.targets:
            chain = [here]
            while chain[-1] != bare.source:
                chain.append(before[chain[-1]])
            return chain[::-1]
        for there in sorted(around(here)):
            if there not in before:
                before[there] = here
                queue.append(there)
    return []
