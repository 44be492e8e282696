"""What reports claim, gathered for comparing; and two claims or more that do not go together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from graphmodel.graph import Graph, Statement
from graphmodel.report import Report
from graphmodel.stated import NodeShare

Kind = Literal["holders", "ended", "exclusive", "acronym", "ladder", "date", "country"]


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """What some reports say: the newest of them with its date (ISO 8601, "" unknown) and its passage, and the ids of all."""

    said: str
    date: str
    statement: Statement
    reports: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "said": self.said,
            "date": self.date or None,
            "reports": list(self.reports),
            "evidence": self.statement.to_json(),
        }


@dataclass(frozen=True, slots=True, order=True)
class Discrepancy:
    """Claims about one thing that do not go together, in the order of their dates.

    ``subject`` names the thing; ``actors`` are the ids of the nodes concerned. ``kind`` says what the claims are:
    holders     people in one post that one holds at a time
    ended       a person's post: current by one report, though ended by another
    exclusive   posts of a person of which one excludes the other
    acronym     long names of one acronym
    ladder      statuses of an initiative that go down
    date        dates of an event
    country     countries of an organization
    """

    kind: Kind
    subject: str
    claims: tuple[Claim, ...]
    actors: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What stays the same while no report says anything new of it, whatever is loaded beside."""
        return self.kind, self.subject, *sorted(c.said for c in self.claims)

    def to_json(self) -> dict[str, Any]:
        """JSON-ready data; keys in a stable order."""
        claims = [c.to_json() for c in self.claims]
        return {"kind": self.kind, "subject": self.subject, "actors": list(self.actors), "claims": claims}


@dataclass(frozen=True)
class Told:
    """The graph; what each report says of its organizations, events and initiatives, by node; and the pairs of nodes that
    somebody judged different. ``reports`` are read for a passage only."""

    graph: Graph
    said: Mapping[str, Sequence[NodeShare]]
    reports: Mapping[str, Report]
    parted: Collection[frozenset[str]] = ()

    def of(self, kind: str) -> Iterator[tuple[str, Sequence[NodeShare]]]:
        """The nodes of a kind, in the order of their ids, with what reports say of them."""
        return ((n.id, self.said[n.id]) for n in self.graph.of_kind(kind) if n.id in self.said)

    def name(self, i: str) -> str:
        """What a node is called."""
        return self.graph.nodes[i].name

    def date(self, report: str) -> str:
        """A report's own date; "" unknown."""
        return self._dates.get(report, "")

    @cached_property
    def _dates(self) -> Mapping[str, str]:
        return {n.properties["report"]: n.properties.get("date", "") for n in self.graph.of_kind("Report")}

    def about(self, i: str, report: str) -> list[Statement]:
        """The passages of a report that state or name a node; one without words where there is none."""
        evidence = (self.graph.nodes[i].evidence, *(t.evidence for t in self.graph.touching[i]))
        return [s for listed in evidence for s in listed if s.report == report] or [Statement(report, -1, -1, "")]

    def claim(self, said: str, statements: Iterable[Statement]) -> Claim:
        """The claim of these statements; that of the newest report is quoted, the surest and shortest of it."""
        found = list(statements)
        newest = max((self.date(s.report), s.report) for s in found)
        of_newest = [s for s in found if s.report == newest[1]]
        best = min(of_newest, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s))
        return Claim(said, newest[0], best, tuple(sorted({s.report for s in found})))


def discrepancy(kind: Kind, subject: str, claims: Iterable[Claim], actors: Iterable[str]) -> Discrepancy:
    """Claims in the order of their dates."""
    ordered = sorted(claims, key=lambda c: (c.date, c))
    return Discrepancy(kind, subject, tuple(ordered), tuple(dict.fromkeys(actors)))


def first(date: str) -> str:
    """The first day that a date may mean: what sorts before its days, months."""
    return date + "-00" * ((10 - len(date)) // 3)


def last(date: str) -> str:
    """The last day that a date may mean: what sorts behind its days, months."""
    return date + "-99" * ((10 - len(date)) // 3)
