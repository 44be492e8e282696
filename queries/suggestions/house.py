"""Who speaks for an actor, and whom it therefore knows already.

    house   an organization with its parts and those in office there; a person with the bodies of the posts held now
    known   all to whom one of the house has a tie, and the houses of these: a partner's own people are no new partner

Having been at one event is no tie here: it is what a suggestion may rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from queries.paths import Network
from queries.paths.contact import IN_POST
from queries.paths.network import pair
from queries.paths.strands import Strand


def house_of(network: Network, actor: str) -> Mapping[str, float]:
    """The members of an actor's house, itself with 1, the others with the strength by which they belong to it."""
    found = {actor: 1.0}
    nodes = network.graph.nodes
    if nodes[actor].kind == "Person":
        return found | {s.target: network.between(actor, s.target) for s in _of(network, actor, "HOLDS") if s.status in IN_POST}
    waiting = [actor]
    while waiting:
        body = waiting.pop()
        for s in _of(network, body, "PART_OF", "HOLDS"):
            if s.target == body and s.source not in found and (s.type == "PART_OF" or s.status in IN_POST):
                found[s.source] = found[body] * network.between(s.source, body)
                waiting += [s.source] if s.type == "PART_OF" else []
    return found


def known_to(network: Network, house: Mapping[str, float]) -> set[str]:
    """Whom nobody needs to suggest: the house, those with a tie to it, their houses, and other parts of the same whole."""
    partners = {x for member in house for x in partners_of(network, member)} - set(house)
    wholes = {s.target for member in house for s in _of(network, member, "PART_OF") if s.source == member}
    parts = {s.source for whole in wholes for s in _of(network, whole, "PART_OF") if s.target == whole}
    return {*house, *partners, *parts, *(x for partner in partners for x in house_of(network, partner))}


def partners_of(network: Network, actor: str) -> set[str]:
    """Those to whom an actor has a tie, however weak or old."""
    return {x for x in network.tied_at_all.get(actor, ()) if any(not s.via for s in network.strands[pair(actor, x)])}


def _of(network: Network, actor: str, *types: str) -> Iterator[Strand]:
    for other in network.tied_at_all.get(actor, ()):
        yield from (s for s in network.strands[pair(actor, other)] if s.type in types and not s.via)
