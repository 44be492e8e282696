"""Suggestions: worked numbers, who is never suggested, what speaks against, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from queries.paths import Network
from queries.suggestions import Suggestions, as_markdown, as_text, suggest
from queries.suggestions.house import house_of, partners_of
from tests.queries.world import World
from tests.queries.worlds import BODIES, PEOPLE, worlds


def names(answer: Suggestions) -> list[str]:
    return [r.actor.name for r in answer.rows]


def chain(*extra: str) -> World:
    """Ana has met Hub, and Hub has met Beto and whoever else."""
    w = World()
    w.report("r", "2026")
    for other in ("Ana", "Beto", *extra):
        w.tie("MET_WITH", "Hub", other, "r")
    return w


def test_a_common_partner_counts_by_both_ties_and_how_many_it_has() -> None:
    (row,) = suggest(chain().graph(), "Ana").rows
    assert (row.actor.name, row.score) == ("Beto", 0.405)
    (reason,) = row.reasons
    assert reason.kind == "partner" and [t.target.name for t in reason.ties] == ["Hub", "Beto"]
    assert row.against == (
        "It all rests on Hub; and the weaker of the two ties, that of Ana, has strength 0.90: one report states it."
    )


def test_whoever_knows_everybody_is_a_reason_against() -> None:
    answer = suggest(chain(*(f"P{n}" for n in range(18))).graph(), "Ana", k=50)
    assert len(answer.rows) == 19 and {r.score for r in answer.rows} == {0.0405}
    assert answer.rows[0].against == "Hub has 20 ties, and whoever knows everybody introduces nobody."


def test_what_both_share_counts_less_the_more_share_it() -> None:
    w = World()
    w.report("r", "2026")
    w.at("Summit", "r", *(f"P{n}" for n in range(20)))
    rows = {r.actor.name: r for r in suggest(w.graph(), "P0", k=50).rows}
    assert len(rows) == 19 and rows["P1"].score == 0.02
    assert len(rows["P1"].reasons[0].evidence) == 2 and "20 participants" in rows["P1"].against
    w = World()
    w.report("r", "2026")
    w.programme("ODS", kind="agenda")
    for body in ("OrgA", "OrgB", "OrgC"):
        w.tie("SUPPORTS", body, "ODS", "r")
        w.tie("LOCATED_IN", body, "Ecuador", "r")
    w.tie("LOCATED_IN", "OrgD", "Ecuador", "r")
    answer = suggest(w.graph(), "OrgA")
    assert names(answer) == ["OrgB", "OrgC"]  # to be in one country is no reason alone
    assert [(x.kind, round(x.worth, 6)) for x in answer.rows[0].reasons] == [("theme", 0.1), ("country", 0.005)]


def test_a_panel_where_three_were_is_one_reason_not_two() -> None:
    w = World()
    w.report("r", "2026")
    w.at("Panel", "r", "Ana", "Beto", "Caro")
    assert [[r.kind for r in row.reasons] for row in suggest(w.graph(), "Ana").rows] == [["event"], ["event"]]


def test_own_people_own_parts_and_a_partners_own_people_are_never_suggested() -> None:
    w = World()
    w.report("r", "2026")
    w.post("Alcaldesa", "Alcaldesa", "Municipio", "r")
    w.tie("PART_OF", "Empresa", "Municipio", "r")
    w.post("Gerente", "Gerente", "Empresa", "r")
    w.tie("PART_OF", "Municipio", "Provincia", "r")
    w.tie("PART_OF", "Otra", "Provincia", "r")
    w.tie("COOPERATES_WITH", "Municipio", "Banco", "r", status="signed")
    w.post("Director", "Director", "Banco", "r")
    w.tie("MET_WITH", "Gerente", "Embajadora", "r")
    w.tie("COOPERATES_WITH", "Banco", "Fondo", "r", status="signed")
    graph = w.graph()
    assert set(house_of(Network.of(graph), "Municipio")) == {"Municipio", "Alcaldesa", "Empresa", "Gerente"}
    assert names(suggest(graph, "Municipio")) == ["Fondo"]
    assert names(suggest(graph, "Alcaldesa")) == ["Fondo"]  # what her municipality has, she has


def test_who_left_no_longer_speaks_for_the_house() -> None:
    w = chain()
    w.post("Hub", "Gerente", "Municipio", "r", status="former")
    assert house_of(Network.of(w.graph()), "Municipio") == {"Municipio": 1.0}
    assert names(suggest(w.graph(), "Municipio")) == ["Ana", "Beto"]


def test_somebody_alone_gets_a_reason_instead() -> None:
    w = chain()
    w.node("Nadia", "Person")
    answer = suggest(w.graph(), "Nadia")
    assert answer.rows == () and "No report ties Nadia" in as_text(answer)
    assert "leads any further" in suggest(w.graph(), "Hub").reason
    w.tie("MET_WITH", "Ana", "Beto", "r")
    assert "already tied" in suggest(w.graph(), "Hub").reason
    with pytest.raises(QueryError, match="neither a person"):
        suggest(w.graph(), "r")
    with pytest.raises(InputError, match="0"):
        suggest(w.graph(), "Ana", k=0)


def test_planned_ties_count_as_in_routes_and_what_was_said_later_does_not() -> None:
    w = World()
    w.report("r25", "2025")
    w.report("r26", "2026")
    w.tie("COOPERATES_WITH", "OrgA", "OrgB", "r25", status="signed")
    w.tie("COOPERATES_WITH", "OrgB", "OrgC", "r26", status="planned")
    (row,) = suggest(w.graph(), "OrgA", as_of="2026").rows
    strength = Network.of(w.graph(), as_of="2026").between("OrgA", "OrgB")
    assert row.score == round(strength * 0.3 / 2, 6) and "only planned" in row.against
    assert suggest(w.graph(), "OrgA", as_of="2025").rows == ()


@settings(deadline=None, max_examples=60)
@given(worlds(), st.sampled_from((*PEOPLE, *BODIES)), st.randoms(use_true_random=False))
def test_nobody_tied_is_suggested_every_reason_is_quoted_and_order_changes_nothing(
    world: World, actor: str, random: object
) -> None:
    graph = world.graph()
    answer = suggest(graph, actor, k=50)
    network = Network.of(graph)
    house = house_of(network, actor)
    said, brief = as_text(answer), as_markdown(answer)
    for row in answer.rows:
        assert row.actor.id not in house
        assert not any(row.actor.id in partners_of(network, member) for member in house)
        assert row.reasons and row.score > 0 and row.against in said
        for reason in row.reasons:
            quoted = [t.evidence[0] for t in reason.ties] or list(reason.evidence)
            assert quoted and (reason not in row.reasons[:3] or all(s.quote in said and s.quote in brief for s in quoted))
    assert bool(answer.reason) is not bool(answer.rows)
    nodes, ties = list(graph.nodes.values()), list(graph.ties.values())
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    shuffled = Graph({n.id: n for n in nodes}, {t.id: t for t in ties})
    assert suggest(shuffled, actor, k=50).to_json() == answer.to_json()
