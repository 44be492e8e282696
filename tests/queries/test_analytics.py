"""Centrality: NetworkX's numbers on the network that routes walk, with the quotations behind them."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.graph import Graph
from queries.analytics import MEASURES, centrality
from queries.analytics.weighted import EXACT_UP_TO, SAMPLE
from queries.paths import Network
from tests.queries.world import World
from tests.queries.worlds import worlds


def star() -> World:
    w = World()
    w.report("r", "2026")
    for n in range(4):
        w.tie("MET_WITH", "Centre", f"P{n}", "r")
    w.at("Summit", "r", *(f"P{n}" for n in range(4)), *(f"Guest {n}" for n in range(30)))
    return w


@pytest.mark.parametrize("measure", list(MEASURES))
def test_who_is_tied_to_all_is_first_and_a_crowd_counts_for_nothing(measure: str) -> None:
    answer = centrality(star().graph(), measure)
    assert [r.actor.name for r in answer.rows] == ["Centre", "P0", "P1", "P2", "P3"]
    assert [r.rank for r in answer.rows] == [1, 2, 2, 2, 2]
    assert all(tie.evidence for r in answer.rows for tie in r.ties)
    assert answer.rows[0].ties[0].evidence[0].quote in answer.as_text() and answer.explanation in answer.as_text()


def test_the_numbers_are_networkx_own() -> None:
    made = nx.star_graph(4)
    rows = {r.actor.name: r.value for r in centrality(star().graph(), "betweenness").rows}
    assert rows["Centre"] == nx.betweenness_centrality(made)[0] == 1
    rows = {r.actor.name: r.value for r in centrality(star().graph(), "eigenvector").rows}
    assert rows["Centre"] == pytest.approx(nx.eigenvector_centrality(made)[0], abs=1e-4)


@settings(deadline=None, max_examples=40)
@given(worlds(), st.sampled_from(list(MEASURES)), st.randoms(use_true_random=False))
def test_the_same_graph_gives_the_same_ranks(world: World, measure: str, random: object) -> None:
    graph = world.graph()
    nodes, ties = list(graph.nodes.values()), list(graph.ties.values())
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    shuffled = Graph({n.id: n for n in nodes}, {t.id: t for t in ties})
    answer = centrality(graph, measure, top=50)
    assert centrality(shuffled, measure, top=50).to_json() == answer.to_json()
    tied = Network.of(graph).tied
    assert {r.actor.id for r in answer.rows} == {x for x in tied if graph.nodes[x].kind in ("Person", "Organization")}


def test_an_unknown_measure_and_an_empty_graph() -> None:
    with pytest.raises(InputError, match='did you mean "pagerank"'):
        centrality(star().graph(), "pagerang")
    empty = centrality(Graph.of([], []), "pagerank")
    assert empty.rows == () and "load a report" in empty.as_text()


def test_of_many_actors_betweenness_is_estimated_always_alike_and_says_so() -> None:
    w = World()
    w.report("r", "2026")
    for n in range(EXACT_UP_TO):
        w.tie("MET_WITH", "Centre", f"P{n}", "r")
    answer = centrality(w.graph(), top=1)
    assert (answer.rows[0].actor.name, answer.rows[0].value) == ("Centre", 1.0)
    assert f"Estimated from the routes of {SAMPLE} actors" in answer.explanation
