"""Out of the database: the graph, the reports and the judgements, each by a few long streams.

Every function takes a transaction and keeps to the labels and types of the ontology.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.judgements import Judgement, RecordKey
from graphmodel.ontology import ontology
from graphmodel.report import Report
from graphmodel.rows import PASSAGE, Row, decode, node_columns, place_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

STORE, JUDGEMENT = "MunigraphStore", "Judgement"
"""Labels of our own beside the ontology's: one node that says whose database this is, and one for each judgement."""

_TIE = ("id", "from", "to", "status", "as", "reports", "confidence", "first_report", "last_report")


def read_graph(tx: ManagedTransaction) -> Graph:
    """The graph as it stands there: a statement counts if its passage comes from a report and is tied to what it states."""
    evidence: dict[str, list[Statement]] = {}
    for subject, statement in _statements(tx):
        evidence.setdefault(subject, []).append(statement)

    def passages_of(subject: str) -> tuple[Statement, ...]:
        return tuple(sorted(evidence.get(subject, ())))

    nodes: list[Node] = []
    for kind, declared in ontology().nodes.items():
        for node_id, name, aliases, *values in _values(
            tx, f"MATCH (x:`{kind}`) WHERE x.id IS NOT NULL", "x", node_columns(kind)
        ):
            said = {key: value for key, value in zip(declared.properties, values, strict=True) if value}
            nodes.append(Node(node_id, kind, name, tuple(aliases), said, passages_of(node_id)))
    ties: list[Tie] = []
    for type_, declared_tie in ontology().ties.items():
        sources, targets = ("|".join(f"`{kind}`" for kind in ends) for ends in (declared_tie.sources, declared_tie.targets))
        pattern = f"MATCH (a:{sources})-[x:`{type_}`]->(b:{targets}) WHERE x.id IS NOT NULL WITH x, a.id AS a, b.id AS b"
        for source, target, tie_id, since, until, status, capacity, reports, confidence, first, last in _values(
            tx, pattern, "x", _TIE, "a, b, "
        ):
            ties.append(
                Tie(
                    tie_id,
                    type_,
                    source,
                    target,
                    since or "",
                    until or "",
                    status or "",
                    capacity or "",
                    reports,
                    confidence,
                    first or "",
                    last or "",
                    passages_of(tie_id),
                )
            )
    return Graph.of(nodes, ties)


def _statements(tx: ManagedTransaction) -> Iterator[tuple[str, Statement]]:
    query = (
        f"MATCH (p:{PASSAGE})-[:FROM]->(r:Report) "
        "RETURN r.report, p.page, p.start, p.`end`, p.quote, p.statements, p.ties, [(p)-[:MENTIONS]->(n) | n.id]"
    )
    for *columns, statements, ties, nodes in tx.run(query):
        place, tied = place_of(*columns), {*ties, *nodes}
        for encoded in statements:
            subject, statement, _ = decode(encoded, place)
            if subject in tied:
                yield subject, statement


def read_reports(tx: ManagedTransaction) -> dict[str, Report]:
    """The reports by id, in the order of their ids."""
    found = tx.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report, r.facts, r.text ORDER BY r.report")
    return {i: Report(FactsDocument.from_json(json.loads(facts), i), text) for i, facts, text in found}


def read_digests(tx: ManagedTransaction) -> dict[str, str]:
    """The digest of each report as it was given, by its id."""
    return dict(tuple(r) for r in tx.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report, r.digest"))


def read_judgements(tx: ManagedTransaction) -> list[Judgement]:
    """The judgements, in the order of their ids."""
    found = _values(tx, f"MATCH (x:{JUDGEMENT})", "x", ("id", "verdict", "one", "other", "who", "when", "why"))
    judgements = (Judgement(i, v, RecordKey(*one), RecordKey(*other), *rest) for i, v, one, other, *rest in found)
    return sorted(judgements, key=lambda j: j.id)


def read_store(tx: ManagedTransaction) -> Row | None:
    """What the database says of itself: layout, fingerprint of its graph, revision. None: it is not a store yet."""
    found = tx.run(f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s").single()
    return None if found is None else dict(found[0])


def _values(
    tx: ManagedTransaction, match: str, name: str, columns: Mapping[str, str] | tuple[str, ...], first: str = ""
) -> Iterator[Any]:
    return iter(tx.run(f"{match} RETURN {first}" + ", ".join(f"{name}.`{c}`" for c in columns)))
