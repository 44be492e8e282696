"""Neo4j's jars are what the lock says, or are not used. A Maven repository of our own serves them, over real HTTP."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.neo4j.jars import Jar, fetch, lock

CONTENT = b"not really a jar, but the bytes that were locked" * 100
JAR = Jar("org.example", "part", "1.0", "", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
WHERE = Path("org/example/part/1.0/part-1.0.jar")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def maven(tmp_path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """The folder that is served, and its address."""
    folder = tmp_path / "maven"
    (folder / WHERE).parent.mkdir(parents=True)
    (folder / WHERE).write_bytes(CONTENT)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, {"here": f"http://127.0.0.1:{server.server_port}"}
        server.shutdown()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    return tmp_path / "m2"


def test_what_is_missing_is_fetched_once(maven: tuple[Path, dict[str, str]], repository: Path) -> None:
    seen: list[tuple[int, int]] = []
    paths = fetch([JAR], lambda done, total: seen.append((done, total)), maven[1])
    assert paths == [repository / WHERE] and paths[0].read_bytes() == CONTENT
    assert seen == [(len(CONTENT), len(CONTENT))]
    (maven[0] / WHERE).unlink()
    assert fetch([JAR], lambda done, total: seen.append((done, total)), maven[1]) == paths
    assert len(seen) == 1
    assert [p.name for p in repository.iterdir()] == ["org"]


@pytest.mark.parametrize("damage", [CONTENT[:100], CONTENT[:-1] + b"!"])
def test_a_damaged_jar_is_fetched_again(maven: tuple[Path, dict[str, str]], repository: Path, damage: bytes) -> None:
    (repository / WHERE).parent.mkdir(parents=True)
    (repository / WHERE).write_bytes(damage)
    assert fetch([JAR], remotes=maven[1])[0].read_bytes() == CONTENT


def test_another_jar_than_the_locked_one_is_refused(maven: tuple[Path, dict[str, str]], repository: Path) -> None:
    (maven[0] / WHERE).write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(StoreError, match=r"part-1\.0\.jar"):
        fetch([JAR], remotes=maven[1])
    assert not (repository / WHERE).exists()


def test_no_jar_and_no_network_are_said(maven: tuple[Path, dict[str, str]], repository: Path) -> None:
    (maven[0] / WHERE).unlink()
    with pytest.raises(StoreError, match=r"part-1\.0\.jar"):
        fetch([JAR], remotes=maven[1])
    with pytest.raises(StoreError, match="HTTPS_PROXY"):
        fetch([JAR], remotes={"nobody": "http://127.0.0.1:9"})


def test_the_lock_is_complete() -> None:
    jars = lock().jars
    assert len({(j.group, j.artifact, j.classifier) for j in jars}) == len(jars) > 200
    assert all(len(j.sha256) == 64 and j.size > 0 for j in jars)
    assert {j.version for j in jars if j.group == "org.neo4j.app"} == {lock().neo4j}
