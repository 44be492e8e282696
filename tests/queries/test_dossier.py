"""A dossier: everything of a node, told as posts and ties, with its reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.projection import project
from graphmodel.report import Report
from queries.dossier import dossier, find_subject
from tests.strategies import report_sets


def said(quote: str, **more: object) -> Statement:
    return Statement("acta", 0, len(quote), quote, **more)  # type: ignore[arg-type]


GRAPH = Graph.of(
    [
        Node("p", "Person", "Inés Núñez", ("I. Núñez",)),
        Node("o", "Organization", "Municipio de Ribera", ("Ribera",), {"kind": "local_government"}),
        Node("n", "Organization", "Red Andina"),
        Node("r1", "Role", "Alcaldesa"),
        Node("r2", "Role", "Consultora"),
        Node("r3", "Role", "Vicealcalde"),
        Node("l", "Place", "Ribera"),
        Node("d", "Report", "Acta de marzo", (), {"report": "acta", "date": "2024-03"}),
    ],
    [
        Tie("h1", "HOLDS", "p", "r1", status="former", evidence=(said("exalcaldesa Inés Núñez"),)),
        Tie("h2", "HOLDS", "p", "r2", status="current", evidence=(said("la consultora Inés Núñez"),)),
        Tie("a1", "AT", "r1", "o", evidence=(said("exalcaldesa de Ribera"),)),
        Tie("a3", "AT", "r3", "o", evidence=(said("el Vicealcalde de Ribera"),)),
        Tie("m", "MET_WITH", "n", "o", evidence=(said("se reunieron"),)),
        Tie("b", "MEMBER_OF", "o", "n", evidence=(said("miembro de la Red"), said("miembro de la Red Andina"))),
    ],
)


def test_a_persons_posts_come_with_those_in_office_first() -> None:
    known = dossier(GRAPH, "p")
    assert [(p.title, p.organization and p.organization.name, p.status) for p in known.posts] == [
        ("Consultora", None, "current"),
        ("Alcaldesa", "Municipio de Ribera", "former"),
    ]
    assert known.ties == ()
    assert {r: (s.title, s.date) for r, s in known.sources.items()} == {"acta": ("Acta de marzo", "2024-03")}


def test_a_bodys_posts_name_their_holders_and_ties_their_direction() -> None:
    known = dossier(GRAPH, "o")
    assert [(p.title, p.person and p.person.name) for p in known.posts] == [("Vicealcalde", None), ("Alcaldesa", "Inés Núñez")]
    assert [(b.type, b.direction, b.other.name) for b in known.ties] == [
        ("MEMBER_OF", "forward", "Red Andina"),
        ("MET_WITH", "both", "Red Andina"),
    ]
    assert known.ties[0].evidence[0].quote == "miembro de la Red"
    assert [b.direction for b in dossier(GRAPH, "n").ties] == ["backward", "both"]


def test_a_post_itself_has_its_holder_and_its_body_as_ties() -> None:
    assert [(b.type, b.other.name) for b in dossier(GRAPH, "r1").ties] == [
        ("HOLDS", "Inés Núñez"),
        ("AT", "Municipio de Ribera"),
    ]


def test_an_actor_is_meant_before_a_place() -> None:
    assert find_subject(GRAPH, "Ribera").id == "o"
    assert find_subject(GRAPH, "acta de marzo").id == "d"
    with pytest.raises(InputError, match="Inés Núñez"):
        find_subject(GRAPH, "Inés Nuñes")


@settings(max_examples=30)
@given(report_sets())
def test_nothing_is_left_out(reports: list[Report]) -> None:
    graph = project(reports, ())
    for node in graph.nodes.values():
        known = dossier(graph, node.id)
        told = {b.tie.id for b in known.ties}
        of_posts = {t.id for t in graph.touching[node.id] if t.type in ("HOLDS", "AT") and node.kind != "Role"}
        assert told | of_posts == {t.id for t in graph.touching[node.id]}
        assert len(known.posts) >= len(of_posts)
        cited = {s.report for p in known.posts for s in p.evidence} | {s.report for b in known.ties for s in b.evidence}
        assert cited <= set(known.sources)
