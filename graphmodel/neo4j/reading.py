"""Out of the database: the graph, the reports and the judgements, each by a few long streams.

Every function takes a transaction and keeps to the labels and types of the ontology.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.judgements import Judgement, RecordKey
from graphmodel.ontology import ontology
from graphmodel.report import Origin, Report
from graphmodel.rows import PASSAGE, Row, decode, node_columns, place_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

STORE, JUDGEMENT = "MunigraphStore", "Judgement"
"""Labels of our own beside the ontology's: one node that says whose database this is, and one for each judgement."""

_TIE = ("id", "reports", "confidence", "from", "to", "status", "as", "first_report", "last_report")


def read_graph(tx: ManagedTransaction) -> Graph:
    """The graph as it stands there."""
    found: dict[str, list[Statement]] = {}
    for subject, statement in _statements(tx):
        found.setdefault(subject, []).append(statement)
    evidence = {subject: tuple(sorted(statements)) for subject, statements in found.items()}
    return Graph.of(_nodes(tx, evidence), _ties(tx, evidence))


def _nodes(tx: ManagedTransaction, evidence: Mapping[str, tuple[Statement, ...]]) -> Iterator[Node]:
    for kind, declared in ontology().nodes.items():
        match = f"MATCH (x:`{kind}`) WHERE x.id IS NOT NULL RETURN {_columns(node_columns(kind))}"
        for node_id, name, aliases, *values in tx.run(match):
            said = {key: value for key, value in zip(declared.properties, values, strict=True) if value}
            yield Node(node_id, kind, name, tuple(aliases), said, evidence.get(node_id, ()))


def _ties(tx: ManagedTransaction, evidence: Mapping[str, tuple[Statement, ...]]) -> Iterator[Tie]:
    for type_, declared in ontology().ties.items():
        sources, targets = ("|".join(f"`{kind}`" for kind in ends) for ends in (declared.sources, declared.targets))
        match = f"MATCH (a:{sources})-[x:`{type_}`]->(b:{targets}) WHERE x.id IS NOT NULL RETURN a.id, b.id, {_columns(_TIE)}"
        for source, target, tie_id, reports, confidence, *stated in tx.run(match):
            since, until, status, capacity, first, last = (value or "" for value in stated)
            yield Tie(
                tie_id,
                type_,
                source,
                target,
                since,
                until,
                status,
                capacity,
                reports,
                confidence,
                first,
                last,
                evidence.get(tie_id, ()),
            )


def _statements(tx: ManagedTransaction) -> Iterator[tuple[str, Statement]]:
    query = f"MATCH (p:{PASSAGE})-[:FROM]->(r:Report) RETURN r.report, p.page, p.start, p.`end`, p.quote, p.statements"
    for *columns, statements in tx.run(query):
        place = place_of(*columns)
        for encoded in statements:
            subject, statement, _ = decode(encoded, place)
            yield subject, statement


def read_reports(tx: ManagedTransaction) -> dict[str, Report]:
    """The reports by id, in the order of their ids."""
    query = "MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report, r.facts, r.text, r.origin ORDER BY r.report"
    return {
        i: Report(FactsDocument.from_json(json.loads(facts), i), text, Origin(*origin) if origin else None)
        for i, facts, text, origin in tx.run(query)
    }


def read_origins(tx: ManagedTransaction) -> dict[str, Origin]:
    """Where each report is from, in the order of their ids."""
    query = "MATCH (r:Report) WHERE r.origin IS NOT NULL RETURN r.report, r.origin ORDER BY r.report"
    return {i: Origin(*origin) for i, origin in tx.run(query)}


def read_digests(tx: ManagedTransaction) -> dict[str, str]:
    """The digest of each report as it was given, by its id."""
    return dict(tuple(r) for r in tx.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report, r.digest"))


def read_judgements(tx: ManagedTransaction) -> list[Judgement]:
    """The judgements, in the order of their ids."""
    columns = _columns(("id", "verdict", "one", "other", "who", "when", "why"))
    found = tx.run(f"MATCH (x:{JUDGEMENT}) RETURN {columns}")
    judgements = (Judgement(i, v, RecordKey(*one), RecordKey(*other), *rest) for i, v, one, other, *rest in found)
    return sorted(judgements, key=lambda j: j.id)


def read_store(tx: ManagedTransaction) -> Row | None:
    """What the database says of itself: layout, fingerprint of its graph, revision. None: it is not a store yet."""
    found = tx.run(f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s").single()
    return None if found is None else dict(found[0])


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"x.`{name}`" for name in names)
