"""Who connects groups: actors whose contacts belong to different groups and are not tied to one another.

    value           sum over pairs of such contacts a, b of s(broker, a) * s(broker, b)
    effective size  Burt's, by NetworkX: how many contacts an actor has that do not lead to the same others

Groups are the communities of the whole network, or countries. An actor's employees, who are of its own group, make it no
broker, however many they are. (Gould and Fernandez 1989; Burt 1992.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.countries import country_name
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.analytics.answer import Answer
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
from queries.analytics.stability import Span, stability
from queries.analytics.weighted import TIES_SHOWN, Place, as_networkx, ranking, strongest
from queries.countries import countries_of
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.answer import DIGITS
from queries.paths.find import sources
from queries.paths.render import one_line

say = catalogue("queries.analytics")
GROUPINGS = ("community", "country")
_LOOKS = 10


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor between groups. ``pairs`` is how many contacts it could introduce to each other; ``group`` its own.

    It is the gatekeeper of ``gatekeeper`` of these pairs, one of which is of its own group; of the others, liaison.
    ``groups`` are those of its contacts that take part in most of these pairs; ``ties`` the strongest into each.
    """

    rank: int
    actor: Actor
    value: float
    pairs: int
    gatekeeper: int
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
            "gatekeeper": self.gatekeeper,
            "liaison": self.pairs - self.gatekeeper,
            "effective_size": self.effective_size,
            "group": self.group or None,
            "stability": self.span.to_json() if self.span else None,
            "ties": [{"to": g, "tie": t.to_json()} for g, t in zip(self.groups, self.ties, strict=True)],
        }


@dataclass(frozen=True)
class Brokers(Answer):
    """The top brokers between groups of a kind, ``by`` one of ``GROUPINGS``."""

    by: str
    rows: tuple[Broker, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": "brokers",
            "by": self.by,
            **self.said_of_all(),
            "rows": [r.to_json() for r in self.rows],
        }

    def as_text(self) -> str:
        lines = self.opening()
        for row in self.rows:
            pairs = say(
                "broker_pairs" if row.pairs > 1 else "broker_pair",
                n=row.pairs,
                gatekeeper=row.gatekeeper,
                liaison=row.pairs - row.gatekeeper,
                size=figure(row.effective_size),
            )
            own = f" [{one_line(row.group)}]" if row.group and self.by == "country" else ""
            lines += [f"{row.rank}. {one_line(row.actor.name)}{own}  {figure(row.value)}", f"   {pairs}"]
            lines += span_words(row.span, self.sources)
            for group, tie in zip(row.groups, row.ties, strict=True):
                own = " " + say("broker_own") if group == row.group else ""
                lines += [f"   {say('broker_to', group=one_line(group))}{own}", *quoted_ties([tie], self.sources, "     ")]
            lines.append("")
        return as_lines([*lines, *([] if self.rows else [say(f"broker_none_{self.by}")])])

    def table(self) -> tuple[list[str], list[Row]]:
        rows: list[Row] = [
            [r.rank, r.actor.name, r.actor.kind, r.value, r.pairs, r.gatekeeper, r.effective_size, r.group, *rest]
            for r in self.rows
            for rest in [[list(r.groups), *span_cells(r.span), *tie_cells(r.ties)]]
        ]
        columns = ["rank", "actor", "kind", "value", "pairs", "gatekeeper", "effective_size", "group", "groups"]
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
    groups, names = _groups(network, by)
    ranked = ranking(network, _values(network, groups))[: max(0, top)]
    steady = stability(network, lambda rest: _values(rest, groups), ranked, looks=_LOOKS, most=leave_out)
    sizes = _effective_sizes(network, [x for _, x, _ in ranked])
    rows = tuple(_broker(network, groups, names, place, sizes[place[1]], steady.spans.get(place[1])) for place in ranked)
    cited = sources(network, (t for r in rows for t in r.ties), steady.reports)
    return Brokers(say(f"measure_brokers_{by}"), network.calendar.today, steady, cited, by, rows)


def _groups(network: Network, by: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The group of each actor, where it is known, and what readers call each group."""
    if by == "country":
        groups = countries_of(network.graph)
        return groups, {code: country_name(code) for code in groups.values()}
    found = parts(network)
    return {x: part[0] for part in found for x in part}, {part[0]: name_of(network, part) for part in found}


def _values(network: Network, groups: Mapping[str, str]) -> dict[str, float]:
    """The value of each actor that connects at least two of the groups; each pair is met from both ends."""
    found = {x: sum(worth for _, worth in _introductions(network, groups, x).values()) / 2 for x in sorted(network.tied)}
    return {x: value for x, value in found.items() if round(value, DIGITS)}


def _introductions(network: Network, groups: Mapping[str, str], broker: str) -> dict[str, tuple[int, float]]:
    """To how many others each contact could be introduced, of other groups and not tied to it, and what that is worth."""
    contacts = {x: s for x, s in sorted(network.tied[broker].items()) if x in groups}
    sizes = Counter(groups[x] for x in contacts)
    strengths: dict[str, float] = {}
    for x, s in contacts.items():
        strengths[groups[x]] = strengths.get(groups[x], 0.0) + s
    everybody = sum(contacts.values())
    found: dict[str, tuple[int, float]] = {}
    for x, s in contacts.items():
        met = sorted(y for y in contacts.keys() & network.tied[x].keys() if groups[y] != groups[x])
        strangers = len(contacts) - sizes[groups[x]] - len(met)
        if strangers:
            found[x] = strangers, s * (everybody - strengths[groups[x]] - sum(contacts[y] for y in met))
    return found


def _broker(
    network: Network, groups: Mapping[str, str], names: Mapping[str, str], place: Place, size: float, span: Span | None
) -> Broker:
    rank, actor, value = place
    found, own = _introductions(network, groups, actor), groups.get(actor, "")
    shares: dict[str, float] = {}
    for x, (_, worth) in found.items():
        shares[groups[x]] = shares.get(groups[x], 0.0) + worth
    connected = sorted(shares, key=lambda g: (-round(shares[g], DIGITS), names[g], g))[:TIES_SHOWN]
    return Broker(
        rank=rank,
        actor=Actor.of(network.graph.nodes[actor]),
        value=value,
        pairs=sum(strangers for strangers, _ in found.values()) // 2,
        gatekeeper=sum(strangers for x, (strangers, _) in found.items() if groups[x] == own),
        effective_size=size,
        group=names.get(own, ""),
        groups=tuple(names[g] for g in connected),
        ties=tuple(strongest(network, actor, {x for x in found if groups[x] == g}, 1)[0] for g in connected),
        span=span,
    )


def _effective_sizes(network: Network, actors: list[str]) -> dict[str, float]:
    import networkx as nx

    found: dict[str, float] = nx.effective_size(as_networkx(network), nodes=actors)
    return {x: round(found[x], DIGITS) for x in actors}
