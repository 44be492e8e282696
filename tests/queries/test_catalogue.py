"""The catalogue's files are as they say they are, and a file that is not says where."""

from __future__ import annotations

import re

import pytest

from graphmodel.errors import QueryError
from graphmodel.messages import use_language
from queries.catalogue import GROUPS, named, queries, read
from queries.cypher.spelling import spelling

GOOD = """\
// group: posts
// es: ¿Quiénes son?
// en: Who are they?
// parameters:
//   word: {type: string, default: "", example: Ana, es: parte del nombre, en: part of the name}
//   most: {type: integer, example: 5, es: cuántos, en: how many}
// columns: [name]
MATCH (p:Person) WHERE p.name CONTAINS $word
RETURN p.name AS name ORDER BY p.name, p.id LIMIT $most
"""


# These count; what they count is asked for by others.
COUNTS = ("contributions", "countries", "topics")


def test_there_are_questions_of_every_group() -> None:
    assert len(queries()) >= 24
    assert {query.group for query in queries()} == set(GROUPS)


def test_every_claim_has_its_words_and_its_report() -> None:
    for query in queries():
        if query.name in COUNTS:
            continue
        assert {"quotes", "reports"} <= set(query.columns) or {"quote", "report"} <= set(query.columns), query.name


def test_every_order_is_total() -> None:
    for query in queries():
        assert ".id" in query.text.rpartition("ORDER BY")[2], query.name


def test_arguments_come_as_text_and_go_as_their_type() -> None:
    query = read("who.cypher", GOOD)
    assert query.name == "who"
    assert query.arguments({"most": "7"}) == {"word": "", "most": 7}
    assert query.arguments({"most": 7, "word": "x"}) == {"word": "x", "most": 7}


def test_a_question_is_asked_in_the_language_in_use() -> None:
    try:
        use_language("es")
        assert read("who.cypher", GOOD).question == "¿Quiénes son?"
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "needs most (how many)"),
        ({"most": "ñ"}, "ñ is no integer for most"),
        ({"most": 1, "wrd": "x"}, "did you mean word?"),
    ],
)
def test_arguments_that_do_not_fit(given: dict[str, object], words: str) -> None:
    with pytest.raises(QueryError) as error:
        read("who.cypher", GOOD).arguments(given)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("typed", "name", "whole"),
    [
        ("garcia", "García", True),
        ("GARCÍA", "garci\u0301a".replace("i\u0301", "í"), True),
        ("muniz", "Ana Muñiz Neyra", False),
        ("a.b (c)", "A.B  (C)", True),
        ("kfw", "KfW Ecuador", False),
    ],
)
def test_names_are_found_whatever_their_case_and_accents(typed: str, name: str, whole: bool) -> None:
    assert re.fullmatch(spelling(typed, part=True), name)
    assert bool(re.fullmatch(spelling(typed), name)) is whole
    assert not re.fullmatch(spelling("x" + typed, part=True), name)
    assert spelling(" ") == spelling("", part=True) == ""


def test_a_name_that_is_not_there_has_a_neighbour() -> None:
    with pytest.raises(QueryError, match="did you mean posts"):
        named("post")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("$word", "$wrd", "who.cypher, line 8: $wrd is used and not declared"),
        ("LIMIT $most", "LIMIT 3", "who.cypher, line 6: the parameter most is declared and never used"),
        ("[name]", "[nam]", "who.cypher, line 7: the header declares other columns than the statement returns: name"),
        ("group: posts", "group: post", "who.cypher, line 1: the group of a question is one of these: posts, ties"),
        ("[name]", "[name", "line 7: the header is not YAML"),
        ("// en: Who are they?\n", "", "who.cypher, line 1: the header says group, es, en and columns"),
        ("type: integer", "type: int", "line 6: the parameter most is of one of these types"),
        ("example: 5", "example: five", "five is no integer"),
        ('default: ""', "defalt: x", "line 5: the parameter word says"),
        ("MATCH (p", "CREATE (p", "who.cypher: line 8, column 1: only questions"),
    ],
)
def test_a_file_that_is_not_as_it_says(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError) as error:
        read("who.cypher", GOOD.replace(old, new))
    assert words in str(error.value)
