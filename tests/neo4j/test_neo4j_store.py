"""What only a Neo4j store can get wrong. What every store promises is in ``tests/store``."""

from __future__ import annotations

import logging
import re
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.changes.update import Base, loaded
from graphmodel.errors import InputError, MunigraphError, StoreError
from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph
from graphmodel.ids import tie_id
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.reading import JUDGEMENT
from graphmodel.neo4j.store import Neo4jStore
from graphmodel.ontology import ontology
from graphmodel.report import Report
from graphmodel.rows import rows
from graphmodel.sqlite.store import SqliteStore
from graphmodel.store import Store, open_store
from tests.strategies import report_sets

pytestmark = pytest.mark.neo4j
Cypher = Callable[..., list[list[object]]]


def report(name: str, people: int = 2) -> Report:
    """A report of some people who hold posts at one federation that all reports share."""
    said = [f"{_name(name, n)}, Alcaldesa {n} de la Federación Andina" for n in range(people)]
    facts = {
        "document": {"id": name, "title": f"Informe {name}", "date": "2024-05-07"},
        "people": [{"name": _name(name, n)} for n in range(people)],
        "organizations": [{"name": "Federación Andina", "kind": "association", "country": "PE"}],
        "roles": [
            {"person": _name(name, n), "title": f"Alcaldesa {n}", "organization": "Federación Andina", "evidence": said[n]}
            for n in range(people)
        ],
        "relations": [
            {"type": "MET_WITH", "source": _name(name, n), "target": "Federación Andina", "evidence": said[n], "from": "2024"}
            for n in range(people)
        ],
    }
    return Report(FactsDocument.from_json(facts), ". ".join(said))


def computed(*reports: Report) -> Graph:
    """The graph of these reports, made without any store."""
    return Base(loaded({}, reports).new).graph()


def _name(report: str, n: int) -> str:
    return f"Eva {report.capitalize()} Soto{'abcdefghij'[n]}"


@pytest.fixture
def store(neo4j_address: Address) -> Iterator[Store]:
    with Neo4jStore(neo4j_address) as store:
        yield store


def test_ids_are_unique_by_constraint(store: Store, cypher: Cypher) -> None:
    store.load([report("uno")])
    found = {
        tuple(r)
        for r in cypher("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN labelsOrTypes[0], properties[0]")
    }
    assert {*ontology().nodes, *ontology().ties, "Passage", JUDGEMENT} <= {label for label, _ in found}
    assert {key for _, key in found} == {"id"}
    with pytest.raises(neo4j.exceptions.ConstraintError):
        cypher("MATCH (n:Person) CREATE (m:Person) SET m.id = n.id")
    with pytest.raises(neo4j.exceptions.ConstraintError):
        cypher("MATCH (a)-[r:HOLDS]->(b) CREATE (a)-[s:HOLDS]->(b) SET s.id = r.id")


def test_the_graph_is_there_as_documented(store: Store, cypher: Cypher) -> None:
    given_ = report("uno")
    store.load([given_])
    quote = "Eva Uno Sotoa, Alcaldesa 0 de la Federación Andina"
    assert cypher(
        "MATCH (p:Person {name: 'Eva Uno Sotoa'})-[h:HOLDS]->(r:Role)-[:AT]->(o:Organization) "
        "RETURN h.status, h.reports, h.confidence, h.passages, h.sources, h.last_report, r.name, o.name, o.kind, o.country"
    ) == [["current", 1, 1.0, [quote], ["uno"], "2024-05-07", "Alcaldesa 0", "Federación Andina", "association", "PE"]]
    assert cypher("MATCH ()-[m:MET_WITH]-(:Person {name: 'Eva Uno Sotoa'}) RETURN m.`from`, m.`to`, m.`as`") == [
        ["2024", None, None]
    ]
    assert cypher(
        "MATCH (a:Person {name: 'Eva Uno Sotoa'})-[h:HOLDS]->() MATCH (p:Passage)-[:MENTIONS]->(a) WHERE h.id IN p.ties "
        "MATCH (p)-[:FROM]->(r:Report) RETURN p.quote, p.start, p.`end`, p.page, r.report, r.title, r.text"
    ) == [[quote, 0, len(quote), None, "uno", "Informe uno", given_.text]]
    assert cypher("MATCH (n) WHERE n.id IS NULL RETURN count(n)") == [[0]]


def test_what_is_stored_is_what_the_rows_say(store: Store, cypher: Cypher) -> None:
    store.load([report("uno"), report("dos", 3)])
    store.forget("uno")
    expected = rows(store.graph())
    for label, found in expected.nodes.items():
        there = {r[0]["id"]: dict(r[0]) for r in cypher(f"MATCH (n:{label}) RETURN n")}  # type: ignore[call-overload, index]
        for bookkeeping in ("facts", "text", "digest", "standing", "units"):
            for properties in there.values():
                properties.pop(bookkeeping, None)
        assert there == {r["id"]: {k: v for k, v in r.items() if v is not None} for r in found}
    for (type_, source, target), found in expected.ties.items():
        ends = cypher(f"MATCH (a:{source})-[r:{type_}]->(b:{target}) RETURN a.id, b.id, r.id")
        assert sorted(map(str, ends)) == sorted(str([r["source"], r["target"], r.get("id")]) for r in found)
    assert cypher("MATCH (n) WHERE NOT n:MunigraphTerm RETURN count(n)") == [[sum(map(len, expected.nodes.values())) + 1]]
    assert cypher("MATCH ()-[r]->() RETURN count(r)") == [[sum(map(len, expected.ties.values()))]]
    assert cypher("MATCH (t:MunigraphTerm) WHERE t.id ENDS WITH 'uno' RETURN count(t)") == [[0]]


def test_a_store_of_an_older_layout_is_brought_up_to_date_when_it_is_written(store: Store, cypher: Cypher) -> None:
    store.load([report("uno")])
    cypher("MATCH (t:MunigraphTerm) DETACH DELETE t")
    cypher("MATCH (r:Report) REMOVE r.units, r.standing")
    cypher("MATCH (s:MunigraphStore) SET s.layout = 1")
    assert store.look(lambda memory: [*memory.pages(["uno"])]) == ["uno"]
    store.load([report("dos")])
    assert store.graph() == computed(report("uno"), report("dos"))
    store.forget("uno")
    assert store.graph() == computed(report("dos"))


@given(data=st.data(), first=report_sets(min_size=1), second=report_sets(min_size=1))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_stores_hold_the_same_after_the_same(
    data: st.DataObject,
    first: list[Report],
    second: list[Report],
    neo4j_address: Address,
    neo4j_driver: neo4j.Driver,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    with Neo4jStore(neo4j_address) as one, SqliteStore(tmp_path_factory.mktemp("other") / "munigraph.db") as other:
        gone = data.draw(st.sampled_from(first)).id
        steps: list[Callable[[Store], object]] = [
            lambda s: s.load(first),
            lambda s: s.load(second, replace=True),
            lambda s: s.forget(gone),
        ]
        for step in steps:
            assert _outcome(one, step) == _outcome(other, step)
            assert one.graph().canonical() == other.graph().canonical()
            assert one.version() == other.version()
        assert one.reports() == other.reports()


def _outcome(store: Store, step: Callable[[Store], object]) -> object:
    try:
        return step(store)
    except MunigraphError as error:
        return str(error)


def test_an_unchanged_report_is_not_even_looked_at(store: Store, cypher: Cypher) -> None:
    store.load([report("uno"), report("dos")])
    revision = cypher("MATCH (s:MunigraphStore) RETURN s.revision")
    cypher("MATCH (r:Report {report: 'uno'}) SET r.facts = 'damaged, and would be read'")
    assert not any(store.load([report("uno"), report("dos")]).to_json().values())
    assert cypher("MATCH (s:MunigraphStore) RETURN s.revision") == revision


def test_a_failure_in_the_middle_of_writing_changes_nothing(store: Store, cypher: Cypher, neo4j_driver: neo4j.Driver) -> None:
    store.load([report("uno")])
    before, version = store.graph().canonical(), store.version()
    met = next(t for t in computed(report("dos")).ties.values() if t.type == "MET_WITH")
    assert met.id == tie_id(met.type, met.source, met.target, met.since)
    cypher("CREATE (:Stranger)-[:MET_WITH {id: $id}]->(:Stranger)", id=met.id)
    with pytest.raises(StoreError):
        store.load([report("dos")])
    cypher("MATCH (n:Stranger) DETACH DELETE n")
    assert (store.graph().canonical(), store.version()) == (before, version)
    store.load([report("dos")])
    assert store.graph() == computed(report("uno"), report("dos"))


def test_a_deadlock_is_tried_again(
    store: Store, neo4j_driver: neo4j.Driver, cypher: Cypher, caplog: pytest.LogCaptureFixture
) -> None:
    store.load([report("uno")])
    with neo4j_driver.session() as session:
        other = session.begin_transaction()
        # The server ends the one that holds fewer locks, which is to be the store's.
        other.run("MATCH (n:Person|Organization) SET n.name = n.name").consume()
        other.run("UNWIND range(1, 1000) AS i MERGE (:Ballast {i: i})").consume()
        loader = threading.Thread(target=store.load, args=([with_alias(report("uno"))],), kwargs={"replace": True})
        loader.start()
        _wait(lambda: cypher("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status") != [])
        other.run("MATCH (s:MunigraphStore) SET s.revision = s.revision").consume()
        other.rollback()
    loader.join(60)
    assert any("DeadlockDetected" in r.getMessage() and "retried" in r.getMessage() for r in caplog.records)
    assert store.graph() == computed(with_alias(report("uno")))


def with_alias(given_: Report) -> Report:
    """The same report, whose federation has got an alias."""
    body = replace(given_.facts.organizations[0], aliases=("La Federación",))
    return Report(replace(given_.facts, organizations=(body,)), given_.text)


def _wait(until: Callable[[], bool], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_nodes_of_other_software_are_not_taken_over(neo4j_address: Address, cypher: Cypher) -> None:
    cypher("CREATE (:Person {id: 7, name: 'of another graph'})")
    with Neo4jStore(neo4j_address) as store, pytest.raises(StoreError, match="Person"):
        store.load([report("uno")])
    assert cypher("MATCH (n) RETURN n.id") == [[7]]


def test_a_database_that_was_emptied_meanwhile_is_a_store_again(store: Store, cypher: Cypher) -> None:
    store.load([report("uno")])
    cypher("MATCH (n) DETACH DELETE n")
    store.load([report("dos")])
    assert store.graph() == computed(report("dos"))
    assert cypher("MATCH (s:MunigraphStore) RETURN s.fingerprint") != [["0"]]


def test_labels_of_other_software_are_left_alone(store: Store, cypher: Cypher) -> None:
    cypher("CREATE (:Document {id: 1})-[:PART]->(:Chunk {id: 2})")
    store.load([report("uno")])
    store.forget("uno")
    assert cypher("MATCH (n) WHERE NOT n:MunigraphStore RETURN n.id ORDER BY n.id") == [[1], [2]]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_said_at_once(scheme: str, neo4j_address: Address) -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        uri = f"{scheme}://127.0.0.1:{s.getsockname()[1]}"
    start = time.monotonic()
    with pytest.raises(StoreError, match=re.escape(uri)):
        open_store(uri)
    assert time.monotonic() - start < 5


def test_an_unknown_database_is_said(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nadie")
    for scheme in ("bolt", "neo4j"):
        with pytest.raises(StoreError, match="NEO4J_DATABASE"):
            open_store(neo4j_address.uri.replace("bolt", scheme))


def test_a_wrong_password_is_said_and_no_password_is_ever_shown(
    neo4j_address: Address, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with open_store(neo4j_address.uri) as store, pytest.raises(InputError):
        store.load([report("uno")])
        store.forget("otro")
    monkeypatch.setenv("NEO4J_PASSWORD", "kanarienvogel")
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as error:
        open_store(neo4j_address.uri)
    said = caplog.text + "".join(traceback.format_exception(error.value)) + repr(vars(store))
    assert "HELLO" in said
    assert neo4j_address.password not in said
    assert "kanarienvogel" not in said
