"""From the stations of a route to its hops and the person to ask first."""

from __future__ import annotations

from itertools import pairwise

from graphmodel.ontology import ontology
from queries.paths.answer import Actor, Contact, Hop
from queries.paths.network import Network, pair
from queries.paths.strands import Strand

IN_POST = ("current", "acting")


def hops(network: Network, stations: tuple[str, ...]) -> tuple[Hop, ...]:
    """The hops of a route, each told by the fact that is worth most."""
    return tuple(hop(network, a, b) for a, b in pairwise(stations))


def hop(network: Network, source: str, target: str) -> Hop:
    """The hop between two tied actors."""
    strands = network.strands[pair(source, target)]
    first = strands[0]
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
        evidence=tuple(dict.fromkeys(s for strand in strands for s in strand.statements)),
    )


def actor(network: Network, node: str) -> Actor:
    """A node as answers name it."""
    return Actor.of(network.graph.nodes[node])


def whom_to_ask(network: Network, stations: tuple[str, ...]) -> Contact:
    """The first person on the way; without one, the first station. With the post that speaks most for them."""
    onward = stations[1:]
    nodes = network.graph.nodes
    first = next((x for x in onward if nodes[x].kind == "Person"), onward[0])
    posts = posts_of(network, first)
    if not posts:
        return Contact(actor(network, first))
    # The post on the route itself comes before others that the same person holds.
    post = min(posts, key=lambda p: (p.status not in IN_POST, p.target not in stations, -p.best, p.post, p.target))
    told = network.calendar.told(network.calendar.newest(post.statements))
    return Contact(actor(network, first), post.post, nodes[post.target].name, post.status, told)


def posts_of(network: Network, person: str) -> list[Strand]:
    """The posts that a person holds or held at organizations."""
    others = network.tied_at_all.get(person, ())
    return [s for o in others for s in network.strands[pair(person, o)] if s.type == "HOLDS" and s.source == person]


def _direction(strand: Strand, source: str) -> str:
    if strand.via or ontology().ties[strand.type].symmetric:
        return "both"
    return "forward" if strand.source == source else "backward"
