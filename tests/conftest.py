"""What tests of several rooms need: a real Neo4j in a home of its own and a real Chromium, each brought up once.

Where there is none these tests are skipped, except in CI, where that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, settings

from benchmarks import browser as browsers
from graphmodel.errors import StoreError
from graphmodel.neo4j import server
from graphmodel.neo4j.address import Address

# The project's own checks draw the same examples every time, so that what lands does not hang on luck or on a slow machine;
# on a developer's they are drawn anew.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def neo4j_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The ``MUNIGRAPH_HOME`` of a local server that runs; it ends with the session.

    On a machine of the project's own checks (``CI`` is set) a server that does not come up is a failure; elsewhere the
    tests that need it are skipped and say why.
    """
    home = tmp_path_factory.mktemp("ñandú de prueba")  # a blank and an accent, as in people's folders
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUNIGRAPH_HOME", str(home))
        try:
            server.start()
        except StoreError as error:
            server.stop()
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))
    yield home
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUNIGRAPH_HOME", str(home))
        assert server.stop() == "stopped"
        assert not server.status().running


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_home: Path) -> Iterator[neo4j.Driver]:
    """A driver of that server, for looking behind the store."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUNIGRAPH_HOME", str(neo4j_home))
        running = server.running_server()
    with neo4j.GraphDatabase.driver(
        running.uri, auth=(running.user, running.password), notifications_min_severity="OFF"
    ) as driver:
        yield driver


@pytest.fixture
def neo4j_address(neo4j_home: Path, neo4j_driver: neo4j.Driver, monkeypatch: pytest.MonkeyPatch) -> Address:
    """That server's database, emptied; its credentials are in the environment."""
    monkeypatch.setenv("MUNIGRAPH_HOME", str(neo4j_home))
    running = server.running_server()
    monkeypatch.setenv("NEO4J_USERNAME", running.user)
    monkeypatch.setenv("NEO4J_PASSWORD", running.password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    return Address(running.uri, running.user, running.password)


@pytest.fixture
def cypher(neo4j_driver: neo4j.Driver) -> Callable[..., list[list[object]]]:
    """Asks the database itself: rows of values."""

    def ask(query: neo4j.LiteralString, **parameters: object) -> list[list[object]]:
        return [list(r.values()) for r in neo4j_driver.execute_query(query, parameters).records]

    return ask


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A Chromium that runs without a window: the system's, else the one that Playwright brought."""
    try:
        from playwright.sync_api import Error
    except ImportError:
        _missing("Playwright is not installed: pip install playwright")
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(browsers.chromium())
        except Error as error:
            _missing(f"no Chromium could be started (MUNIGRAPH_CHROMIUM names one): {error}")
        yield browser


def _missing(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
