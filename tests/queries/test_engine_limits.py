"""Time, rows and memory of a statement, and the cache of projections."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel.errors import QueryError, StoreError
from graphmodel.facts import Organization
from graphmodel.report import Report
from graphmodel.store import Store, open_store
from queries.engines import CypherEngine, open_engine
from tests.queries.lists import statements

BOMBS = statements("bombs")
MANY = int(os.environ.get("MUNIGRAPH_BOMBS", "1"))
"""How many of them are tried; ``make soak`` tries all."""


def defused(engine: CypherEngine) -> None:
    """Every bomb stops, or is done, long before it would be; and the engine goes on."""
    engine.run("RETURN 1")
    with pytest.raises(QueryError, match="more than 1 seconds"):
        engine.run(BOMBS[0], timeout=1)  # it would run for hours
    for bomb in BOMBS[1:MANY]:
        began = time.monotonic()
        with contextlib.suppress(QueryError):
            engine.run(bomb, timeout=1)
        assert time.monotonic() - began < 20, bomb
    assert engine.run("RETURN 1 AS one").rows == ((1,),)


def test_a_bomb_stops_in_time(embedded: CypherEngine) -> None:
    defused(embedded)


@pytest.mark.neo4j
def test_a_bomb_stops_in_time_on_neo4j(server: CypherEngine) -> None:
    defused(server)


def test_what_is_too_large_is_refused(embedded: CypherEngine) -> None:
    for statement in ("RETURN range(1, 200000000) AS x", "UNWIND range(1, 4000000) AS x RETURN collect(toString(x)) AS xs"):
        with pytest.raises(QueryError, match="more memory"):
            embedded.run(statement)
    assert embedded.run("RETURN 1 AS one").rows == ((1,),)


def test_the_limit_of_rows_is_told(embedded: CypherEngine) -> None:
    cut = embedded.run("UNWIND range(1, 20) AS x RETURN x", limit=5)
    assert (len(cut.rows), cut.complete) == (5, False)
    assert cut.to_json()["truncated"] is True
    whole = embedded.run("UNWIND range(1, 5) AS x RETURN x", limit=5)
    assert whole.complete and whole.to_json() == {"columns": ["x"], "rows": [[1], [2], [3], [4], [5]]}


@pytest.mark.neo4j
def test_the_limit_of_rows_is_told_on_neo4j(server: CypherEngine) -> None:
    assert not server.run("UNWIND range(1, 20) AS x RETURN x", limit=5).complete
    assert server.run("UNWIND range(1, 5) AS x RETURN x", limit=5).complete


def test_an_answer_is_json(embedded: CypherEngine) -> None:
    answer = embedded.run("MATCH p = (n:Person)-[h:HOLDS]->() RETURN n, h, p, date('2025-01-01') AS d, 1.5 AS f LIMIT 1")
    node, tie, path, day, half = answer.rows[0]
    assert node["labels"] == ["Person"] and set(node["properties"]) == {"id", "name", "aliases"}
    assert tie["type"] == "HOLDS" and None not in tie["properties"].values()
    assert path["nodes"][0] == node and path["relationships"] == [tie]
    assert (day, half) == ("2025-01-01", 1.5)
    assert json.loads(json.dumps(answer.to_json()))["rows"] == [list(answer.rows[0])]


def test_an_engine_sees_what_is_loaded_meanwhile(
    store: Store, embedded: CypherEngine, sample: Sequence[Report], cache: Path
) -> None:
    count = "MATCH (n) RETURN count(*) AS n"
    assert embedded.run(count).rows[0][0] > 0
    (first,) = cache.glob("*.lbug")
    store.forget(sample[0].id)
    assert embedded.run(count).rows == ((0,),)
    (second,) = cache.glob("*.lbug")
    assert first != second
    assert store.version() in second.name


def test_a_damaged_projection_is_made_anew(store: Store, cache: Path) -> None:
    with open_engine(store) as engine:
        engine.run("RETURN 1")
    (file,) = cache.glob("*.lbug")
    file.write_bytes(b"nothing of the kind")
    with open_engine(store) as engine:
        assert engine.run("MATCH (n:Person) RETURN count(*) AS n").rows[0][0] > 0


def test_many_may_begin_at_once(store: Store, cache: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from graphmodel.store import open_store; from queries.engines import open_engine\n"
        "with open_store(sys.argv[1]) as store, open_engine(store) as engine:\n"
        "    print(engine.run('MATCH (n) RETURN count(*) AS n').rows[0][0])"
    )
    path = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", program, str(tmp_path / "munigraph.db")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}) for _ in range(4)
    ]
    counts = {process.communicate()[0].strip() for process in running}
    with open_engine(store) as engine:
        assert counts == {str(engine.run("MATCH (n) RETURN count(*) AS n").rows[0][0])}
    assert [f.suffix for f in cache.iterdir() if f.name != "lock"] == [".lbug"]


def test_the_cache_keeps_what_was_used_last(store: Store, cache: Path) -> None:
    cache.mkdir(parents=True)
    for n in range(20):
        old = cache / f"store{n:02}-version.lbug"
        old.touch()
        os.utime(old, (n, n))
    with open_engine(store) as engine:
        engine.run("RETURN 1")
    kept = {f.name for f in cache.glob("store*.lbug")}
    assert kept == {f"store{n:02}-version.lbug" for n in range(11, 20)}


def test_nothing_is_left_of_a_private_copy(store: Store, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with open_engine(store) as engine:
        engine.run("RETURN 1")
    assert not list(temporary.iterdir())


def test_a_cache_that_cannot_be_written_is_said(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUNIGRAPH_CACHE", str(tmp_path / "file"))
    with open_engine(store) as engine, pytest.raises(StoreError, match="MUNIGRAPH_CACHE"):
        engine.run("RETURN 1")


def test_texts_come_through_the_projection_as_they_are(tmp_path: Path, cache: Path, sample: Sequence[Report]) -> None:
    """Quotes, commas, new lines and what CSV might take for something else."""
    names = ['"Comillas", S. A.', "línea\nnueva", "null", "a\\b 'c'", "[x, y]", "=1+1", "😀 ñ", "\u2028"]
    facts = sample[0].facts
    bodies = tuple(Organization(name=f"Ente {name}", aliases=(f"Alias {name}",)) for name in names)
    report = Report(replace(facts, document=replace(facts.document, id="raro"), organizations=(*facts.organizations, *bodies)))
    with open_store(tmp_path / "raro.db") as store, open_engine(store) as engine:
        store.load([report])
        stored = {(n.name, n.aliases) for n in store.graph().of_kind("Organization")}
        answer = engine.run("MATCH (n:Organization) RETURN n.name, n.aliases")
        assert {(name, tuple(aliases)) for name, aliases in answer.rows} == stored


def test_a_library_that_is_imported_brings_no_engine() -> None:
    program = "import sys, queries.engines, queries.catalogue; print({'ladybug', 'neo4j', 'networkx'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert found.stdout.strip() == "set()"
