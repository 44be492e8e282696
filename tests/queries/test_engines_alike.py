"""Both engines give the same answers: the catalogue's, and those of an honest list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import neo4j
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from graphmodel.errors import QueryError
from graphmodel.neo4j.address import Address
from graphmodel.report import Report
from graphmodel.store import Store, open_store
from queries.catalogue import NamedQuery, queries
from queries.engines import Answer, CypherEngine, open_engine
from tests.queries.lists import statements
from tests.strategies import report_sets

VALUES = {"word": "MUNI", "empty": "", "nothing": None, "none": [], "words": ["ñandú", "agua", ""]}


def needed(query: NamedQuery) -> dict[str, object]:
    """The defaults, and examples of what must be given."""
    return query.arguments({p.name: p.example for p in query.parameters if not p.optional})


def examples(query: NamedQuery) -> dict[str, object]:
    return query.arguments({p.name: p.example for p in query.parameters})


def test_every_question_has_its_columns_and_an_answer(tmp_path: Path, cache: Path, asked: Sequence[Report]) -> None:
    with open_store(tmp_path / "asked.db") as file, open_engine(file) as embedded:
        file.load(asked)
        for query in queries():
            for values in (needed(query), examples(query)):
                answer = embedded.run(query.text, values)
                assert answer.columns == query.columns
                assert answer.rows, (query.name, values)


def same_answers(file: Store, database: Store, reports: Sequence[Report]) -> None:
    """Every question, without and with all its parameters, of both stores."""
    with open_engine(file) as embedded, open_engine(database) as server:
        file.load(reports)
        database.load(reports)
        for query in queries():
            for values in (needed(query), examples(query)):
                assert embedded.run(query.text, values) == server.run(query.text, values), (query.name, values)


@pytest.mark.neo4j
def test_every_question_on_both_engines(tmp_path: Path, cache: Path, neo4j_address: Address, asked: Sequence[Report]) -> None:
    with open_store(tmp_path / "asked.db") as file, open_store(neo4j_address.uri) as database:
        same_answers(file, database, asked)


@pytest.mark.neo4j
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports=report_sets(min_size=3))
def test_every_question_of_graphs_made_up(
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
    ):
        same_answers(file, database, reports)


def test_no_honest_statement_is_refused(embedded: CypherEngine) -> None:
    assert len(set(statements("honest"))) >= 150
    for statement in statements("honest"):
        assert embedded.run(statement, VALUES).columns, statement


@pytest.mark.neo4j
def test_honest_statements_on_both_engines(embedded: CypherEngine, server: CypherEngine) -> None:
    for statement in statements("honest"):
        one, other = embedded.run(statement, VALUES), server.run(statement, VALUES)
        if "ORDER BY" not in statement:
            one, other = in_order(one), in_order(other)
        assert one == other, statement


@pytest.mark.neo4j
def test_what_the_embedded_engine_lacks_is_said_and_neo4j_answers(embedded: CypherEngine, server: CypherEngine) -> None:
    for statement in statements("only-neo4j"):
        assert server.run(statement, VALUES).columns, statement
        with pytest.raises(QueryError, match="--store local"):
            pytest.fail(f"answered {embedded.run(statement, VALUES)}: {statement}")


def in_order(answer: Answer) -> Answer:
    return Answer(answer.columns, tuple(sorted(answer.rows, key=repr)), answer.complete)
