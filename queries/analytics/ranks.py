"""Who stands where: a ranking by one of NetworkX's measures, what carries each rank, and how steady it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

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
from queries.analytics.weighted import EXACT_UP_TO, SAMPLE, as_networkx, ranking, sampled, strongest
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.find import sources
from queries.paths.render import one_line

if TYPE_CHECKING:
    import networkx as nx

say = catalogue("queries.analytics")


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor's place: equal values share a rank. ``ties`` are its strongest, the first to be quoted."""

    rank: int
    actor: Actor
    value: float
    ties: tuple[Hop, ...]
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "rank": self.rank,
            "actor": self.actor.to_json(),
            "value": self.value,
            "stability": self.span.to_json() if self.span else None,
            "ties": [t.to_json() for t in self.ties],
        }


@dataclass(frozen=True)
class Centrality(Answer):
    """The top actors by one measure."""

    measure: str
    rows: tuple[Ranked, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            **self.said_of_all(),
            "rows": [r.to_json() for r in self.rows],
        }

    def as_text(self) -> str:
        lines = self.opening()
        for row in self.rows:
            lines.append(f"{row.rank}. {one_line(row.actor.name)}  {figure(row.value)}")
            lines += [*span_words(row.span, self.sources), *quoted_ties(row.ties, self.sources)]
        return as_lines([*lines, *([] if self.rows else [say("measure_of_nothing")])])

    def table(self) -> tuple[list[str], list[Row]]:
        rows: list[Row] = [
            [r.rank, r.actor.name, r.actor.kind, r.value, *span_cells(r.span), *tie_cells(r.ties)] for r in self.rows
        ]
        return ["rank", "actor", "kind", self.measure, *SPAN_COLUMNS, *TIE_COLUMNS], rows


def centrality(
    graph: Graph,
    measure: str = "betweenness",
    top: int = 10,
    *,
    settings: Settings | None = None,
    as_of: str | None = None,
    leave_out: int | None = None,
) -> Centrality:
    """The ``top`` people and organizations by a measure of ``MEASURES``; a tie counts by its strength on the date.

    ``leave_out`` is how many reports are left out, one at a time, to see how steady the ranks are: 0 for none; without it,
    as many as a few seconds allow. InputError for an unknown measure, QueryError where the measure has no value on this graph.
    """
    if measure not in MEASURES:
        near = get_close_matches(measure, MEASURES, n=1)
        known = ", ".join(MEASURES)
        raise InputError(say("no_measure_near" if near else "no_measure", measure=measure, known=known, near="".join(near)))
    network = Network.of(graph, settings, as_of=as_of)
    ranked = ranking(network, _values(network, measure))[: max(0, top)]
    steady = stability(
        network,
        lambda rest: _values(rest, measure),
        ranked,
        looks=len(sampled(network.tied)) if measure == "betweenness" else LOOKS[measure],
        most=leave_out,
    )
    rows = tuple(
        Ranked(rank, Actor.of(graph.nodes[x]), value, strongest(network, x), steady.spans.get(x)) for rank, x, value in ranked
    )
    explanation = say(f"measure_{measure}")
    if measure == "betweenness" and len(network.tied) > EXACT_UP_TO:
        explanation += " " + say("measure_sampled", n=SAMPLE)
    cited = sources(network, (t for r in rows for t in r.ties), steady.reports)
    return Centrality(explanation, network.calendar.today, steady, cited, measure, rows)


def _values(network: Network, measure: str) -> Mapping[str, float]:
    return MEASURES[measure](as_networkx(network)) if network.tied else {}


def _degree(graph: nx.Graph[str]) -> dict[str, float]:
    return {x: float(ties) for x, ties in graph.degree()}


def _betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    sample = SAMPLE if len(graph) > EXACT_UP_TO else None
    found: dict[str, float] = nx.betweenness_centrality(graph, k=sample, weight="cost", seed=0)
    return found


def _pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    # networkx.pagerank needs numpy and scipy; this is NetworkX's own version without them.
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # type: ignore[attr-defined]

    found: dict[str, float] = _pagerank_python(graph, weight="strength", max_iter=1000, tol=1e-10)
    return found


def _eigenvector(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    try:
        found: dict[str, float] = nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-9, weight="strength")
    except nx.PowerIterationFailedConvergence as error:
        raise QueryError(say("measure_fails", measure="eigenvector")) from error
    return found


MEASURES: Mapping[str, Callable[[nx.Graph[str]], dict[str, float]]] = {
    "betweenness": _betweenness,
    "degree": _degree,
    "pagerank": _pagerank,
    "eigenvector": _eigenvector,
}
# About how often a measure looks at each tie, betweenness aside, which does so once for each actor it starts from.
LOOKS = {"degree": 1, "pagerank": 100, "eigenvector": 500}
