"""Statements as text: what is read is what is written, and what Neo4j means is what Ladybug is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.cypher.literals import literal
from queries.cypher.statement import parse
from queries.cypher.tokens import quoted, render, tokenise
from queries.engines.dialect import to_ladybug

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(TEXT)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    (token,) = tokenise(quoted(text))
    assert (token.kind, token.value) == ("string", text)


@given(TEXT, TEXT)
def test_no_text_breaks_out_of_its_quotes(text: str, other: str) -> None:
    first, _, second = tokenise(f"{quoted(text)} + {quoted(other)}")
    assert (first.value, second.value) == (text, other)


@given(VALUES)
def test_a_value_is_one_literal(value: object) -> None:
    written, _ = render(to_ladybug(parse("RETURN $x AS x"), {"x": value}, 10))
    assert written == render(tokenise(f"RETURN {literal(value)} AS x LIMIT 11"))[0]


@given(
    st.lists(st.sampled_from(["MATCH", "(n)", "'a // b'", "/* ' */", '// "\n', "`x y`", "RETURN", "$p", "1.5", "..", "n.name"]))
)
def test_reading_what_was_rendered_changes_nothing(pieces: list[str]) -> None:
    once, origins = render(tokenise(" ".join(pieces)))
    assert render(tokenise(once))[0] == once
    assert len(origins) == len(once)


@pytest.mark.parametrize(
    ("cypher", "ladybug"),
    [
        ("MATCH (n) RETURN n.end // comment", "MATCH (n) RETURN n.end"),
        ("MATCH (n) RETURN type(n)", "MATCH (n) RETURN label(n)"),
        ("MATCH (a)-[*1..3]-(b) RETURN a", "MATCH (a)-[* TRAIL 1..3]-(b) RETURN a"),
        ("MATCH (a)-[r:X]->(b)-[s:Y]->(c) RETURN a", "MATCH (a)-[r:X]->(b)-[s:Y]->(c) RETURN a"),
        ("MATCH (a)-[r]-(b)-[s]-(c) RETURN a", "MATCH (a)-[r]-(b)-[s]-(c) WITH * WHERE (id(r) <> id(s)) RETURN a"),
        (
            "MATCH (a)--(b)-[:X]-(c) WHERE a.x OR b.x RETURN a",
            "MATCH (a)-[munigraph_tie5]-(b)-[munigraph_tie11:X]-(c) WHERE (a.x OR b.x) "
            "WITH * WHERE (id(munigraph_tie5) <> id(munigraph_tie11)) RETURN a",
        ),
        (
            "MATCH (a)-[r:X]->(b) WHERE a.x = 1 AND (r.y OR CASE WHEN true AND r.z THEN a.x END) RETURN a",
            "MATCH (a)-[r:X]->(b) WHERE (a.x = 1) WITH * WHERE (r.y OR CASE WHEN true AND r.z THEN a.x END) RETURN a",
        ),
        (
            "MATCH (a)-[:X {y: [1, 2], z: $empty}]->(b) RETURN a",
            "MATCH (a)-[munigraph_tie10:X]->(b) "
            "WITH * WHERE (munigraph_tie10.y = ([1, 2])) AND (munigraph_tie10.z = ('')) RETURN a",
        ),
        ("MATCH (a) OPTIONAL MATCH (a)-[r]-(b) WHERE r.x RETURN a", "MATCH (a) OPTIONAL MATCH (a)-[r]-(b) WHERE r.x RETURN a"),
        ("MATCH (a)-[r]-(b) MATCH (b)-[s]-(c) RETURN a", "MATCH (a)-[r]-(b) MATCH (b)-[s]-(c) RETURN a"),
        ("MATCH (n) WHERE n:A|B RETURN n", "MATCH (n) WHERE label(n) IN ['A', 'B'] RETURN n"),
        ("MATCH (n) WHERE (n:A)-->() RETURN n", "MATCH (n) WHERE (n:A)-->() RETURN n"),
        ("MATCH (n) WHERE EXISTS { (n)-->() } RETURN n", "MATCH (n) WHERE EXISTS { MATCH (n)-->() } RETURN n"),
        (
            "MATCH (n) WITH n ORDER BY n.x RETURN n",
            "MATCH (n) WITH n ORDER BY n.x SKIP 0 UNWIND [1] AS munigraph_row17 RETURN n",
        ),
        (
            "MATCH (n) WITH n ORDER BY n.x LIMIT 2 WHERE n.x > 1 RETURN n",
            "MATCH (n) WITH n ORDER BY n.x LIMIT 2 WHERE n.x > 1 UNWIND [1] AS munigraph_row17 RETURN n",
        ),
        ("MATCH (n) RETURN n LIMIT 3", "MATCH (n) RETURN n LIMIT 3"),
    ],
)
def test_what_ladybug_is_told(cypher: str, ladybug: str) -> None:
    told, _ = render(to_ladybug(parse(cypher), {"empty": ""}, 10))
    assert compact(told.removesuffix(" LIMIT 11")) == compact(ladybug)


def compact(text: str) -> str:
    """Without blanks, and without the backticks around the names of properties."""
    return text.replace(" ", "").replace("`", "")


def test_columns_and_parameters_are_those_of_the_statement() -> None:
    statement = parse("MATCH (n) WHERE n.x = $one RETURN DISTINCT n.name, count( * ), n.`end` AS `a b` ORDER BY $two, $one;")
    assert statement.columns == ("n.name", "count( * )", "a b")
    assert statement.parameters == ("one", "two")
    assert parse("MATCH (n) RETURN *, n.name").columns is None
