"""Finding an actor by what a person types."""

from __future__ import annotations

import pytest

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node, Tie
from graphmodel.lookup import find_actor
from graphmodel.messages import use_language

NODES = [
    Node("o1", "Organization", "Federación Andina de Ciudades", ("FAC", "la FAC"), {"country": "PE", "kind": "association"}),
    Node("o2", "Organization", "Fondo de Agua y Clima", (), {"kind": "bank"}),
    Node("o3", "Organization", "Municipio de Almagro", ("Almagro",), {"country": "CL"}),
    Node("o4", "Organization", "Red Álamo", ("RA",), {"country": "CL"}),
    Node("o5", "Organization", "Rutas del Agua", ("RA",), {"country": "PE"}),
    Node("o6", "Organization", "Unión de Ciudades Verdes"),
    Node("p1", "Person", "Ana Núñez"),
    Node("p2", "Person", "Mario Lara"),
    Node("p3", "Person", "Mario Lara"),
    Node("c1", "Place", "Almagro", (), {"country": "CL"}),
    Node("k1", "Country", "Perú", (), {"code": "PE"}),
    Node("j1", "Role", "Alcalde"),
]
TIES = [Tie("t1", "HOLDS", "p2", "j1"), Tie("t2", "AT", "j1", "o3")]
GRAPH = Graph.of(NODES, TIES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Federación Andina de Ciudades", "o1"),
        ("federacion  ANDINA de ciudades", "o1"),
        ("fac", "o1"),
        ("La Federación Andina de Ciudades", "o1"),
        ("Federación Andina de Ciudades (FAC)", "o1"),
        ("F.A.C.", "o1"),
        ("ucv", "o6"),
        ("Alcaldía de Almagro", "o3"),
        ("almagro", "o3"),
        ("ana nunez", "p1"),
        ("Ing. Ana Núñez", "p1"),
        ("p3", "p3"),
        (" o2 ", "o2"),
    ],
)
def test_any_name_finds_the_actor(typed: str, found: str) -> None:
    assert find_actor(GRAPH, typed).id == found


def test_kinds_decide_which_of_two_namesakes() -> None:
    assert find_actor(GRAPH, "Almagro", kinds=("Place",)).id == "c1"
    assert find_actor(GRAPH, "peru", kinds=("Country",)).id == "k1"


def test_a_name_that_was_written_so_comes_before_initials() -> None:
    """ "FAC" is an alias of one and would be the initials of "Fondo de Agua y Clima", too."""
    assert find_actor(GRAPH, "FAC").id == "o1"


def test_an_ambiguous_name_lists_the_candidates_and_what_tells_them_apart() -> None:
    with pytest.raises(InputError) as error:
        find_actor(GRAPH, "RA")
    assert "Red Álamo (organization, CL) [o4]" in str(error.value) and "Rutas del Agua (organization, PE) [o5]" in str(
        error.value
    )
    with pytest.raises(InputError) as error:
        find_actor(GRAPH, "Mario Lara")
    assert "Mario Lara (person, Municipio de Almagro) [p2]" in str(error.value) and "Mario Lara (person) [p3]" in str(
        error.value
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Nuñes", "Ana Núñez"), ("Núñez", "Ana Núñez"), ("Federacion Andna", "Federación Andina"), ("Fondo", "Fondo de Agua")],
)
def test_an_unknown_name_gets_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"did you mean .*{meant}"):
        find_actor(GRAPH, typed)


def test_nothing_like_it_is_said_too() -> None:
    for typed in ("xyzzy", "", "  "):
        with pytest.raises(InputError, match="Nothing in the graph is called"):
            find_actor(GRAPH, typed)


def test_a_name_of_another_kind_says_which() -> None:
    use_language("es")
    try:
        with pytest.raises(InputError, match="«Perú» es un nombre de tipo país"):
            find_actor(GRAPH, "Perú")
    finally:
        use_language("en")
