"""The tables of the single-file store, and the graph model to and from their rows. Opens and commits nothing itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from graphmodel.diff import MODULUS
from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.judgements import Judgement, RecordKey
from graphmodel.report import Origin, Report
from graphmodel.update import Step

ORIGINS = """CREATE TABLE origins (
  report TEXT PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT NOT NULL) WITHOUT ROWID"""
TABLES = """
CREATE TABLE reports (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (report TEXT PRIMARY KEY REFERENCES reports ON DELETE CASCADE, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE judgements (
  id TEXT PRIMARY KEY, verdict TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
  who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, properties TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE ties (
  id TEXT PRIMARY KEY, type TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES nodes DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES nodes DEFERRABLE INITIALLY DEFERRED,
  since TEXT NOT NULL, until TEXT NOT NULL, status TEXT NOT NULL, capacity TEXT NOT NULL, reports INTEGER NOT NULL,
  confidence REAL NOT NULL, first_report TEXT NOT NULL, last_report TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX ties_by_source ON ties (source);
CREATE INDEX ties_by_target ON ties (target);
CREATE TABLE statements (
  owner TEXT NOT NULL, report TEXT NOT NULL REFERENCES reports DEFERRABLE INITIALLY DEFERRED,
  first INTEGER NOT NULL, last INTEGER NOT NULL, quote TEXT NOT NULL, page INTEGER NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL, status TEXT NOT NULL, capacity TEXT NOT NULL, until TEXT NOT NULL);
CREATE INDEX statements_by_owner ON statements (owner, report, first);
CREATE INDEX statements_by_report ON statements (report);
CREATE TABLE fingerprint (value TEXT NOT NULL);
INSERT INTO fingerprint VALUES ('0');
"""


_TIE = "id, type, source, target, since, until, status, capacity, reports, confidence, first_report, last_report"
_STATEMENT = "owner, report, first, last, quote, page, rule, confidence, status, capacity, until"


class StoredReports(Mapping[str, Report]):
    """The stored reports by id, in the order of their ids; each is read when it is asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __getitem__(self, report_id: str) -> Report:
        query = (
            "SELECT facts, text, file, sha256, reader FROM reports LEFT JOIN texts ON texts.report = id "
            "LEFT JOIN origins ON origins.report = id WHERE id = ?"
        )
        row = self._db.execute(query, (report_id,)).fetchone()
        if row is None:
            raise KeyError(report_id)
        facts, text, *origin = row
        return Report(FactsDocument.from_json(json.loads(facts)), text, Origin(*origin) if origin[0] is not None else None)

    def __iter__(self) -> Iterator[str]:
        return iter([i for (i,) in self._db.execute("SELECT id FROM reports ORDER BY id")])

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM reports").fetchone()[0]
        return count


def read_judgements(db: sqlite3.Connection) -> list[Judgement]:
    """All judgements, in the order of their ids."""
    rows = db.execute("SELECT id, verdict, one, other, who, at, why FROM judgements ORDER BY id")
    return [Judgement(i, v, RecordKey(*json.loads(a)), RecordKey(*json.loads(b)), *rest) for i, v, a, b, *rest in rows]


def read_origins(db: sqlite3.Connection) -> dict[str, Origin]:
    """Where each report is from, in the order of their ids."""
    rows = db.execute("SELECT report, file, sha256, reader FROM origins ORDER BY report")
    return {report: Origin(*origin) for report, *origin in rows}


def read_graph(db: sqlite3.Connection) -> Graph:
    """The graph as its rows have it."""
    evidence: dict[str, list[Statement]] = {}
    for owner, *values in db.execute(f"SELECT {_STATEMENT} FROM statements"):  # noqa: S608 - our own column list
        evidence.setdefault(owner, []).append(Statement(*values))
    nodes = (
        Node(i, kind, name, tuple(json.loads(aliases)), json.loads(properties), tuple(sorted(evidence.get(i, ()))))
        for i, kind, name, aliases, properties in db.execute("SELECT id, kind, name, aliases, properties FROM nodes")
    )
    columns = _TIE.split(", ")
    ties = (
        Tie(**dict(zip(columns, values, strict=True)), evidence=tuple(sorted(evidence.get(values[0], ()))))
        for values in db.execute(f"SELECT {_TIE} FROM ties")  # noqa: S608 - our own column list
    )
    return Graph.of(nodes, ties)


def read_fingerprint(db: sqlite3.Connection) -> int:
    """The sum of the hashes of the graph's rows."""
    return int(db.execute("SELECT value FROM fingerprint").fetchone()[0], 16)


def write(db: sqlite3.Connection, step: Step) -> None:
    """Write a step; the caller holds the transaction."""
    delta = step.delta
    db.executemany(
        "DELETE FROM statements WHERE " + " AND ".join(f"{column} = ?" for column in _STATEMENT.split(", ")),  # noqa: S608
        ((owner, *_values(s)) for owner, s in delta.gone_statements),
    )
    db.executemany("DELETE FROM ties WHERE id = ?", ((i,) for i in delta.gone_ties))
    db.executemany("DELETE FROM nodes WHERE id = ?", ((i,) for i in delta.gone_nodes))
    db.executemany("DELETE FROM reports WHERE id = ?", ((i,) for i in step.gone_reports))
    db.executemany("DELETE FROM texts WHERE report = ?", ((r.id,) for r in step.reports))
    db.executemany(
        "INSERT INTO reports VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts",
        ((r.id, _json(r.facts.to_json())) for r in step.reports),
    )
    db.executemany("INSERT INTO texts VALUES (?, ?)", ((r.id, r.text) for r in step.reports if r.text is not None))
    db.executemany("DELETE FROM origins WHERE report = ?", ((r.id,) for r in step.reports))
    db.executemany(
        "INSERT INTO origins VALUES (?, ?, ?, ?)",
        ((r.id, o.file, o.sha256, o.reader) for r in step.reports if (o := r.origin) is not None),
    )
    db.executemany(
        "REPLACE INTO nodes VALUES (?, ?, ?, ?, ?)",
        ((n.id, n.kind, n.name, _json(n.aliases), _json(n.properties)) for n in delta.nodes),
    )
    db.executemany(
        f"REPLACE INTO ties VALUES ({_marks(_TIE)})",  # noqa: S608
        (tuple(getattr(t, column) for column in _TIE.split(", ")) for t in delta.ties),
    )
    db.executemany(
        f"INSERT INTO statements VALUES ({_marks(_STATEMENT)})",  # noqa: S608
        ((owner, *_values(s)) for owner, s in delta.statements),
    )
    if delta.shift:
        db.execute("UPDATE fingerprint SET value = ?", (f"{(read_fingerprint(db) + delta.shift) % MODULUS:x}",))


def _values(s: Statement) -> tuple[object, ...]:
    return s.report, s.start, s.end, s.quote, s.page, s.rule, s.confidence, s.status, s.capacity, s.until


def _marks(columns: str) -> str:
    return ", ".join("?" for _ in columns.split(", "))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
