"""Who belongs together: Louvain communities of the network, what holds each and who leads out of it.

A community is called after its two strongest members. NetworkX's Louvain starts from a fixed seed, on actors in the order
of their ids, so that the same graph gives the same communities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.countries import country_name
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.analytics.answer import Answer
from queries.analytics.render import TIE_COLUMNS, Row, as_lines, quoted_ties, tie_cells
from queries.analytics.stability import Stability, left_out, reports_of
from queries.analytics.weighted import RANKED, TIES_SHOWN, as_networkx
from queries.countries import countries_of
from queries.paths import Actor, Hop, Network, Settings
from queries.paths.answer import DIGITS
from queries.paths.find import sources
from queries.paths.hops import hop
from queries.paths.render import one_line

if TYPE_CHECKING:
    import networkx as nx

say = catalogue("queries.analytics")
SMALLEST = 3
_MEMBERS_NAMED, _COUNTRIES_NAMED, _LOOKS = 8, 4, 20
_TOTAL = 2**24


@dataclass(frozen=True, slots=True)
class Community:
    """Members, the strongest first; the ties that hold them together, and those that lead out, from member to stranger.

    ``beyond`` names the community of each stranger of ``bridges``. ``kept`` is the share of the community that is still
    together without ``report``, the one report without which least is (None: not asked for).
    """

    name: str
    members: tuple[Actor, ...]
    countries: tuple[tuple[str, int], ...]
    ties: tuple[Hop, ...]
    bridges: tuple[Hop, ...]
    beyond: tuple[str, ...]
    kept: float | None = None
    report: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "size": len(self.members),
            "countries": dict(self.countries),
            "kept": self.kept,
            "report": self.report or None,
            "members": [m.to_json() for m in self.members],
            "ties": [t.to_json() for t in self.ties],
            "bridges": [{"to": name, "tie": bridge.to_json()} for name, bridge in zip(self.beyond, self.bridges, strict=True)],
        }


@dataclass(frozen=True)
class Communities(Answer):
    """The largest communities; ``smaller`` is how many more there are. ``modularity`` is NetworkX's, at most 1."""

    modularity: float
    rows: tuple[Community, ...]
    smaller: int

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": "communities",
            **self.said_of_all(),
            "modularity": self.modularity,
            "smaller": self.smaller,
            "rows": [r.to_json() for r in self.rows],
        }

    def as_text(self) -> str:
        lines = self.opening()
        for n, row in enumerate(self.rows, 1):
            lines += [f"{n}. {one_line(row.name)}  ({say('community_size', n=len(row.members))})"]
            names = [one_line(m.name) for m in row.members]
            rest = len(names) - _MEMBERS_NAMED
            more = say("community_more", n=rest) if rest > 0 else ""
            lines.append(f"   {say('community_members')} {'; '.join(names[:_MEMBERS_NAMED])}{more}")
            if row.countries:
                told = ", ".join(f"{country_name(code)} {count}" for code, count in row.countries[:_COUNTRIES_NAMED])
                lines.append(f"   {say('community_countries')} {told}")
            if row.kept is not None and row.report:
                title = one_line(self.sources[row.report].title)
                lines.append(
                    f"   {say('community_kept' if row.kept else 'community_gone', share=round(100 * row.kept), report=title)}"
                )
            elif row.kept is not None:
                lines.append(f"   {say('community_steady')}")
            lines += [f"   {say('community_ties')}", *quoted_ties(row.ties, self.sources, "     ")]
            lines.append(f"   {say('community_bridges' if row.bridges else 'community_alone')}")
            for name, bridge in zip(row.beyond, row.bridges, strict=True):
                lines.append(f"     {say('community_to', name=one_line(name))}")
                lines += quoted_ties([bridge], self.sources, "       ")
            lines.append("")
        if not self.rows:
            lines.append(say("measure_of_nothing"))
        elif self.smaller:
            lines.append(say("community_smaller", n=self.smaller))
        return as_lines(lines)

    def table(self) -> tuple[list[str], list[Row]]:
        """One row for each member, the strongest first, with its ties out of the community."""
        rows = [
            [n, c.name, m.name, m.kind, *tie_cells(b for b in c.bridges if b.source == m)]
            for n, c in enumerate(self.rows, 1)
            for m in c.members
        ]
        return ["community", "name", "actor", "kind", *(f"bridge_{c}" for c in TIE_COLUMNS)], rows


def communities(
    graph: Graph,
    top: int = 10,
    *,
    settings: Settings | None = None,
    as_of: str | None = None,
    leave_out: int | None = None,
) -> Communities:
    """The ``top`` largest communities of at least ``SMALLEST`` actors; ``leave_out`` as in ``centrality``."""
    network = Network.of(graph, settings, as_of=as_of)
    found = parts(network)
    large = [p for p in found if len(p) >= SMALLEST][: max(0, top)]
    steady, kept = _kept(network, large, leave_out)
    known = countries_of(graph)
    of = {x: n for n, part in enumerate(found) for x in part}
    named = [name_of(network, part) for part in found]
    rows = []
    for n, part in enumerate(large):
        bridges = _bridges(network, part, of)
        rows.append(
            Community(
                name=named[n],
                members=tuple(Actor.of(graph.nodes[x]) for x in part),
                countries=tuple(Counter(sorted(known[x] for x in part if x in known)).most_common()),
                ties=_holding(network, part),
                bridges=tuple(hop(network, a, b) for a, b in bridges),
                beyond=tuple(named[of[b]] for _, b in bridges),
                kept=kept[n][0] if kept else None,
                report=kept[n][1] if kept else "",
            )
        )
    cited = sources(network, (t for r in rows for t in (*r.ties, *r.bridges)), (r.report for r in rows if r.report))
    smaller = len(found) - len(large)
    quality = _modularity(network, found)
    explanation = say("measure_communities", modularity=f"{quality:.2f}")
    return Communities(explanation, network.calendar.today, steady, cited, quality, tuple(rows), smaller)


def parts(network: Network) -> list[tuple[str, ...]]:
    """Every community, the largest first, its members the strongest first; together they have every tied actor."""
    import networkx as nx

    if not network.tied:
        return []
    actors = sorted(network.tied)
    found = nx.community.louvain_communities(_in_whole_numbers(network, actors), weight="strength", seed=0)
    ranked = [_by_strength(network, [actors[n] for n in sorted(part) if n < len(actors)]) for part in found]
    return sorted((part for part in ranked if part), key=lambda p: (-len(p), min(p)))


def _in_whole_numbers(network: Network, actors: Sequence[str]) -> nx.Graph[Any]:
    """The network with numbers for actors and whole numbers for strengths, ``_TOTAL`` together; two nodes more fill it up.

    A set of texts has another order in every process, a set of numbers has not. And Louvain moves an actor for any gain above
    nothing: where fractions are rounded, two moves may both seem to gain and follow each other for ever. With a power of two
    as the total, each gain that NetworkX computes is exact.
    """
    import networkx as nx

    numbers = {x: n for n, x in enumerate(actors)}
    ties = [(numbers[a], numbers[b], s) for a in actors for b, s in sorted(network.tied[a].items()) if a < b]
    scale = (_TOTAL - len(ties)) / sum(s for *_, s in ties)
    whole = [(a, b, 1 + int(s * scale)) for a, b, s in ties]
    whole.append((len(actors), len(actors) + 1, _TOTAL - sum(w for *_, w in whole)))
    made: nx.Graph[Any] = nx.Graph()
    made.add_nodes_from(range(len(actors) + 2))
    made.add_weighted_edges_from(whole, weight="strength")
    return made


def name_of(network: Network, part: Sequence[str]) -> str:
    """The two strongest members: people and organizations, where there are any."""
    nodes = network.graph.nodes
    leading = [x for x in part if nodes[x].kind in RANKED] or list(part)
    return " · ".join(nodes[x].name for x in leading[:2])


def _worth(network: Network, part: Iterable[str]) -> dict[str, float]:
    """The strength of each member's ties to the other members, added up."""
    inside = set(part)
    return {x: round(sum(sorted(s for y, s in network.tied[x].items() if y in inside)), DIGITS) for x in inside}


def _by_strength(network: Network, part: Iterable[str]) -> tuple[str, ...]:
    """Members, those first whose ties to the others are strongest together."""
    worth = _worth(network, part)
    return tuple(sorted(worth, key=lambda x: (-worth[x], network.graph.nodes[x].name, x)))


def _holding(network: Network, part: Sequence[str]) -> tuple[Hop, ...]:
    """The strongest ties between members that are themselves well tied to the others; a tie at the edge holds little."""
    worth, place = _worth(network, part), {x: n for n, x in enumerate(part)}
    ties = [(a, b) for a in part for b in network.tied[a] if b in place and place[a] < place[b]]
    ties.sort(key=lambda t: (-round(network.between(*t) * min(worth[x] for x in t), DIGITS), place[t[0]], place[t[1]]))
    return tuple(hop(network, a, b) for a, b in ties[:TIES_SHOWN])


def _bridges(network: Network, part: Sequence[str], of: Mapping[str, int]) -> list[tuple[str, str]]:
    """The strongest tie into each other community, the strongest first."""
    inside = set(part)
    ties = [(a, b) for a in part for b in network.tied[a] if b not in inside]
    ties.sort(
        key=lambda t: (-round(network.between(*t), DIGITS), network.graph.nodes[t[0]].name, network.graph.nodes[t[1]].name, t)
    )
    best: dict[int, tuple[str, str]] = {}
    for tie in ties:
        best.setdefault(of[tie[1]], tie)
    return list(best.values())[:TIES_SHOWN]


def _modularity(network: Network, found: Sequence[Sequence[str]]) -> float:
    import networkx as nx

    return round(nx.community.modularity(as_networkx(network), map(set, found), weight="strength"), DIGITS) if found else 0.0


def _kept(network: Network, large: Sequence[Sequence[str]], most: int | None) -> tuple[Stability, list[tuple[float, str]]]:
    """What of each community stays together without one report, at worst: the largest overlap (Jaccard) with one found then."""
    reports = reports_of(network, [x for part in large for x in part])
    worst: list[tuple[float, str]] = [(1.0, "")] * len(large)
    done = []
    for report, rest in left_out(network, reports, _LOOKS, most):
        done.append(report)
        now = [set(part) for part in parts(rest)]
        of = {x: n for n, part in enumerate(now) for x in part}
        for n, part in enumerate(large):
            near = [now[i] for i in sorted({of[x] for x in part if x in of})]
            share = max((len(other & set(part)) / len(other | set(part)) for other in near), default=0.0)
            worst[n] = min(worst[n], (round(share, DIGITS), report), key=lambda w: w[0])
    return Stability(tuple(done), len(reports)), worst if done else []
