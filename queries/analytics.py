"""Network measures: who stands where among the actors, with the ties and quotations that carry each rank.

Computed by NetworkX on the actors and ties that routes walk (``queries.paths``), so that a measure and a route speak of the
same network; the same for every store. Nodes go in by id and costs are whole numbers: the same graph gives the same digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.answer import DIGITS, Source
from queries.paths.find import sources
from queries.paths.hops import hop
from queries.paths.render import citations, hop_sentence, one_line

if TYPE_CHECKING:
    import networkx as nx

say = catalogue("queries")
RANKED = ("Person", "Organization")
# Exact betweenness grows with actors times ties; above this many actors it is estimated from so many of them.
EXACT_UP_TO, SAMPLE = 500, 200
_TIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor's place: equal values share a rank. ``ties`` are its strongest, the first to be quoted."""

    rank: int
    actor: Actor
    value: float
    ties: tuple[Hop, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "rank": self.rank,
            "actor": self.actor.to_json(),
            "value": self.value,
            "ties": [t.to_json() for t in self.ties],
        }


@dataclass(frozen=True)
class Centrality:
    """The top actors by one measure, and what the measure means; ``sources`` are the reports that the ties cite."""

    measure: str
    explanation: str
    as_of: str
    rows: tuple[Ranked, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "explanation": self.explanation,
            "as_of": self.as_of or None,
            "rows": [r.to_json() for r in self.rows],
        }


def centrality(
    graph: Graph, measure: str = "betweenness", top: int = 10, *, settings: Settings | None = None, as_of: str | None = None
) -> Centrality:
    """The ``top`` people and organizations by a measure of ``MEASURES``; a tie counts by its strength on the date.

    InputError for an unknown measure, QueryError where the measure has no value on this graph.
    """
    if measure not in MEASURES:
        near = get_close_matches(measure, MEASURES, n=1)
        known = ", ".join(MEASURES)
        raise InputError(say("no_measure_near" if near else "no_measure", measure=measure, known=known, near="".join(near)))
    network = Network.of(graph, settings, as_of=as_of)
    values = MEASURES[measure](_networkx(network)) if network.tied else {}
    ranked = [(round(values[x], DIGITS), x) for x in values if graph.nodes[x].kind in RANKED]
    ranked.sort(key=lambda v: (-v[0], graph.nodes[v[1]].name, v[1]))
    rows = tuple(
        Ranked(1 + sum(other > value for other, _ in ranked), Actor.of(graph.nodes[x]), value, _strongest(network, x))
        for value, x in ranked[: max(0, top)]
    )
    explanation = say(f"measure_{measure}")
    if measure == "betweenness" and len(network.tied) > EXACT_UP_TO:
        explanation += " " + say("measure_sampled", n=SAMPLE)
    cited = sources(network, (t for r in rows for t in r.ties))
    return Centrality(measure, explanation, network.calendar.today, rows, cited)


def as_text(answer: Centrality) -> str:
    """Plain lines for a terminal: what the measure means, then each actor with its ties and a quotation of each."""
    lines = [answer.explanation, ""]
    for row in answer.rows:
        lines.append(f"{row.rank}. {one_line(row.actor.name)}  {row.value:g}")
        for tie in row.ties:
            lines.append(f"   {hop_sentence(tie, one_line)}")
            lines += [f"       {c}" for c in citations(tie, answer.sources, one_line)]
    return "\n".join([*lines, *([] if answer.rows else [say("measure_of_nothing")])]) + "\n"


def _networkx(network: Network) -> nx.Graph[str]:
    """The network as NetworkX has it: ``strength`` 0..1 and ``cost``, minus its logarithm in whole units."""
    import networkx as nx

    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(sorted(network.tied))
    for a in sorted(network.tied):
        made.add_edges_from(
            (a, b, {"strength": network.tied[a][b], "cost": network.costs[a][b]}) for b in sorted(network.tied[a]) if a < b
        )
    return made


def _strongest(network: Network, actor: str) -> tuple[Hop, ...]:
    others = sorted(network.tied[actor].items(), key=lambda o: (-round(o[1], DIGITS), network.graph.nodes[o[0]].name, o[0]))
    return tuple(hop(network, actor, other) for other, _ in others[:_TIES_SHOWN])


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
