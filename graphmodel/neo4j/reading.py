"""Out of the database: the graph, the reports and the judgements, each by a few long streams.

Every function takes a transaction and keeps to the labels and types of the ontology.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.ontology import ontology
from graphmodel.report import Origin, Report
from graphmodel.rows import PASSAGE, Row, decode, node_columns, place_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

STORE, JUDGEMENT, TERM = "MunigraphStore", "Judgement", "MunigraphTerm"
"""Labels of our own beside the ontology's: one node that says whose database this is, one for each judgement, and one for
each line of the index (``graphmodel.changes.pages``)."""
GAP = "\n"
"""Between the term and the report in the id of a line of the index; no term has it."""

Evidence = Mapping[str, tuple[Statement, ...]]


def read_graph(tx: ManagedTransaction) -> Graph:
    """The graph as it stands there."""
    evidence = evidence_from(_statements(tx))
    return Graph.of(read_nodes(tx, evidence), _ties(tx, evidence))


def read_nodes(tx: ManagedTransaction, evidence: Evidence) -> Iterator[Node]:
    """All nodes, with the evidence that is given."""
    for kind in ontology().nodes:
        for row in tx.run(f"MATCH (x:`{kind}`) WHERE x.id IS NOT NULL RETURN {node_values(kind)}"):
            yield node_from(kind, row.values(), evidence)


def node_values(kind: str) -> str:
    """The columns of ``node_from``, of a node called x."""
    return _columns(node_columns(kind))


def node_from(kind: str, values: Sequence[Any], evidence: Evidence) -> Node:
    """A node of its columns and the evidence found."""
    node_id, name, aliases, *stated = values
    said = {key: value for key, value in zip(ontology().nodes[kind].properties, stated, strict=True) if value}
    return Node(node_id, kind, name, tuple(aliases), said, evidence.get(node_id, ()))


def _ties(tx: ManagedTransaction, evidence: Evidence) -> Iterator[Tie]:
    for type_, declared in ontology().ties.items():
        sources, targets = ("|".join(f"`{kind}`" for kind in ends) for ends in (declared.sources, declared.targets))
        match = f"MATCH (a:{sources})-[x:`{type_}`]->(b:{targets}) WHERE x.id IS NOT NULL RETURN {TIE_VALUES}"
        for row in tx.run(match):
            yield tie_from(type_, row.values(), evidence)


def tie_from(type_: str, values: Sequence[Any], evidence: Evidence) -> Tie:
    """A tie of the columns ``TIE_VALUES`` and the evidence found."""
    source, target, tie_id, reports, confidence, *stated = values
    since, until, status, capacity, first, last = (value or "" for value in stated)
    ends = (source, target, since, until, status, capacity)
    return Tie(tie_id, type_, *ends, reports, confidence, first, last, evidence.get(tie_id, ()))


def evidence_from(statements: Iterable[tuple[str, Statement]]) -> Evidence:
    """Statements by what they state, in order."""
    found: dict[str, list[Statement]] = {}
    for subject, statement in statements:
        found.setdefault(subject, []).append(statement)
    return {subject: tuple(sorted(listed)) for subject, listed in found.items()}


def _statements(tx: ManagedTransaction) -> Iterator[tuple[str, Statement]]:
    return decoded_from(tx.run(f"MATCH (p:{PASSAGE})-[:FROM]->(r:Report) RETURN {PASSAGE_VALUES}"))


PASSAGE_VALUES = "r.report, p.page, p.start, p.`end`, p.quote, p.statements"
"""The columns of ``decoded_from``, of a passage called p from a report called r."""


def decoded_from(passages: Iterable[Iterable[Any]]) -> Iterator[tuple[str, Statement]]:
    """All that passages state, each with the id of what it states."""
    for *columns, statements in passages:
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


TIE_VALUES = "a.id, b.id, " + _columns(
    ("id", "reports", "confidence", "from", "to", "status", "as", "first_report", "last_report")
)
"""The columns of a tie called x from a node called a to one called b."""
