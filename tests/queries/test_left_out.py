"""Leaving one report out: the law, and what becomes of ranks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analytics import centrality, communities
from queries.analytics.stability import Span
from queries.paths import Network
from queries.paths.left_out import without
from queries.paths.network import by_pair, strength_of
from queries.paths.strands import strands
from tests.queries.world import World
from tests.queries.worlds import REPORTS, worlds


@settings(deadline=None, max_examples=60)
@given(worlds(), st.sampled_from(sorted(REPORTS)))
def test_it_is_as_if_the_report_had_said_nothing(world: World, report: str) -> None:
    network = Network.of(world.graph())
    said = {key: [s for s in some if s.report != report] for key, some in world.statements.items()}
    world.statements = {key: some for key, some in said.items() if some}
    rest = by_pair(strands(world.graph(), network.settings, network.calendar))
    left = without(network, report)
    assert left.strength == {p: strength_of(some, network.settings.ceiling) for p, some in rest.items()}
    assert left.strands == rest


def two_stars() -> World:
    w = World()
    for report, centre, others in (("r1", "Centre", 4), ("r2", "Other", 3)):
        w.report(report, "2026")
        for n in range(others):
            w.tie("MET_WITH", centre, f"{centre} {n}", report)
    return w


def test_a_rank_that_rests_on_one_report_says_so() -> None:
    answer = centrality(two_stars().graph(), "degree", top=2)
    assert [(r.actor.name, r.rank, r.span) for r in answer.rows] == [
        ("Centre", 1, Span(1, None, "r1")),
        ("Other", 2, Span(1, None, "r2")),
    ]
    w = two_stars()
    w.tie("MET_WITH", "Other", "Somebody", "r3")
    w.tie("MET_WITH", "Centre", "Other", "r3")
    answer = centrality(w.graph(), "degree", top=2)
    assert answer.rows[0].span == Span(1, 2, "r1") and answer.stability.left_out == ("r1", "r2", "r3")
    assert "rank 1 to 2 when one report is left out; it moves most without “r1”" in answer.as_text()


@pytest.mark.parametrize(("wanted", "done"), [(0, ()), (1, ("r1",)), (9, ("r1", "r2"))])
def test_only_so_many_reports_are_left_out_and_the_answer_says_how_many(wanted: int, done: tuple[str, ...]) -> None:
    answer = centrality(two_stars().graph(), "pagerank", leave_out=wanted)
    assert answer.stability.left_out == done and answer.stability.of == 2
    assert ("that state most" in answer.as_text()) is (wanted == 1)


def test_of_one_report_nothing_is_left_to_compare() -> None:
    w = two_stars()
    w.statements = {key: [replace(s, report="r1") for s in said] for key, said in w.statements.items()}
    for answer in (centrality(w.graph()), communities(w.graph())):
        assert answer.stability.left_out == () and "rests on one report" in answer.as_text()
