"""A file in which bytes were changed: one sentence or the truth, never anything else, and reading does not make it worse."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.sqlite.store import SqliteStore
from graphmodel.verification import Contents, verified
from tests.store.test_sqlite import report

PAGE = 4096
HIT = 16  # bytes
EVERY = 3  # of three pages one is damaged: all of them take minutes
USES: tuple[Callable[[SqliteStore], object], ...] = (
    SqliteStore.graph,
    SqliteStore.base,
    SqliteStore.version,
    SqliteStore.rebuild,
    lambda store: store.forget("r07"),
    lambda store: store.load([report("nuevo")]),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Contents]:
    """The bytes of a store, and what it holds."""
    file = tmp_path_factory.mktemp("whole") / "m.db"
    with SqliteStore(file) as store:
        store.load([report(f"r{n:02}", f"Eva Soto dirige la Liga Azul. {n} " + "Relleno. " * 300) for n in range(12)])
        contents = store.contents()
    return file.read_bytes(), contents


def hit(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[:at] + bytes(b ^ chance.randrange(1, 256) for b in data[at : at + HIT]) + data[at + HIT :]


def test_wherever_a_file_is_damaged_it_is_told(whole: tuple[bytes, Contents], tmp_path: Path) -> None:
    data, contents = whole
    chance = random.Random(5)
    told = 0
    pages = range(1, len(data) // PAGE, EVERY)
    for page in pages:
        file = tmp_path / f"{page}.db"
        damaged = hit(data, page * PAGE + chance.randrange(PAGE - HIT), chance)
        file.write_bytes(damaged)
        try:
            with SqliteStore(file) as store:
                found = store.contents()
            assert found == contents or not verified(found).well, page
            told += found != contents
        except StoreError as error:
            told += 1
            assert str(error).startswith(f"{file} cannot be read: ") and "\n" not in str(error)
        assert file.read_bytes() == damaged
        for use in USES:
            try:
                with SqliteStore(file) as store:
                    use(store)
            except StoreError as error:
                assert file.name in str(error) and "\n" not in str(error)
    assert told > len(pages) // 2  # what is hit elsewhere is room that nobody uses


def test_a_reading_that_failed_half_way_keeps_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    records = [RecordKey(r, "Person", "eva soto") for r in ("uno", "dos", "tres")]
    with SqliteStore(file) as store:
        store.judge([judge("different", *pair) for pair in combinations(records, 2)])
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        other.execute("UPDATE judgements SET one = 'x' WHERE id = (SELECT min(id) FROM judgements)")
        with SqliteStore(file) as store, pytest.raises(StoreError) as told:  # whoever keeps the error keeps its frames
            store.judgements()
        assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0, told.value
