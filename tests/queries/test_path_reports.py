"""Routes over graphs that reports give: the sample report, and random ones."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.facts import FactsDocument, squeeze
from graphmodel.graph import Graph
from graphmodel.lookup import find_actor
from graphmodel.projection import project
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from queries.paths import find_paths
from queries.paths.strands import participants
from tests.strategies import report_sets


def sample() -> Graph:
    folder = files("munigraph").joinpath("sample")
    text = folder.joinpath("informe-de-ejemplo.md").read_text(encoding="utf-8")
    facts = FactsDocument.from_json(json.loads(folder.joinpath("informe-de-ejemplo.gold.json").read_text(encoding="utf-8")))
    return project([Report(facts.verified(text), text)])


def test_the_sample_reaches_the_bank_through_the_panel_and_never_through_the_country() -> None:
    graph = sample()
    answer = find_paths(graph, find_actor(graph, "ame").id, find_actor(graph, "kfw").id, as_of="2026")
    assert answer.paths
    for path in answer.paths:
        panels = [h for h in path.hops if h.via]
        assert [(round(h.strength, 3), h.participants, len(h.evidence)) for h in panels] == [(0.127, 8, 2)]
        assert all(a.kind in ("Person", "Organization", "Initiative") for a in path.actors)
    assert round(answer.paths[0].weakest, 3) == 0.127
    assert answer.paths[0].ask and answer.paths[0].ask.post


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report_sets(min_size=1), st.data())
def test_every_hop_is_quoted_and_every_station_is_an_actor(reports: list[Report], data: st.DataObject) -> None:
    graph = project(reports)
    texts = {r.id: r.text for r in reports}
    actors = graph.of_kind("Person", "Organization")
    if len(actors) < 2:
        return
    ends = data.draw(st.lists(st.sampled_from([a.id for a in actors]), min_size=2, max_size=2, unique=True))
    answer = find_paths(graph, *ends)
    assert bool(answer.paths) != bool(answer.reason)
    for path in answer.paths:
        for actor in path.actors[1:-1]:
            node = graph.nodes[actor.id]
            assert node.kind in ("Person", "Organization") or node.properties["kind"] not in (
                "agenda",
                "law",
                "priority",
                "award",
            )
            assert node.kind in ("Person", "Organization", "Initiative")
        for hop in path.hops:
            assert hop.evidence and (hop.via is None or len(participants(graph, hop.via.id)) <= 12)
            for s in hop.evidence:
                text = texts[s.report]
                assert text is None or squeeze(text[s.start : s.end]) == squeeze(s.quote)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(report_sets(min_size=1))
def test_the_same_answer_from_the_store(tmp_path: Path, reports: list[Report]) -> None:
    graph = project(reports)
    file = tmp_path / "store.db"
    file.unlink(missing_ok=True)
    with SqliteStore(file) as store:
        store.load(reports)
        stored = store.graph()
    actors = [n.id for n in graph.of_kind("Person", "Organization")]
    for source, target in pairwise(actors):
        assert find_paths(stored, source, target).to_json() == find_paths(graph, source, target).to_json()
