"""Which country an actor belongs to, as far as reports say; only for grouping, it never makes a tie.

An actor's own country; else the one where it lies, by itself or through a place; else that of the body whose part it is;
else, of a person, that of the bodies where posts are held. Where several are said at one of these steps, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphmodel.graph import Graph

_DEEPEST = 4


def countries_of(graph: Graph) -> Mapping[str, str]:
    """The ISO code of every person and organization whose country is known, by node id."""
    found = {n.id: _of(graph, n.id, _DEEPEST) for n in graph.of_kind("Person", "Organization")}
    return {actor: code for actor, code in found.items() if code}


def _of(graph: Graph, node: str, steps: int) -> str:
    own = graph.nodes[node].properties.get("code") or graph.nodes[node].properties.get("country", "")
    if own or not steps:
        return own
    for ties in (("LOCATED_IN",), ("PART_OF",)):
        around = [_of(graph, n, steps - 1) for n in _onward(graph, node, ties)]
        if code := _only(around):
            return code
    bodies = [
        _of(graph, body, steps - 1) for role in _onward(graph, node, ("HOLDS",)) for body in _onward(graph, role, ("AT",))
    ]
    return _only(bodies)


def _onward(graph: Graph, node: str, ties: tuple[str, ...]) -> list[str]:
    return [t.target for t in graph.touching[node] if t.type in ties and t.source == node and t.target != node]


def _only(codes: Iterable[str]) -> str:
    """The one country of these; none where they differ."""
    known = {c for c in codes if c}
    return known.pop() if len(known) == 1 else ""
