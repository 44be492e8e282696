"""Into a real Neo4j: its own import takes the CSV, and the script builds the same graph, whatever a report says."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j
import pytest

from exports.files import write_files
from exports.formats.cypher import cypher as script
from exports.formats.neo4j_csv import files
from exports.formats.values import encodable
from graphmodel.graph import Graph
from graphmodel.neo4j.jars import fetch, lock
from graphmodel.neo4j.java import find_java
from graphmodel.rows import Row, rows
from tests.exports.graphs import hostile, risky, small

pytestmark = pytest.mark.neo4j


def test_neo4js_own_import_takes_the_csv(tmp_path: Path, neo4j_home: Path) -> None:
    """``neo4j-admin database import`` of the server that the tests run, on a database of its own."""
    graph = both(hostile(), risky())
    write_files(tmp_path / "csv", files(graph, exact=True))
    settings = tmp_path / "neo4j.conf"
    settings.touch()
    sources = [f"--nodes={tmp_path / 'csv' / name}" for name in ("nodes.csv", "passages.csv")]
    sources += [f"--relationships={tmp_path / 'csv' / name}" for name in ("relationships.csv", "passage-relationships.csv")]
    options = ["--array-delimiter=U+241F", "--multiline-fields=true", f"--report-file={tmp_path / 'import.report'}"]
    java = [find_java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", os.pathsep.join(map(str, fetch(lock().jars)))]
    done = subprocess.run(
        [*java, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", *sources, *options],
        env=os.environ | {"NEO4J_HOME": str(tmp_path), "NEO4J_CONF": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    known = rows(graph)
    nodes, ties = (sum(map(len, some.values())) for some in (known.nodes, known.ties))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"Imported:\s+{nodes} nodes\s+{ties} relationships", done.stdout)


def test_the_script_builds_the_graph_in_a_real_neo4j(
    neo4j_address: object, neo4j_driver: neo4j.Driver, cypher: Callable[[str], list[list[Any]]]
) -> None:
    """Twice, as somebody pastes it again: the same nodes, ties and values, each once."""
    graph = bodies_of(both(small(), hostile()))
    with neo4j_driver.session() as session:
        for statement in [s for s in script(graph).split(";\n") if s] * 2:
            session.run(statement).consume()  # type: ignore[arg-type]
    known = rows(graph)
    nodes = {r["id"]: (label, _kept(r)) for label, some in known.nodes.items() for r in some}
    there = {p["id"]: (label, p) for label, p in cypher("MATCH (n) RETURN labels(n)[0], properties(n)")}
    assert _sound(nodes) == there
    stated = [(p.type, *_ends(r), _kept(r, *_ENDS)) for p, some in known.ties.items() for r in some]
    drawn = cypher("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)")
    assert sorted(map(repr, _sound(stated))) == sorted(repr(_sound(tuple(row))) for row in drawn)


def both(one: Graph, other: Graph) -> Graph:
    return Graph.of([*one.nodes.values(), *other.nodes.values()], [*one.ties.values(), *other.ties.values()])


def bodies_of(graph: Graph) -> Graph:
    """Organizations, reports and the ties between them: each pattern of a script is planned anew, which takes its time."""
    kept = {n.id: n for n in graph.of_kind("Organization", "Report")}
    return Graph.of(kept.values(), [t for t in graph.ties.values() if {t.source, t.target} <= set(kept)])


_ENDS = ("source", "target")


def _ends(row: Row) -> tuple[str, str]:
    return row["source"], row["target"]


def _kept(row: Row, *but: str) -> dict[str, Any]:
    """What Neo4j keeps of a row: no None, and not what is for the stores alone."""
    return {k: v for k, v in row.items() if v is not None and k not in ("statements", *but)}


def _sound(value: Any) -> Any:
    match value:
        case str():
            return encodable(value)
        case dict():
            return {_sound(k): _sound(v) for k, v in sorted(value.items())}
        case list() | tuple():
            return type(value)(map(_sound, value))
    return value
