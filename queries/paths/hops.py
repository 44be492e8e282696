"""From the stations of a route to its hops."""

from __future__ import annotations

from itertools import pairwise

from graphmodel.ontology import ontology
from queries.paths.answer import Actor, Hop
from queries.paths.ask import Ask, Stations
from queries.paths.network import Network, pair
from queries.paths.strands import Strand
from queries.paths.topic import Topic


def hops(network: Network, stations: Stations, ask: Ask) -> tuple[Hop, ...]:
    """The hops of a route, each told by the fact that is worth most."""
    return tuple(hop(network, a, b, ask.topic if ask.is_about(a, b) else None) for a, b in pairwise(stations))


def hop(network: Network, source: str, target: str, topic: Topic | None = None) -> Hop:
    """The hop between two tied actors; where it is about the topic asked for, told by a fact that is."""
    strands = network.strands[pair(source, target)]
    if topic:
        strands = tuple(sorted(strands, key=lambda s: not topic.has(s)))
    first = strands[0]
    evidence = dict.fromkeys(s for strand in strands for s in strand.statements)
    said = topic.said(first.statements) if topic and not first.via else ()
    return Hop(
        source=actor(network, source),
        target=actor(network, target),
        type=first.type,
        direction=_direction(first, source),
        strength=network.between(source, target),
        via=actor(network, first.via) if first.via else None,
        status=first.status,
        post=first.post,
        since=first.since,
        until=first.until,
        participants=first.participants,
        dated=first.year is not None,
        about=topic is not None,
        evidence=tuple(dict.fromkeys((*said, *evidence))),
    )


def actor(network: Network, node: str) -> Actor:
    """A node as answers name it."""
    return Actor.of(network.graph.nodes[node])


def _direction(strand: Strand, source: str) -> str:
    if strand.via or ontology().ties[strand.type].symmetric:
        return "both"
    return "forward" if strand.source == source else "backward"
