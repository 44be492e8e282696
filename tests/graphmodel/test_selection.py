"""A selection shows a part of the graph and says nothing that the graph does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.projection import project
from graphmodel.report import Report
from graphmodel.selection import Selection, select
from tests.exports.graphs import small
from tests.strategies import report_sets

GRAPH = small()


def names(selection: Selection) -> set[str]:
    return {n.name for n in select(GRAPH, selection).nodes.values() if n.kind != "Report"}


def test_a_post_is_one_step_around_the_focus() -> None:
    assert names(Selection(focus=("p1",))) == {"Inés Núñez", "Alcaldesa", "Municipio de Río Claro"}
    assert names(Selection(focus=("p1",), hops=2)) == names(Selection(focus=("p1",))) | {"Red Andina", "Plan Agua"}
    people = Selection(kinds=("Person", "Organization"))
    assert names(people) == {"Inés Núñez", "Óscar Peña", "Municipio de Río Claro", "Red Andina", "Alcaldesa"}
    assert set(select(GRAPH, people).ties) == {"h1", "a1", "m1", "c1", "b1", "b2"}
    assert "Plan Agua" in names(replace(people, keep=("i1",)))


def test_a_tie_is_told_anew_by_the_reports_that_are_left() -> None:
    part = select(GRAPH, Selection(reports=("boletin-2025",)))
    met = part.ties["m1"]
    assert (met.reports, met.first_report, met.last_report) == (1, "2025", "2025")
    assert [s.report for s in met.evidence] == ["boletin-2025"]
    assert set(part.ties) == {"m1", "c1", "b2", "h2"}, "a post whose holder another report states does not stay vacant"
    assert [n.id for n in part.of_kind("Report")] == ["d2"]
    assert set(select(GRAPH, Selection(as_of="2024")).ties) == set(GRAPH.ties) - {"c1", "b2", "h2"}
    assert set(select(GRAPH, Selection(min_reports=2)).ties) == {"m1"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Selection(min_reports=3), "at least 3 reports"),
        (Selection(kinds=("Event",)), "of kind event"),
        (Selection(as_of="1990", focus=("o1",)), 'around "Municipio de Río Claro", one step, known in 1990'),
        (Selection(reports=("boletin",)), 'did you mean "boletin-2025"'),
        (Selection(as_of="marzo"), "is not a date"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_sentence(asked: Selection, said: str) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(").replace(")", r"\)")):
        select(GRAPH, asked)


@given(report_sets(), st.data())
@settings(deadline=None, max_examples=60)
def test_the_part_of_all_reports_is_the_graph_and_the_part_of_some_is_in_it(reports: list[Report], data: st.DataObject) -> None:
    graph = project(reports)
    before = graph.canonical()
    ids = [r.id for r in reports]
    some = data.draw(st.sets(st.sampled_from(ids), min_size=1)) if ids else set()
    try:
        whole = select(graph, Selection(reports=tuple(ids)))
        part = select(graph, Selection(reports=tuple(sorted(some))))
    except InputError:
        assert not any(s.report in some for t in graph.ties.values() for s in t.evidence)
        return
    assert whole.ties == graph.ties
    said = {s for t in graph.ties.values() for s in t.evidence}
    assert {s for t in part.ties.values() for s in t.evidence} == {s for s in said if s.report in some}
    for tie in part.ties.values():
        assert tie.reports <= graph.ties[tie.id].reports and tie.confidence <= graph.ties[tie.id].confidence
    assert graph.canonical() == before
