"""The definition of routes, computed the slow and obvious way, from the statements of a world; nothing shared with the engine.

For worlds in which each event is told by one report and no post has dates.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise, permutations
from math import exp, prod

from graphmodel.graph import Graph, Statement

ONE = {"MET_WITH": (0.9, 4), "PART_OF": (0.8, 6), "MEMBER_OF": (0.6, 6)}
POST = {"current": 0.8, "acting": 0.8, "elect": 0.6, "former": 0.5}
COOPERATION = {"signed": 0.8, "active": 0.8, "concluded": 0.6}
WALKED = {"programme", "project", "plan", "campaign", "agreement", "fund", "twinning"}


def strengths(graph: Graph, year: int) -> dict[frozenset[str], float]:
    """s of each pair."""
    dates = {n.id: n.properties.get("date") for n in graph.nodes.values() if n.kind == "Report"}
    pieces: dict[frozenset[str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def worth(tau: float, half_life: float, s: Statement) -> float:
        date = dates[s.report]
        return tau * s.confidence * (2 ** (-max(0, year - int(date[:4])) / half_life) if date else 0.5)

    def walked(node: str) -> bool:
        n = graph.nodes[node]
        return n.kind in ("Person", "Organization") or (n.kind == "Initiative" and n.properties["kind"] in WALKED)

    for t in graph.ties.values():
        for s in t.evidence:
            if t.type in ONE:
                pieces[frozenset((t.source, t.target))][s.report].append(worth(*ONE[t.type], s))
            elif t.type == "COOPERATES_WITH":
                pieces[frozenset((t.source, t.target))][s.report].append(worth(COOPERATION.get(s.status, 0.3), 6, s))
            elif t.type in ("LEADS", "SUPPORTS", "PARTICIPATES_IN") and walked(t.target):
                planned = graph.nodes[t.target].properties.get("status") == "planned"
                pieces[frozenset((t.source, t.target))][s.report].append(worth(0.3 if planned else 0.6, 4, s))
            elif t.type == "HOLDS":
                for at in graph.ties.values():
                    if at.type == "AT" and at.source == t.target:
                        pieces[frozenset((t.source, at.target))][s.report].append(worth(POST[s.status], 4, s))
    for event in (n for n in graph.nodes.values() if n.kind == "Event"):
        present = defaultdict(list)
        for t in graph.ties.values():
            if t.target == event.id and t.type in ("PARTICIPATED_IN", "ORGANIZED"):
                present[t.source] += t.evidence
        n = len(present)
        if 2 <= n <= 12:
            for a, b in combinations(present, 2):
                ends = [max(worth(0.4 * (n - 1) ** -0.5, 4, s) for s in present[x]) for x in (a, b)]
                pieces[frozenset((a, b))][present[a][0].report].append(min(ends))
    return {p: min(0.99, 1 - prod(1 - max(a) for a in by.values())) for p, by in pieces.items() if len(p) == 2}


def candidates(graph: Graph, source: str, target: str, year: int) -> dict[tuple[str, ...], float]:
    """S of every route of at most four hops, none weaker than .05."""
    s = {p: v for p, v in strengths(graph, year).items() if v >= 0.05}
    degree: dict[str, int] = defaultdict(int)
    for p in s:
        for x in p:
            degree[x] += 1
    others = sorted(set(degree) - {source, target})
    found = {}
    for size in range(4):
        for interior in permutations(others, size):
            route = (source, *interior, target)
            hops = [frozenset(h) for h in pairwise(route)]
            if all(h in s for h in hops):
                taxes = prod(min(1.0, (5 / degree[x]) ** 0.4) for x in interior)
                found[route] = exp(-0.05 * (len(hops) - 1)) * prod(s[h] for h in hops) * taxes
    return found
