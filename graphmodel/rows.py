"""The graph as rows: what an engine for Cypher stores of it, with the same names and types in Neo4j and in Ladybug.

    node       label     id, name, aliases and what the ontology declares for its kind
    tie        type      id and the ontology's ``tie_properties``; ``source`` and ``target`` are the ids of its ends
    Passage    (Passage)-[:FROM]->(Report), (Passage)-[:MENTIONS]->(node)

A passage is one quotation of one report, however many facts it states. It mentions the nodes it is evidence for and the
ends of the ties it states. ``ties`` are the ids of those ties, so that all passages of a tie are found:
``(p:Passage)-[:MENTIONS]->(a)-[r]->(b) WHERE r.id IN p.ties``. ``statements`` says how it states each node and tie (see
``encode``): with it the graph is read back whole.

What is absent in the graph ("", page 0, start -1) is None in a row. Every row has every column of its label or type.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ontology import ontology

PASSAGE, FROM, MENTIONS = "Passage", "FROM", "MENTIONS"
_json = json.JSONEncoder(ensure_ascii=False).encode

Row = Mapping[str, Any]
Ends = tuple[str, ...]
"""The ids of a tie's source and target; empty for a node."""
Columns = Mapping[str, str]
"""Column to type: ``string``, ``strings`` (a list), ``integer`` or ``double``."""

_PASSAGE_COLUMNS = {
    "id": "string",
    "report": "string",
    "page": "integer",
    "start": "integer",
    "end": "integer",
    "quote": "string",
    "ties": "strings",
    "statements": "strings",
}


class Pattern(NamedTuple):
    """A type of tie between a label and a label."""

    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by label and by pattern, in the order of their ids; only labels and patterns that have rows."""

    nodes: Mapping[str, Sequence[Row]]
    ties: Mapping[Pattern, Sequence[Row]]


def labels() -> list[str]:
    """Every label: the ontology's kinds, then Passage."""
    return [*ontology().nodes, PASSAGE]


def patterns() -> list[Pattern]:
    """Every pattern the ontology allows, then those of passages."""
    stated = [Pattern(t.name, *ends) for t in ontology().ties.values() for ends in product(t.sources, t.targets)]
    mentioned = [kind for kind in ontology().nodes if kind != "Report"]
    return [*stated, Pattern(FROM, PASSAGE, "Report"), *(Pattern(MENTIONS, PASSAGE, kind) for kind in mentioned)]


def node_columns(label: str) -> Columns:
    """The columns of a label, ``id`` first."""
    if label == PASSAGE:
        return _PASSAGE_COLUMNS
    return {"id": "string", "name": "string", "aliases": "strings", **ontology().nodes[label].properties}


def tie_columns(type_: str) -> Columns:
    """The columns of a type of tie beside ``source`` and ``target``; FROM and MENTIONS have none."""
    return {} if type_ in (FROM, MENTIONS) else {"id": "string", **ontology().tie_properties}


def rows(graph: Graph) -> Rows:
    """The whole graph as rows."""
    nodes: dict[str, list[Row]] = {}
    ties: dict[Pattern, list[Row]] = {}
    for node in graph.nodes.values():
        nodes.setdefault(node.kind, []).append(node_row(node))
    for tie in graph.ties.values():
        pattern = Pattern(tie.type, graph.nodes[tie.source].kind, graph.nodes[tie.target].kind)
        ties.setdefault(pattern, []).append(tie_row(tie))
    reports = {n.properties.get("report"): n.id for n in graph.of_kind("Report")}
    for passage in passages(graph.nodes.values(), graph.ties.values()):
        nodes.setdefault(PASSAGE, []).append(passage.row())
        if passage.place.report in reports:
            ends = {"source": passage.id, "target": reports[passage.place.report]}
            ties.setdefault(Pattern(FROM, PASSAGE, "Report"), []).append(ends)
        for node_id in sorted(passage.mentions):
            if (kind := graph.nodes[node_id].kind) != "Report":
                ties.setdefault(Pattern(MENTIONS, PASSAGE, kind), []).append({"source": passage.id, "target": node_id})
    return Rows(nodes, ties)


def node_row(node: Node) -> Row:
    """A node without its evidence."""
    own = {name: node.properties.get(name) or None for name in ontology().nodes[node.kind].properties}
    return {"id": node.id, "name": node.name, "aliases": list(node.aliases), **own}


def tie_row(tie: Tie) -> Row:
    """A tie with its ends and its best passages."""
    best = tie.best
    return {
        "source": tie.source,
        "target": tie.target,
        "id": tie.id,
        **tie.properties,
        "passages": [s.quote for s in best],
        "sources": [s.report for s in best],
    }


@dataclass(slots=True)
class Passage:
    """One quotation of one report, and all that it states: node or tie and statement, to the ends of the tie (a node: none)."""

    id: str
    place: Statement
    stated: dict[tuple[str, Statement], Ends] = field(default_factory=dict)

    @property
    def mentions(self) -> set[str]:
        """The nodes it is evidence for and the ends of the ties it states."""
        return {node for (subject, _), ends in self.stated.items() for node in ends or (subject,)}

    def row(self) -> Row:
        """The columns of label Passage."""
        s = self.place
        return {
            "id": self.id,
            "report": s.report,
            "page": s.page or None,
            "start": s.start if s.verified else None,
            "end": s.end if s.verified else None,
            "quote": s.quote,
            "ties": sorted({subject for (subject, _), ends in self.stated.items() if ends}),
            "statements": sorted(encode(subject, s, ends) for (subject, s), ends in self.stated.items()),
        }


def passages(nodes: Iterable[Node], ties: Iterable[Tie]) -> list[Passage]:
    """The passages that are evidence for these nodes and ties, in the order of their ids."""
    found: dict[str, Passage] = {}
    for node in nodes:
        for s in node.evidence:
            passage_of(found, s).stated[node.id, s] = ()
    for tie in ties:
        for s in tie.evidence:
            passage_of(found, s).stated[tie.id, s] = (tie.source, tie.target)
    return sorted(found.values(), key=lambda p: p.id)


def passage_of(found: dict[str, Passage], s: Statement) -> Passage:
    """The passage in which a statement stands, put among those found if it is new there."""
    key = passage_id(s)
    return found.setdefault(key, Passage(key, s))


def passage_id(s: Statement) -> str:
    """The id of a statement's passage: a hash of the report, the place and the words."""
    key = json.dumps([s.report, s.start, s.end, s.page, s.quote])
    return f"passage-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def encode(subject: str, s: Statement, ends: Ends) -> str:
    """How a passage states a node or a tie, as JSON: ``[id, rule, confidence, status, as, to]``, then the ends of a tie."""
    return _json([subject, s.rule, s.confidence, s.status, s.capacity, s.until, *ends])


def decode(encoded: str, place: Statement) -> tuple[str, Statement, Ends]:
    """The other way: the id of the node or tie, the statement, and the ends of a tie; ``place`` is any of the passage's."""
    subject, rule, confidence, status, capacity, until, *ends = json.loads(encoded)
    statement = Statement(
        place.report, place.start, place.end, place.quote, place.page, rule, confidence, status, capacity, until
    )
    return subject, statement, tuple(ends)


def place_of(report: str, page: int | None, start: int | None, end: int | None, quote: str) -> Statement:
    """The place of a passage from its columns: a statement that says nothing yet."""
    return Statement(report, -1 if start is None else start, -1 if end is None else end, quote, page or 0)
