"""What actors share without being tied by it: events, themes and countries, and who has a bond to each.

event     whoever was there or organized it, however many
theme     an agenda, law, priority or award an actor has a part in, or that an initiative of its is aligned with; a topic of
          its initiatives and events. Topics of reports are none: to stand in the same report is nothing to share
country   where an organization lies, as a report says
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.graph import Statement, Tie
from queries.paths import Network
from queries.paths.strands import PARTICIPATION, is_walked

PARTS = ("LEADS", "SUPPORTS", "PARTICIPATES_IN")
_LEADS_TO_THEMES = ("HAS_TOPIC", "ALIGNED_WITH")


@dataclass(frozen=True, slots=True)
class Bond:
    """An actor's bond to a thing: what its best statement is worth (0..1), that statement, and the thing it is about."""

    worth: float
    statement: Statement
    through: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a kind, and everybody's bond to it."""

    kind: str
    bonds: Mapping[str, Bond]


def things_of(network: Network) -> Mapping[str, Thing]:
    """Everything that at least two actors share, by node id."""
    found: dict[str, tuple[str, dict[str, Bond]]] = {}
    for kind, thing, actor, tie in _stated(network):
        bond = _bond(network, tie)
        bonds = found.setdefault(thing, (kind, {}))[1]
        if bond and (actor not in bonds or bond.worth > bonds[actor].worth):
            bonds[actor] = bond
    return {thing: Thing(kind, bonds) for thing, (kind, bonds) in sorted(found.items()) if len(bonds) > 1}


def held_by(things: Mapping[str, Thing]) -> Mapping[str, Sequence[str]]:
    """The things to which each actor has a bond."""
    found: dict[str, list[str]] = {}
    for thing, shared in things.items():
        for actor in shared.bonds:
            found.setdefault(actor, []).append(thing)
    return found


def _stated(network: Network) -> Iterator[tuple[str, str, str, Tie]]:
    """The kind of thing, the thing, the actor, and the tie of the actor that says so."""
    graph, nodes = network.graph, network.graph.nodes
    for tie in graph.ties.values():
        if nodes[tie.source].kind not in ("Person", "Organization"):
            continue
        if tie.type in PARTICIPATION:
            yield "event", tie.target, tie.source, tie
        elif tie.type == "LOCATED_IN" and nodes[tie.target].kind == "Country":
            yield "country", tie.target, tie.source, tie
        elif tie.type in PARTS and not is_walked(nodes[tie.target], network.settings):
            yield "theme", tie.target, tie.source, tie
        if tie.type in (*PARTS, *PARTICIPATION):
            onward = [t.target for t in graph.touching[tie.target] if t.type in _LEADS_TO_THEMES and t.source == tie.target]
            yield from (("theme", theme, tie.source, tie) for theme in onward)


def _bond(network: Network, tie: Tie) -> Bond | None:
    """The best statement of a tie that was known on the date asked for."""
    calendar, settings = network.calendar, network.settings
    happened = network.graph.nodes[tie.target].kind == "Event"
    begin = network.graph.nodes[tie.target].properties.get("date", "") if happened else tie.since
    bonds = []
    for s in tie.evidence:
        if calendar.known(s, begin):
            year = calendar.year_stated(s, begin, over=happened)
            bonds.append(Bond(s.confidence * calendar.decay(year, settings.event.half_life, settings.undated), s, tie.target))
    return min(bonds, key=lambda b: (-b.worth, not b.statement.verified, len(b.statement.quote), b.statement), default=None)
