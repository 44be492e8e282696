"""How fast routes are found, side by side with NetworkX in one run.

    python -m benchmarks.paths [--ties 10000 100000] [--pairs 7]

1. k = 20 loopless weighted routes of any length between random pairs: ours against networkx.shortest_simple_paths, with
   equal costs checked; CPU time, medians, and their ratio.
2. The whole question as users ask it (five routes, at most four hops, with evidence) on a synthetic graph of 5,000 nodes and
   20,000 ties: making the network once, then the median and 95th percentile of a question; to one actor, to any of a
   country, and with a hop about a topic; CPU time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from itertools import islice

import networkx as nx

from graphmodel.graph import Graph, Node, Statement, Tie
from queries.paths import Goal, Network, in_country, paths_in
from queries.paths.search import routes

K = 20
COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PE", "PY", "UY")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ties", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--pairs", type=int, default=7)
    options = parser.parse_args()
    for ties in options.ties:
        against_networkx(ties, options.pairs)
    whole_question(5_000, 20_000, pairs=100)


def against_networkx(ties: int, pairs: int) -> None:
    """Both on one random graph with hubs, equal answers checked."""
    chance = random.Random(1)
    graph: nx.Graph[str] = nx.Graph()
    for a, b in random_pairs(chance, ties // 4, ties):
        graph.add_edge(a, b, cost=chance.randint(10**10, 3 * 10**12))
    costs = {a: {b: d["cost"] for b, d in graph[a].items()} for a in graph}
    tolls = dict.fromkeys(costs, 0)
    component = max(map(sorted, nx.connected_components(graph)), key=len)
    theirs, ours = [], []
    for _ in range(pairs):
        source, target = chance.sample(component, 2)
        start = time.process_time()
        expected = list(islice(nx.shortest_simple_paths(graph, source, target, weight="cost"), K))
        middle = time.process_time()
        found = list(islice(routes(costs, tolls, source, [target]), K))
        end = time.process_time()
        if [nx.path_weight(graph, p, "cost") for p in expected] != [c for c, _ in found]:
            raise SystemExit("the costs differ")
        theirs.append(middle - start)
        ours.append(end - middle)
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"k = {K}, {ties:,} ties: networkx {other * 1e3:.0f} ms, ours {mine * 1e3:.1f} ms, {other / mine:.1f} times faster")


def whole_question(nodes: int, ties: int, *, pairs: int) -> None:
    graph = synthetic(nodes, ties)
    start = time.process_time()
    network = Network.of(graph)
    made = time.process_time() - start
    print(f"{nodes:,} nodes, {ties:,} ties: the network made in {made * 1e3:.0f} ms, once; then five routes")
    asked_of("to one actor", network, pairs, lambda target: target, None)
    goals = [in_country(graph, code) for code in COUNTRIES]
    asked_of("to any of a country", network, pairs, lambda target: goals[int(target[1:]) % len(goals)], None)
    asked_of("with a hop about a topic", network, pairs, lambda target: target, "quotation 1")


def asked_of(what: str, network: Network, pairs: int, goal: Callable[[str], str | Goal], topic: str | None) -> None:
    chance = random.Random(2)
    taken, routed = [], 0
    people = [n.id for n in network.graph.of_kind("Person", "Organization")]
    for _ in range(pairs):
        source, target = chance.sample(people, 2)
        start = time.process_time()
        routed += bool(paths_in(network, source, goal(target), topic=topic).paths)
        taken.append(time.process_time() - start)
    p95 = statistics.quantiles(taken, n=20)[-1]
    middle = statistics.median(taken)
    print(f"  {what}: median {middle * 1e3:.1f} ms, p95 {p95 * 1e3:.1f} ms ({routed} of {pairs} have a route)")


def synthetic(nodes: int, ties: int) -> Graph:
    """A random graph with hubs: people and organizations that met, each tie stated by one to three of 500 reports."""
    chance = random.Random(3)
    reports = [
        Node(f"report-{r}", "Report", f"Report {r}", properties={"report": f"r{r}", "date": str(2015 + r % 11)})
        for r in range(500)
    ]
    found = []
    for i, (a, b) in enumerate(random_pairs(chance, nodes, ties)):
        evidence = tuple(
            Statement(
                f"r{chance.randrange(500)}",
                i * 100 + n,
                i * 100 + n + 50,
                f"quotation {i}.{n}",
                confidence=chance.uniform(0.4, 1),
            )
            for n in range(chance.randint(1, 3))
        )
        found.append(Tie(f"tie-{i}", "MET_WITH", min(a, b), max(a, b), evidence=evidence))
    ends = sorted({x for t in found for x in (t.source, t.target)})
    actors = [
        Node(x, "Person", x)
        if n % 2
        else Node(x, "Organization", x, properties={"country": COUNTRIES[n // 2 % len(COUNTRIES)]})
        for n, x in enumerate(ends)
    ]
    return Graph.of([*actors, *reports], found)


def random_pairs(chance: random.Random, nodes: int, ties: int) -> list[tuple[str, str]]:
    """Distinct pairs; one end of every fourth is one of the hubs, 1 % of the nodes."""
    seen: set[tuple[int, int]] = set()
    while len(seen) < ties:
        a = chance.randrange(nodes)
        b = chance.randrange(max(1, nodes // 100)) if len(seen) % 4 == 0 else chance.randrange(nodes)
        if a != b:
            seen.add((min(a, b), max(a, b)))
    return [(f"n{a:06}", f"n{b:06}") for a, b in sorted(seen)]


if __name__ == "__main__":
    main()
