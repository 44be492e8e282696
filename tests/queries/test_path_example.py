"""The worked example of the definition, to six digits, and what each rule of it says."""

from __future__ import annotations

import pytest

from graphmodel.errors import InputError, QueryError
from queries.paths import Network, PathAnswer, find_paths
from tests.queries.world import World

CROWD = [f"P{n}" for n in range(60)]


def summit() -> World:
    """Sixty people on the list of one summit, all in one country, and two chains from P0 to P1."""
    w = World()
    w.report("r18", "2018-05")
    w.report("r25", "2025-03-10")
    w.at("Summit", "r25", *CROWD, date="2025")
    for person in CROWD:
        w.tie("LOCATED_IN", person, "Ecuador", "r25")
    return w


def chains(w: World) -> World:
    w.tie("MET_WITH", "P0", "P5", "r25")
    w.tie("MET_WITH", "P5", "P1", "r18", confidence=0.8)
    w.post("P0", "Directora", "OrgA", "r25")
    w.post("P1", "Director", "OrgB", "r25")
    w.programme("Init")
    w.tie("LEADS", "OrgA", "Init", "r25")
    w.tie("PARTICIPATES_IN", "OrgB", "Init", "r25")
    return w


def stations(answer: PathAnswer) -> list[str]:
    return ["·".join(a.name for a in p.actors) for p in answer.paths]


def test_the_worked_example_to_six_digits() -> None:
    answer = find_paths(chains(summit()).graph(), "P0", "P1", as_of="2026")
    assert stations(answer) == ["P0·P5·P1", "P0·OrgA·Init·OrgB·P1"]
    assert [round(p.score, 6) for p in answer.paths] == [0.129581, 0.099154]
    strengths = [[round(h.strength, 6) for h in p.hops] for p in answer.paths]
    assert strengths == [[0.756807, 0.18], [0.672717, 0.504538, 0.504538, 0.672717]]
    assert [round(p.weakest, 6) for p in answer.paths] == [0.18, 0.504538]


def test_a_summit_and_a_country_make_no_path_and_say_so() -> None:
    answer = find_paths(summit().graph(), "P0", "P1", as_of="2026")
    assert answer.paths == ()
    assert "60 participants" in answer.reason and "Summit" in answer.reason


def test_why_says_that_what_both_share_introduces_nobody() -> None:
    answer = find_paths(chains(summit()).graph(), "P0", "P1", as_of="2026")
    assert "Summit" in answer.paths[0].why and "P5 – P1" in answer.paths[0].why
    assert "2018" in answer.paths[0].why


def test_a_small_event_ties_each_pair_and_quotes_both_ends() -> None:
    w = World()
    w.report("r25", "2025")
    people = [f"P{n}" for n in range(8)]
    w.at("Panel", "r25", *people)
    hop = find_paths(w.graph(), "P0", "P1", as_of="2026").paths[0].hops[0]
    assert round(hop.strength, 3) == 0.127
    assert hop.via and hop.via.name == "Panel" and hop.type == "PARTICIPATED_IN" and hop.direction == "both"
    ties = [t for t in w.graph().ties.values() if t.source in ("P0", "P1")]
    assert set(hop.evidence) == {s for t in ties for s in t.evidence} and len(hop.evidence) == 2


@pytest.mark.parametrize(("guests", "tied"), [(11, True), (12, True), (13, False)])
def test_an_event_makes_ties_up_to_twelve_participants(guests: int, tied: bool) -> None:
    w = World()
    w.report("r25", "2025")
    w.at("Panel", "r25", *(f"P{n}" for n in range(guests - 1)))
    w.tie("ORGANIZED", "Host", "Panel", "r25")
    assert bool(find_paths(w.graph(), "P0", "Host").paths) is tied


def test_reports_add_up_and_one_report_does_not_with_itself() -> None:
    w = World()
    w.report("a", "2026")
    w.report("b", "2026")
    w.tie("MET_WITH", "Ana", "Beto", "a", confidence=0.5)
    w.tie("MET_WITH", "Ana", "Beto", "a", confidence=0.4)
    assert Network.of(w.graph()).between("Ana", "Beto") == pytest.approx(0.45)
    w.tie("MET_WITH", "Ana", "Beto", "b", confidence=0.5)
    assert Network.of(w.graph()).between("Ana", "Beto") == pytest.approx(1 - 0.55**2)
    for n in range(9):
        w.tie("MET_WITH", "Ana", "Beto", w.report(f"c{n}", "2026"))
    assert Network.of(w.graph()).between("Ana", "Beto") == 0.99


def test_a_tie_that_goes_on_takes_its_reports_year_and_one_that_ended_its_end() -> None:
    w = World()
    w.report("r25", "2025")
    w.tie("COOPERATES_WITH", "OrgA", "OrgB", "r25", status="active", since="2018")
    w.tie("COOPERATES_WITH", "OrgA", "OrgC", "r25", status="concluded", since="2010", until="2019")
    network = Network.of(w.graph())
    assert network.between("OrgA", "OrgB") == pytest.approx(0.8)
    assert network.between("OrgA", "OrgC") == pytest.approx(0.6 / 2)


def test_a_meeting_is_as_old_as_its_date() -> None:
    w = World()
    w.report("r25", "2025")
    w.tie("MET_WITH", "Ana", "Beto", "r25", since="2021-06")
    assert Network.of(w.graph()).between("Ana", "Beto") == pytest.approx(0.45)


def test_evidence_without_any_date_counts_half_and_the_hop_says_so() -> None:
    w = World()
    w.report("old", "2026")
    w.tie("MET_WITH", "Ana", "Beto", "undated")
    hop = find_paths(w.graph(), "Ana", "Beto").paths[0].hops[0]
    assert hop.strength == pytest.approx(0.45) and not hop.dated


def test_a_report_without_a_date_takes_its_latest_event_not_after_the_year_asked_for() -> None:
    w = World()
    w.at("Congress", "r", "Ana", "Beto", date="2022")
    w.at("Next congress", "r", "Ana", "Beto", date="2030")
    w.tie("MET_WITH", "Ana", "Carla", "r")
    assert Network.of(w.graph(), as_of="2026").between("Ana", "Carla") == pytest.approx(0.45)


def test_the_hub_tax_counts_ties_of_at_least_the_threshold() -> None:
    w = World()
    w.report("r26", "2026")
    w.report("r01", "2001")
    for n in range(10):
        w.tie("MET_WITH", "Hub", f"P{n}", "r26")
    for n in range(10, 20):
        w.tie("MET_WITH", "Hub", f"P{n}", "r01")  # too old to count
    assert Network.of(w.graph()).tax("Hub") == pytest.approx(0.5**0.4)


def test_planned_and_unsigned_cooperation_counts_less() -> None:
    w = World()
    w.report("r", "2026")
    for status, other in (("signed", "B"), ("active", "C"), ("concluded", "D"), ("planned", "E"), ("", "F")):
        w.tie("COOPERATES_WITH", "A", other, "r", status=status)
    w.programme("Soon", status="planned")
    w.tie("LEADS", "A", "Soon", "r")
    network = Network.of(w.graph())
    assert [round(network.between("A", x), 6) for x in "BCDEF"] == [0.8, 0.8, 0.6, 0.3, 0.3]
    assert network.between("A", "Soon") == pytest.approx(0.3)


@pytest.mark.parametrize("kind", ["agenda", "law", "priority", "award"])
def test_what_everybody_shares_is_never_a_station(kind: str) -> None:
    w = World()
    w.report("r", "2026")
    w.programme("Shared", kind=kind)
    w.tie("LEADS", "OrgA", "Shared", "r")
    w.tie("SUPPORTS", "OrgB", "Shared", "r")
    answer = find_paths(w.graph(), "OrgA", "OrgB")
    assert not answer.paths and "Shared" in answer.reason


def test_posts_that_did_not_overlap_are_marked() -> None:
    w = World()
    w.report("r", "2026")
    w.post("Ana", "Gerente", "Org", "r", status="former", since="2010", until="2014")
    w.post("Beto", "Tesorero", "Org", "r", since="2019")
    why = find_paths(w.graph(), "Ana", "Beto").paths[0].why
    assert "Gerente" in why and "Tesorero" in why and "overlap" in why


def test_the_machine_form_has_the_documented_keys() -> None:
    data = find_paths(chains(summit()).graph(), "P0", "P1", as_of="2026").to_json()
    assert list(data) == ["from", "to", "as_of", "settings", "paths", "reason"]
    assert data["from"] == {"id": "P0", "kind": "Person", "name": "P0"} and data["as_of"] == "2026" and data["reason"] is None
    assert list(data["paths"][0]) == ["score", "weakest", "why", "hops"]
    hop = data["paths"][1]["hops"][0]
    expected = ["source", "target", "type", "direction", "via", "status", "post", "from", "to", "strength", "evidence"]
    assert list(hop) == expected
    assert (hop["type"], hop["direction"], hop["post"], hop["status"]) == ("HOLDS", "forward", "Directora", "current")
    assert set(hop["evidence"][0]) >= {"report", "page", "start", "end", "quote", "rule"}
    assert data["settings"]["hub"] == {"free": 5, "power": 0.4}


def test_what_cannot_be_asked_is_refused_in_one_sentence() -> None:
    graph = chains(summit()).graph()
    with pytest.raises(QueryError, match="Ecuador"):
        find_paths(graph, "P0", "Ecuador")
    with pytest.raises(QueryError, match="P0"):
        find_paths(graph, "P0", "P0")
    with pytest.raises(QueryError, match="P1"):
        find_paths(graph, "P0", "P1", avoid=["P1"])
    with pytest.raises(InputError, match="nobody"):
        find_paths(graph, "P0", "nobody")
    with pytest.raises(InputError, match="yesterday"):
        find_paths(graph, "P0", "P1", as_of="yesterday")
    with pytest.raises(InputError, match="0"):
        find_paths(graph, "P0", "P1", k=0)
