"""Communities and brokers: worked numbers, whom they quote, and that chance decides nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.lookup import find_actor
from graphmodel.store import Store
from queries.analytics import brokers, brokers_between, communities
from queries.analytics.crossing import two_countries
from queries.analytics.groups import parts
from queries.analytics.weighted import RANKED
from queries.countries import countries_of
from queries.paths import Network
from queries.suggestions import suggest
from tests.queries.world import World
from tests.queries.worlds import worlds


def two_circles() -> World:
    """Two circles of four who all met one another, and one tie between them."""
    w = World()
    w.report("r", "2026")
    for circle in "AB":
        for one, other in combinations([f"{circle}{n}" for n in range(4)], 2):
            w.tie("MET_WITH", one, other, "r")
    w.tie("MET_WITH", "A0", "B0", "r")
    return w


def borders() -> World:
    """Two bodies of Ecuador and one of Brazil that only Xenia has met, and Yara one of each."""
    w = World()
    w.report("r", "2026")
    for name, country in (("Quito", "EC"), ("Loja", "EC"), ("Olinda", "BR")):
        w.node(name, "Organization", country=country)
        w.tie("MET_WITH", "Xenia", name, "r")
    return w


def test_two_circles_are_two_communities() -> None:
    answer = communities(two_circles().graph())
    assert answer.modularity == round(12 / 13 - 1 / 2, 6)
    assert [r.name for r in answer.rows] == ["A0 · A1", "B0 · B1"]
    assert [[m.name for m in r.members] for r in answer.rows] == [[f"{c}{n}" for n in range(4)] for c in "AB"]
    for row, end in zip(answer.rows, ("A0", "B0"), strict=True):
        (bridge,) = row.bridges
        assert bridge.source.name == end and bridge.evidence[0].quote in answer.as_text()
        assert len(row.ties) == 3 and all(t.evidence for t in row.ties)
    columns, rows = answer.table()
    assert len(rows) == 8 and all(len(row) == len(columns) for row in rows)


def test_a_broker_has_contacts_that_do_not_know_each_other() -> None:
    (row,) = brokers(borders().graph(), by="country").rows
    assert (row.actor.name, row.pairs, row.value, row.effective_size) == ("Xenia", 2, 1.62, 3.0)
    assert (row.gatekeeper, row.group) == (0, "")
    assert set(row.groups) == {"Brasil", "Ecuador"}
    assert {t.target.name for t in row.ties} == {"Olinda", "Loja"}
    w = borders()
    w.nodes["Xenia"] = replace(w.nodes["Xenia"], properties={"country": "EC"})
    assert brokers(w.graph(), by="country").rows[0].gatekeeper == 2
    w.tie("COOPERATES_WITH", "Loja", "Olinda", "r", status="signed")
    (row,) = (r for r in brokers(w.graph(), by="country").rows if r.actor.name == "Xenia")
    assert (row.pairs, row.value) == (1, 0.81)


def test_a_body_is_no_broker_between_its_own_people() -> None:
    w = World()
    w.report("r", "2026")
    for n in range(6):
        w.post(f"Employee {n}", "Técnica", "Municipio", "r")
    assert brokers(w.graph()).rows == ()


def test_between_two_countries_every_route_counts_once() -> None:
    answer = brokers_between(borders().graph(), "Ecuador", "BR")
    assert [(r.actor.name, r.value) for r in answer.rows] == [("Xenia", 1.0)]
    assert [t.target.name for t in answer.rows[0].ties] == ["Xenia", "Olinda"]
    w = borders()
    w.tie("MET_WITH", "Yara", "Loja", "r")
    w.tie("MET_WITH", "Yara", "Olinda", "r")
    values = {r.actor.name: r.value for r in brokers_between(w.graph(), "EC", "BR").rows}
    assert values == {"Xenia": 0.75, "Yara": 0.25}


def test_what_is_no_pair_of_countries_is_refused() -> None:
    graph = borders().graph()
    for wrong in ("EC", "EC,BR,PE", "EC,Atlantis"):
        with pytest.raises(InputError, match="EC"):
            two_countries(wrong)
    with pytest.raises(InputError, match="both are Ecuador"):
        brokers_between(graph, "EC", "Ecuador")
    with pytest.raises(QueryError, match="actors of BR, EC"):
        brokers_between(graph, "EC", "PE")


def test_a_country_is_found_through_places_wholes_and_posts_and_never_guessed() -> None:
    w = World()
    w.report("r", "2026")
    w.node("Ecuador", "Country", code="EC")
    w.node("Brasil", "Country", code="BR")
    w.node("Cuenca", "Place")
    w.tie("LOCATED_IN", "Municipio", "Cuenca", "r")
    w.tie("LOCATED_IN", "Cuenca", "Ecuador", "r")
    w.tie("PART_OF", "Dirección", "Municipio", "r")
    w.post("Ana", "Jefa", "Dirección", "r")
    for country in ("Ecuador", "Brasil"):
        w.tie("LOCATED_IN", "Red", country, "r")
    assert countries_of(w.graph()) == {"Municipio": "EC", "Dirección": "EC", "Ana": "EC"}


@settings(deadline=None, max_examples=30)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_same_graph_gives_the_same_answer(world: World, random: object) -> None:
    graph = world.graph()
    nodes, ties = list(graph.nodes.values()), list(graph.ties.values())
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    shuffled = Graph({n.id: n for n in nodes}, {t.id: t for t in ties})
    for asked in (communities, brokers):
        assert asked(shuffled).to_json() == asked(graph).to_json()  # type: ignore[operator]


@settings(deadline=None, max_examples=40)
@given(worlds())
def test_a_broker_is_credited_for_every_open_pair_and_no_other(world: World) -> None:
    graph = world.graph()
    network = Network.of(graph)
    group = {x: part[0] for part in parts(network) for x in part}
    rows = {r.actor.id: r for r in brokers(graph, top=99, leave_out=0).rows}
    for x in (x for x in network.tied if graph.nodes[x].kind in RANKED):
        contacts = combinations(sorted(network.tied[x]), 2)
        open_ = [(a, b) for a, b in contacts if group[a] != group[b] and b not in network.tied[a]]
        assert (x in rows) is bool(open_)
        if open_:
            worth = sum(network.between(x, a) * network.between(x, b) for a, b in open_)
            own = sum(group[x] in (group[a], group[b]) for a, b in open_)
            assert (rows[x].pairs, rows[x].gatekeeper) == (len(open_), own) and rows[x].value == pytest.approx(worth, abs=1e-6)


def test_nothing_loaded_is_said() -> None:
    empty = Graph.of([], [])
    assert "load a report" in communities(empty).as_text()
    assert "load more reports" in brokers(empty).as_text()


@pytest.mark.neo4j
def test_both_stores_answer_alike(store: Store, neo4j_store: Store) -> None:
    here, there = store.graph(), neo4j_store.graph()
    ame = find_actor(here, "AME").id
    for asked in (communities, partial(brokers, by="country"), partial(suggest, actor_id=ame, k=20)):
        answer = asked(here).to_json()
        assert asked(there).to_json() == answer and (answer.get("rows") or answer["suggestions"])
