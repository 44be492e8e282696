"""Where a Neo4j is and who asks: what is refused, and that no sentence repeats a secret."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.neo4j.address import from_environment
from graphmodel.neo4j.errors import check_version

CANARY = "kanarienvogel"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_DATABASE", "MUNIGRAPH_ALLOW_PLAIN_BOLT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_PASSWORD", CANARY)


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "ana")
    monkeypatch.setenv("NEO4J_DATABASE", "informes")
    address = from_environment("neo4j+s://grafo.example:7687")
    assert (address.user, address.password, address.database) == ("ana", CANARY, "informes")
    assert address.name == "neo4j+s://grafo.example:7687/informes"
    assert CANARY not in repr(address)


@pytest.mark.parametrize(
    "uri",
    [
        f"bolt://neo4j:{CANARY}@localhost:7687",
        f"neo4j+s://neo4j:{CANARY}@grafo.example",
        f"bolt://{CANARY}@localhost",
        f"bolt://neo4j:7/{CANARY}@localhost",
        f"bolt://neo4j:{CANARY}",
        f"bolt://localhost:7687/{CANARY}",
        f"neo4j+s://grafo.example?password={CANARY}",
        f"neo4j+s://grafo.example#{CANARY}",
        f"bolt://[{CANARY}",
        f"https://grafo.example/{CANARY}",
    ],
)
def test_a_uri_with_anything_but_a_place_is_refused_and_not_repeated(uri: str) -> None:
    with pytest.raises(StoreError) as refusal:
        from_environment(uri)
    assert CANARY not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_plain_text_to_this_computer_is_allowed(host: str) -> None:
    assert from_environment(f"bolt://{host}:7687").uri == f"bolt://{host}:7687"


@pytest.mark.parametrize("host", ["grafo.example", "192.168.1.5", "localhost.example", "[2001:db8::1]"])
def test_plain_text_to_another_computer_is_refused_unless_asked_for(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="MUNIGRAPH_ALLOW_PLAIN_BOLT"):
        from_environment(f"neo4j://{host}")
    monkeypatch.setenv("MUNIGRAPH_ALLOW_PLAIN_BOLT", "1")
    assert from_environment(f"neo4j://{host}").uri == f"neo4j://{host}"


def test_without_a_password_it_says_where_to_put_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        from_environment("neo4j+s://grafo.example")


@pytest.mark.skipif(os.name == "nt", reason="there the rights of a file are kept elsewhere")
def test_a_password_may_stand_in_a_file_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "password"
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(file))
    for content, rights, says in (
        (None, 0, "NEO4J_PASSWORD_FILE"),
        (CANARY, 0o640, "chmod 600"),
        (CANARY, 0o604, "chmod 600"),
        ("", 0o600, "is empty"),
        (f"{CANARY}\nneo4j\n", 0o600, "more than one line"),
    ):
        if content is not None:
            file.write_text(content)
            file.chmod(rights)
        with pytest.raises(StoreError, match=says) as refusal:
            from_environment("neo4j+s://grafo.example")
        assert CANARY not in "".join(traceback.format_exception(refusal.value))
    file.write_text(f"{CANARY}\n")
    assert from_environment("neo4j+s://grafo.example").password == CANARY


@pytest.mark.parametrize("agent", ["Neo4j/5.26.30", "Neo4j/5.27-aura", "Neo4j/2026.01.0"])
def test_versions_that_do(agent: str) -> None:
    check_version(agent, "x")


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.48", "Memgraph/2.0", "Neo4j/v5.99 compatible"])
def test_versions_that_will_not_do(agent: str) -> None:
    with pytest.raises(StoreError, match=r"5\.26"):
        check_version(agent, "x")
