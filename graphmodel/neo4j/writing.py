"""Into the database: a step, as rows in batches of ``UNWIND``, nodes and ties found by their ids.

The caller holds the transaction and the store's lock. Labels, types and property names come from the ontology, values go
as parameters; no plugin is needed. A transaction that is tried again writes the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

from graphmodel.changes.diff import GraphDelta
from graphmodel.changes.pages import Entry
from graphmodel.changes.update import Step
from graphmodel.graph import Node, Statement, Tie
from graphmodel.ids import kind_of, node_id
from graphmodel.neo4j.reading import GAP, JUDGEMENT, TERM
from graphmodel.ontology import ontology
from graphmodel.references import record_key
from graphmodel.report import Report
from graphmodel.rows import (
    PASSAGE,
    Ends,
    Passage,
    Row,
    decode,
    labels,
    node_columns,
    node_row,
    passage_id,
    passage_of,
    tie_columns,
    tie_row,
)

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

T = TypeVar("T")
K = TypeVar("K")

_AT_ONCE = 5_000
_REPORTS_AT_ONCE = 20  # a text may be long


def write(tx: ManagedTransaction, step: Step, digests: Mapping[str, str]) -> None:
    """Write a step. What goes, goes first; then nodes, ties between them, and the passages of both.

    ``digests`` are those of the reports as they were given, by id: who gives the same again is told so at once.
    """
    delta = step.delta
    passages = _Passages(tx, delta)
    passages.remove()
    _remove_terms(tx, step.gone_entries)
    for type_ in ontology().ties if delta.gone_ties else ():
        _run(tx, f"UNWIND $rows AS id MATCH ()-[r:`{type_}` {{id: id}}]->() DELETE r", delta.gone_ties)
    for kind, ids in grouped(delta.gone_nodes, kind_of).items():
        _run(tx, f"UNWIND $rows AS id MATCH (n:`{kind}` {{id: id}}) DETACH DELETE n", ids)
    write_nodes(tx, delta.nodes)
    write_ties(tx, delta.ties)
    _run(
        tx,
        "UNWIND $rows AS row MATCH (r:Report {id: row.id}) "
        "SET r.facts = row.facts, r.text = row.text, r.origin = row.origin, r.digest = row.digest",
        [
            {"id": report_node(r.id), "facts": _facts(r), "text": r.text, "origin": _origin(r), "digest": digests.get(r.id)}
            for r in step.reports
        ],
        _REPORTS_AT_ONCE,
    )
    passages.write()
    _write_memory(tx, step)
    _run(tx, f"UNWIND $rows AS id MATCH (j:{JUDGEMENT} {{id: id}}) DELETE j", step.gone_judgements)
    _run(
        tx,
        f"UNWIND $rows AS row MERGE (j:{JUDGEMENT} {{id: row.id}}) SET j += row",
        [asdict(j) | {"one": list(j.one), "other": list(j.other)} for j in step.judgements],
    )


def clear(tx: ManagedTransaction) -> None:
    """Remove the graph with the reports in it, so that it can be written anew; judgements stay."""
    for label in (*labels(), TERM):
        tx.run(f"MATCH (n:`{label}`) WHERE n.id IS NOT NULL DETACH DELETE n").consume()


def _remove_terms(tx: ManagedTransaction, gone: Sequence[Entry]) -> None:
    _run(tx, f"UNWIND $rows AS id MATCH (t:{TERM} {{id: id}}) DELETE t", [_line(e) for e in gone])


def _line(entry: Entry) -> str:
    return f"{entry.term}{GAP}{entry.report}"


def _write_memory(tx: ManagedTransaction, step: Step) -> None:
    """The pages of reports and the index; see ``memory``."""
    _run(
        tx,
        "UNWIND $rows AS row MATCH (r:Report {id: row[0]}) SET r.standing = row[1], r.units = row[2]",
        [[report_node(i), [page.standing.date, page.standing.copy], page.encoded()] for i, page in step.pages.items()],
        _REPORTS_AT_ONCE,
    )
    _run(
        tx,
        f"UNWIND $rows AS row MERGE (t:{TERM} {{id: row[0]}}) SET t.report = row[1], t.said = row[2]",
        [[_line(e), e.report, e.said] for e in step.entries],
    )


def write_nodes(tx: ManagedTransaction, nodes: Iterable[Node]) -> None:
    """Write nodes without their evidence; properties of other software on them are left as they are."""
    for kind, group in grouped(nodes, lambda n: n.kind).items():
        _run(tx, f"UNWIND $rows AS row MERGE (n:`{kind}` {{id: row.id}}) SET n += row", [node_row(n) for n in group])


def write_ties(tx: ManagedTransaction, ties: Iterable[Tie]) -> None:
    """Write ties between nodes that are there."""
    for (type_, source, target), group in grouped(ties, lambda t: (t.type, kind_of(t.source), kind_of(t.target))).items():
        columns = ("source", "target", *tie_columns(type_))
        query = (
            f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row[0]}}) MATCH (b:`{target}` {{id: row[1]}}) "
            f"MERGE (a)-[r:`{type_}` {{id: row[2]}}]->(b) SET {assignments('r', columns, 3)}"
        )
        _run(tx, query, [values(tie_row(t), columns) for t in group])


class _Passages:
    """The passages that a delta touches, as they are stored and as they will be."""

    def __init__(self, tx: ManagedTransaction, delta: GraphDelta) -> None:
        self._tx = tx
        touched = {passage_id(s): s for _, s in (*delta.statements, *delta.gone_statements)}
        self._before = _stored(tx, touched)
        self._after = {i: Passage(i, p.place, dict(p.stated)) for i, p in self._before.items()}
        for subject, s in delta.gone_statements:
            passage_of(self._after, s).stated.pop((subject, s), None)
        ends: Mapping[str, Ends] = {t.id: (t.source, t.target) for t in delta.ties}
        for subject, s in delta.statements:
            passage_of(self._after, s).stated[subject, s] = ends.get(subject, ())

    def remove(self) -> None:
        """Take away the passages that state nothing any more, and what those that stay no longer mention."""
        gone = [i for i in self._before if not self._after[i].stated]
        _run(self._tx, f"UNWIND $rows AS id MATCH (p:{PASSAGE} {{id: id}}) DETACH DELETE p", gone)
        self._mentions(
            "MATCH (p)-[m:MENTIONS]->(n) DELETE m",
            ((i, node) for i, p in self._before.items() for node in sorted(p.mentions - self._after[i].mentions)),
        )

    def write(self) -> None:
        """Write those that are new or state something else."""
        kept = {i: p for i, p in self._after.items() if p.stated}
        new = [p for i, p in kept.items() if i not in self._before]
        changed = [p for i, p in kept.items() if i in self._before and p.stated != self._before[i].stated]
        columns = tuple(node_columns(PASSAGE))
        setting = f"SET {assignments('p', columns)}"
        _run(
            self._tx,
            f"UNWIND $rows AS row MATCH (r:Report {{id: row[{len(columns)}]}}) CREATE (p:{PASSAGE})-[:FROM]->(r) {setting}",
            [[*values(p.row(), columns), report_node(p.place.report)] for p in new],
        )
        _run(
            self._tx,
            f"UNWIND $rows AS row MATCH (p:{PASSAGE} {{id: row[0]}}) {setting}",
            [values(p.row(), columns) for p in changed],
        )
        self._mentions(
            "CREATE (p)-[:MENTIONS]->(n)",
            (
                (i, node)
                for i, p in kept.items()
                for node in sorted(p.mentions - (self._before[i].mentions if i in self._before else set()))
            ),
        )

    def _mentions(self, action: str, pairs: Iterable[tuple[str, str]]) -> None:
        for kind, group in grouped(pairs, lambda pair: kind_of(pair[1])).items():
            if kind != "Report":
                match = f"MATCH (p:{PASSAGE} {{id: row[0]}}) MATCH (n:`{kind}` {{id: row[1]}})"
                _run(self._tx, f"UNWIND $rows AS row {match} {action}", group)


def _stored(tx: ManagedTransaction, places: Mapping[str, Statement]) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    query = f"UNWIND $rows AS id MATCH (p:{PASSAGE} {{id: id}}) RETURN id, p.statements"
    for batch in batches(sorted(places), _AT_ONCE):
        for passage, statements in tx.run(query, rows=batch):
            found[passage] = Passage(passage, places[passage])
            for encoded in statements:
                subject, s, ends = decode(encoded, places[passage])
                found[passage].stated[subject, s] = ends
    return found


def values(row: Row, columns: Iterable[str]) -> list[Any]:
    """A row as a list: on the wire a map would repeat its keys for every row, and they weigh more than the values."""
    return [row[c] for c in columns]


def assignments(name: str, columns: Sequence[str], first: int = 0) -> str:
    """What sets the columns of ``name``, from the ``first`` on, to those of a list called ``row``."""
    return ", ".join(f"{name}.`{c}` = row[{n}]" for n, c in enumerate(columns) if n >= first)


def report_node(report_id: str) -> str:
    """The id of a report's node."""
    return node_id(record_key(report_id, "Report", ""))


def digest(report: Report) -> str:
    """A hash of a report's facts, text and origin: equal for reports that are equal."""
    text = b"-" if report.text is None else b"+" + report.text.encode("utf-8", "surrogatepass")
    origin = "\0".join(_origin(report) or ()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"\0".join((_facts(report).encode("utf-8", "surrogatepass"), text, origin))).hexdigest()


def _origin(report: Report) -> list[str] | None:
    return [report.origin.file, report.origin.sha256, report.origin.reader] if report.origin else None


def _facts(report: Report) -> str:
    return json.dumps(report.facts.to_json(), ensure_ascii=False, separators=(",", ":"))


def _run(tx: ManagedTransaction, query: str, rows: Sequence[object], at_once: int = _AT_ONCE) -> None:
    for batch in batches(rows, at_once):
        tx.run(query, rows=batch).consume()


def batches(rows: Sequence[T], at_once: int) -> Iterable[Sequence[T]]:
    """Rows in their order, so many at once."""
    return (list(rows[i : i + at_once]) for i in range(0, len(rows), at_once))


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by key, in the order of the keys."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return dict(sorted(found.items(), key=lambda pair: str(pair[0])))
