"""The search for routes: exact, in order, whatever is asked of it; against NetworkX and against all permutations."""

from __future__ import annotations

from itertools import islice, pairwise, permutations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.paths.search import routes

NODES = "abcdefg"
_edges = st.dictionaries(st.sampled_from([(a, b) for a in NODES for b in NODES if a < b]), st.integers(0, 20), max_size=16)


def adjacency(edges: dict[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    costs: dict[str, dict[str, int]] = {n: {} for n in NODES}
    for (a, b), cost in edges.items():
        costs[a][b] = costs[b][a] = cost
    return costs


@settings(deadline=None)
@given(_edges, st.lists(st.integers(0, 9), min_size=7, max_size=7), st.sampled_from((1, 2, 3, 4, 6, 6)), st.data())
def test_every_route_in_order(edges: dict[tuple[str, str], int], tolls: list[int], hops: int, data: st.DataObject) -> None:
    """Equal costs come in the order of ids, so the order is one and the same always."""
    costs, toll = adjacency(edges), dict(zip(NODES, tolls, strict=True))
    targets = data.draw(st.sampled_from(("g", "fg", "bfg")))
    via = data.draw(st.lists(st.sampled_from("cde"), max_size=2, unique=True))
    avoid = data.draw(st.lists(st.sampled_from("bcdef"), max_size=2, unique=True))
    marked = data.draw(st.none() | st.sets(st.sampled_from(sorted(edges)), max_size=3)) if edges else None
    one_of = None if marked is None else {x: {y for pair in marked if x in pair for y in pair if y != x} for x in NODES}
    expected = []
    for size in range(hops):
        for *interior, target in permutations("bcdefg", size + 1):
            route = ("a", *interior, target)
            steps = [(min(step), max(step)) for step in pairwise(route)]
            is_route = target in targets and not set(targets) & set(interior) and all(y in costs[x] for x, y in steps)
            passes = set(via) <= set(interior) and not set(avoid) & set(route)
            if is_route and passes and (marked is None or marked & set(steps)):
                cost = sum(costs[x][y] for x, y in steps) + sum(toll[x] for x in interior)
                expected.append((cost, route))
    asked = {"via": via, "avoid": avoid, "one_of": one_of}
    assert list(routes(costs, toll, "a", targets, max_hops=hops, **asked)) == sorted(expected)
    if hops == 6:
        assert list(routes(costs, toll, "a", targets, **asked)) == sorted(expected)


def test_a_route_of_any_length_does_not_pass_where_it_must_not() -> None:
    costs = adjacency({("a", "b"): 0, ("a", "d"): 0, ("b", "d"): 0, ("d", "g"): 0})
    toll = dict.fromkeys(NODES, 0)
    assert list(routes(costs, toll, "a", ["g"], avoid=["b"])) == [(0, ("a", "d", "g"))]


@settings(deadline=None)
@given(_edges)
def test_lengths_are_those_of_networkx(edges: dict[tuple[str, str], int]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    for (a, b), cost in edges.items():
        graph.add_edge(a, b, cost=cost + 1)
    costs = {a: {b: d["cost"] for b, d in graph[a].items()} for a in graph}
    found = [cost for cost, _ in islice(routes(costs, dict.fromkeys(NODES, 0), "a", ["g"]), 10)]
    try:
        expected = [nx.path_weight(graph, p, "cost") for p in islice(nx.shortest_simple_paths(graph, "a", "g", "cost"), 10)]
    except nx.NetworkXNoPath:
        expected = []
    assert found == expected
