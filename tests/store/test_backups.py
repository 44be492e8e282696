"""A backup holds all that is not computed, moves between stores, and is taken whole or not at all."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from graphmodel.backups import packed, unpacked
from graphmodel.changes.diff import Changes
from graphmodel.changes.update import Base
from graphmodel.errors import InputError
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.neo4j.address import Address
from graphmodel.report import Origin, Report
from graphmodel.sqlite.store import SqliteStore
from graphmodel.store import Store, open_store
from graphmodel.verification import verified
from tests.store.conftest import StoreFactory
from tests.store.test_sqlite import report
from tests.strategies import report_sets

EVA = [RecordKey(r, "Person", "eva soto") for r in ("uno", "dos")]
ODD = 'Eva Soto dirige la Liga Azul. \U0001f3d9 e\u0301 \u2028 \x0b\x00"\\\r\n'


def filled(store: Store) -> Store:
    one = replace(report("uno"), origin=Origin("uno.md", "0" * 64, "r1"))
    store.load([one, report("dos", ODD), replace(report("tres"), text=None)])
    store.judge([judge("different", *EVA, who="Ana", when="2025-03-01T10:00:00Z", why="homónimas")])
    return store


def test_a_backup_goes_into_every_store_and_back(store: Store, tmp_path: Path) -> None:
    with filled(SqliteStore(tmp_path / "original.db")) as original, SqliteStore(tmp_path / "back.db") as back:
        data = packed(original.base())
        assert store.restore(unpacked(data, "b")).nodes_added
        assert packed(store.base()) == data and verified(store.contents()).well
        back.restore(unpacked(packed(store.base()), "b"))
        assert packed(back.base()) == data and back.contents() == original.contents() == store.contents()
        assert back.graph().canonical() == original.graph().canonical()
        assert (back.origins(), back.reports()) == (original.origins(), original.reports())


@pytest.mark.neo4j
def test_a_backup_of_neo4j_is_that_of_a_file(neo4j_address: Address, tmp_path: Path) -> None:
    with filled(open_store(neo4j_address.uri)) as server, filled(SqliteStore(tmp_path / "m.db")) as file:
        assert packed(server.base()) == packed(file.base())


def test_a_store_that_holds_other_things_is_left_as_it_is_unless_replaced(store: Store) -> None:
    base = Base({r: report(r) for r in ("uno", "dos")}, [judge("same", *EVA)])
    store.load([report("otro")])
    with pytest.raises(InputError, match=r"reports: 1, judgements: 0.*--replace"):
        store.restore(base)
    assert [r.id for r in store.reports()] == ["otro"] and verified(store.contents()).well
    assert store.restore(base, replace=True).nodes_removed
    assert [r.id for r in store.reports()] == ["dos", "uno"] and store.judgements() == list(base.judgements)
    assert verified(store.contents()).well and store.graph() == base.graph()
    assert store.restore(base) == Changes()  # it is there already
    assert store.restore(Base(), replace=True).nodes_removed
    assert not store.reports() and not store.graph().nodes and verified(store.contents()).well


def test_a_backup_that_cannot_go_in_leaves_the_store_as_it_is(store_factory: StoreFactory) -> None:
    store = filled(store_factory())
    before = store.contents()
    contradictory = Base({"uno": report("uno")}, [judge("same", *EVA), judge("different", *EVA)])
    with pytest.raises(InputError):
        store.restore(contradictory, replace=True)
    assert store.contents() == before


@settings(deadline=None, max_examples=30)
@given(report_sets(min_size=0, max_size=3))
def test_what_is_unpacked_is_what_was_packed(reports: list[Report]) -> None:
    base = Base({r.id: r for r in reports}, [judge("same", *EVA)])
    data = packed(base)
    assert unpacked(data, "b") == replace(base, reports=dict(sorted(base.reports.items())))
    assert packed(unpacked(data, "b")) == data == packed(Base(dict(reversed(base.reports.items())), base.judgements))


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :]


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda data: gzip.compress(b"".join(change(gzip.decompress(data).splitlines(keepends=True))))


ALTERED = {
    "cut": _cut,
    "cut in the head": lambda data: data[:5],
    "cut at the end": lambda data: data[:-1],
    "flipped": _flipped,
    "more behind": lambda data: data + b"more",
    "another behind": lambda data: data + data,
    "edited": _lines(lambda lines: [line.replace(b"Soto", b"Coto") for line in lines]),
    "a line less": _lines(lambda lines: [lines[0], *lines[2:]]),
    "a line twice": _lines(lambda lines: [*lines[:2], *lines[1:]]),
    "in another order": _lines(lambda lines: [lines[0], lines[2], lines[1], *lines[3:]]),
    "no end": _lines(lambda lines: lines[:-1]),
    "another end": _lines(lambda lines: [*lines[:-1], lines[-1].replace(b'"reports":3', b'"reports":4')]),
    "no JSON": _lines(lambda lines: [lines[0], b"{\n", *lines[1:]]),
    "a list": _lines(lambda lines: [lines[0], b"[]\n", *lines[1:]]),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_a_backup_that_is_not_whole_is_refused(alter: Callable[[bytes], bytes], tmp_path: Path) -> None:
    with filled(SqliteStore(tmp_path / "m.db")) as store:
        data = packed(store.base())
    with pytest.raises(InputError, match=r"^b\.gz is not whole.*Nothing was restored"):
        unpacked(alter(data), "b.gz")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"# Informe\n", "is not a backup"),
        (b"", "is not a backup"),
        (gzip.compress(b"hello\n"), "is not a backup"),
        (gzip.compress(b"[1]\n"), "is not a backup"),
        (gzip.compress(b'{"format":"munigraph-facts/1"}\n'), "is not a backup"),
        (gzip.compress(b'{"format":"munigraph-backup/2"}\n'), "newer version.*munigraph-backup/2"),
    ],
)
def test_what_is_no_backup_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"^b {says}|^b was written by a {says}"):
        unpacked(data, "b")
