"""Whom an actor should meet: scored by what both share, each shared thing divided by how many share it.

    score(u, v) = sum over common partners x of s(u, x) * s(x, v) / k_x
                + sum over other shared things t of weight * bond(u, t) * bond(v, t) / n_t

s is the strength by which routes are weighed; an actor's ties are those of its house, by the strength with which each member
belongs to it. Pure and deterministic: the same graph, from whichever store, gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.answer import DIGITS
from queries.paths.contact import whom_to_ask
from queries.paths.find import sources
from queries.paths.hops import hop
from queries.paths.network import pair
from queries.suggestions.against import against
from queries.suggestions.answer import Reason, Suggestion, Suggestions
from queries.suggestions.house import house_of, known_to
from queries.suggestions.settings import Weights, default_weights
from queries.suggestions.things import Bond, Thing, held_by, things_of

say = catalogue("queries.suggestions")
SUGGESTED = ("Person", "Organization")


@dataclass(frozen=True, slots=True)
class Share:
    """A thing that two actors share, and what it is worth; ``member`` is who of the first one's house has the bond."""

    kind: str
    shared: str
    member: str
    worth: float


def suggest(
    graph: Graph,
    actor_id: str,
    *,
    k: int = 5,
    settings: Settings | None = None,
    weights: Weights | None = None,
    as_of: str | None = None,
) -> Suggestions:
    """The k actors without a tie to this one that share most with it, or the reason why there is none.

    QueryError where the actor is neither a person nor an organization, InputError where the id, k or the date is wrong.
    """
    if k < 1:
        raise InputError(say("no_k", k=k))
    if actor_id not in graph.nodes:
        raise InputError(say("no_node", id=actor_id))
    if graph.nodes[actor_id].kind not in SUGGESTED:
        raise QueryError(say("not_an_actor", name=graph.nodes[actor_id].name))
    network, chosen = Network.of(graph, settings, as_of=as_of), weights or default_weights()
    things = things_of(network)
    house = house_of(network, actor_id)
    found = shares(network, things, chosen, house)
    known = known_to(network, house)
    scores = {x: score_of(some) for x, some in found.items() if x not in known and any(s.kind != "country" for s in some)}
    best = sorted(scores, key=lambda x: (-scores[x], graph.nodes[x].name, x))[:k]
    rows = []
    for x in best:
        reasons = tuple(_reason(network, things, share, x) for share in _by_worth(network, found[x]))
        contact = whom_to_ask(network, (actor_id, x))
        sentence = against(network, chosen, reasons)
        rows.append(Suggestion(contact.actor, scores[x], reasons, sentence, contact if contact.post else None))
    used = [s for r in rows for reason in r.reasons for s in reason.evidence]
    cited = sources(network, _ties(rows), (s.report for s in used))
    reason = "" if rows else _why_none(network, house, found, actor_id)
    return Suggestions(Actor.of(graph.nodes[actor_id]), network.calendar.today, chosen, tuple(rows), reason, cited)


def score_of(shares: Sequence[Share]) -> float:
    """What all that two actors share is worth, to six digits, so that no order of adding changes an order of actors."""
    return round(sum(sorted(s.worth for s in shares)), DIGITS)


def shares(
    network: Network, things: Mapping[str, Thing], weights: Weights, house: Mapping[str, float]
) -> dict[str, list[Share]]:
    """What each person and organization outside a house shares with it; the tied and known ones, too."""
    found: dict[str, list[Share]] = {}
    nodes = network.graph.nodes
    for x, (member, bond) in sorted(_reached(network, house).items()):
        for v, strength in network.tied[x].items():
            if v not in house and nodes[v].kind in SUGGESTED and not _same_event(network, member, x, v):
                worth = weights.partner * bond * strength / len(network.tied[x])
                found.setdefault(v, []).append(Share("partner", x, member, worth))
    for thing, (member, own) in sorted(_held(things, house).items()):
        shared = things[thing]
        for v, other in shared.bonds.items():
            if v not in house and (own.through == thing or own.through != other.through):
                worth = getattr(weights, shared.kind) * house[member] * own.worth * other.worth / len(shared.bonds)
                found.setdefault(v, []).append(Share(shared.kind, thing, member, worth))
    return found


def _reached(network: Network, house: Mapping[str, float]) -> dict[str, tuple[str, float]]:
    """The partners of a house: by which member each is reached best, and how strongly."""
    best: dict[str, tuple[str, float]] = {}
    for member, belongs in sorted(house.items()):
        for x, strength in network.tied.get(member, {}).items():
            if x not in house and belongs * strength > best.get(x, ("", 0.0))[1]:
                best[x] = member, belongs * strength
    return best


def _held(things: Mapping[str, Thing], house: Mapping[str, float]) -> dict[str, tuple[str, Bond]]:
    """The things to which a house has a bond: the member whose counts most, and that bond."""
    best: dict[str, tuple[str, Bond]] = {}
    held = held_by(things)
    for member in sorted(house):
        for thing in held.get(member, ()):
            bond = things[thing].bonds[member]
            if thing not in best or house[member] * bond.worth > house[best[thing][0]] * best[thing][1].worth:
                best[thing] = member, bond
    return best


def _same_event(network: Network, a: str, x: str, b: str) -> bool:
    """Whether x is tied to both by events alone, one of which all three were at: that is shared once, as the event."""
    one, other = ({strand.via for strand in network.strands[pair(*p)]} for p in ((a, x), (x, b)))
    return "" not in one | other and not one.isdisjoint(other)


def _by_worth(network: Network, shares: Sequence[Share]) -> list[Share]:
    return sorted(shares, key=lambda s: (-round(s.worth, DIGITS), network.graph.nodes[s.shared].name, s.shared))


def _reason(network: Network, things: Mapping[str, Thing], share: Share, other: str) -> Reason:
    shared, member = (Actor.of(network.graph.nodes[x]) for x in (share.shared, share.member))
    if share.kind == "partner":
        ties = hop(network, share.member, share.shared), hop(network, share.shared, other)
        return Reason(share.kind, shared, member, share.worth, len(network.tied[share.shared]), ties)
    bonds = things[share.shared].bonds
    evidence = tuple(dict.fromkeys(bonds[end].statement for end in (share.member, other)))
    return Reason(share.kind, shared, member, share.worth, len(bonds), evidence=evidence)


def _ties(rows: Sequence[Suggestion]) -> list[Hop]:
    return [tie for row in rows for reason in row.reasons for tie in reason.ties]


def _why_none(network: Network, house: Mapping[str, float], found: Mapping[str, Sequence[Share]], actor: str) -> str:
    name = network.graph.nodes[actor].name
    if any(some for some in found.values()):
        return say("none_new", name=name)
    tied = any(network.tied_at_all.get(member) for member in house)
    return say("none_shared" if tied else "none_tied", name=name)
