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
@given(_edges, st.lists(st.integers(0, 9), min_size=7, max_size=7), st.integers(1, 6), st.data())
def test_every_route_in_order(edges: dict[tuple[str, str], int], tolls: list[int], hops: int, data: st.DataObject) -> None:
    """Equal costs come in the order of ids, so the order is one and the same always."""
    costs, toll = adjacency(edges), dict(zip(NODES, tolls, strict=True))
    via = data.draw(st.lists(st.sampled_from("bcde"), max_size=2, unique=True))
    avoid = data.draw(st.lists(st.sampled_from("bcdef"), max_size=2, unique=True))
    expected = []
    for size in range(hops):
        for interior in permutations("bcdef", size):
            route = ("a", *interior, "g")
            if all(y in costs[x] for x, y in pairwise(route)) and set(via) <= set(interior) and not set(avoid) & set(interior):
                cost = sum(costs[x][y] for x, y in pairwise(route)) + sum(toll[x] for x in interior)
                expected.append((cost, route))
    assert list(routes(costs, toll, "a", "g", max_hops=hops, via=via, avoid=avoid)) == sorted(expected)
    if hops == 6:
        assert list(routes(costs, toll, "a", "g", via=via, avoid=avoid)) == sorted(expected)


def test_a_route_of_any_length_does_not_pass_where_it_must_not() -> None:
    costs = adjacency({("a", "b"): 0, ("a", "d"): 0, ("b", "d"): 0, ("d", "g"): 0})
    toll = dict.fromkeys(NODES, 0)
    assert list(routes(costs, toll, "a", "g", avoid=["b"])) == [(0, ("a", "d", "g"))]


@settings(deadline=None)
@given(_edges)
def test_lengths_are_those_of_networkx(edges: dict[tuple[str, str], int]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    for (a, b), cost in edges.items():
        graph.add_edge(a, b, cost=cost + 1)
    costs = {a: {b: d["cost"] for b, d in graph[a].items()} for a in graph}
    found = [cost for cost, _ in islice(routes(costs, dict.fromkeys(NODES, 0), "a", "g"), 10)]
    try:
        expected = [nx.path_weight(graph, p, "cost") for p in islice(nx.shortest_simple_paths(graph, "a", "g", "cost"), 10)]
    except nx.NetworkXNoPath:
        expected = []
    assert found == expected
