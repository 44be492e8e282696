"""The store that is one local file (SQLite).

Reports, their texts, judgements and the graph are tables of one database in WAL mode; every change is one transaction that
begins by taking the write lock, so that loaders queue instead of colliding. Evidence is a table of its own: a hub that
gains a statement costs a row. What is deleted is overwritten (secure_delete) and the log is emptied behind it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from traceback import clear_frames
from typing import TypeVar

from graphmodel.changes.diff import Changes
from graphmodel.changes.pages import Blank, Memory
from graphmodel.changes.update import Alteration, Base, Edit, change
from graphmodel.errors import StoreError
from graphmodel.graph import Graph
from graphmodel.identity.judgements import Judgement
from graphmodel.messages import catalogue
from graphmodel.report import Origin, Report
from graphmodel.sqlite.rows import (
    StoredMemory,
    StoredReports,
    clear,
    lay_out,
    read_contents,
    read_fingerprint,
    read_graph,
    read_judgements,
    read_origins,
    write,
)
from graphmodel.store import Store
from graphmodel.verification import Contents

say = catalogue("graphmodel")
T = TypeVar("T")

APPLICATION_ID = 0x6D756E69  # "muni", in the header of the file
LAYOUT = 4  # 1 had neither pages nor terms, 2 no origins, 3 no units in its terms
_PAUSE = 0.01  # seconds
_LONGEST = 120  # characters of SQLite's own words
_CACHE = 65_536  # KiB; with SQLite's 2 MiB a large batch takes four times as long


class SqliteStore(Store):
    """A store in the file ``path``; ``timeout`` seconds is how long it waits for other programs that get nothing written."""

    def __init__(self, path: Path, *, create: bool = True, timeout: float = 30.0) -> None:
        self.path, self._timeout = path, timeout
        _look(path, create)
        with self._explained():
            self._db = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            with self._explained():
                self._prepare(create)
        except BaseException:
            self._db.close()
            raise

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def remains(self) -> str:
        """Words may stand in the log while another program reads: it cannot be emptied then; see ``Store``."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return say("remains_in_log", log=log) if log.exists() and log.stat().st_size else ""

    def rebuild(self) -> bool:
        """Compute the graph from the facts and judgements, whatever stands there; see ``Store``."""
        with self._writing():
            before = read_contents(self._db, self._layout())
            self._rebuild()
            return before != read_contents(self._db, LAYOUT)

    def look(self, question: Callable[[Memory], T]) -> T:
        """What is found in what the store remembers; see ``Store``."""
        with self._reading():
            if self._layout() < LAYOUT:
                self._rebuild()  # for this look only: a reading ends without being kept
            return question(StoredMemory(self._db))

    def reports(self) -> Sequence[Report]:
        """All reports, in the order of their ids."""
        with self._reading():
            return list(StoredReports(self._db).values())

    def origins(self) -> Mapping[str, Origin]:
        """The files that reports were read from, by the reports' ids."""
        with self._reading():
            return read_origins(self._db)

    def judgements(self) -> Sequence[Judgement]:
        """All judgements, in the order of their ids."""
        with self._reading():
            return read_judgements(self._db)

    def graph(self) -> Graph:
        """The graph as stored."""
        with self._reading():
            return read_graph(self._db)

    def base(self) -> Base:
        """Reports and judgements of one moment."""
        with self._reading():
            return Base(dict(StoredReports(self._db)), read_judgements(self._db))

    def contents(self) -> Contents:
        """All that is stored, of one moment, from a file that SQLite finds sound."""
        with self._reading():
            self._check("integrity_check")
            return read_contents(self._db, self._layout())

    def quick_check(self) -> int:
        """How many reports there are. StoreError where SQLite finds the file damaged at a first look."""
        with self._reading():
            self._check("quick_check")
            return len(StoredReports(self._db)) if self._recognised() else 0

    def version(self) -> str:
        """A fingerprint of the graph: equal graphs have equal ones."""
        with self._reading():
            return f"{read_fingerprint(self._db):032x}"

    def close(self) -> None:
        self._db.close()

    def _check(self, pragma: str) -> None:
        (found,) = self._db.execute(f"PRAGMA {pragma}(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found.splitlines()[-1])

    def _prepare(self, create: bool) -> None:
        """Recognise our own file or make an empty one ours; another's is left as it is."""
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
        if self._recognised() or not create:
            return
        self._log_ahead()
        with self._writing():
            if not self._recognised():
                self._lay_out()

    def _lay_out(self) -> None:
        lay_out(self._db)
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._db.execute(f"PRAGMA user_version = {LAYOUT}")

    def _log_ahead(self) -> None:
        """Switch to WAL; SQLite does not wait here as it does elsewhere when two programs make the same file at once."""
        until = monotonic() + self._timeout
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                    raise
            sleep(_PAUSE)

    def _recognised(self) -> bool:
        """True for a store of ours, False for an empty file; anything else is a StoreError."""
        application, layout, tables = self._db.execute(_HEADER).fetchone()
        if application == APPLICATION_ID:
            if layout > LAYOUT:
                raise StoreError(say("store_newer", path=self.path, found=layout, known=LAYOUT))
            return True
        if application or tables:
            raise StoreError(say("store_not_a_store", path=self.path))
        return False

    def _change(self, alter: Alteration, given: Iterable[Report] = ()) -> Changes:
        with self._writing():
            if self._layout() < LAYOUT:
                self._rebuild()
            memory = StoredMemory(self._db)
            edit = alter(memory)
            if not edit:
                return Changes()
            step = change(memory, edit)
            goes = step.gone_reports or step.gone_judgements or any(i in memory.reports for i in edit.new)
            write(self._db, step)
        if goes:
            with self._explained():  # or what was removed would live on in the log
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return step.changes

    def _layout(self) -> int:
        layout: int = self._db.execute("PRAGMA user_version").fetchone()[0]
        return layout

    def _rebuild(self) -> None:
        clear(self._db)
        self._db.execute(f"PRAGMA user_version = {LAYOUT}")
        write(self._db, change(Blank(), Edit(dict(StoredReports(self._db)), (), read_judgements(self._db))))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction that holds the write lock from its beginning."""
        with self._explained():
            self._begin()
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Take the write lock; in a crowd, wait as long as the others get something written."""
        while True:
            seen = self._data_version()
            try:
                self._db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or self._data_version() == seen:
                    raise

    def _data_version(self) -> int:
        """Another number whenever another program has committed."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One consistent view, whatever is written meanwhile."""
        with self._explained():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors as StoreErrors."""
        try:
            yield
        except sqlite3.Error as error:
            clear_frames(error.__traceback__)  # a cursor that stands half-way in one would keep the file locked
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            why = " ".join(str(error).split())[:_LONGEST]  # it may quote what is damaged
            values = {"path": self.path, "why": why, "seconds": f"{self._timeout:g}"}
            raise StoreError(say(_SENTENCES.get(code, "store_damaged"), **values)) from error


def _look(path: Path, create: bool) -> None:
    """Say what is wrong with a path before SQLite does, in better words."""
    try:
        if path.is_dir():
            raise StoreError(say("store_directory", path=path))
        if not path.exists() and not create:
            raise StoreError(say("store_missing", path=path))
        if not path.parent.is_dir():
            raise StoreError(say("store_no_directory", path=path, parent=path.parent))
        if not path.exists():
            path.touch(mode=0o600)  # reports are nobody else's business until their owner says so
    except (OSError, ValueError) as error:  # no permission to look, or no path at all
        raise StoreError(say("store_unwritable", path=path, why=error)) from error


# One statement, so that it is seen at one moment: another program may be making the file a store just now.
_HEADER = """SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
                    (SELECT count(*) FROM sqlite_schema)"""

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "store_locked",
    sqlite3.SQLITE_LOCKED: "store_locked",
    sqlite3.SQLITE_NOTADB: "store_not_a_store",
    sqlite3.SQLITE_PERM: "store_unwritable",
    sqlite3.SQLITE_READONLY: "store_unwritable",
    sqlite3.SQLITE_IOERR: "store_unwritable",
    sqlite3.SQLITE_FULL: "store_unwritable",
    sqlite3.SQLITE_CANTOPEN: "store_unwritable",
}
