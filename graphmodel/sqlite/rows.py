"""The tables of the single-file store, and the graph model to and from their rows. Opens and commits nothing itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphmodel.changes.diff import MODULUS
from graphmodel.changes.pages import Entry, Page, decoded
from graphmodel.changes.update import Base, Step
from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.ids import tie_id
from graphmodel.report import Origin, Report
from graphmodel.stated import TieKey
from graphmodel.summary import Standing
from graphmodel.verification import Contents

# The graph's tables refer to each other without foreign keys: each would need an index of all its rows, and a report in a large
# store dirties a page of each index with every tie.
TABLES = """
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (
  report TEXT PRIMARY KEY REFERENCES reports ON DELETE CASCADE, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origins (
  report TEXT PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgements (
  id TEXT PRIMARY KEY, verdict TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
  who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS nodes (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, properties TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ties (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  since TEXT NOT NULL, until TEXT NOT NULL, status TEXT NOT NULL, capacity TEXT NOT NULL, reports INTEGER NOT NULL,
  confidence REAL NOT NULL, first_report TEXT NOT NULL, last_report TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS posts_by_source ON ties (source) WHERE type IN ('HOLDS', 'AT');
CREATE INDEX IF NOT EXISTS posts_by_target ON ties (target) WHERE type = 'HOLDS';
CREATE TABLE IF NOT EXISTS statements (
  owner TEXT NOT NULL, report TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, quote TEXT NOT NULL,
  page INTEGER NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL, status TEXT NOT NULL, capacity TEXT NOT NULL,
  until TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS statements_by_owner ON statements (owner, report, first);
CREATE TABLE IF NOT EXISTS pages (
  report TEXT PRIMARY KEY REFERENCES reports ON DELETE CASCADE, date TEXT NOT NULL, copy TEXT NOT NULL, units TEXT NOT NULL
  ) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS terms (
  term TEXT NOT NULL, said TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (term, said, report)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fingerprint (value TEXT NOT NULL);
INSERT INTO fingerprint SELECT '0' WHERE NOT EXISTS (SELECT 1 FROM fingerprint);
"""


# From one saying of a term to the next, each by a look into the index: a hub has thousands of lines and says one thing.
_SAYINGS = """
WITH RECURSIVE sayings (term, said) AS (
  SELECT value, (SELECT min(said) FROM terms WHERE term = value) FROM json_each(?1)
  UNION ALL
  SELECT s.term, (SELECT min(t.said) FROM terms t WHERE t.term = s.term AND t.said > s.said)
  FROM sayings s WHERE s.said IS NOT NULL
), known (term, report, said) AS (
  SELECT s.term, (SELECT t.report FROM terms t WHERE t.term = s.term AND t.said = s.said
                  AND t.report NOT IN (SELECT value FROM json_each(?2)) LIMIT 1), s.said
  FROM sayings s WHERE s.said IS NOT NULL
) SELECT term, report, said FROM known WHERE report IS NOT NULL"""


class Illegible(sqlite3.DatabaseError):
    """A row that we cannot have written so: the file is damaged in a way that SQLite does not see."""


@contextmanager
def _row(table: str, key: object) -> Iterator[None]:
    try:
        yield
    except (InputError, ValueError, KeyError, TypeError) as error:
        raise Illegible(f"{table} {key}") from error


_AMONG = "(SELECT value FROM json_each(?))"
_TIE = "id, type, source, target, since, until, status, capacity, reports, confidence, first_report, last_report"
_STATEMENT = "owner, report, first, last, quote, page, rule, confidence, status, capacity, until"


class StoredReports(Mapping[str, Report]):
    """The stored reports by id, in the order of their ids; each is read when it is asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __getitem__(self, report_id: str) -> Report:
        row = self._db.execute("SELECT facts, text FROM reports LEFT JOIN texts ON report = id WHERE id = ?", (report_id,))
        found = row.fetchone()
        if found is None:
            raise KeyError(report_id)
        facts, text = found
        with _row("reports", report_id):
            document = FactsDocument.from_json(json.loads(facts))
            if document.document.id != report_id or not isinstance(text, str | None):
                raise ValueError(document.document.id)
        return Report(document, text, read_origins(self._db, report_id).get(report_id))

    def __contains__(self, report_id: object) -> bool:
        return self._db.execute("SELECT 1 FROM reports WHERE id = ?", (report_id,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (i for (i,) in self._db.execute("SELECT id FROM reports ORDER BY id"))

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM reports").fetchone()[0]
        return count


def read_judgements(db: sqlite3.Connection) -> list[Judgement]:
    """All judgements, in the order of their ids."""
    rows = db.execute("SELECT id, verdict, one, other, who, at, why FROM judgements ORDER BY id")
    found = []
    for i, verdict, one, other, *rest in rows:
        with _row("judgements", i):
            found.append(Judgement(i, verdict, RecordKey(*json.loads(one)), RecordKey(*json.loads(other)), *rest))
    return found


def read_origins(db: sqlite3.Connection, report_id: str | None = None) -> dict[str, Origin]:
    """Where reports are from, in the order of their ids: all of them, or this one."""
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'origins'").fetchone():
        return {}  # an older store, until it is written
    query = "SELECT report, file, sha256, reader FROM origins"
    found = (
        db.execute(f"{query} ORDER BY report") if report_id is None else db.execute(f"{query} WHERE report = ?", (report_id,))
    )
    return {report: Origin(*origin) for report, *origin in found}


def read_graph(db: sqlite3.Connection, part: tuple[Collection[str], Collection[str]] | None = None) -> Graph:
    """The graph as its rows have it: all of it, or the nodes and ties with these ids, those nodes without evidence."""
    node_ids, tie_ids = part or (None, None)

    def rows(table: str, columns: str, key: str, ids: Collection[str] | None) -> Iterator[tuple[Any, ...]]:
        query = f"SELECT {columns} FROM {table}"  # noqa: S608 - our own columns
        return db.execute(query) if ids is None else db.execute(f"{query} WHERE {key} IN {_AMONG}", (_json(list(ids)),))

    evidence: dict[str, list[Statement]] = {}
    for owner, *values in rows("statements", _STATEMENT, "owner", tie_ids):
        evidence.setdefault(owner, []).append(Statement(*values))
    nodes = []
    for i, kind, name, aliases, properties in rows("nodes", "id, kind, name, aliases, properties", "id", node_ids):
        with _row("nodes", i):
            stated = tuple(sorted(evidence.get(i, ())))
            nodes.append(Node(i, kind, name, tuple(json.loads(aliases)), json.loads(properties), stated))
    columns = _TIE.split(", ")
    ties = (
        Tie(**dict(zip(columns, values, strict=True)), evidence=tuple(sorted(evidence.get(values[0], ()))))
        for values in rows("ties", _TIE, "id", tie_ids)
    )
    return Graph.of(nodes, ties)


class StoredMemory:
    """What a change reads of the file; see ``pages.Memory``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db, self.reports, self.judgements = db, StoredReports(db), read_judgements(db)

    def pages(self, reports: Collection[str]) -> dict[str, Page]:
        rows = self._among("SELECT report, date, copy, units FROM pages WHERE report IN", reports)
        found = {}
        for i, date, copy, units in rows:
            with _row("pages", i):
                found[i] = decoded(i, Standing(date, copy), units)
        return found

    def standings(self, reports: Collection[str]) -> dict[str, Standing]:
        rows = self._among("SELECT report, date, copy FROM pages WHERE report IN", reports)
        found = {i: Standing(date, copy) for i, date, copy in rows}
        for i in reports:
            with _row("pages", i):  # something speaks of that report
                found[i]
        return found

    def entries(self, terms: Collection[str]) -> Iterator[Entry]:
        return (Entry(*row) for row in self._among("SELECT term, report, said FROM terms WHERE term IN", terms))

    def sayings(self, terms: Collection[str], but: Collection[str]) -> Iterator[Entry]:
        return (Entry(*row) for row in self._db.execute(_SAYINGS, (_json(list(terms)), _json(list(but)))))

    def posts(self, nodes: Collection[str]) -> Iterator[TieKey]:
        for end, types in (("source", "IN ('HOLDS', 'AT')"), ("target", "= 'HOLDS'")):  # in the words of the indexes
            query = f"SELECT type, source, target, since FROM ties WHERE type {types} AND {end} IN"  # noqa: S608 - ours
            yield from (TieKey(*row) for row in self._among(query, nodes))

    def part(self, nodes: Collection[str], ties: Collection[TieKey]) -> Graph:
        return read_graph(self._db, (nodes, [tie_id(*key) for key in ties]))

    def nodes(self) -> Collection[Node]:
        ids = [i for (i,) in self._db.execute("SELECT id FROM nodes")]
        return read_graph(self._db, (ids, ())).nodes.values()

    def _among(self, query: str, values: Collection[str]) -> sqlite3.Cursor:
        return self._db.execute(f"{query} {_AMONG}", (_json(list(values)),))


def read_contents(db: sqlite3.Connection, layout: int) -> Contents:
    """All that is stored; the caller holds the transaction. What is computed and cannot be read counts as not there."""
    memory = StoredMemory(db)
    base = Base(dict(memory.reports), memory.judgements)
    try:
        graph, fingerprint = read_graph(db), read_fingerprint(db)
        if layout == 1:  # it had no memory yet
            return Contents(base, graph, fingerprint, {}, frozenset())
        entries = frozenset(Entry(*row) for row in db.execute("SELECT term, report, said FROM terms"))
        return Contents(base, graph, fingerprint, memory.pages(list(base.reports)), entries)
    except Illegible:
        return Contents(base, Graph({}, {}), 0, {}, frozenset())


def read_fingerprint(db: sqlite3.Connection) -> int:
    """The sum of the hashes of the graph's rows."""
    with _row("fingerprint", ""):
        return int(db.execute("SELECT value FROM fingerprint").fetchone()[0], 16)


def lay_out(db: sqlite3.Connection) -> None:
    """Make the tables that are not there. The caller holds the transaction."""
    for statement in TABLES.split(";\n"):
        db.execute(statement)


def clear(db: sqlite3.Connection) -> None:
    """Lay out the tables anew, with nothing that is computed in them; reports, texts and judgements stay. The caller holds
    the transaction."""
    for table in ("statements", "ties", "nodes", "terms", "pages", "fingerprint"):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    lay_out(db)


def write(db: sqlite3.Connection, step: Step) -> None:
    """Write a step; the caller holds the transaction."""
    delta = step.delta
    db.executemany(
        "DELETE FROM statements WHERE " + " AND ".join(f"{column} = ?" for column in _STATEMENT.split(", ")),  # noqa: S608
        ((owner, *_values(s)) for owner, s in delta.gone_statements),
    )
    db.executemany("DELETE FROM ties WHERE id = ?", ((i,) for i in delta.gone_ties))
    db.executemany("DELETE FROM nodes WHERE id = ?", ((i,) for i in delta.gone_nodes))
    db.executemany("DELETE FROM judgements WHERE id = ?", ((i,) for i in step.gone_judgements))
    db.executemany(
        "REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((j.id, j.verdict, _json(j.one), _json(j.other), j.who, j.when, j.why) for j in step.judgements),
    )
    db.executemany("DELETE FROM terms WHERE term = ? AND report = ? AND said = ?", step.gone_entries)
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
        "REPLACE INTO pages VALUES (?, ?, ?, ?)",
        ((i, p.standing.date, p.standing.copy, p.encoded()) for i, p in step.pages.items()),
    )
    db.executemany("INSERT INTO terms (term, report, said) VALUES (?, ?, ?)", step.entries)
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
