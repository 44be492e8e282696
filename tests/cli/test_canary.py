"""A password that is a canary: whatever commands do and however they fail, it is in nothing that they say or write."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graphmodel.neo4j.address import Address
from tests.cli.conftest import SAMPLE, environment
from tests.cli.crowd import crowd

CANARY = "kanarienvogel-zwitschert"
USER = "pajarera"

pytestmark = [pytest.mark.neo4j, pytest.mark.skipif(os.name == "nt", reason="there the rights of a file are kept elsewhere")]


@pytest.fixture
def user(neo4j_driver: neo4j.Driver) -> Iterator[str]:
    """A user of the server whose password is the canary."""
    neo4j_driver.execute_query(
        "CREATE USER $user SET PASSWORD $password CHANGE NOT REQUIRED", user=USER, password=CANARY, database_="system"
    )
    yield USER
    neo4j_driver.execute_query("DROP USER $user", user=USER, database_="system")


def test_no_command_says_or_writes_a_password(user: str, neo4j_address: Address, neo4j_home: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"\0\1" * 99)
    for name, rights in (("own", 0o600), ("open", 0o644)):
        (tmp_path / name).write_text(CANARY + "\n", "utf-8")
        (tmp_path / name).chmod(rights)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        nobody = f"bolt://127.0.0.1:{s.getsockname()[1]}"
    usual = {"NEO4J_USERNAME": user, "NEO4J_PASSWORD": CANARY, "MUNIGRAPH_STORE": neo4j_address.uri}
    said = ""

    def ends(code: int, *commands: list[str], **changed: str) -> None:
        nonlocal said
        for ran in crowd(commands, tmp_path, environment(tmp_path, **usual | changed)):
            assert ran.code == code, ran
            said += ran.out + ran.err

    ends(0, ["load", str(SAMPLE), "--jobs", "2"])
    ends(
        0,
        ["show", "AME"],
        ["path", "AME", "KfW"],
        ["cypher", "MATCH (n) RETURN n LIMIT 3"],
        ["export", "json", "g.json"],
        ["export", "html", "g.html"],
        ["backup", "b.gz"],
        ["verify"],
        ["doctor", "--format", "json"],
    )
    ends(
        1,
        ["load", "broken.md", "nowhere.md", "--jobs", "2", "--debug"],
        ["show", "Nobody of This Name", "--debug"],
        ["cypher", "CREATE (n) RETURN n", "--debug"],
        ["cypher", "MATCH (n RETURN", "--debug"],
        ["forget", "nothing", "--debug"],
        ["restore", "broken.md", "--debug"],
        ["reports", "--store", nobody, "--debug"],
        ["reports", "--store", "bolt://192.0.2.1", "--debug"],
        ["reports", "--store", f"bolt://{user}:{CANARY}@127.0.0.1", "--debug"],
        ["doctor", "--store", f"neo4j+s://{user}:{CANARY}@127.0.0.1", "--debug"],
    )
    ends(2, ["reports", "--no-such-option", "--debug"])
    ends(1, ["reports", "--debug"], NEO4J_USERNAME="neo4j")
    ends(1, ["reports", "--debug"], NEO4J_DATABASE="nadie")
    ends(1, ["reports", "--debug"], NEO4J_PASSWORD="", NEO4J_PASSWORD_FILE="open")
    ends(0, ["reports", "--debug"], NEO4J_PASSWORD="", NEO4J_PASSWORD_FILE="own")
    assert "Traceback" in said and "chmod 600 open" in said and CANARY not in said
    for file in (f for folder in (tmp_path, neo4j_home) for f in folder.rglob("*") if f.is_file()):
        assert file.name in ("own", "open") or CANARY.encode() not in file.read_bytes(), file
