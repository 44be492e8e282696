"""The network had one report not been written: what shows how much of an answer rests on it.

The date asked for stays, and so does who is who: a report left out here takes its statements with it, not the judgements
and names by which the others were put together. Only what the report touches is weighed anew.
"""

from __future__ import annotations

from dataclasses import replace

from graphmodel.graph import Graph, Tie
from queries.paths.network import Network, by_pair, strength_of
from queries.paths.strands import PARTICIPATION, strands


def without(network: Network, report: str) -> Network:
    """The same network without what this report states, by its id."""
    graph = network.graph
    touched = [t for t in graph.ties.values() if any(s.report == report for s in t.evidence)]
    ties = {**graph.ties, **{t.id: _left(network, t, report) for t in touched}}
    reduced = Graph(graph.nodes, {i: t for i, t in ties.items() if t.evidence})
    stale = {origin for t in touched for origin in _origins(graph, t)}
    affected = {p for p, some in network.strands.items() if any(s.origin in stale for s in some)}
    remaining = [s for p in affected for s in network.strands[p] if s.origin not in stale]
    weighed = strands(reduced, network.settings, network.calendar, current_only=network.current_only, origins=[*sorted(stale)])
    fresh = by_pair([*remaining, *weighed])
    strength = {p: strength_of(s, network.settings.ceiling) for p, s in fresh.items()}
    return replace(
        network,
        graph=reduced,
        strands={p: s for p, s in network.strands.items() if p not in affected} | fresh,
        strength={p: s for p, s in network.strength.items() if p not in affected} | strength,
    )


def _left(network: Network, tie: Tie, report: str) -> Tie:
    """What the other reports say of a tie; its status is the newest of them's, unless none ever said one itself."""
    kept = tuple(s for s in tie.evidence if s.report != report)
    if any(s.status for s in tie.evidence):
        newest = network.calendar.newest(s for s in kept if s.status)
        return replace(tie, evidence=kept, status=newest.status if newest else "")
    return replace(tie, evidence=kept)


def _origins(graph: Graph, tie: Tie) -> list[str]:
    """The ties and events whose strands this tie has a part in."""
    if tie.type in PARTICIPATION:
        return [tie.target]
    held = [t.id for t in graph.touching[tie.source] if t.type == "HOLDS"] if tie.type == "AT" else []
    return [tie.id, *held]
