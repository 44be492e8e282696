"""What a store remembers of a report beside its facts, so that one more report costs the same however many there are.

A **page** is how a report was read when it was last settled: its standing, and its units (``resolution.units``), each with
its cluster. The **index** says which reports have a term, and what they say of it. A term is a name by which units come
together (``name_term``), with those of the report that bear it, or the id of a node, with what the report says of that node.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from graphmodel.graph import Graph, Node
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.keys import Keyed
from graphmodel.identity.resolution import KINDS, Bodies, names
from graphmodel.report import Report
from graphmodel.stated import NodeShare, TieKey
from graphmodel.summary import Standing


class Settled(NamedTuple):
    """A unit with its cluster; of an organization also the cluster's country."""

    unit: Keyed
    cluster: RecordKey
    country: str = ""


@dataclass(frozen=True)
class Page:
    """A report's standing and its settled units by kind."""

    standing: Standing
    units: Mapping[str, Sequence[Settled]] = field(default_factory=dict)

    def of(self, kind: str) -> Sequence[Settled]:
        """The units of a kind."""
        return self.units.get(kind, ())

    @property
    def clusters(self) -> dict[RecordKey, RecordKey]:
        """The cluster of each record of the report."""
        return {m: s.cluster for kind in KINDS for s in self.of(kind) for m in s.unit.members}

    @property
    def bodies(self) -> Bodies:
        """The organizations of the report, resolved."""
        own = self.of("Organization")
        return Bodies({m: s.cluster for s in own for m in s.unit.members}, {s.cluster: s.country for s in own})

    def entries(self, report: str) -> Iterator[Entry]:
        """The lines of the index for the names of its units; ``report`` is whose page it is."""
        bearing: dict[str, list[list[Any]]] = {}
        for kind in KINDS:
            for s in self.of(kind):
                packed = _packed(s)
                for name in names(s.unit):
                    bearing.setdefault(name_term(kind, name), []).append(packed)
        return (Entry(term, report, _json(packed)) for term, packed in bearing.items())

    def encoded(self) -> str:
        """The units as JSON; ``decoded`` is the other way."""
        units = {kind: [_packed(s) for s in self.of(kind)] for kind in KINDS if self.of(kind)}
        return _json(units)


def decoded(report: str, standing: Standing, units: str) -> Page:
    """The page of a report from its standing and the JSON of its units."""
    return Page(standing, _Packed(report, json.loads(units)))


class _Packed(Mapping[str, Sequence[Settled]]):
    """Units by kind, each kind unpacked when it is asked for: most changes look at one or two."""

    def __init__(self, report: str, listed: Mapping[str, list[Any]]) -> None:
        self._report, self._listed = report, listed
        self._found: dict[str, Sequence[Settled]] = {}

    def __getitem__(self, kind: str) -> Sequence[Settled]:
        if kind not in self._found:
            self._found[kind] = [_unpacked(self._report, kind, packed) for packed in self._listed[kind]]
        return self._found[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def _packed(s: Settled) -> list[Any]:
    unit, bodies = s.unit, sorted([b.report, b.name] for b in s.unit.bodies)
    members = [m.name for m in unit.members]
    keyed = [members, sorted(unit.full), sorted(unit.short), unit.bars, bodies, int(unit.abroad)]
    return [*keyed, s.cluster.report, s.cluster.name, s.country]


def _unpacked(report: str, kind: str, packed: list[Any]) -> Settled:
    members, full, short, bars, bodies, abroad, cluster, name, country = packed
    unit = Keyed(
        [RecordKey(report, kind, m) for m in members],
        set(full),
        set(short),
        tuple(bars),
        bodies={RecordKey(r, "Organization", n) for r, n in bodies},
        abroad=bool(abroad),
    )
    return Settled(unit, RecordKey(cluster, kind, name), country)


class Entry(NamedTuple):
    """A line of the index: this report has this term, and says this of it, as JSON."""

    term: str
    report: str
    said: str


def name_term(kind: str, name: str) -> str:
    """The term of a name that units of a kind bear."""
    return f"{kind}:{name}"


def units_said(kind: str, entry: Entry) -> list[Settled]:
    """The units of a kind that a line of the index has for a name."""
    return [_unpacked(entry.report, kind, packed) for packed in json.loads(entry.said)]


def said(shares: Iterable[NodeShare]) -> str:
    """What a report says of a node, each saying once and without evidence, as JSON; ``shares_said`` is the other way."""
    return _json(sorted({(s.name, s.aliases, tuple(sorted(s.properties.items()))) for s in shares}))


def shares_said(node: str, kind: str, entry: Entry) -> list[NodeShare]:
    """What a line of the index says of a node."""
    return [NodeShare(node, kind, entry.report, n, tuple(a), dict(p)) for n, a, p in json.loads(entry.said)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Memory(Protocol):
    """What a change reads of a store: never more than what it touches."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """The reports by id, each read when it is asked for."""

    @property
    def judgements(self) -> Sequence[Judgement]: ...

    def pages(self, reports: Collection[str]) -> Mapping[str, Page]:
        """The pages of those reports that are there."""

    def standings(self, reports: Collection[str]) -> Mapping[str, Standing]:
        """Their standings alone."""

    def entries(self, terms: Collection[str]) -> Iterable[Entry]:
        """The lines of the index with these terms."""

    def sayings(self, terms: Collection[str], but: Collection[str]) -> Iterable[Entry]:
        """Of the lines with these terms, but not of those reports, one for each term and what is said of it."""

    def posts(self, nodes: Collection[str]) -> Iterable[TieKey]:
        """The ties that say who holds these posts, where they are, and what posts these people hold."""

    def part(self, nodes: Collection[str], ties: Collection[TieKey]) -> Graph:
        """The nodes with these ids and the ties with these keys that are there; ties with all their evidence, nodes without."""

    def nodes(self) -> Iterable[Node]:
        """All nodes, without their evidence."""


@dataclass(frozen=True)
class Blank:
    """The memory of a store without reports: nothing need be asked of it."""

    judgements: Sequence[Judgement] = ()
    reports: Mapping[str, Report] = field(default_factory=dict)

    def pages(self, reports: Collection[str]) -> Mapping[str, Page]:
        return {}

    def standings(self, reports: Collection[str]) -> Mapping[str, Standing]:
        return {}

    def entries(self, terms: Collection[str]) -> Iterable[Entry]:
        return ()

    def sayings(self, terms: Collection[str], but: Collection[str]) -> Iterable[Entry]:
        return ()

    def posts(self, nodes: Collection[str]) -> Iterable[TieKey]:
        return ()

    def part(self, nodes: Collection[str], ties: Collection[TieKey]) -> Graph:
        return Graph({}, {})

    def nodes(self) -> Iterable[Node]:
        return ()
