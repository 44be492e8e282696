"""Laws of routes, on random small worlds; the engine against brute force."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphmodel.graph import Graph, Node, Statement, Tie
from queries.paths import Network, find_paths, paths_in
from queries.paths.ask import Ask
from queries.paths.choose import jaccard
from tests.queries import oracle
from tests.queries.world import World
from tests.queries.worlds import BODIES, PEOPLE, YEAR, worlds

AS_OF = str(YEAR)
ends = st.permutations((*PEOPLE, *BODIES)).map(lambda p: (p[0], p[1]))


def all_of(graph: Graph, ask: Ask) -> dict[tuple[str, ...], float]:
    """The complete list of candidates with their scores, best first."""
    network = Network.of(graph, as_of=AS_OF)
    return {stations: network.score(stations) for stations in ask.routes(network)}


@settings(deadline=None)
@given(worlds(), ends)
def test_brute_force_agrees(world: World, pair: tuple[str, str]) -> None:
    graph = world.graph()
    expected = oracle.candidates(graph, *pair, YEAR)
    found = all_of(graph, Ask(pair[0], pair[1:]))
    assert found == pytest.approx(expected)
    assert list(found.values()) == pytest.approx(sorted(expected.values(), reverse=True))


@settings(deadline=None)
@given(worlds(), ends, st.integers(1, 5))
def test_what_is_shown_is_chosen_from_the_complete_list(world: World, pair: tuple[str, str], k: int) -> None:
    graph = world.graph()
    complete = list(all_of(graph, Ask(pair[0], pair[1:])))
    answer = find_paths(graph, *pair, k=k, as_of=AS_OF)
    shown = [tuple(a.id for a in p.actors) for p in answer.paths]
    expected: list[tuple[str, ...]] = []
    for c in complete:
        if len(expected) < k and all(jaccard(c[1:-1], e[1:-1]) <= 0.5 for e in expected):
            expected.append(c)
    independent = [c for c in complete[1:] if not set(c[1:-1]) & set(complete[0][1:-1])]
    if k > 1 and independent and not any(set(e[1:-1]).isdisjoint(complete[0][1:-1]) for e in expected[1:]):
        expected = [*expected[: k - 1], independent[0]]
    assert shown == expected
    assert [p.score for p in answer.paths] == sorted((p.score for p in answer.paths), reverse=True)


@settings(deadline=None)
@given(worlds(), ends)
def test_a_path_or_a_reason(world: World, pair: tuple[str, str]) -> None:
    answer = find_paths(world.graph(), *pair, as_of=AS_OF)
    assert bool(answer.paths) != bool(answer.reason)
    for path in answer.paths:
        assert path.why.endswith(".") and 1 <= len(path.hops) <= 4
        assert path.weakest == min(h.strength for h in path.hops) >= 0.05
        assert all(h.evidence for h in path.hops)


@settings(deadline=None)
@given(worlds(), ends, st.data())
def test_more_evidence_never_lowers_a_path_that_uses_it(world: World, pair: tuple[str, str], data: st.DataObject) -> None:
    before = all_of(world.graph(), Ask(pair[0], pair[1:]))
    stations, key = _direct_tie(world, before, data)
    old = world.statements[key][0]
    world.report("new", data.draw(st.sampled_from(("2010", "2024", "2026"))))
    confidence = data.draw(st.floats(0.01, 1))
    report = data.draw(st.sampled_from(("new", old.report)))
    world.statements[key].append(replace(old, report=report, start=10**6, end=10**6 + 9, confidence=confidence))
    assert all_of(world.graph(), Ask(pair[0], pair[1:]))[stations] >= before[stations] * (1 - 1e-12)


@settings(deadline=None)
@given(worlds(), ends, st.data())
def test_weaker_or_older_evidence_never_raises_a_path_that_uses_it(
    world: World, pair: tuple[str, str], data: st.DataObject
) -> None:
    before = all_of(world.graph(), Ask(pair[0], pair[1:]))
    stations, key = _direct_tie(world, before, data)
    n = data.draw(st.integers(0, len(world.statements[key]) - 1))
    old = world.statements[key][n]
    older = old.report
    if data.draw(st.booleans()) and _alone(world, key, old):
        older = world.report("older", "2001")
    confidence = old.confidence * data.draw(st.floats(0.01, 1))
    world.statements[key][n] = replace(old, confidence=confidence, report=older)
    assert all_of(world.graph(), Ask(pair[0], pair[1:])).get(stations, 0.0) <= before[stations] * (1 + 1e-12)


@settings(deadline=None)
@given(worlds(), ends, st.data())
def test_a_new_neighbour_of_a_station_never_raises_a_path(world: World, pair: tuple[str, str], data: st.DataObject) -> None:
    before = all_of(world.graph(), Ask(pair[0], pair[1:]))
    through = sorted({x for c in before for x in c[1:-1] if x in PEOPLE})
    if not through:
        return
    world.tie("MET_WITH", data.draw(st.sampled_from(through)), "Somebody new", "r3")
    after = all_of(world.graph(), Ask(pair[0], pair[1:]))
    assert after.keys() == before.keys()
    assert all(after[c] <= before[c] for c in before)


@settings(deadline=None)
@given(worlds(), ends, st.sampled_from(("r1", "r2", "r3", "r4")))
def test_a_copied_report_changes_nothing(world: World, pair: tuple[str, str], report: str) -> None:
    before = find_paths(world.graph(), *pair, as_of=AS_OF)
    copy = "z-" + report
    world.report(copy, world.nodes[report].properties.get("date", ""))
    for said in world.statements.values():
        said += [replace(s, report=copy) for s in said if s.report == report]
    assert find_paths(world.graph(), *pair, as_of=AS_OF).to_json() == before.to_json()


@settings(deadline=None)
@given(worlds(), ends, st.randoms(use_true_random=False))
def test_the_order_of_insertion_changes_nothing(world: World, pair: tuple[str, str], random: object) -> None:
    graph = world.graph()
    nodes, ties = list(graph.nodes.values()), list(graph.ties.values())
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    shuffled = Graph({n.id: n for n in nodes}, {t.id: replace(t, evidence=t.evidence[::-1]) for t in ties})
    assert find_paths(shuffled, *pair, as_of=AS_OF).to_json() == find_paths(graph, *pair, as_of=AS_OF).to_json()


@settings(deadline=None)
@given(worlds(), ends)
def test_renaming_changes_nothing_but_the_names(world: World, pair: tuple[str, str]) -> None:
    graph = world.graph()
    # Ids are reversed, so that whatever is ordered by them is ordered otherwise.
    other = {old: f"{len(graph.nodes) - n:03}" for n, old in enumerate(sorted(graph.nodes))}
    nodes = [Node(other[n.id], n.kind, other[n.id], properties=n.properties) for n in graph.nodes.values()]
    renamed = Graph.of(nodes, [_renamed(t, other) for t in graph.ties.values()])
    before = all_of(graph, Ask(pair[0], pair[1:]))
    after = all_of(renamed, Ask(other[pair[0]], (other[pair[1]],)))
    assert after == pytest.approx({tuple(other[x] for x in c): s for c, s in before.items()})


@settings(deadline=None)
@given(worlds(), ends, st.data())
def test_avoid_and_via_take_exactly_their_share_of_the_complete_list(
    world: World, pair: tuple[str, str], data: st.DataObject
) -> None:
    graph = world.graph()
    others = sorted({*PEOPLE, *BODIES, "Init", "Plan"} - set(pair))
    some = tuple(data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True)))
    before = all_of(graph, Ask(pair[0], pair[1:]))
    without, through = (all_of(graph, Ask(pair[0], pair[1:], **{k: some})) for k in ("avoid", "via"))
    assert list(without.items()) == [(c, s) for c, s in before.items() if not set(some) & set(c)]
    assert list(through.items()) == [(c, s) for c, s in before.items() if set(some) <= set(c)]
    network = Network.of(graph, as_of=AS_OF)
    assert all(not set(some) & {a.id for a in p.actors} for p in paths_in(network, *pair, avoid=some).paths)


@settings(deadline=None)
@given(worlds(), ends)
def test_there_and_back_are_the_same_way(world: World, pair: tuple[str, str]) -> None:
    graph = world.graph()
    there, back = all_of(graph, Ask(pair[0], pair[1:])), all_of(graph, Ask(pair[1], pair[:1]))
    assert {c[::-1]: s for c, s in back.items()} == there


@settings(deadline=None, max_examples=50)
@given(worlds(), ends)
def test_the_settings_are_obeyed(world: World, pair: tuple[str, str]) -> None:
    network = Network.of(world.graph(), as_of=AS_OF)
    strict = replace(network.settings, threshold=0.3, max_hops=2)
    for path in find_paths(world.graph(), *pair, settings=strict, as_of=AS_OF).paths:
        assert path.weakest >= 0.3 and len(path.hops) <= 2


def _direct_tie(
    world: World, found: dict[tuple[str, ...], float], data: st.DataObject
) -> tuple[tuple[str, ...], tuple[str, str, str, str]]:
    """A candidate and the key of a tie that one of its hops uses; events are left out, they tie many at once."""
    choices = []
    for stations in found:
        for a, b in pairwise(stations):
            for key in world.statements:
                source, target = key[1], key[2].split(" / ")[-1]
                if key[0] != "AT" and {source, target} == {a, b}:
                    choices.append((stations, key))
    assume(choices)
    return data.draw(st.sampled_from(choices))


def _alone(world: World, key: tuple[str, str, str, str], statement: Statement) -> bool:
    """Whether its report says nothing else of the two (or of an event): moved to another, it is then not one report more."""
    ends = {key[1], key[2].split(" / ")[-1]}
    events = {k for k in world.statements if k[0] == "PARTICIPATED_IN"}
    same = [k for k in world.statements if {k[1], k[2].split(" / ")[-1]} == ends or k in events]
    return sum(s.report == statement.report for k in same for s in world.statements[k] if k[0] != "AT") == 1


def _renamed(tie: Tie, other: dict[str, str]) -> Tie:
    source, target = other[tie.source], other[tie.target]
    if tie.type in ("MET_WITH", "COOPERATES_WITH"):
        source, target = sorted((source, target))
    return replace(tie, id=f"{tie.type}|{source}|{target}|{tie.since}", source=source, target=target)
