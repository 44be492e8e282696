"""What a change reads of the database: never more than what it touches. See ``graphmodel.changes.pages``.

A report's page is in properties of its Report node: ``standing`` and ``units``. A line of the index is a node MunigraphTerm,
tied to nothing, so that whoever asks for ties in Cypher meets those of the ontology only. Its id begins with the term, which
the index of ids finds.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from graphmodel.changes.pages import Blank, Entry, Memory, Page, decoded
from graphmodel.changes.update import Base
from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement
from graphmodel.ids import kind_of, tie_id
from graphmodel.neo4j.reading import (
    GAP,
    PASSAGE_VALUES,
    TERM,
    TIE_VALUES,
    decoded_from,
    evidence_from,
    node_from,
    node_values,
    read_graph,
    read_judgements,
    read_nodes,
    read_reports,
    read_store,
    tie_from,
)
from graphmodel.neo4j.writing import batches, grouped, report_node
from graphmodel.report import Origin, Report
from graphmodel.rows import PASSAGE
from graphmodel.stated import TieKey
from graphmodel.summary import Standing
from graphmodel.verification import Contents

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Record

_AT_ONCE = 5_000


class StoredReports(Mapping[str, Report]):
    """The reports by id, in the order of their ids; each is read when it is asked for."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx

    def __getitem__(self, report_id: str) -> Report:
        query = "MATCH (r:Report {id: $id}) WHERE r.facts IS NOT NULL RETURN r.facts, r.text, r.origin"
        found = self._tx.run(query, id=report_node(report_id)).single()
        if found is None:
            raise KeyError(report_id)
        facts, text, origin = found
        return Report(FactsDocument.from_json(json.loads(facts), report_id), text, Origin(*origin) if origin else None)

    def __iter__(self) -> Iterator[str]:
        found = self._tx.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report ORDER BY r.report")
        return iter([i for (i,) in found])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class StoredMemory:
    """``graphmodel.changes.pages.Memory`` in a transaction."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx, self.reports, self.judgements = tx, StoredReports(tx), read_judgements(tx)

    def pages(self, reports: Collection[str]) -> dict[str, Page]:
        found = self._by_report("r.standing, r.units", reports)
        return {i: decoded(i, Standing(*standing), units) for i, standing, units in found}

    def standings(self, reports: Collection[str]) -> dict[str, Standing]:
        return {i: Standing(*standing) for i, standing in self._by_report("r.standing", reports)}

    def entries(self, terms: Collection[str]) -> Iterator[Entry]:
        query = f"UNWIND $rows AS term MATCH (t:{TERM}) WHERE t.id STARTS WITH term + $gap RETURN term, t.report, t.said"
        return (Entry(*row.values()) for row in self._rows(query, list(terms), gap=GAP))

    def sayings(self, terms: Collection[str], but: Collection[str]) -> Iterator[Entry]:
        query = (
            f"UNWIND $rows AS term MATCH (t:{TERM}) WHERE t.id STARTS WITH term + $gap AND NOT t.report IN $but"
            " RETURN term, min(t.report), t.said"
        )
        return (Entry(*row.values()) for row in self._rows(query, list(terms), gap=GAP, but=list(but)))

    def posts(self, nodes: Collection[str]) -> Iterator[TieKey]:
        people, posts = ([i for i in nodes if kind_of(i) == kind] for kind in ("Person", "Role"))
        for pattern, ids in (
            ("(a:Person {id: id})-[t:HOLDS]->(b:Role)", people),
            ("(a:Person)-[t:HOLDS]->(b:Role {id: id})", posts),
            ("(a:Role {id: id})-[t:AT]->(b:Organization)", posts),
        ):
            query = f"UNWIND $rows AS id MATCH {pattern} RETURN type(t), a.id, b.id, coalesce(t.`from`, '')"
            yield from (TieKey(*row.values()) for row in self._rows(query, ids))

    def part(self, nodes: Collection[str], ties: Collection[TieKey]) -> Graph:
        by_type = grouped(ties, lambda key: (key.type, kind_of(key.source), kind_of(key.target)))
        wanted = {tie_id(*key) for key in ties}
        evidence = evidence_from({(subject, s) for subject, s in self._statements(by_type) if subject in wanted})
        return Graph.of(
            (
                node_from(kind, row.values(), {})
                for kind, ids in grouped(nodes, kind_of).items()
                for row in self._rows(f"UNWIND $rows AS id MATCH (x:`{kind}` {{id: id}}) RETURN {node_values(kind)}", ids)
            ),
            (
                tie_from(kind, row.values(), evidence)
                for (kind, source, target), keys in by_type.items()
                for row in self._rows(
                    f"UNWIND $rows AS id MATCH (a:`{source}`)-[x:`{kind}` {{id: id}}]->(b:`{target}`) RETURN {TIE_VALUES}",
                    [tie_id(*k) for k in keys],
                )
            ),
        )

    def nodes(self) -> Iterator[Node]:
        return read_nodes(self._tx, {})

    def _statements(self, ties: Mapping[tuple[str, str, str], list[TieKey]]) -> Iterator[tuple[str, Statement]]:
        """What the passages state that state these ties; they may state other things, too."""
        passages = (
            self._rows(
                f"UNWIND $rows AS row MATCH {_between(source, target)} WHERE row[0] IN p.ties WITH DISTINCT p"
                f" MATCH (p)-[:FROM]->(r:Report) RETURN {PASSAGE_VALUES}",
                [[tie_id(*key), key.source, key.target] for key in keys],
            )
            for (_, source, target), keys in ties.items()
        )
        return decoded_from(row.values() for row in chain(*passages))

    def _by_report(self, columns: str, reports: Collection[str]) -> Iterator[list[Any]]:
        query = f"UNWIND $rows AS id MATCH (r:Report {{id: id}}) WHERE r.units IS NOT NULL RETURN r.report, {columns}"
        return (row.values() for row in self._rows(query, [report_node(i) for i in reports]))

    def _rows(self, query: str, rows: list[Any], **parameters: Any) -> Iterator[Record]:
        for batch in batches(rows, _AT_ONCE):
            yield from self._tx.run(query, rows=batch, **parameters)


def remembered(tx: ManagedTransaction) -> Memory:
    """What the store remembers; where it has no report, the first load, which may be large, asks it nothing more."""
    found = tx.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN 1 LIMIT 1").single()
    return Blank(read_judgements(tx)) if found is None else StoredMemory(tx)


def read_contents(tx: ManagedTransaction) -> Contents:
    """All that is stored. What is computed and cannot be read, because somebody changed it, counts as not there."""
    memory, store = StoredMemory(tx), read_store(tx)
    base = Base(read_reports(tx), memory.judgements)
    lines = tx.run(f"MATCH (t:{TERM}) RETURN t.id, t.report, t.said")
    entries = frozenset(Entry(str(i).partition(GAP)[0], report, said) for i, report, said in lines)
    fingerprint = 0 if store is None else int(store["fingerprint"], 16)
    try:
        return Contents(base, read_graph(tx), fingerprint, memory.pages(list(base.reports)), entries)
    except (ValueError, KeyError, TypeError, IndexError):
        return Contents(base, Graph({}, {}), fingerprint, {}, frozenset())


def _between(source: str, target: str) -> str:
    """The passages that mention both ends of a tie; a report is mentioned by none."""
    ends = ((1, source), (2, target))
    return ", ".join(f"(p:{PASSAGE})-[:MENTIONS]->(:`{kind}` {{id: row[{n}]}})" for n, kind in ends if kind != "Report")
