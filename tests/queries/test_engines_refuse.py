"""What would do anything but ask the graph is refused, and nothing anywhere is different afterwards."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphmodel.errors import QueryError
from graphmodel.store import Store
from queries.engines import CypherEngine
from queries.engines.embedded import EmbeddedEngine
from queries.engines.plans import beyond_reading_in_ladybug, beyond_reading_in_neo4j
from tests.queries.lists import statements
from tests.queries.test_engines_alike import VALUES

MONSTERS = (
    "RETURN " + "(" * 5000 + "1" + ")" * 5000,
    "RETURN " + "[" * 500 + "]" * 500,
    "RETURN " + "toString(" * 900 + "1" + ")" * 900,
    "MATCH " + "()--" * 400 + "() RETURN 1",
    "RETURN '" + "x" * 100_000 + "'",
    "RETURN " + "-" * 1000 + "1",
    "MATCH (n) WHERE " + "NOT " * 1000 + "true RETURN n",
    "RETURN " + "CASE WHEN true THEN " * 400 + "1" + " END" * 400,
    "RETURN 1" + " + 1" * 3000,
    "WITH 1 AS x " * 1000 + "RETURN x",
    "/*" * 30_000,
)
"""Statements that make a parser run away."""
HARMLESS = (r"RETURN '\x41' AS x", r"RETURN $`a\u0060 SET`", "RETURN $x AS missing")
"""What is refused because it is not plainly Cypher, and what Ladybug makes something harmless of."""


class Listener:
    """A port that nobody may come to."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.05)
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def visited(self) -> bool:
        try:
            self.socket.accept()[0].close()
        except TimeoutError:
            return False
        return True


@pytest.fixture
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.socket.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The world of a test: store, cache, home, temporary files and working folder are all in here."""
    for name in ("HOME", "USERPROFILE", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def snapshot(folder: Path) -> dict[str, str]:
    files = (f for f in folder.rglob("*") if f.is_file() and f.name != "lock")
    return {str(f): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def hostile(folder: Path, listener: Listener) -> list[str]:
    told = [s.replace("{folder}", str(folder)).replace("{listener}", listener.address) for s in statements("hostile")]
    return [*told, *MONSTERS]


def all_refused(engine: CypherEngine, folder: Path, listener: Listener) -> None:
    for statement in hostile(folder, listener):
        with pytest.raises(QueryError) as error:
            pytest.fail(f"answered {engine.run(statement, VALUES, timeout=5)}: {statement[:200]}")
        assert len(str(error.value)) > 20, statement[:200]
    assert not listener.visited()


def test_the_hostile_set_is_large() -> None:
    assert len(set(statements("hostile"))) >= 300


def test_the_embedded_engine_refuses(folder: Path, listener: Listener, store: Store, embedded: CypherEngine) -> None:
    embedded.run("RETURN 1")
    version, before = store.version(), snapshot(folder)
    all_refused(embedded, folder, listener)
    assert (store.version(), snapshot(folder)) == (version, before)
    assert embedded.run("MATCH (n:Person) RETURN count(*) AS n").rows[0][0] > 0


def test_the_child_refuses_what_slips_past_the_reading_of_the_text(
    folder: Path, listener: Listener, store: Store, cache: Path
) -> None:
    with EmbeddedEngine(store) as engine:  # type: ignore[arg-type]  # the fixture's store is a file
        child = engine._started()
        before = snapshot(folder)
        for statement in hostile(folder, listener)[: -len(MONSTERS)]:
            reply = child.tell({"text": statement, "timeout": 5, "limit": 10, "bytes": 1 << 20}, 10)
            assert reply.get("refused") or reply.get("error") or statement in HARMLESS, statement
        assert snapshot(folder) == before
        assert not listener.visited()


@pytest.mark.neo4j
def test_neo4j_refuses(
    folder: Path, listener: Listener, neo4j_store: Store, server: CypherEngine, cypher: Callable[..., list[list[object]]]
) -> None:
    everything = (
        "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN elementId(n) AS n, labels(n), properties(n), elementId(r) AS r, type(r), "
        "properties(r), elementId(m) AS m ORDER BY n, r, m"
    )
    schema = "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"
    before, constraints = cypher(everything), cypher(schema)
    all_refused(server, folder, listener)
    assert cypher(everything) == before
    assert cypher(schema) == constraints


def test_an_error_shows_the_line_and_a_caret_below_the_place(embedded: CypherEngine) -> None:
    for statement, excerpt in {
        "MATCH (n:Person)\nRETRUN n": "RETRUN n\n^",
        "MATCH (n)\n\tRETURN n.nam": " RETURN n.nam\n          ^",
        "RETURN '" + "x" * 200 + "' + [" + "1, " * 100 + "§]": None,
    }.items():
        with pytest.raises(QueryError) as error:
            embedded.run(statement)
        line, caret = error.value.excerpt.split("\n")
        assert excerpt is None or error.value.excerpt == excerpt
        assert len(line) <= 122 and len(caret) <= len(line)
    assert line[len(caret) - 1] == "§"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE (n)", "not with CREATE"),
        ("MATCH (n:Person) SET n.name = 'x'", "would change the graph"),
        ("RETURN 1;\nRETURN 2", "line 1, column 9: one statement"),
        ("MATCH (n)\nLOAD CSV FROM 'x' AS r RETURN r", "line 2, column 1: LOAD reads a file"),
        ("CALL apoc.help('x')", "line 1, column 6: apoc.help is not called"),
        ("RETURN\n apoc.text.clean('x')", "line 2, column 2: apoc.text.clean is a plugin's function"),
        ("RETURN 'abc", "line 1, column 8: what ' opens here is never closed"),
        ("RETURN § 1", "line 1, column 8: § has no meaning"),
        ("RETURN '\\q'", "line 1, column 9: \\q is not an escape"),
        ("MATCH (n:Persona) RETURN n", "line 1, column 10: there is no label or type Persona; did you mean Person?"),
        ("MATCH (n)\nRETURN n.nam", "line 2, column 10: nothing here has a property nam; did you mean name?"),
        ("MATCH (n) RETURN\n  m", "line 2, column 3: m is not bound"),
        ("MATCH (n) /* c */\n  RETRUN n", "line 2, column 3: the statement is not understood from “RETRUN”"),
        ("RETURN $x", "line 1, column 8: $x has no value"),
        ("RETURN [x IN [1] | x]", "line 1, column 8: [x IN list | …] is not in the Cypher of the embedded engine"),
        (
            "RETURN 1,\n reduce(s = 0, x IN [1] | s + x)",
            "line 2, column 2: reduce(…) is not in the Cypher of the embedded engine",
        ),
        ("MATCH (n:Person) RETURN keys(n)", "--store local"),
        ("MATCH (n:Person:Organization) RETURN n", "--store local"),
        ("RETURN 1 + 'a' + [2]", "stricter about types than Neo4j"),
        ("", "no statement to run"),
    ],
)
def test_a_refusal_says_where_and_why(embedded: CypherEngine, statement: str, words: str) -> None:
    with pytest.raises(QueryError) as error:
        embedded.run(statement)
    assert words in str(error.value)


@pytest.mark.neo4j
def test_a_refusal_of_neo4j_says_where_and_why(server: CypherEngine) -> None:
    for statement, words in {
        "MATCH (n) /* c */\n  RETRUN n": "line 2, column 3: Invalid input 'RETRUN'",
        "MATCH (n:Person) SET n.name = 'x'": "would change the graph",
        "SHOW TRANSACTIONS": "not with SHOW",
        "CALL db.info()": "db.info is not called",
        "RETURN $x": "$x has no value",
    }.items():
        with pytest.raises(QueryError) as error:
            server.run(statement)
        assert words in str(error.value)


def test_a_plan_with_an_unknown_operator_is_refused() -> None:
    assert (
        beyond_reading_in_neo4j({"operatorType": "ProduceResults@neo4j", "children": [{"operatorType": "New@neo4j"}]}) == "New"
    )
    assert not beyond_reading_in_neo4j({"operatorType": "Expand(All)@neo4j"})
    assert beyond_reading_in_ladybug("│   RESULT_COLLECTOR[1]   │\n│   COPY_TO[0]   │") == "COPY_TO"
    assert beyond_reading_in_ladybug("│   RESULT_COLLECTOR[1]   │") == "?"
    assert not beyond_reading_in_ladybug("│   RESULT_COLLECTOR[1]   │\n│   SCAN_NODE_TABLE[0]   │")
