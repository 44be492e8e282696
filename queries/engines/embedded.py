"""Cypher over the single-file store: Ladybug, in a child process, on a private copy of the store's projection."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphmodel.errors import QueryError, StoreError
from graphmodel.sqlite.store import SqliteStore
from queries.cypher.statement import parse
from queries.cypher.tokens import render, say
from queries.engines.answer import Answer
from queries.engines.cache import name_of, private_copy
from queries.engines.dialect import to_ladybug
from queries.engines.engine import BYTES, LIMIT, TIMEOUT
from queries.engines.hints import explained
from queries.engines.process import Child, EndedError, LateError
from queries.engines.projection import FORMAT, plan
from queries.engines.ties import OWN

_POOL = 512 << 20
"""Bytes that Ladybug may use for what it works on."""
_SPARE = 1 << 30
"""Bytes of address space beside Ladybug's file and pool: the interpreter, threads, the answer."""
_START_SECONDS = 60.0
_BUILD_SECONDS = 1800.0
_GRACE = 0.3
"""Seconds that the child has to stop by itself, before it is stopped."""


class EmbeddedEngine:
    """Ladybug on the projection of ``store``; the child process lives from the first statement to ``close``."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._version = ""
        self._child: Child | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def run(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
    ) -> Answer:
        """The answer to one statement; see ``CypherEngine``."""
        statement = parse(text)
        rewritten, origins = render(to_ladybug(statement, parameters or {}, limit))
        child = self._started()
        try:
            order = {"text": rewritten, "timeout": timeout, "limit": limit, "bytes": BYTES}
            reply = child.tell(order, timeout + _GRACE)
        except LateError as error:
            raise QueryError(say("too_long", seconds=f"{timeout:g}")) from error
        except EndedError as error:
            raise QueryError(say("too_much")) from error
        if "columns" not in reply:
            raise explained(reply, statement, origins, timeout)
        shown = [i for i, name in enumerate(reply["columns"]) if not name.startswith(OWN)]
        columns = statement.columns or tuple(reply["columns"][i] for i in shown)
        return Answer(columns, tuple(tuple(row[i] for i in shown) for row in reply["rows"]), reply["complete"])

    def close(self) -> None:
        """End the child process and remove its copy."""
        if self._child is not None:
            self._child.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._child = self._folder = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _started(self) -> Child:
        """The child on the store as it is now."""
        current = self._store.version()
        if self._child is not None and self._child.alive and self._version == current:
            return self._child
        try:
            return self._start(fresh=False)
        except StoreError:  # a projection that cannot be read is made anew: it is never the only copy of anything
            return self._start(fresh=True)

    def _start(self, *, fresh: bool) -> Child:
        self.close()
        self._folder = tempfile.TemporaryDirectory(prefix="munigraph-", ignore_cleanup_errors=True)
        self._version, copy = self._copy(Path(self._folder.name), fresh)
        self._child = Child("serve", Path(self._folder.name))
        room = _room(copy.stat().st_size)
        order = {"file": str(copy), "pool": _POOL, "size": room, "memory": room + _POOL + _SPARE}
        _checked(self._child, order, _START_SECONDS)
        return self._child

    def _copy(self, into: Path, fresh: bool) -> tuple[str, Path]:
        """A version of the store and a copy of its projection."""
        name = name_of(self._store.path)
        while True:
            current = self._store.version()
            wanted = f"{current}-{FORMAT}-{version('ladybug')}"
            try:
                return current, private_copy(name, wanted, partial(self._build, current), into, fresh=fresh)
            except _MovedError:
                continue

    def _build(self, current: str, folder: Path, file: Path) -> None:
        """Make the projection of the store at version ``current`` in ``file``; _MovedError where it is another by now."""
        graph = self._store.graph()
        if self._store.version() != current:
            raise _MovedError
        statements, counts = plan(graph, folder)
        order = {"file": str(file), "pool": _POOL, "size": _room(sum(f.stat().st_size for f in folder.iterdir()))}
        child = Child("build", folder)
        try:
            reply = _checked(child, order | {"statements": statements}, _BUILD_SECONDS)
        finally:
            child.close()
        if reply != counts:
            raise StoreError(say("projection_counts", wanted=counts, found=reply))


class _MovedError(Exception):
    """The store changed while its projection was made."""


def _checked(child: Child, order: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """The reply to a child's first order; StoreError where it fails."""
    try:
        reply = child.tell(order, seconds)
    except (LateError, EndedError) as error:
        raise StoreError(say("projection_failed", reason=type(error).__name__)) from error
    if "error" in reply:
        raise StoreError(say("projection_failed", reason=reply["error"]))
    return reply


def _room(size: int) -> int:
    """The address space for a file of ``size`` bytes: a power of two, as Ladybug demands, at least 1 GiB."""
    return max(1 << 30, 1 << (8 * size).bit_length())
