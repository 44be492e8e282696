"""``munigraph demo``: the walk, in a store of its own or beside what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graphmodel.neo4j.address import Address
from graphmodel.store import open_store
from tests.cli.conftest import SAMPLE, Ran, Run


def typed(ran: Ran) -> list[list[str]]:
    """The commands that a demo shows above its steps."""
    return [shlex.split(line)[1:] for line in re.findall(r"^\$ (munigraph .*)$", ran.out, re.M)]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_walk_fits_the_terminal_and_its_commands_can_be_typed(run: Run, tmp_path: Path, lang: str) -> None:
    ran = run("demo", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph.html"]
    long = [line for line in ran.out.splitlines() if len(line) > 80 and not line.startswith("$ ")]
    assert long == []
    quote = "“Cristian Zamora, Alcalde de Cuenca”" if lang == "en" else "«Cristian Zamora, Alcalde de Cuenca»"
    assert quote in ran.out
    assert ("Ask first: Patricio Maldonado" if lang == "en" else "Patricio Maldonado, Presidente") in ran.out
    commands = typed(ran)
    assert [c[0] for c in commands] == ["load", "show", "path", "query", "cypher", "export"]
    for command in [*commands, ["queries"]]:
        assert run(*command, "--lang", lang, env={"COLUMNS": "80"}).code == 0


def test_what_a_user_has_is_left_alone(loaded: Run, tmp_path: Path) -> None:
    before = (tmp_path / "munigraph.db").read_bytes()
    assert loaded("demo", "--out", "page.html", env={"MUNIGRAPH_STORE": "munigraph.db"}).code == 0
    assert (tmp_path / "munigraph.db").read_bytes() == before
    assert (tmp_path / "page.html").stat().st_size > 100_000
    ran = loaded("demo", "--out", "nowhere/page.html")
    assert ran.code == 1 and ran.err.count("\n") == 1


@pytest.mark.neo4j
def test_on_neo4j_beside_other_reports(run: Run, tmp_path: Path, neo4j_address: Address) -> None:
    env = {"NEO4J_USERNAME": neo4j_address.user, "NEO4J_PASSWORD": neo4j_address.password}
    (tmp_path / "b.md").write_text("Ana Ruiz, Alcaldesa de Almagro, se reunió con Eva Soto.\n", encoding="utf-8")
    assert run("load", "b.md", "--store", neo4j_address.uri, env=env).code == 0
    ran = run("demo", "--store", neo4j_address.uri, env=env)
    assert (ran.code, ran.err) == (0, "")
    assert "other reports, too (1)" in ran.out
    assert all(command[-2:] == ["--store", neo4j_address.uri] for command in typed(ran))
    with open_store(neo4j_address.uri) as store:
        assert [r.id for r in store.reports()] == ["b", SAMPLE.stem]
    assert run("forget", "b", "--store", neo4j_address.uri, env=env).code == 0
    alone, embedded = run("demo", "--store", neo4j_address.uri, env=env), run("demo")
    plain = [line.replace(f" --store {neo4j_address.uri}", "") for line in alone.out.splitlines()]
    assert set(embedded.out.splitlines()) - set(plain) <= set(embedded.out.split("\n1. ")[0].splitlines()) | {
        "  $ munigraph demo --store local",
        "      the same on a real Neo4j, which it fetches and starts by itself",
    }
    assert "  $ munigraph queries" in alone.out.splitlines()


@pytest.mark.neo4j
def test_the_same_commands_answer_the_same_from_neo4j(loaded: Run, neo4j_address: Address) -> None:
    env = {"NEO4J_USERNAME": neo4j_address.user, "NEO4J_PASSWORD": neo4j_address.password}
    there = ("--store", neo4j_address.uri)
    assert loaded("load", SAMPLE, *there, env=env).code == 0
    for command in (
        ("export", "json", "-"),
        ("show", "AME"),
        ("path", "AME", "KFW", "--format", "json"),
        ("query", "meetings"),
        ("cypher", "MATCH (n:Country) RETURN n.code ORDER BY n.code", "--format", "csv"),
        ("reports", "--format", "json"),
    ):
        assert loaded(*command, *there, env=env) == loaded(*command)
