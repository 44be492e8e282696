"""One suite, every store. A factory opens the same store again and again; at the first time it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphmodel.store import Store, open_store

StoreFactory = Callable[[], Store]


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_factory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoreFactory]:
    """Opens the store under test; what it opened is closed at the end."""
    opened: list[Store] = []
    connect = _sqlite(tmp_path) if request.param == "sqlite" else _neo4j(request)

    def factory() -> Store:
        opened.append(connect())
        return opened[-1]

    yield factory
    for store in opened:
        store.close()


@pytest.fixture
def store(store_factory: StoreFactory) -> Store:
    """An empty store."""
    return store_factory()


def _sqlite(directory: Path) -> StoreFactory:
    return lambda: open_store(directory / "munigraph.db")


def _neo4j(request: pytest.FixtureRequest) -> StoreFactory:
    """An emptied Neo4j; ``tests.conftest`` brings up the local server once for all tests."""
    address = request.getfixturevalue("neo4j_address")
    return lambda: open_store(address.uri)
