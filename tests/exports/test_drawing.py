"""Nothing is lost between the graph and its drawing, and the drawing is arranged so that it can be read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.html.drawing import draw
from exports.html.layout import arrange
from graphmodel.projection import project
from graphmodel.report import Report
from tests.exports.graphs import small
from tests.strategies import report_sets


def test_a_post_is_one_tie_from_person_to_organization_and_one_without_organization_stays() -> None:
    drawing = draw(small())
    posts = {(t.source, t.target, t.post, t.stands_for) for t in drawing.ties if t.tie.type == "HOLDS"}
    assert posts == {("p1", "o1", "Alcaldesa", ("h1", "a1")), ("p2", "r2", "", ("h2",))}
    assert [n.id for n in drawing.nodes if n.kind == "Role"] == ["r2"]


@given(report_sets())
@settings(deadline=None, max_examples=60)
def test_every_tie_is_drawn_with_every_quotation(reports: list[Report]) -> None:
    graph = project(reports)
    before = graph.canonical()
    drawing = draw(graph)
    assert {t for drawn in drawing.ties for t in drawn.stands_for} == set(graph.ties)
    drawn_quotes = {(s.report, s.quote) for drawn in drawing.ties for s in drawn.evidence}
    assert drawn_quotes == {(s.report, s.quote) for t in graph.ties.values() for s in t.evidence}
    assert len({t.id for t in drawing.ties}) == len(drawing.ties)
    ids = {n.id for n in drawing.nodes}
    assert all(t.source in ids and t.target in ids for t in drawing.ties)
    assert {n.kind for n in graph.nodes.values() if n.id not in ids} <= {"Role"}
    assert graph.canonical() == before


NAMES = [f"n{n}" for n in range(30)]
SIZES = st.tuples(st.integers(10, 200), st.integers(10, 90))


@given(
    st.dictionaries(st.sampled_from(NAMES), SIZES, min_size=1),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=60),
    st.sets(st.sampled_from(NAMES)),
)
@settings(deadline=None, max_examples=60)
def test_no_two_nodes_share_their_room(
    sizes: dict[str, tuple[int, int]], links: list[tuple[str, str]], later: set[str]
) -> None:
    known = [(a, b) for a, b in links if a in sizes and b in sizes]
    places, groups = arrange(sizes, known, later & set(sizes))
    assert set(places) == set(groups) == set(sizes)
    for a in sizes:
        for b in sizes:
            if a < b:
                apart_x = abs(places[a][0] - places[b][0]) + 1 >= (sizes[a][0] + sizes[b][0]) / 2
                apart_y = abs(places[a][1] - places[b][1]) + 1 >= (sizes[a][1] + sizes[b][1]) / 2
                assert apart_x or apart_y, (a, b)


def test_communities_stand_together() -> None:
    groups = [[f"{g}-{n}" for n in range(12)] for g in "abcd"]
    links = [(a, b) for group in groups for a in group for b in group if a < b] + [("a-0", "b-0"), ("c-0", "d-0")]
    places, found = arrange({n: (100, 50) for group in groups for n in group}, links)
    assert len(set(found.values())) == 4

    def near(name: str) -> list[str]:
        (x, y) = places[name]
        others = sorted((n for n in places if n != name), key=lambda n: (places[n][0] - x) ** 2 + (places[n][1] - y) ** 2)
        return others[:5]

    same = [other[0] == name[0] for name in places for other in near(name)]
    assert sum(same) / len(same) >= 0.8
