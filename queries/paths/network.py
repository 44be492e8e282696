"""The actors and how strongly each two are tied: what routes are searched in, and what centrality is computed on.

    strength   s(u, v) = 1 - product over reports (1 - best evidence in that report), at most the ceiling
    toll       what passing through an actor costs: the step of a further hop and the tax of a hub

Costs are minus the logarithm of a factor, in whole units of 1e-12: sums are exact, so no order of adding, and no machine,
changes which of two routes is better.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graphmodel.graph import Graph
from queries.paths.calendar import Calendar
from queries.paths.settings import Settings, default_settings
from queries.paths.strands import Strand, strands

UNITS = 10**12
Pair = tuple[str, str]


@dataclass(frozen=True)
class Network:
    """The walked part of a graph on one date. ``strength`` has every pair that is tied at all, however weakly."""

    graph: Graph
    settings: Settings
    calendar: Calendar
    strands: Mapping[Pair, tuple[Strand, ...]]
    strength: Mapping[Pair, float]
    current_only: bool = False

    @classmethod
    def of(
        cls, graph: Graph, settings: Settings | None = None, *, as_of: str | None = None, current_only: bool = False
    ) -> Network:
        """The network of a graph; ``current_only`` leaves out posts that are not held on the date."""
        chosen = settings or default_settings()
        calendar = Calendar.of(graph, as_of)
        ranked = by_pair(strands(graph, chosen, calendar, current_only=current_only))
        strength = {p: strength_of(s, chosen.ceiling) for p, s in ranked.items()}
        return cls(graph, chosen, calendar, ranked, strength, current_only)

    @cached_property
    def tied(self) -> Mapping[str, Mapping[str, float]]:
        """The actors tied to each actor with at least the threshold, and how strongly."""
        return self._at_least(self.settings.threshold)

    @cached_property
    def tied_at_all(self) -> Mapping[str, Mapping[str, float]]:
        """The same without a threshold; no route is shown on these, they explain why there is none."""
        return self._at_least(0.0)

    def between(self, a: str, b: str) -> float:
        """The strength of the tie between two actors; 0 without any."""
        return self.strength.get(pair(a, b), 0.0)

    def tax(self, actor: str) -> float:
        """The hub tax of an actor as a station: a factor, at most 1."""
        return self.settings.tax(len(self.tied.get(actor, ())))

    def score(self, stations: tuple[str, ...]) -> float:
        """S of a route, from source to target: exp(-step · (L - 1)) · product of strengths · product of taxes."""
        factors = [self.between(a, b) for a, b in pairwise(stations)]
        factors += [self.tax(x) for x in stations[1:-1]]
        return math.exp(-self.settings.step * (len(stations) - 2)) * math.prod(sorted(factors))

    @cached_property
    def costs(self) -> Mapping[str, Mapping[str, int]]:
        """The cost of each hop of at least the threshold."""
        return _costs(self.tied)

    @cached_property
    def costs_at_all(self) -> Mapping[str, Mapping[str, int]]:
        """The cost of each hop, however weak."""
        return _costs(self.tied_at_all)

    @cached_property
    def tolls(self) -> Mapping[str, int]:
        """The cost of passing through each actor."""
        step = round(self.settings.step * UNITS)
        return {a: step + cost(self.tax(a)) for a in self.tied_at_all}

    def _at_least(self, threshold: float) -> Mapping[str, Mapping[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for (a, b), s in self.strength.items():
            if s >= threshold and s > 0:
                found.setdefault(a, {})[b] = s
                found.setdefault(b, {})[a] = s
        return found


def pair(a: str, b: str) -> Pair:
    """The key of two actors, whatever their order."""
    return (a, b) if a < b else (b, a)


def by_pair(strands: Iterable[Strand]) -> dict[Pair, tuple[Strand, ...]]:
    """The strands of each pair, the one that is worth most first."""
    found: dict[Pair, list[Strand]] = {}
    for strand in strands:
        if strand.source != strand.target:
            found.setdefault(pair(strand.source, strand.target), []).append(strand)
    return {p: tuple(sorted(s, key=_rank)) for p, s in sorted(found.items())}


def cost(factor: float) -> int:
    """Minus the logarithm of a factor between 0 and 1, in whole units."""
    return round(-math.log(factor) * UNITS)


def _costs(tied: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, int]]:
    return {a: {b: cost(s) for b, s in others.items()} for a, others in tied.items()}


def strength_of(strands: Iterable[Strand], ceiling: float) -> float:
    """What all strands of a pair are worth together."""
    best: dict[str, float] = {}
    floor = 0.0
    for strand in strands:
        floor = max(floor, strand.floor)
        for report, worth in strand.worth.items():
            best[report] = max(worth, best.get(report, 0.0))
    together = 1 - math.prod(1 - a for a in sorted(best.values()))
    return min(ceiling, max(floor, together))


def _rank(strand: Strand) -> tuple[float, str, str, str, str, str]:
    """The strand that is worth most first; names decide between equals, so that every store says the same."""
    return -strand.best, strand.type, strand.via, strand.post, strand.since, strand.source
