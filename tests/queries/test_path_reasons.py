"""Why there is no path, and the conditions of a question: avoid, via, as of a date, posts held on it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graphmodel.messages import use_language
from queries.paths import find_paths
from tests.queries.world import World


def chain(*people: str, report: str = "r", date: str = "2026") -> World:
    w = World()
    w.report(report, date)
    for a, b in pairwise(people):
        w.tie("MET_WITH", a, b, report)
    return w


def reason(w: World, a: str, b: str, **conditions: object) -> str:
    answer = find_paths(w.graph(), a, b, **conditions)  # type: ignore[arg-type]
    assert answer.paths == ()
    return answer.reason


def test_only_through_a_country() -> None:
    w = chain("Ana", "Beto")
    for organization in ("OrgA", "OrgB"):
        w.node("Chile", "Country")
        w.tie("LOCATED_IN", organization, "Chile", "r")
    w.post("Ana", "Alcaldesa", "OrgA", "r")
    w.post("Carla", "Directora", "OrgB", "r")
    found = reason(w, "Ana", "Carla")
    assert "only through Chile, a country" in found


def test_only_in_a_crowd_is_told_before_a_country() -> None:
    w = World()
    w.report("r", "2026")
    w.at("Summit", "r", *(f"P{n}" for n in range(20)))
    for n in (0, 1):
        w.node("Chile", "Country")
        w.tie("LOCATED_IN", f"P{n}", "Chile", "r")
    assert "Summit, an event of 20 participants" in reason(w, "P0", "P1")


def test_weaker_than_the_threshold_names_the_hop() -> None:
    w = chain("Ana", "Beto")
    w.tie("MET_WITH", "Beto", "Carla", w.report("old", "1999"))
    found = reason(w, "Ana", "Carla")
    assert "weaker than the threshold of 0.05" in found and "Beto – Carla" in found and "1999" in found


def test_longer_than_four_hops() -> None:
    w = chain("P0", "P1", "P2", "P3", "P4", "P5")
    assert len(find_paths(w.graph(), "P0", "P4").paths) == 1
    assert "has 5 hops" in reason(w, "P0", "P5")


def test_different_components_and_somebody_tied_to_nobody() -> None:
    w = chain("Ana", "Beto")
    w.tie("MET_WITH", "Carla", "Dani", "r")
    w.node("Eva", "Person")
    assert "different components" in reason(w, "Ana", "Carla")
    assert "no report ties Eva to anybody" in reason(w, "Ana", "Eva")


def test_avoid_names_who_stands_in_the_way() -> None:
    w = chain("Ana", "Beto", "Carla")
    w.node("Dani", "Person")
    found = reason(w, "Ana", "Carla", avoid=["Beto", "Dani"])
    assert "runs through Beto," in found


def test_via_leads_there_or_says_that_it_cannot() -> None:
    w = chain("Ana", "Beto", "Dani")
    w.tie("MET_WITH", "Ana", "Carla", "r")
    w.tie("MET_WITH", "Carla", "Dani", "r", confidence=0.4)
    (path,) = find_paths(w.graph(), "Ana", "Dani", via=["Carla"]).paths
    assert [a.name for a in path.actors] == ["Ana", "Carla", "Dani"]
    assert "passes through Eva" in reason(w, "Ana", "Dani", via=[w.node("Eva", "Person")])


def test_as_of_leaves_out_what_was_neither_begun_nor_reported() -> None:
    w = chain("Ana", "Beto", report="r20", date="2020-05")
    w.tie("MET_WITH", "Beto", "Carla", w.report("r25", "2025"))
    graph = w.graph()
    assert find_paths(graph, "Ana", "Carla").paths
    assert "as of 2021" in reason(w, "Ana", "Carla", as_of="2021")
    assert (
        find_paths(graph, "Ana", "Beto", as_of="2020-05").paths and not find_paths(graph, "Ana", "Beto", as_of="2020-04").paths
    )


def test_as_of_counts_a_post_that_a_later_report_dates() -> None:
    w = World()
    w.report("r25", "2025")
    w.post("Ana", "Alcaldesa", "Org", "r25", status="former", since="2016", until="2019")
    then = find_paths(w.graph(), "Ana", "Org", as_of="2018").paths[0].hops[0]
    assert (then.status, then.strength) == ("current", pytest.approx(0.8))
    now = find_paths(w.graph(), "Ana", "Org").paths[0].hops[0]
    assert (now.status, round(now.strength, 6)) == ("former", round(0.5 * 2 ** (-6 / 4), 6))


def test_current_only_leaves_out_posts_that_ended() -> None:
    w = World()
    w.report("r24", "2024")
    w.report("r26", "2026")
    w.post("Ana", "Alcaldesa", "Org", "r24")
    w.post("Beto", "Alcalde", "Org", "r26")
    assert find_paths(w.graph(), "Ana", "Beto", current_only=True).paths
    w.post("Ana", "Alcaldesa", "Org", "r26", status="former")  # the newer report prevails
    assert "no longer held" in reason(w, "Ana", "Beto", current_only=True)
    assert find_paths(w.graph(), "Ana", "Beto").paths


def test_a_stated_end_makes_a_post_a_former_one() -> None:
    w = World()
    w.report("r20", "2020")
    w.report("r26", "2026")
    w.post("Ana", "Alcaldesa", "Org", "r20", since="2019", until="2023")
    assert find_paths(w.graph(), "Ana", "Org").paths[0].hops[0].status == "former"
    assert not find_paths(w.graph(), "Ana", "Org", current_only=True).paths


def test_why_not_the_shorter_way() -> None:
    w = chain("Ana", "Carla", "Dani")
    w.tie("MET_WITH", "Ana", "Dani", "r", confidence=0.1)
    why = find_paths(w.graph(), "Ana", "Dani").paths[0].why
    assert "the direct tie counts less (0.09)" in why
    hub = chain("Ana", "Hub", "Dani")
    for n in range(60):
        hub.tie("MET_WITH", "Hub", f"P{n}", "r")
    hub.tie("MET_WITH", "Ana", "Beto", "r")
    hub.tie("MET_WITH", "Beto", "Carla", "r")
    hub.tie("MET_WITH", "Carla", "Dani", "r")
    best = find_paths(hub.graph(), "Ana", "Dani").paths[0]
    assert [a.name for a in best.actors] == ["Ana", "Beto", "Carla", "Dani"]
    assert "Hub has 62 ties" in best.why


def test_reasons_in_spanish() -> None:
    w = chain("Ana", "Beto", "Carla")
    use_language("es")
    try:
        assert "se pidió evitar" in reason(w, "Ana", "Carla", avoid=["Beto"])
    finally:
        use_language("en")
