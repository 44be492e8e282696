"""Who connects groups: actors whose contacts belong to different groups and are not tied to one another.

    value           sum over pairs of such contacts a, b of s(broker, a) * s(broker, b)
    effective size  Burt's, by NetworkX: how many contacts an actor has that do not lead to the same others

Groups are the communities of the whole network, or countries. An actor's employees, who are of its own group, make it no
broker, however many they are. (Gould and Fernandez 1989; Burt 1992.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from graphmodel.countries import country_name
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.analytics.groups import name_of, parts
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
from queries.analytics.stability import Span, Stability, stability
from queries.analytics.weighted import TIES_SHOWN, as_networkx, ranking, strongest
from queries.countries import countries_of
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.answer import DIGITS, Source
from queries.paths.find import sources
from queries.paths.render import one_line

say = catalogue("queries.analytics")
GROUPINGS = ("community", "country")
_LOOKS = 10


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor between groups. ``pairs`` is how many contacts it could introduce to each other; ``group`` its own.

    ``groups`` are those of its contacts that take part in most of these pairs; ``ties`` the strongest into each.
    """

    rank: int
    actor: Actor
    value: float
    pairs: int
    effective_size: float
    group: str
    groups: tuple[str, ...]
    ties: tuple[Hop, ...]
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "rank": self.rank,
            "actor": self.actor.to_json(),
            "value": self.value,
            "pairs": self.pairs,
            "effective_size": self.effective_size,
            "group": self.group or None,
            "stability": self.span.to_json() if self.span else None,
            "ties": [{"to": g, "tie": t.to_json()} for g, t in zip(self.groups, self.ties, strict=True)],
        }


@dataclass(frozen=True)
class Brokers:
    """The top brokers between groups of a kind, ``by`` one of ``GROUPINGS``."""

    by: str
    explanation: str
    as_of: str
    rows: tuple[Broker, ...]
    stability: Stability = field(default_factory=Stability)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": "brokers",
            "by": self.by,
            "explanation": self.explanation,
            "as_of": self.as_of or None,
            "stability": self.stability.to_json(),
            "rows": [r.to_json() for r in self.rows],
        }

    def as_text(self) -> str:
        """Plain lines: each broker, whom it connects, and the ties that make it one."""
        lines = [self.explanation, self.stability.sentence() if self.rows else "", ""]
        for row in self.rows:
            pairs = say("broker_pairs" if row.pairs > 1 else "broker_pair", n=row.pairs, size=figure(row.effective_size))
            own = f" [{one_line(row.group)}]" if row.group and self.by == "country" else ""
            lines.append(f"{row.rank}. {one_line(row.actor.name)}{own}  {figure(row.value)} ({pairs})")
            lines += span_words(row.span, self.sources)
            for group, tie in zip(row.groups, row.ties, strict=True):
                own = " " + say("broker_own") if group == row.group else ""
                lines += [f"   {say('broker_to', group=one_line(group))}{own}", *quoted_ties([tie], self.sources, "     ")]
            lines.append("")
        return as_lines([*lines, *([] if self.rows else [say(f"broker_none_{self.by}")])])

    def table(self) -> tuple[list[str], list[Row]]:
        """Columns and rows for a spreadsheet: one row for each broker."""
        rows: list[Row] = [
            [r.rank, r.actor.name, r.actor.kind, r.value, r.pairs, r.effective_size, r.group, *rest]
            for r in self.rows
            for rest in [[list(r.groups), *span_cells(r.span), *tie_cells(r.ties)]]
        ]
        columns = ["rank", "actor", "kind", "value", "pairs", "effective_size", "group", "groups"]
        return [*columns, *SPAN_COLUMNS, *TIE_COLUMNS], rows


def brokers(
    graph: Graph,
    top: int = 10,
    *,
    by: str = "community",
    settings: Settings | None = None,
    as_of: str | None = None,
    leave_out: int | None = None,
) -> Brokers:
    """The ``top`` brokers between communities, or between countries; ``leave_out`` as in ``centrality``.

    The groups are those of the whole network, whichever report is left out.
    """
    network = Network.of(graph, settings, as_of=as_of)
    groups = _groups(network, by)
    ranked = ranking(network, _values(network, groups))[: max(0, top)]
    steady = stability(
        network, lambda rest: _values(rest, groups), {x: rank for rank, x, _ in ranked}, looks=_LOOKS, most=leave_out
    )
    sizes = _effective_sizes(network, [x for _, x, _ in ranked])
    rows = tuple(_broker(network, groups, rank, x, value, sizes[x], steady.spans.get(x)) for rank, x, value in ranked)
    cited = sources(network, (t for r in rows for t in r.ties), steady.reports)
    return Brokers(by, say(f"measure_brokers_{by}"), network.calendar.today, rows, steady, cited)


def _groups(network: Network, by: str) -> Mapping[str, str]:
    """The group of each actor, by the name that readers see; none where it is not known."""
    if by == "country":
        return {x: country_name(code) for x, code in countries_of(network.graph).items()}
    return {x: name for part in parts(network) for name in [name_of(network, part)] for x in part}


def _values(network: Network, groups: Mapping[str, str]) -> dict[str, float]:
    """The value of each actor that connects at least two of the groups."""
    found = {x: sum(sorted(w for *_, w in _introductions(network, groups, x))) for x in sorted(network.tied)}
    return {x: value for x, value in found.items() if round(value, DIGITS)}


def _introductions(network: Network, groups: Mapping[str, str], broker: str) -> list[tuple[str, str, float]]:
    """The pairs of contacts of different groups that are not tied, and what an introduction is worth."""
    contacts = [(x, s) for x, s in sorted(network.tied[broker].items()) if x in groups]
    return [
        (a, b, s * t) for (a, s), (b, t) in combinations(contacts, 2) if groups[a] != groups[b] and b not in network.tied[a]
    ]


def _broker(
    network: Network, groups: Mapping[str, str], rank: int, actor: str, value: float, size: float, span: Span | None
) -> Broker:
    found = _introductions(network, groups, actor)
    shares: dict[str, float] = {}
    for end, worth in [(x, worth) for a, b, worth in found for x in (a, b)]:
        shares[groups[end]] = shares.get(groups[end], 0.0) + worth
    connected = sorted(shares, key=lambda g: (-round(shares[g], DIGITS), g))[:TIES_SHOWN]
    able = {x for a, b, _ in found for x in (a, b)}
    ties = [strongest(network, actor, {x for x in able if groups[x] == g}, 1)[0] for g in connected]
    return Broker(
        rank,
        Actor.of(network.graph.nodes[actor]),
        value,
        len(found),
        size,
        groups.get(actor, ""),
        tuple(connected),
        tuple(ties),
        span,
    )


def _effective_sizes(network: Network, actors: list[str]) -> dict[str, float]:
    import networkx as nx

    found: dict[str, float] = nx.effective_size(as_networkx(network), nodes=actors)
    return {x: round(found[x], DIGITS) for x in actors}
