"""What one report states of the graph, once it is known who is who: its share of every node and tie.

A share depends on its report and on the clusters alone, so a graph is the shares of its reports, put together by
``summary``; when a report changes, only what it shares in is put together anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from graphmodel.countries import country_name
from graphmodel.facts import Entity, Event, Evidence, Initiative, Organization, Place, Role, Topic
from graphmodel.graph import Statement
from graphmodel.identity.judgements import RecordKey
from graphmodel.identity.resolution import Clusters
from graphmodel.ids import node_id, post_id
from graphmodel.names import title_key
from graphmodel.ontology import ontology
from graphmodel.passages import sentence
from graphmodel.references import References, entities, forms, record_key
from graphmodel.report import Report

_MENTIONS = 2  # passages a report gives to a node for merely naming it


@dataclass(frozen=True, slots=True)
class NodeShare:
    """What one report says of one node. Empty properties are not said."""

    id: str
    kind: str
    report: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Statement, ...] = ()


class TieKey(NamedTuple):
    """What makes a tie one: its type, ends and stated begin. Symmetric ties run from the smaller id."""

    type: str
    source: str
    target: str
    since: str


@dataclass(frozen=True, slots=True)
class TieShare:
    """One statement of one tie."""

    key: TieKey
    statement: Statement


def shares(report: Report, references: References, clusters: Clusters) -> Iterator[NodeShare | TieShare]:
    """All that a report states; a tie of a node to itself says nothing and is left out."""
    return _Shares(report, references, clusters).all()


class _Shares:
    def __init__(self, report: Report, references: References, clusters: Clusters) -> None:
        self.report, self.references, self.clusters = report, references, clusters

    def all(self) -> Iterator[NodeShare | TieShare]:
        yield self.own()
        for code in self.report.facts.countries:
            yield self.country(code, tuple(self.named(country_name(code))))
        for kind, entity in entities(self.report.facts):
            yield self.entity(kind, entity)
        for n, role in enumerate(self.report.facts.roles):
            yield from self.post(role, f"roles[{n}]")
        for topic in self.report.facts.topics:
            key = record_key(self.report.id, "Topic", topic.name)
            yield from self.tie(
                "HAS_TOPIC", self.node(record_key(self.report.id, "Report", "")), self.node(key), topic.evidence
            )
        for relation, (source, target) in zip(self.report.facts.relations, self.references.ends, strict=True):
            if target.kind == "Country":
                yield self.country(target.name)
            yield from self.tie(
                relation.type,
                self.node(source),
                self.node(target),
                relation.evidence,
                since=relation.since,
                status=relation.status,
                capacity=relation.capacity,
                until=relation.until,
            )

    def node(self, key: RecordKey) -> str:
        return node_id(self.clusters.get(key, key))

    def own(self) -> NodeShare:
        d = self.report.facts.document
        said = {"report": d.id, "title": d.title, "source": d.source, "date": d.date, "kind": d.kind, "language": d.language}
        key = record_key(d.id, "Report", "")
        return NodeShare(self.node(key), "Report", d.id, d.title or d.id, properties={k: v for k, v in said.items() if v})

    def country(self, code: str, evidence: tuple[Statement, ...] = ()) -> NodeShare:
        key = record_key(self.report.id, "Country", code)
        return NodeShare(self.node(key), "Country", self.report.id, country_name(code), (), {"code": code}, evidence)

    def entity(self, kind: str, entity: Entity) -> NodeShare:
        key = record_key(self.report.id, kind, entity.name)
        evidence = [self.statement(entity.evidence)] if isinstance(entity, Initiative | Event | Topic) else []
        return NodeShare(
            self.node(key),
            kind,
            self.report.id,
            entity.name,
            forms(entity)[1:],
            {k: v for k, v in _said(entity).items() if v},
            (*evidence, *self.mentions(entity)),
        )

    def mentions(self, entity: Entity) -> Iterator[Statement]:
        for m in sorted(entity.mentions, key=lambda m: (m.start, m.end))[:_MENTIONS]:
            yield from self.passage(m.start, m.end, m.page)

    def named(self, name: str) -> Iterator[Statement]:
        """Where the text has a name that no fact places: a country's."""
        found = re.finditer(rf"\b{re.escape(name)}\b", self.report.text or "")
        for match in islice(found, _MENTIONS):
            yield from self.passage(*match.span())

    def passage(self, start: int, end: int, page: int | None = None) -> Iterator[Statement]:
        text = self.report.text
        if text is not None and 0 <= start < end <= len(text):
            start, end = sentence(text, start, end)
            yield Statement(self.report.id, start, end, " ".join(text[start:end].split()), page or 0)

    def post(self, role: Role, place: str) -> Iterator[NodeShare | TieShare]:
        person = self.node(self.references.find(role.person, ("Person",), f"{place}.person"))
        at = None
        if role.organization:
            at = self.node(self.references.find(role.organization, ("Organization",), f"{place}.organization"))
        post = post_id(title_key(role.title), at or person)
        yield NodeShare(post, "Role", self.report.id, role.title, evidence=(self.statement(role.evidence),))
        yield from self.tie("HOLDS", person, post, role.evidence, since=role.since, status=role.status, until=role.until)
        if at:
            yield from self.tie("AT", post, at, role.evidence)

    def tie(
        self,
        kind: str,
        source: str,
        target: str,
        evidence: Evidence,
        *,
        since: str | None = None,
        status: str | None = None,
        capacity: str | None = None,
        until: str | None = None,
    ) -> Iterator[TieShare]:
        if ontology().ties[kind].symmetric:
            source, target = sorted((source, target))
        if source != target:
            key = TieKey(kind, source, target, since or "")
            yield TieShare(key, self.statement(evidence, status or "", capacity or "", until or ""))

    def statement(self, e: Evidence, status: str = "", capacity: str = "", until: str = "") -> Statement:
        """Evidence of this report; without the report's text its place is unverified."""
        placed = self.report.text is not None and e.start is not None and e.end is not None
        start, end = (e.start, e.end) if placed and e.start is not None and e.end is not None else (-1, -1)
        return Statement(self.report.id, start, end, e.quote, e.page or 0, e.rule or "", e.confidence, status, capacity, until)


def _said(entity: Entity) -> dict[str, str | None]:
    """The properties of its kind that an entity states."""
    match entity:
        case Organization():
            return {"kind": entity.kind, "country": entity.country}
        case Place():
            return {"country": entity.country}
        case Initiative():
            return {"kind": entity.kind, "status": entity.status}
        case Event():
            return {"date": entity.date, "place": entity.place}
    return {}
