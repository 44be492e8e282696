"""Every store tells whether it is as it should be, and computes anew what is not. Damage is done behind its back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.neo4j.address import Address
from graphmodel.sqlite.store import SqliteStore
from graphmodel.store import Store, open_store
from graphmodel.verification import verified
from tests.store.test_sqlite import report

TEXT = "Eva Soto dirige la Liga Azul."


def filled(store: Store) -> Store:
    store.load([report("uno"), report("dos")])
    store.judge([judge("different", *(RecordKey(r, "Person", "eva soto") for r in ("uno", "dos")), why="homonyms")])
    return store


def test_what_was_put_in_and_taken_out_is_well(store: Store) -> None:
    assert verified(store.contents()).well
    filled(store).forget("dos")
    verdict = verified(store.contents())
    assert verdict.well and (verdict.reports, verdict.nodes, verdict.ties) == (1, len(store.graph().nodes), 2)
    assert store.rebuild() is False
    assert verified(store.contents()) == verdict


DAMAGE = {
    "UPDATE nodes SET name = 'Eva Coto' WHERE name = 'Eva Soto'": "wrong_nodes",
    "DELETE FROM ties WHERE type = 'HOLDS'": "wrong_ties",
    "DELETE FROM statements WHERE rowid = 1": "wrong_evidence",
    "INSERT INTO statements SELECT * FROM statements WHERE rowid = 1": "wrong_evidence",
    "UPDATE statements SET first = first + 1, last = last + 1": "wrong_evidence",
    "DELETE FROM terms WHERE term LIKE 'Person:%'": "memory",
    "UPDATE pages SET units = '{}' WHERE report = 'uno'": "memory",
    "UPDATE fingerprint SET value = 'abc'": "memory",
    "UPDATE nodes SET aliases = '['": "wrong_nodes",
    "UPDATE fingerprint SET value = 'x'": "memory",
}


@pytest.mark.parametrize(("statement", "where"), DAMAGE.items())
def test_a_graph_that_somebody_changed_is_told_and_made_good(statement: str, where: str, tmp_path: Path) -> None:
    with filled(SqliteStore(tmp_path / "m.db")) as store:
        before = store.version(), store.graph()
    with sqlite3.connect(tmp_path / "m.db") as db:
        db.execute(statement)
    db.close()
    with SqliteStore(tmp_path / "m.db") as store:
        verdict = verified(store.contents())
        assert not verdict.well and not verdict.computed
        assert getattr(verdict, where) != (where == "memory")
        assert store.rebuild() is True
        assert verified(store.contents()).well and (store.version(), store.graph()) == before
        assert store.rebuild() is False


@pytest.mark.parametrize(
    ("text", "misquoted"),
    [("Eva Coto dirige la Liga Azul.", True), (f"{TEXT} No.", False)],
)
def test_a_text_that_somebody_changed_is_told(text: str, misquoted: bool, tmp_path: Path) -> None:
    with filled(SqliteStore(tmp_path / "m.db")):
        pass
    with sqlite3.connect(tmp_path / "m.db") as db:
        db.execute("UPDATE texts SET text = ? WHERE report = 'uno'", (text,))
    db.close()
    with SqliteStore(tmp_path / "m.db") as store:
        verdict = verified(store.contents())
        assert verdict.altered == verdict.texts == ("uno",) and bool(verdict.misquoted) == misquoted and not verdict.well


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports SET facts = substr(facts, 1, 80) WHERE id = 'uno'",
        "UPDATE reports SET facts = replace(facts, '\"uno\"', '\"unp\"') WHERE id = 'uno'",
        "UPDATE judgements SET one = '[]'",
    ],
)
def test_facts_that_nobody_wrote_so_are_a_sentence(statement: str, tmp_path: Path) -> None:
    with filled(SqliteStore(tmp_path / "m.db")):
        pass
    with sqlite3.connect(tmp_path / "m.db") as db:
        db.execute(statement)
    db.close()
    with SqliteStore(tmp_path / "m.db") as store:
        with pytest.raises(StoreError, match=r"m\.db cannot be read"):
            store.contents()
        with pytest.raises(StoreError, match=r"m\.db cannot be read"):
            store.rebuild()


CYPHER_DAMAGE = (
    "MATCH (n:Person) SET n.name = n.name + 'x'",
    "MATCH (n:Person) REMOVE n.aliases",
    "MATCH ()-[r:HOLDS]->() DELETE r",
    "MATCH (p:Passage) DETACH DELETE p",
    "MATCH (t:MunigraphTerm) DELETE t",
    "MATCH (r:Report) SET r.units = '{}'",
)


@pytest.mark.neo4j
def test_a_graph_that_somebody_changed_in_neo4j(neo4j_address: Address, cypher: Callable[..., list[list[object]]]) -> None:
    with filled(open_store(neo4j_address.uri)) as store:
        before = store.version(), store.graph()
        for statement in CYPHER_DAMAGE:
            cypher(statement)
            assert not verified(store.contents()).computed, statement
            assert store.rebuild() is True
            assert verified(store.contents()).well and (store.version(), store.graph()) == before
