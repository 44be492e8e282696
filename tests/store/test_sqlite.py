"""What only the single file promises: its errors, its neighbours, and that what is forgotten is gone."""

from __future__ import annotations

import multiprocessing
import random
import re
import sqlite3
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel.changes.update import Base
from graphmodel.errors import StoreError
from graphmodel.facts import FactsDocument
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.report import Origin, Report
from graphmodel.sqlite.store import LAYOUT, SqliteStore
from graphmodel.store import open_store


def report(id: str, text: str = "Eva Soto dirige la Liga Azul.") -> Report:
    data = {
        "document": {"id": id},
        "people": [{"name": "Eva Soto"}, {"name": f"Persona {id} Aparte"}],
        "organizations": [{"name": "Liga Azul"}],
        "roles": [{"person": "Eva Soto", "title": "Directora", "organization": "Liga Azul", "evidence": text}],
    }
    return Report(FactsDocument.from_json(data).verified(text), text)


def test_a_missing_file_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"munigraph load"):
        open_store(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_directory_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a directory"):
        open_store(tmp_path)


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere.* does not exist"):
        open_store(tmp_path / "nowhere" / "x.db")


def test_a_text_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Notas de la reunión.\n" * 50, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt is not a munigraph store"):
        open_store(file)
    assert file.read_bytes() == before


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE invoices (id)")
    db.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"other\.db is not a munigraph store"):
        open_store(file)
    assert file.read_bytes() == before and [f.name for f in tmp_path.iterdir()] == ["other.db"]


def test_a_store_of_an_older_layout_is_brought_up_to_date_when_it_is_written(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "m.db") as store:
        store.load([report("uno")])
        before = store.graph()
    with sqlite3.connect(tmp_path / "m.db") as db:
        db.executescript("DROP TABLE pages; DROP TABLE terms; DROP TABLE origins; PRAGMA user_version = 1;")
    with SqliteStore(tmp_path / "m.db") as store:
        assert store.graph() == before and store.origins() == {} and store.reports() == [report("uno")]
        assert store.look(lambda memory: [*memory.pages(["uno"])]) == ["uno"]
        store.load([replace(report("dos"), origin=Origin("dos.md", "0" * 64, "r1"))])
        assert [*store.origins()] == ["dos"]
        assert store.graph() == Base({r: report(r) for r in ("uno", "dos")}).graph()


def test_a_newer_layout_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    open_store(file).close()
    db = sqlite3.connect(file)
    db.execute(f"PRAGMA user_version = {LAYOUT + 1}")
    db.close()
    with pytest.raises(StoreError, match="newer version"):
        open_store(file)


def test_a_locked_store_is_read_and_says_who_waits_when_written(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    with SqliteStore(file) as store:
        store.load([report("a")])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqliteStore(file, timeout=0.1) as store:
        assert [r.id for r in store.reports()] == ["a"]
        with pytest.raises(StoreError, match=r"in use by another program.*0\.1 seconds"):
            store.load([report("b")])
        other.execute("ROLLBACK")
        store.load([report("b")])
    other.close()


def test_a_damaged_file_is_an_error_in_words(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    with SqliteStore(file) as store:
        store.load([report(f"r{n}") for n in range(30)])
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"m\.db"), SqliteStore(file) as store:
        store.graph()


def test_what_is_forgotten_is_nowhere_in_the_files(tmp_path: Path) -> None:
    """Not a word of it, wherever the tree put it meanwhile: reports of all sizes come and go between others."""
    chance = random.Random(3)
    ids = [f"r{n:02}" for n in range(14)]

    def secret(id: str) -> Report:
        words = " ".join(f"z{id}k{k:04}x" for k in range(4 ** (ids.index(id) % 7)))
        return report(id, f"Eva Soto dirige la Liga Azul. {words}.")

    def left() -> set[str]:
        """The reports of which a word or a name is somewhere."""
        found = re.findall(rb"z(r\d\d)k|Persona (r\d\d) Aparte", b"".join(f.read_bytes() for f in tmp_path.iterdir()))
        return {(one or other).decode() for one, other in found}

    with SqliteStore(tmp_path / "m.db") as store:
        store.load([secret(id) for id in ids])
        store.judge([judge("different", *(RecordKey(i, "Person", "eva soto") for i in ids[:2]), why="Guacamayo")])
        there = set(ids)
        for id in chance.sample(ids, 9):
            store.forget(id)
            there.remove(id)
            assert store.remains == "" and left() == there
        last = max(there, key=lambda id: len(secret(id).text or ""))
        store.load([report(last, "Otro texto.")], replace=True)
        assert not _anywhere(tmp_path, f"z{last}k") and _anywhere(tmp_path, "Guacamayo")
        store.withdraw([j.id for j in store.judgements()])
        assert not _anywhere(tmp_path, "Guacamayo")


def _anywhere(directory: Path, words: str) -> bool:
    return any(words.encode() in f.read_bytes() for f in directory.iterdir())


def test_what_another_program_still_reads_is_told(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    with SqliteStore(file, timeout=0.1) as store:
        store.load([report("a", "Eva Soto dirige la Liga Azul. Guacamayo.")])
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM reports").fetchone()
        store.forget("a")
        assert "m.db-wal" in store.remains
        other.close()
    with SqliteStore(file) as store:
        assert store.remains == ""
    assert not _anywhere(tmp_path, "Guacamayo")


def test_in_a_crowd_one_waits_as_long_as_the_others_get_something_written(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    with SqliteStore(file) as store:
        store.load([report("a")])
    held = threading.Event()

    def others() -> None:
        """One after the other writes, each for less than one waits, and all together for longer."""
        db = sqlite3.connect(file, isolation_level=None)
        for n in range(12):
            db.execute("BEGIN IMMEDIATE")
            held.set()
            db.execute(f"CREATE TABLE other_{n} (x)")
            time.sleep(0.15)
            db.execute("COMMIT")
        db.close()

    crowd = threading.Thread(target=others)
    crowd.start()
    held.wait()
    with SqliteStore(file, timeout=1) as store:
        store.load([report("b")])
    crowd.join()


def _make(file: Path) -> int:
    with SqliteStore(file) as store:
        return len(store.reports())


def test_programs_that_make_one_store_at_once_wait_for_each_other(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.db" for n in range(120) for _ in range(4)]
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert not any(pool.map(_make, files))


def test_a_path_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "file" / "m.db", tmp_path / ("x" * 300), Path("/proc/self/m.db")):
        with pytest.raises(StoreError, match=r"does not exist|cannot be written"):
            open_store(path)
