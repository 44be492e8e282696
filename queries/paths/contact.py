"""Whom to ask first on a route, and in which post."""

from __future__ import annotations

from graphmodel.names import fold, title_key
from queries.paths.answer import Actor, Contact
from queries.paths.ask import Stations
from queries.paths.network import Network, pair
from queries.paths.settings import Settings
from queries.paths.strands import Strand

IN_POST = ("current", "acting")


def whom_to_ask(network: Network, stations: Stations) -> Contact:
    """The first person on the way, with the post that speaks most for them; without one, who is in the post to ask for at the
    first organization on the way; else that organization, or the first station."""
    nodes, onward = network.graph.nodes, stations[1:]
    person = next((x for x in onward if nodes[x].kind == "Person"), None)
    body = next((x for x in onward if nodes[x].kind == "Organization"), onward[0])
    post = _post_of(network, person, stations) if person else _post_at(network, body)
    if post is None:
        return Contact(Actor.of(nodes[person or body]))
    told = network.calendar.told(network.calendar.newest(post.statements))
    return Contact(Actor.of(nodes[post.source]), post.post, nodes[post.target].name, post.status, told)


def _post_of(network: Network, person: str, stations: Stations) -> Strand | None:
    """The post of a person: one on the route itself comes before others."""
    posts = [s for s in _posts(network, person) if s.source == person]
    return min(
        posts, key=lambda p: (p.status not in IN_POST, p.target not in stations, -p.best, p.post, p.target), default=None
    )


def _post_at(network: Network, organization: str) -> Strand | None:
    """The post held at an organization that one would ask for, if any is known."""
    posts = [s for s in _posts(network, organization) if s.target == organization and s.status in IN_POST]
    ranked = [(rank, -s.best, s.post, s.source, s) for s in posts if (rank := _rank(s.post, network.settings)) is not None]
    return min(ranked, key=lambda r: r[:-1])[-1] if ranked else None


def _posts(network: Network, end: str) -> list[Strand]:
    return [s for other in network.tied_at_all.get(end, ()) for s in network.strands[pair(end, other)] if s.type == "HOLDS"]


def _rank(title: str, settings: Settings) -> tuple[int, int] | None:
    """The place of a title among those to ask for, the plainest of each first; None for others."""
    held = title_key(title).split()
    if any(f" {fold(subject)} " in f" {fold(title)} " for subject in settings.contacts["about"]):
        return 0, len(held)
    heads = [title_key(head).split() for head in settings.contacts["heads"]]
    return next(((n, len(held)) for n, head in enumerate(heads, 1) if held[: len(head)] == head), None)
