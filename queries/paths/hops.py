"""From the stations of a route to its hops and the person to ask first."""

from __future__ import annotations

from itertools import pairwise

from graphmodel.ontology import ontology
from queries.paths.answer import Actor, Contact, Hop
from queries.paths.ask import Ask, Stations
from queries.paths.network import Network, pair
from queries.paths.strands import Strand
from queries.paths.topic import Topic

IN_POST = ("current", "acting")


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


def whom_to_ask(network: Network, stations: Stations) -> Contact:
    """The first person on the way, with the post that speaks most for them; else who is in post at the first organization
    on the way; else that organization, or the first station."""
    onward = stations[1:]
    kinds = {x: network.graph.nodes[x].kind for x in onward}
    person = next((x for x in onward if kinds[x] == "Person"), None)
    body = next((x for x in onward if kinds[x] == "Organization"), onward[0])
    posts = posts_of(network, person) if person else [p for p in posts_at(network, body) if p.status in IN_POST]
    if not posts:
        return Contact(actor(network, person or body))
    # The post on the route itself comes before others that the same person holds.
    post = min(posts, key=lambda p: (p.status not in IN_POST, p.target not in stations, -p.best, p.post, p.target, p.source))
    told = network.calendar.told(network.calendar.newest(post.statements))
    return Contact(actor(network, post.source), post.post, network.graph.nodes[post.target].name, post.status, told)


def posts_of(network: Network, person: str) -> list[Strand]:
    """The posts that a person holds or held at organizations."""
    return [s for s in _posts(network, person) if s.source == person]


def posts_at(network: Network, organization: str) -> list[Strand]:
    """The posts at an organization, whoever holds or held them."""
    return [s for s in _posts(network, organization) if s.target == organization]


def _posts(network: Network, end: str) -> list[Strand]:
    others = network.tied_at_all.get(end, ())
    return [s for o in others for s in network.strands[pair(end, o)] if s.type == "HOLDS"]


def _direction(strand: Strand, source: str) -> str:
    if strand.via or ontology().ties[strand.type].symmetric:
        return "both"
    return "forward" if strand.source == source else "backward"
