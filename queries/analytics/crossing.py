"""Who connects two countries: on how many of the best routes from one to the other an actor stands.

NetworkX's betweenness on subsets, between all actors of the one and all of the other; ends of routes do not count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graphmodel.countries import country_code, country_name
from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.analytics.answer import Answer
from queries.analytics.render import (
    SPAN_COLUMNS,
    TIE_COLUMNS,
    Row,
    as_lines,
    figure,
    quoted_ties,
    span_cells,
    span_words,
    tie_cells,
)
from queries.analytics.stability import Span, stability
from queries.analytics.weighted import EXACT_UP_TO, SAMPLE, as_networkx, ranking, sampled
from queries.countries import countries_of
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.find import sources
from queries.paths.hops import hop
from queries.paths.render import one_line

say = catalogue("queries.analytics")


@dataclass(frozen=True, slots=True)
class Crossing:
    """An actor through whom the two countries reach each other. ``country`` is its own code, empty where unknown.

    ``ties`` are one of these routes, the cheapest from the nearest start.
    """

    rank: int
    actor: Actor
    value: float
    country: str
    ties: tuple[Hop, ...]
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "rank": self.rank,
            "actor": self.actor.to_json(),
            "value": self.value,
            "country": self.country or None,
            "stability": self.span.to_json() if self.span else None,
            "ties": [t.to_json() for t in self.ties],
        }


@dataclass(frozen=True)
class Crossings(Answer):
    """The top actors between two countries, given by their codes; without any, ``reason`` says why."""

    countries: tuple[str, str]
    rows: tuple[Crossing, ...]
    reason: str

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": "brokers",
            "between": list(self.countries),
            **self.said_of_all(),
            "rows": [r.to_json() for r in self.rows],
            "reason": self.reason or None,
        }

    def as_text(self) -> str:
        lines = self.opening()
        for row in self.rows:
            own = f" [{country_name(row.country)}]" if row.country else ""
            share = say("crossing_share", share=figure(100 * row.value))
            lines.append(f"{row.rank}. {one_line(row.actor.name)}{own}  {share}")
            lines += [*span_words(row.span, self.sources), *quoted_ties(row.ties, self.sources), ""]
        return as_lines([*lines, one_line(self.reason)])

    def table(self) -> tuple[list[str], list[Row]]:
        rows: list[Row] = [
            [r.rank, r.actor.name, r.actor.kind, r.value, r.country, *span_cells(r.span), *tie_cells(r.ties)] for r in self.rows
        ]
        return ["rank", "actor", "kind", "value", "country", *SPAN_COLUMNS, *TIE_COLUMNS], rows


def brokers_between(
    graph: Graph,
    one: str,
    other: str,
    top: int = 10,
    *,
    settings: Settings | None = None,
    as_of: str | None = None,
    leave_out: int | None = None,
) -> Crossings:
    """The ``top`` people and organizations between two countries, each a code or a Spanish name; else as ``brokers``.

    InputError where one is no country or both are the same, QueryError where no tied actor belongs to one.
    """
    codes = _code(one), _code(other)
    if codes[0] == codes[1]:
        raise InputError(say("crossing_same", country=country_name(codes[0])))
    network = Network.of(graph, settings, as_of=as_of)
    known = {x: code for x, code in countries_of(graph).items() if x in network.tied}
    ends = tuple([x for x in sorted(known) if known[x] == code] for code in codes)
    for code, there in zip(codes, ends, strict=True):
        if not there:
            listed = ", ".join(sorted(set(known.values()))) or "–"
            raise QueryError(say("crossing_nobody", country=country_name(code), known=listed))
    values = _values(network, ends)
    ranked = ranking(network, values)[: max(0, top)]
    steady = stability(
        network,
        lambda rest: _values(rest, ends),
        ranked,
        looks=len(sampled(ends[0])),
        most=leave_out,
    )
    rows = tuple(
        Crossing(rank, Actor.of(graph.nodes[x]), value, known.get(x, ""), route, steady.spans.get(x))
        for (rank, x, value), route in zip(ranked, _routes(network, ends, [x for _, x, _ in ranked]), strict=True)
    )
    names = {"one": country_name(codes[0]), "other": country_name(codes[1])}
    explanation = say("measure_crossing", **names)
    if len(ends[0]) > EXACT_UP_TO:
        explanation += " " + say("measure_sampled", n=SAMPLE)
    reason = "" if rows else say("crossing_none", **names)
    cited = sources(network, (t for r in rows for t in r.ties), steady.reports)
    return Crossings(explanation, network.calendar.today, steady, cited, codes, rows, reason)


def two_countries(text: str) -> tuple[str, str]:
    """The codes of "EC,BR" or "Ecuador, Brasil"; InputError where it is not two countries."""
    named = text.split(",")
    if len(named) != 2:
        raise InputError(say("crossing_two", found=text))
    return _code(named[0]), _code(named[1])


def _code(country: str) -> str:
    code = country_code(country.strip().upper()) or country_code(country.strip())
    if not code:
        raise InputError(say("crossing_no_country", found=country.strip()))
    return code


def _values(network: Network, ends: Sequence[Sequence[str]]) -> dict[str, float]:
    """The share of pairs, one of each country, whose best route runs over each actor; of several equally good, a part."""
    import networkx as nx

    starts = [x for x in sampled(ends[0]) if x in network.tied]
    goals = [x for x in ends[1] if x in network.tied]
    if not starts or not goals:
        return {}
    graph = as_networkx(network)
    found = nx.betweenness_centrality_subset(graph, starts, goals, normalized=False, weight="cost")
    # NetworkX halves what it counts in an undirected graph, where each pair is met from both ends; ours is met once.
    pairs = len(starts) * len(goals)
    return {x: 2 * value / pairs for x, value in found.items() if value > 0}


def _routes(network: Network, ends: Sequence[Sequence[str]], actors: Sequence[str]) -> list[tuple[Hop, ...]]:
    """For each actor the cheapest best route between the two countries that runs over it, from the nearest start that has one.

    Costs are whole numbers, so a route over an actor is a best one exactly where its halves add up to the whole.
    """
    import networkx as nx

    graph = as_networkx(network)
    known: dict[str, Mapping[str, float]] = {}
    found: list[tuple[Hop, ...]] = []
    for actor in actors:
        ways = nx.single_source_dijkstra_path(graph, actor, weight="cost")
        costs = nx.single_source_dijkstra_path_length(graph, actor, weight="cost")
        near = [sorted((costs[x], x) for x in there if x in costs and x != actor) for there in ends]
        for here, a in near[0]:
            if a not in known:
                known[a] = nx.single_source_dijkstra_path_length(graph, a, weight="cost")
            goal = next((b for there, b in near[1] if here + there == known[a][b]), None)
            if goal:
                found.append(tuple(hop(network, x, y) for x, y in pairwise([*reversed(ways[a]), *ways[goal][1:]])))
                break
    return found
