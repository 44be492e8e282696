"""Laws of graph = project(facts, judgements)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from graphmodel.projection import project
from graphmodel.report import Report
from tests.strategies import report_sets, reports


@given(report_sets(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_of_facts_does_not_matter(reports: list[Report], random: object) -> None:
    shuffled = [_shuffled(r, random) for r in reports]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert project(shuffled).canonical() == project(reports).canonical()


def _shuffled(report: Report, random: object) -> Report:
    lists = {}
    for name in ("people", "organizations", "places", "roles", "initiatives", "events", "relations", "topics", "countries"):
        values = list(getattr(report.facts, name))
        random.shuffle(values)  # type: ignore[attr-defined]
        lists[name] = tuple(values)
    return replace(report, facts=replace(report.facts, **lists))


@given(report_sets(min_size=1))
def test_every_tie_joins_what_the_ontology_allows_and_is_stated(reports: list[Report]) -> None:
    graph = project(reports)
    for tie in graph.ties.values():
        allowed = ontology().ties[tie.type]
        source, target = graph.nodes[tie.source], graph.nodes[tie.target]
        assert source.kind in allowed.sources and target.kind in allowed.targets
        assert tie.evidence and 0 < tie.confidence <= 1
        assert not allowed.symmetric or tie.source < tie.target
        assert 1 <= tie.reports <= len({s.report for s in tie.evidence})


@given(report_sets(min_size=1))
def test_dates_are_those_of_reports_or_stated_and_never_of_loading(reports: list[Report]) -> None:
    dates = {r.id: r.facts.document.date or "" for r in reports}
    copies = {r.id: r.text or r.id for r in reports}
    stated = {f.since or "" for r in reports for f in (*r.facts.roles, *r.facts.relations)} | {""}
    for tie in project(reports).ties.values():
        own = sorted({dates[s.report] for s in tie.evidence} - {""})
        assert (tie.first_report, tie.last_report) == ((own[0], own[-1]) if own else ("", ""))
        assert tie.since in stated and tie.until in {s.until for s in tie.evidence} | {""}
        assert tie.reports == len({copies[s.report] for s in tie.evidence}), "a copy counts once"


@given(report_sets(min_size=1))
def test_every_verified_quotation_is_in_its_text(reports: list[Report]) -> None:
    texts = {r.id: r.text for r in reports}
    graph: Graph = project(reports)
    for row in (*graph.nodes.values(), *graph.ties.values()):
        for s in row.evidence:
            text = texts[s.report]
            assert s.verified == (text is not None)
            if text is not None:
                assert " ".join(text[s.start : s.end].split()) == " ".join(s.quote.split())


@given(reports())
def test_a_copy_confirms_nothing(report: Report) -> None:
    copy = replace(report, facts=replace(report.facts, document=replace(report.facts.document, id="s")))
    alone, both = project([report]), project([report, copy])
    expected = 1 if report.text is not None else 2
    assert {t.reports for t in alone.ties.values()} <= {1}
    assert all(t.reports in (1, expected) for t in both.ties.values())
