"""What introduces nobody is never on a route: over many pairs of a made-up corpus in which it would be the shortest way."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from graphmodel.graph import Graph
from queries.paths import Network, Path, default_settings, paths_in
from tests.queries.world import World

PAIRS = 60
SHARED = ("agenda", "law", "priority", "award")


def corpus(seed: int) -> Graph:
    """Forty reports: all live in three countries, were at a summit, lead or support an agenda; few know each other."""
    chance, w = Random(seed), World()
    people = [f"Person {n}" for n in range(80)]
    bodies = [f"Body {n}" for n in range(40)]
    for r in range(40):
        report = w.report(f"r{r}", str(2015 + r % 11))
        actors = chance.sample(people, 6) + chance.sample(bodies, 4)
        for actor in actors:
            if actor in bodies:
                w.node(actor, "Organization")
                w.tie("LOCATED_IN", actor, w.node(f"Country {chance.randrange(3)}", "Country"), report)
                kind = chance.choice(SHARED)
                w.tie(chance.choice(("LEADS", "SUPPORTS")), actor, w.programme(kind.title(), kind=kind), report)
            w.node(actor, "Person")
            w.tie("PARTICIPATED_IN", actor, w.node(f"Summit {chance.randrange(4)}", "Event"), report)
        w.at(f"Panel {r}", report, *chance.sample(actors, 4))
        a, b, body, other = *chance.sample(actors[:6], 2), *chance.sample(actors[6:], 2)
        w.tie("MET_WITH", a, b, report)
        w.post(a, f"Post {r % 5}", body, report)
        w.tie("LEADS", body, w.programme(f"Programme {r % 15}"), report)
        w.tie("COOPERATES_WITH", body, other, report, status="signed")
    return w.graph()


def pairs(graph: Graph, seed: int) -> list[tuple[str, str]]:
    chance, ends = Random(seed), [n.id for n in graph.of_kind("Person", "Organization")]
    return [tuple(chance.sample(ends, 2)) for _ in range(PAIRS)]  # type: ignore[misc]


def breaches(graph: Graph, path: Path) -> list[str]:
    """What a route passes or rests on that introduces nobody; told from the graph alone."""
    found = []
    for actor in path.actors:
        node = graph.nodes[actor.id]
        if node.kind not in ("Person", "Organization", "Initiative") or node.properties.get("kind") in SHARED:
            found.append(f"through {node.name}")
    for hop in path.hops:
        a, b = hop.source.id, hop.target.id
        ways = {frozenset((t.source, t.target)) for t in graph.touching[a]}
        posts = {t.target for t in graph.touching[a] + graph.touching[b] if t.type == "HOLDS"}
        together = posts & {t.source for t in graph.touching[a] + graph.touching[b] if t.type == "AT"}
        there = {t.source for t in graph.touching[hop.via.id]} if hop.via else set()
        if hop.via and not (graph.nodes[hop.via.id].kind == "Event" and {a, b} <= there and len(there) <= 12):
            found.append(f"{a} – {b} by way of {hop.via.name}")
        if not hop.via and frozenset((a, b)) not in ways and not together:
            found.append(f"{a} – {b} without a tie")
    return found


@pytest.mark.parametrize("seed", range(3))
def test_no_route_of_the_best_five_passes_what_introduces_nobody(seed: int) -> None:
    graph = corpus(seed)
    assert {len({t.source for t in graph.touching[e.id]}) > 12 for e in graph.of_kind("Event")} == {True, False}
    network = Network.of(graph)
    answers = [paths_in(network, *pair) for pair in pairs(graph, seed)]
    shown = [path for answer in answers for path in answer.paths]
    assert len(shown) > 2 * PAIRS
    assert [breach for path in shown for breach in breaches(graph, path)] == []


def test_the_law_would_tell_a_network_that_walks_agendas_and_crowds() -> None:
    graph, usual = corpus(0), default_settings()
    for loose, said in (
        (replace(usual, initiatives=(*usual.initiatives, *SHARED)), "through "),
        (replace(usual, event=replace(usual.event, largest=99, power=0.0)), "by way of Summit"),
    ):
        network = Network.of(graph, loose)
        paths = (path for pair in pairs(graph, 0) for path in paths_in(network, *pair).paths)
        assert any(said in breach for path in islice(paths, 100) for breach in breaches(graph, path))
