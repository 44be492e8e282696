"""The connection is lost in the very moment of committing: what was asked for is done once, and told as it was."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.store import Neo4jStore
from graphmodel.store import Store
from graphmodel.verification import verified
from tests.neo4j.test_neo4j_store import computed, report

pytestmark = pytest.mark.neo4j

WRITING = b"SET s.fingerprint"  # the last statement of a change
COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # of Bolt


class Line:
    """A line to a server that breaks at the next commit of a change, once: after the server had it, or before."""

    def __init__(self, port: int) -> None:
        self.breaks: str | None = None
        self.broken = 0
        self._port, self._deaf = port, set[socket.socket]()
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._open, daemon=True).start()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._door.getsockname()[1]}"

    def close(self) -> None:
        self._door.close()

    def _open(self) -> None:
        with suppress(OSError):
            while True:
                near = self._door.accept()[0]
                far = socket.create_connection(("127.0.0.1", self._port))
                threading.Thread(target=self._talk, args=(near, far), daemon=True).start()
                threading.Thread(target=self._answer, args=(far, near), daemon=True).start()

    def _talk(self, near: socket.socket, far: socket.socket) -> None:
        """From the driver to the server."""
        writing = False
        with suppress(OSError):
            while data := near.recv(1 << 16):
                writing = writing or WRITING in data
                how = self.breaks if writing and COMMIT in data else None
                writing = writing and COMMIT not in data
                if how:
                    self.breaks, self.broken = None, self.broken + 1
                if how == "after":
                    self._deaf.add(far)
                if how != "before":
                    far.sendall(data)
                if how == "before":
                    break
        if far not in self._deaf:  # else it ends with the answer, which says that it is committed
            _end(near, far)

    def _answer(self, far: socket.socket, near: socket.socket) -> None:
        """From the server to the driver."""
        with suppress(OSError):
            while (data := far.recv(1 << 16)) and far not in self._deaf:
                near.sendall(data)
        _end(near, far)


def _end(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)  # closing alone would wait for whoever is receiving there


@pytest.fixture
def line(neo4j_address: Address) -> Iterator[Line]:
    line = Line(urlsplit(neo4j_address.uri).port or 0)
    yield line
    line.close()


SAME = judge("same", RecordKey("uno", "Person", "eva uno sotoa"), RecordKey("dos", "Person", "eva dos sotoa"))
CHANGES: list[Callable[[Store], object]] = [
    lambda store: store.load([report("uno"), report("dos")]),
    lambda store: store.judge([SAME]),
    lambda store: store.load([report("dos", 3)], replace=True),
    lambda store: store.withdraw([SAME.id]),
    lambda store: store.forget("uno"),
]


@pytest.mark.parametrize("breaks", ["before", "after"])
def test_a_commit_that_nobody_answered(breaks: str, line: Line, neo4j_address: Address, neo4j_driver: object) -> None:
    def told(address: Address, breaks: str | None) -> list[object]:
        with Neo4jStore(address) as store:
            said = []
            for change in CHANGES:
                line.breaks = breaks
                said.append(change(store))
            assert verified(store.contents()).well and store.graph() == computed(report("dos", 3))
            store.forget("dos")
            return said

    through_the_line = told(replace(neo4j_address, uri=line.uri), breaks)
    assert line.broken == len(CHANGES)
    assert through_the_line == told(neo4j_address, None)
