"""Both engines give the same answers: the catalogue's, and those of an honest list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings

from graphmodel.neo4j.address import Address
from graphmodel.report import Report
from graphmodel.store import open_store
from queries.catalogue import NamedQuery, queries
from queries.engines import Answer, CypherEngine, open_engine
from tests.queries.lists import statements
from tests.strategies import report_sets

VALUES = {"word": "MUNI", "empty": "", "nothing": None, "none": [], "words": ["ñandú", "agua", ""]}
# Somebody of the sample, for the queries that need a name.
NAMES = {"dossier": {"name": "Municipio de Cuenca"}}


def arguments(query: NamedQuery) -> dict[str, object]:
    return query.arguments(NAMES.get(query.name, {}))


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_a_named_query_has_its_columns_and_rows(query: NamedQuery, embedded: CypherEngine) -> None:
    answer = embedded.run(query.text, arguments(query))
    assert answer.columns == query.columns
    assert answer.rows


@pytest.mark.neo4j
def test_named_queries_on_both_engines(embedded: CypherEngine, server: CypherEngine) -> None:
    for query in queries():
        assert embedded.run(query.text, arguments(query)) == server.run(query.text, arguments(query)), query.name
        examples = {p.name: p.example for p in query.parameters}
        assert embedded.run(query.text, examples) == server.run(query.text, examples), query.name


@pytest.mark.neo4j
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports=report_sets(min_size=2))
def test_named_queries_on_graphs_made_up(
    reports: Sequence[Report],
    cache: Path,
    neo4j_driver: neo4j.Driver,
    neo4j_address: Address,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    with (
        open_store(tmp_path_factory.mktemp("random") / "munigraph.db") as file,
        open_store(neo4j_address.uri) as database,
        open_engine(file) as embedded,
        open_engine(database) as server,
    ):
        file.load(reports)
        database.load(reports)
        for query in queries():
            values = query.arguments({"name": "FAC"} if query.name == "dossier" else {})
            assert embedded.run(query.text, values) == server.run(query.text, values), query.name


def test_no_honest_statement_is_refused(embedded: CypherEngine) -> None:
    for statement in statements("honest"):
        assert embedded.run(statement, VALUES).columns, statement


@pytest.mark.neo4j
def test_honest_statements_on_both_engines(embedded: CypherEngine, server: CypherEngine) -> None:
    for statement in statements("honest"):
        one, other = embedded.run(statement, VALUES), server.run(statement, VALUES)
        if "ORDER BY" not in statement:
            one, other = in_order(one), in_order(other)
        assert one == other, statement


def in_order(answer: Answer) -> Answer:
    return Answer(answer.columns, tuple(sorted(answer.rows, key=repr)), answer.complete)
