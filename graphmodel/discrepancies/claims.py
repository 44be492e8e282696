"""What reports claim, gathered for comparing; and two claims or more that do not go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graphmodel.graph import Statement
from graphmodel.report import Report
from graphmodel.stated import NodeShare, TieKey, TieShare
from graphmodel.summary import node, standing

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
    """All that reports say of nodes and ties; ``parted`` are pairs of nodes that somebody judged different."""

    reports: Mapping[str, Report]
    parted: set[frozenset[str]] = field(default_factory=set)
    nodes: dict[str, list[NodeShare]] = field(default_factory=dict)
    ties: dict[TieKey, list[Statement]] = field(default_factory=dict)
    near: dict[tuple[str, str], list[Statement]] = field(default_factory=dict)

    def add(self, shares: Iterable[NodeShare | TieShare]) -> None:
        """Take in what a report states."""
        for share in shares:
            if isinstance(share, NodeShare):
                self.nodes.setdefault(share.id, []).append(share)
                self.near.setdefault((share.id, share.report), []).extend(share.evidence)
            else:
                self.ties.setdefault(share.key, []).append(share.statement)
                for end in (share.key.source, share.key.target):
                    self.near.setdefault((end, share.statement.report), []).append(share.statement)

    def of(self, kind: str) -> Iterator[tuple[str, Sequence[NodeShare]]]:
        """The nodes of a kind, in the order of their ids."""
        return ((i, self.nodes[i]) for i in sorted(self.nodes) if self.nodes[i][0].kind == kind)

    def name(self, i: str) -> str:
        """What a node is called."""
        shares = self.nodes[i]
        return node(shares, {s.report: standing(self.reports[s.report]) for s in shares}).name

    def date(self, report: str) -> str:
        """A report's own date; "" unknown."""
        return self.reports[report].facts.document.date or ""

    def about(self, i: str, report: str) -> list[Statement]:
        """The passages of a report that state or name a node; one without words where there is none."""
        return self.near.get((i, report)) or [Statement(report, -1, -1, "")]

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
