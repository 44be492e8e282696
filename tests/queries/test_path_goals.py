"""Routes to any of several: whom a country or a topic stands for, who comes first, and routes that keep to a topic."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import use_language
from queries.paths import Goal, Network, as_markdown, as_text, find_paths, in_country, on_topic, paths_in
from queries.paths.ask import Ask
from queries.paths.topic import Topic
from tests.queries.world import World
from tests.queries.worlds import BODIES, PEOPLE, YEAR, worlds


def neighbours() -> World:
    """Ana knows Beto, who holds a post in Brazil and knows Caro, who holds one there, too; a third body is out of reach."""
    w = World()
    w.report("r", "2026")
    w.node("Prefeitura", "Organization", country="BR")
    w.node("Santos", "Place", country="BR")
    w.tie("LOCATED_IN", "Porto", "Santos", "r")
    w.node("Banco", "Organization", country="BR")
    w.node("OrgA", "Organization", country="EC")
    w.tie("MET_WITH", "Ana", "Beto", "r")
    w.tie("MET_WITH", "Beto", "Caro", "r", confidence=0.5)
    w.tie("MET_WITH", "Ana", "Dani", "r", confidence=0.5)
    w.post("Beto", "Prefeito", "Prefeitura", "r")
    w.post("Dani", "Secretario", "Prefeitura", "r")
    w.post("Caro", "Diretora", "Porto", "r")
    return w


def stations(answer: object) -> list[list[str]]:
    return [[a.id for a in p.actors] for p in answer.paths]  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", ["BR", "br", "Brasil", "Brazil", "Brésil", "brasileña"])
def test_a_country_by_code_name_or_demonym(asked: str) -> None:
    goal = in_country(neighbours().graph(), asked)
    assert [a.id for a in goal.actors] == ["Banco", "Porto", "Prefeitura"]
    assert goal.to_json() == {"country": "BR", "actors": [a.to_json() for a in goal.actors]}


def test_the_best_route_to_each_comes_first_then_others_and_who_is_not_reached_is_named() -> None:
    graph = neighbours().graph()
    answer = find_paths(graph, "Ana", in_country(graph, "BR"))
    first, second = ["Ana", "Beto", "Prefeitura"], ["Ana", "Beto", "Caro", "Porto"]
    assert stations(answer) == [first, second, ["Ana", "Dani", "Prefeitura"]]
    assert [a.id for a in answer.unreached] == ["Banco"]
    for text in (as_text(answer), as_markdown(answer)):
        assert text.count("It reaches Prefeitura, of Brazil.") == 1 and "unless by way of those above, to: Banco." in text
    assert [p["target"]["id"] for p in answer.to_json()["paths"]] == ["Prefeitura", "Porto", "Prefeitura"]
    assert answer.to_json()["to"]["country"] == "BR"
    assert stations(find_paths(graph, "Ana", in_country(graph, "BR"), k=2)) == [first, second]


def test_whom_the_question_names_otherwise_is_nobody_to_reach() -> None:
    graph = neighbours().graph()
    goal = in_country(graph, "BR")
    assert {r[-1] for r in stations(find_paths(graph, "Ana", goal, avoid=["Prefeitura"]))} == {"Porto"}
    assert all("Prefeitura" in r[1:-1] for r in stations(find_paths(graph, "Dani", goal, via=["Prefeitura"])))
    assert {r[-1] for r in stations(find_paths(graph, "Prefeitura", goal))} == {"Porto"}
    with pytest.raises(QueryError, match="Nobody is left to reach: of Ecuador the graph knows only OrgA"):
        find_paths(graph, "OrgA", in_country(graph, "Ecuador"))


def test_what_is_not_there_says_what_where_and_what_to_try() -> None:
    graph = neighbours().graph()
    with pytest.raises(InputError, match='No country is called "Brazl"; did you mean "Brazil"'):
        in_country(graph, "Brazl")
    with pytest.raises(QueryError, match="No organization of Japan is in the graph; there are some of Brazil, Ecuador"):
        in_country(graph, "JP")
    answer = find_paths(graph, "OrgA", in_country(graph, "BR"))
    assert answer.reason == "There is no credible path from OrgA to Brazil: no report ties OrgA to anybody."
    use_language("es")
    try:
        with pytest.raises(InputError, match="¿quiso decir «Corea del Norte» o «Corea del Sur»"):
            in_country(graph, "Korea")
    finally:
        use_language("en")


def water() -> World:
    w = World()
    w.node("r", "Report", report="r", date="2026")
    for topic, subject in (("agua potable", "Plan"), ("Gestión del agua", "Mesa"), ("agua", "Cumbre"), ("energía", "r")):
        w.node("Plan", "Initiative", kind="plan")
        w.node("Mesa", "Event")
        w.node("Cumbre", "Event")
        w.tie("HAS_TOPIC", subject, w.node(topic, "Topic"), "r")
    w.tie("LEADS", "OrgA", "Plan", "r")
    w.at("Mesa", "r", "Ana", "Beto")
    w.at("Cumbre", "r", *(f"P{n}" for n in range(20)))
    w.tie("MET_WITH", "Beto", "Caro", "r")
    w.tie("MET_WITH", "Caro", "Dani", "r")
    said = w.statements["MET_WITH", "Caro", "Dani", ""]
    said[0] = w.statement("r", quote="Caro y Dani hablaron de aguas resi-\n duales")
    w.tie("MET_WITH", "Ana", "Dani", "r", confidence=0.4)
    w.post("Eva", "Jefa", "Managua", "r")
    return w


def test_a_topic_is_who_works_on_it_or_is_said_to_and_not_a_crowd() -> None:
    graph = water().graph()
    assert set(on_topic(graph, "Ágúa").grounds) == {"OrgA", "Ana", "Beto", "Caro", "Dani"}
    assert set(on_topic(graph, "aguas residuales").grounds) == {"Caro", "Dani"}
    with pytest.raises(QueryError, match='"energía" is a keyword of reports, but no passage'):
        on_topic(graph, "energia")
    with pytest.raises(QueryError, match=r'Nobody in the graph works on "potabel" .* did you mean "potable"'):
        on_topic(graph, "potabel")
    with pytest.raises(InputError, match="needs a word"):
        on_topic(graph, " ?")


def test_routes_that_keep_to_a_topic_say_so_and_quote_it() -> None:
    graph = water().graph()
    answer = find_paths(graph, "Beto", "Dani", topic="aguas")
    assert stations(answer) == [["Beto", "Caro", "Dani"]]
    assert [h.about for h in answer.paths[0].hops] == [False, True]
    assert "hablaron de aguas" in answer.paths[0].hops[1].evidence[0].quote
    text = as_text(answer)
    assert 'From Beto to Dani on "aguas"' in text and "on the topic" in text
    assert answer.to_json()["topic"] == "aguas"
    off = find_paths(graph, "Beto", "Caro", topic="agua", avoid=["Ana", "Dani"])
    assert off.reason.startswith('No hop of any credible path from Beto to Caro is about "agua"')
    with pytest.raises(QueryError, match='No tie of the graph is about "minería"'):
        find_paths(graph, "Beto", "Dani", topic="minería")


ACTORS = (*PEOPLE, *BODIES)


def complete(graph: Graph, source: str, target: str) -> dict[tuple[str, ...], float]:
    network = Network.of(graph, as_of=str(YEAR))
    return {r: network.score(r) for r in Ask(source, (target,)).routes(network)}


@settings(deadline=None, max_examples=60)
@given(worlds(), st.permutations(ACTORS), st.integers(2, 4), st.integers(1, 5))
def test_several_targets_are_those_of_each_that_pass_no_other(world: World, order: list[str], n: int, k: int) -> None:
    graph, source, targets = world.graph(), order[0], order[1 : n + 1]
    network = Network.of(graph, as_of=str(YEAR))
    each = [r for t in targets for r in complete(graph, source, t) if not set(targets) & set(r[:-1])]
    every = list(Ask(source, tuple(targets)).routes(network))
    assert sorted(every) == sorted(each)
    assert [network.score(r) for r in every] == pytest.approx(sorted(map(network.score, each), reverse=True))
    goal = Goal.of("topic", "x", "x", graph, dict.fromkeys(targets))
    shown = [tuple(r) for r in stations(paths_in(network, source, goal, k=k))]
    best = [next(r for r in every if r[-1] == t) for t in dict.fromkeys(r[-1] for r in every)]
    assert shown[: len(best)] == best[:k] and len(set(shown)) == len(shown) <= k


@settings(deadline=None, max_examples=60)
@given(worlds(), st.permutations(ACTORS), st.sampled_from(("quotation 1", "quotation 3", "Plan", "Event 0")))
def test_a_topic_leaves_exactly_the_routes_with_a_hop_about_it(world: World, order: list[str], word: str) -> None:
    graph = world.graph()
    network = Network.of(graph, as_of=str(YEAR))
    topic = Topic.of(graph, word)
    about = {p for p, s in network.strands.items() if any(map(topic.has, s))}
    assume(about)
    ask = Ask(order[0], (order[1],), topic=topic, about=topic.hops(network))
    every = complete(graph, order[0], order[1])
    hops = {r: {(min(h), max(h)) for h in pairwise(r)} for r in every}
    assert list(ask.routes(network)) == [r for r in every if hops[r] & about]
