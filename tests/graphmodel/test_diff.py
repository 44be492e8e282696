"""What a change is to a store and to a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from graphmodel.changes.diff import MODULUS, Changes, diff, difference
from graphmodel.graph import Graph
from graphmodel.projection import project
from graphmodel.report import Report
from tests.graphmodel.test_projection import LEAGUE, TOWN, report
from tests.strategies import report_sets


def applied(graph: Graph, after: Graph) -> Graph:
    """The graph after writing the delta as a store would: rows, then evidence apart."""
    delta = difference(graph, after)
    evidence = {(owner, s) for part in (graph.nodes, graph.ties) for owner, row in part.items() for s in row.evidence}
    assert evidence.issuperset(delta.gone_statements) and evidence.isdisjoint(delta.statements)
    evidence = evidence.difference(delta.gone_statements).union(delta.statements)
    nodes = {n: row for n, row in graph.nodes.items() if n not in delta.gone_nodes} | {n.id: n for n in delta.nodes}
    ties = {t: row for t, row in graph.ties.items() if t not in delta.gone_ties} | {t.id: t for t in delta.ties}

    def own(owner: str) -> tuple[object, ...]:
        return tuple(sorted(s for o, s in evidence if o == owner))

    return Graph.of(
        (replace(n, evidence=own(n.id)) for n in nodes.values()),
        (replace(t, evidence=own(t.id)) for t in ties.values()),
    )


@given(report_sets(max_size=2), report_sets(max_size=3))
def test_a_delta_turns_the_one_graph_into_the_other(before: list[Report], after: list[Report]) -> None:
    one, other = project(before), project(after)
    assert applied(one, other) == other
    assert (difference(one, other).shift + difference(other, one).shift) % MODULUS == 0
    assert bool(difference(one, other)) == (one != other)
    assert (difference(one, other).shift == 0) == (one == other)
    assert diff(one, one) == Changes()


def test_a_node_whose_smallest_record_changed_is_no_news() -> None:
    posts = [
        {"person": "Eva Soto", "title": "Alcaldesa", "organization": "Cuenca"},
        {"person": "Eva Soto", "title": "Vocal", "organization": "LAC"},
    ]

    def told(id: str) -> Report:
        return report(id, people=[{"name": "Eva Soto"}], organizations=[TOWN, LEAGUE], roles=posts)

    before, after = project([told("b")]), project([told("a"), told("b")])
    assert before.nodes.keys() & after.nodes.keys() == {n.id for n in before.of_kind("Report")}, "every id changed"
    assert diff(before, after) == Changes(nodes_added=1, ties_confirmed=4)


def test_posts_begin_and_end_and_agreements_move() -> None:
    def told(id: str, date: str, post: str, step: str) -> Report:
        return report(
            id,
            date=date,
            people=[{"name": "Eva Soto"}],
            organizations=[TOWN, LEAGUE],
            roles=[{"person": "Eva Soto", "title": "Vocal", "organization": "LAC", "status": post}],
            initiatives=[{"name": "Ríos Vivos", "status": step}],
            relations=[{"type": "COOPERATES_WITH", "source": "LAC", "target": "Cuenca", "status": step}],
        )

    first, second = told("a", "2024", "current", "planned"), told("b", "2025", "former", "signed")
    begun = diff(project([]), project([first]))
    assert (begun.posts_begun, begun.posts_ended, begun.agreements_moved) == (1, 0, 0)
    moved = diff(project([first]), project([first, second]))
    assert moved == Changes(nodes_added=1, ties_confirmed=3, posts_ended=1, agreements_moved=2)
