"""The graph in memory, and its one canonical JSON form.

A ``Graph`` is a value: the same facts and judgements give an equal graph, whichever store it comes from. Evidence keeps
every statement; what a store or a picture shows of it (counts, dates, the best three) is computed here, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One passage of one report that states a node or a tie.

    ``report`` is a report's id; ``start`` and ``end`` are code points in its text, -1 where unverified; ``page`` is 0
    where the format has none. ``status`` is what this passage says of the tie; ``until`` its stated end.
    """

    report: str
    start: int
    end: int
    quote: str
    page: int = 0
    rule: str = ""
    confidence: float = 1.0
    status: str = ""
    capacity: str = ""
    until: str = ""

    @property
    def verified(self) -> bool:
        """Whether the quotation was found in the report's text."""
        return self.start >= 0

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "report": self.report,
            "page": self.page or None,
            "start": self.start if self.verified else None,
            "end": self.end if self.verified else None,
            "quote": self.quote,
            "rule": self.rule or None,
            "confidence": self.confidence,
        }
        extra = {"status": self.status, "as": self.capacity, "to": self.until}
        return data | {k: v for k, v in extra.items() if v}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or thing of the ontology. ``kind`` is the ontology's label; ``properties`` hold what its kind declares
    there (an organization's own kind is ``properties["kind"]``). ``evidence`` are the passages that state or name it."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Statement, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "aliases": list(self.aliases),
            "properties": dict(sorted(self.properties.items())),
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Tie:
    """A typed tie between two nodes, keyed by type, source, target and stated begin (``since``).

    ``reports`` counts distinct reports (a copy once); ``confidence`` is of their agreement; ``first_report`` and
    ``last_report`` are dates of reports, never of loading; ``status``, ``capacity`` and ``until`` are the newest report's.
    """

    id: str
    type: str
    source: str
    target: str
    since: str = ""
    until: str = ""
    status: str = ""
    capacity: str = ""
    reports: int = 1
    confidence: float = 1.0
    first_report: str = ""
    last_report: str = ""
    evidence: tuple[Statement, ...] = ()

    @property
    def best(self) -> tuple[Statement, ...]:
        """The three passages to show first: verified, surest, shortest."""
        ranked = sorted(self.evidence, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s))
        return tuple(ranked[:3])

    @property
    def properties(self) -> dict[str, Any]:
        """What is said of the tie itself, by the names that the export and the stores use; None where nothing is."""
        return {
            "status": self.status or None,
            "as": self.capacity or None,
            "from": self.since or None,
            "to": self.until or None,
            "reports": self.reports,
            "confidence": self.confidence,
            "first_report": self.first_report or None,
            "last_report": self.last_report or None,
        }

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "source": self.source,
            "target": self.target,
            **self.properties,
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True)
class Graph:
    """Nodes and ties by id, both in the order of their ids."""

    nodes: Mapping[str, Node]
    ties: Mapping[str, Tie]

    @classmethod
    def of(cls, nodes: Iterable[Node], ties: Iterable[Tie]) -> Graph:
        """A graph of these nodes and ties, put in order."""
        return cls(
            {n.id: n for n in sorted(nodes, key=lambda n: n.id)},
            {t.id: t for t in sorted(ties, key=lambda t: t.id)},
        )

    @cached_property
    def touching(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties at each node, in the order of their ids; every node has an entry."""
        found: dict[str, list[Tie]] = {n: [] for n in self.nodes}
        for tie in self.ties.values():
            found[tie.source].append(tie)
            if tie.target != tie.source:
                found[tie.target].append(tie)
        return {n: tuple(ties) for n, ties in found.items()}

    @cached_property
    def posts(self) -> Mapping[str, tuple[tuple[Tie, ...], tuple[Tie, ...]]]:
        """The posts that tie people to organizations: the id of a Role to its HOLDS and its AT ties, both at least one."""
        sides = {
            role.id: tuple(tuple(t for t in self.touching[role.id] if t.type == type_) for type_ in ("HOLDS", "AT"))
            for role in self.of_kind("Role")
        }
        return {role: (held, at) for role, (held, at) in sides.items() if held and at}

    def of_kind(self, *kinds: str) -> list[Node]:
        """The nodes of these kinds, in order."""
        return [n for n in self.nodes.values() if n.kind in kinds]

    def to_json(self) -> dict[str, Any]:
        """JSON-ready data; ``canonical`` gives its bytes."""
        return {
            "nodes": [n.to_json() for n in self.nodes.values()],
            "edges": [t.to_json() for t in self.ties.values()],
        }

    def canonical(self) -> str:
        """The canonical JSON: one text per graph, whichever store and order of loading it came from."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"
