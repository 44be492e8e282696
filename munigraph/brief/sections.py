"""Which section of a brief a tie belongs to: ties by the actor at their other end, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from queries.dossier import Bond, Dossier

Group = tuple[Bond, ...]
"""All ties with one other actor."""

_AGREEMENTS = ("agreement", "twinning")  # kinds of initiative that are signed
_PLACES = ("Country", "Place", "Topic")


@dataclass(frozen=True, slots=True)
class Groups:
    """The ties of a dossier by section. Agreements come furthest up the ladder first, events newest first."""

    agreements: tuple[Group, ...]
    partners: tuple[Group, ...]
    initiatives: tuple[Group, ...]
    events: tuple[Group, ...]
    places: tuple[Group, ...]


def grouped(graph: Graph, known: Dossier) -> Groups:
    """Every tie of the dossier in one section."""
    found: dict[str, list[Bond]] = {"agreements": [], "partners": [], "initiatives": [], "events": [], "places": []}
    for bond in known.ties:
        found[_section(graph, bond)].append(bond)
    return Groups(
        _by_actor(found["agreements"], lambda g: -max(_step(status_of(graph, b)) for b in g)),
        _by_actor(found["partners"], _weight),
        _by_actor(found["initiatives"], _weight),
        _by_actor(found["events"], lambda g: [-int(part) for part in day_of(graph, g).split("-") if part.isdecimal()] or [0]),
        _by_actor(found["places"], _weight),
    )


def status_of(graph: Graph, bond: Bond) -> str:
    """How far a tie is: by its own status, else by that of the initiative it is with."""
    return bond.tie.status or graph.nodes[bond.other.id].properties.get("status", "")


def day_of(graph: Graph, group: Group) -> str:
    """The date of the event that a group is about; "" where no report says."""
    return graph.nodes[group[0].other.id].properties.get("date", "")


def newest(group: Group) -> Group:
    """The ties of a group, those told last first, else as they were."""
    return tuple(sorted(group, key=lambda b: (b.tie.since or b.tie.last_report, b.tie.last_report), reverse=True))


def _section(graph: Graph, bond: Bond) -> str:
    other = graph.nodes[bond.other.id]
    if bond.type == "COOPERATES_WITH" or (other.kind == "Initiative" and other.properties.get("kind") in _AGREEMENTS):
        return "agreements"
    if other.kind in _PLACES:
        return "places"
    return {"Initiative": "initiatives", "Event": "events"}.get(other.kind, "partners")


def _by_actor(bonds: Iterable[Bond], rank: Callable[[Group], object]) -> tuple[Group, ...]:
    groups: dict[str, list[Bond]] = {}
    for bond in bonds:
        groups.setdefault(bond.other.id, []).append(bond)
    return tuple(sorted(map(tuple, groups.values()), key=lambda g: (rank(g), g[0].other.name, g[0].other.id)))


def _weight(group: Group) -> tuple[int, int]:
    """Smallest for the best attested: in most reports, by most ties."""
    return -max(b.tie.reports for b in group), -len(group)


def _step(status: str) -> int:
    ladder = ontology().ladder
    return ladder.index(status) if status in ladder else -1
