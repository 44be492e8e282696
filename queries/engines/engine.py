"""The contract of an engine for Cypher, and which one a store has."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from queries.engines.answer import Answer

if TYPE_CHECKING:
    from graphmodel.store import Store

TIMEOUT = 30.0
"""Seconds a statement may take unless told otherwise."""
LIMIT = 10_000
"""Rows of an answer unless told otherwise."""
BYTES = 32 << 20
"""Bytes of an answer, as JSON."""


class CypherEngine(Protocol):
    """Asks the graph in Cypher. What would do anything else is refused before it runs."""

    def run(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
    ) -> Answer:
        """The answer to one statement: at most ``limit`` rows, in at most ``timeout`` seconds.

        QueryError for a statement that is wrong (with the place), that may not be asked (with the reason), or that takes
        too long or too much; StoreError where the store does not answer.
        """

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def open_engine(store: Store) -> CypherEngine:
    """The engine of a store. Cheap: servers are asked and projections built when the first statement is run.

    The store must stay open as long as its engine is used.
    """
    from graphmodel.sqlite.store import SqliteStore

    if isinstance(store, SqliteStore):
        from queries.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(store)
    from graphmodel.neo4j.store import Neo4jStore
    from queries.engines.neo4j import Neo4jEngine

    if isinstance(store, Neo4jStore):
        return Neo4jEngine(store)
    raise TypeError(f"no engine for {type(store).__name__}")
