"""Where everything stands: communities apart, their members packed, labels free of each other. Pure and repeatable.

Communities are Louvain's (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008; networkx, seeded). Inside one, the
best-tied member comes first and each next one takes the free spot nearest to its placed neighbours; the communities
themselves are then placed the same way. Whole numbers, so that the last bit of a float on another machine shows nowhere.
Linear in nodes for a bounded community size: 2,000 nodes take about a second.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Size = tuple[float, float]
Point = tuple[float, float]
PAGE = 1.4  # pages are wider than high
STEP = 12.0  # distance between tried spots, in the units of the picture (pixels at zoom 1)
BIG = 150  # members, from which on a coarser grid will do
GAP = 46.0  # white space around a community


def arrange(
    sizes: Mapping[str, Size], links: Sequence[tuple[str, str]], later: Iterable[str] = ()
) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:
    """Coordinates of the centres and the community of every node.

    ``sizes`` is width and height of the space each node needs with its label. Nodes in ``later`` (hidden at first) are
    put where the others left room and belong to no community (-1).
    """
    after = set(later)
    first = [n for n in sizes if n not in after]
    groups = communities(first, [(a, b) for a, b in links if a not in after and b not in after])
    places = _communities_on_page(groups, sizes, links)
    field: _Field[str] = _Field()
    for name, spot in places.items():
        field.put(name, spot, sizes[name])
    _pack([n for n in sizes if n in after], sizes, _neighbours(links), field)
    number = {name: n for n, group in enumerate(groups) for name in group}
    return {n: (round(field.spots[n][0]), round(field.spots[n][1])) for n in sizes}, {n: number.get(n, -1) for n in sizes}


def communities(nodes: Sequence[str], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Louvain communities, the largest first; nodes without any tie are one group, the last."""
    import networkx as nx

    # Numbers instead of names: sets of strings have another order in every process.
    number = {name: n for n, name in enumerate(nodes)}
    graph: nx.Graph[int] = nx.Graph()
    for a, b in links:
        if a != b:
            u, v = number[a], number[b]
            graph.add_edge(u, v, weight=graph.get_edge_data(u, v, {"weight": 0})["weight"] + 1)
    found = [sorted(c) for c in nx.community.louvain_communities(graph, seed=7)] if graph else []
    groups = [[nodes[n] for n in c] for c in sorted(found, key=lambda c: (-len(c), c))]
    alone = [name for name in nodes if number[name] not in graph]
    return [*groups, alone] if alone else groups


class _Field(Generic[K]):
    """Boxes on a plane: which spots are taken, found by a grid of cells."""

    def __init__(self, wide: float = PAGE, step: float = STEP) -> None:
        self.wide, self.step, self.cell = wide, step, 7 * step
        self.spots: dict[K, Point] = {}
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self._full: dict[tuple[int, int, int], int] = {}

    def put(self, key: K, spot: Point, size: Size) -> None:
        """Take the place around ``spot``."""
        self.spots[key] = spot
        box = (spot[0], spot[1], size[0] / 2, size[1] / 2)
        for cell in self._covered(*box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, spot: Point, size: Size) -> bool:
        """Whether a box of this size fits at ``spot``."""
        # Asked a million times for a large graph: hence loops, and no list that is thrown away.
        (x, y), w, h, cell, floor = spot, size[0] / 2, size[1] / 2, self.cell, math.floor
        for column in range(floor((x - w) / cell), floor((x + w) / cell) + 1):
            for row in range(floor((y - h) / cell), floor((y + h) / cell) + 1):
                for bx, by, bw, bh in self._cells.get((column, row), ()):
                    if abs(x - bx) < w + bw and abs(y - by) < h + bh:
                        return False
        return True

    def nearest(self, wish: Point, size: Size) -> Point:
        """The free spot nearest to ``wish``; of equally near ones, the one nearest to the middle."""
        # Spots never become free again, so the rings found full around here need not be tried again.
        near = 2.5 * self.step
        here = (round(wish[0] / near), round(wish[1] / near), round(max(size) / near))
        ring = self._full.get(here, 0)
        while True:
            radius = ring * self.step
            count = max(1, round(2 * math.pi * radius / (1.5 * self.step)))
            turn = (ring % 2) / 2
            ways = (2 * math.pi * (n + turn) / count for n in range(count))
            tried = [(wish[0] + self.wide * radius * math.cos(a), wish[1] + radius * math.sin(a)) for a in ways]
            if found := [p for p in tried if self.free(p, size)]:
                self._full[here] = max(0, ring - 1)
                return min(found, key=lambda p: (round((p[0] / self.wide) ** 2 + p[1] ** 2), round(p[1]), round(p[0])))
            ring += 1

    def extent(self, sizes: Mapping[K, Size]) -> tuple[Point, Size]:
        """The middle, width and height of all that was put here."""
        left = min(x - sizes[k][0] / 2 for k, (x, _) in self.spots.items())
        right = max(x + sizes[k][0] / 2 for k, (x, _) in self.spots.items())
        top = min(y - sizes[k][1] / 2 for k, (_, y) in self.spots.items())
        bottom = max(y + sizes[k][1] / 2 for k, (_, y) in self.spots.items())
        return ((left + right) / 2, (top + bottom) / 2), (right - left, bottom - top)

    def _covered(self, x: float, y: float, w: float, h: float) -> list[tuple[int, int]]:
        columns = range(math.floor((x - w) / self.cell), math.floor((x + w) / self.cell) + 1)
        rows = range(math.floor((y - h) / self.cell), math.floor((y + h) / self.cell) + 1)
        return [(c, r) for c in columns for r in rows]


def _pack(members: Sequence[K], sizes: Mapping[K, Size], near: Mapping[K, Mapping[K, int]], field: _Field[K]) -> None:
    """Put members on the field: the best tied first, then always the one with most placed neighbours."""
    rank = {m: n for n, m in enumerate(sorted(members, key=lambda m: -sum(near.get(m, {}).values())))}
    waiting = dict(rank)
    ties = {m: sum(w for other, w in near.get(m, {}).items() if other in field.spots) for m in members}
    queue = [(-ties[m], rank[m], m) for m in waiting]
    heapq.heapify(queue)
    while queue:
        known, _, member = heapq.heappop(queue)
        if member not in waiting or -known != ties[member]:
            continue
        del waiting[member]
        placed = [(field.spots[o], w) for o, w in near.get(member, {}).items() if o in field.spots]
        total = sum(w for _, w in placed) or 1
        wish = (sum(p[0] * w for p, w in placed) / total, sum(p[1] * w for p, w in placed) / total)
        field.put(member, field.nearest(wish, sizes[member]), sizes[member])
        for other, weight in near.get(member, {}).items():
            if other in waiting:
                ties[other] += weight
                heapq.heappush(queue, (-ties[other], rank[other], other))


def _communities_on_page(
    groups: list[list[str]], sizes: Mapping[str, Size], links: Sequence[tuple[str, str]]
) -> dict[str, Point]:
    number = {name: n for n, group in enumerate(groups) for name in group}
    within: list[list[tuple[str, str]]] = [[] for _ in groups]
    across = []
    for a, b in links:
        if a in number and b in number:
            if number[a] == number[b]:
                within[number[a]].append((a, b))
            else:
                across.append((a, b))
    inside = [_inside(group, sizes, within[n]) for n, group in enumerate(groups)]
    between = _neighbours([(number[a], number[b]) for a, b in across])
    middles = _middles([size for _, size in inside], between)
    turned = _turned({n: spot for members, _ in inside for n, spot in members.items()}, number, middles, across)
    return {n: (x + middles[number[n]][0], y + middles[number[n]][1]) for n, (x, y) in turned.items()}


def _middles(sizes: Sequence[Size], near: Mapping[int, Mapping[int, int]]) -> dict[int, Point]:
    """The middles of the communities: of several ways to pack them, the one that fits a page best."""
    if not sizes:
        return {}
    ways = []
    step = max(STEP, sum(map(sum, sizes)) / (12 * len(sizes)))
    for wide in (1.0, 1.2, 1.4, 1.6, 1.8, 2.0):
        field: _Field[int] = _Field(wide, step)
        _pack(range(len(sizes)), dict(enumerate(sizes)), near, field)
        _, (width, height) = field.extent(dict(enumerate(sizes)))
        ways.append((round(max(width / PAGE, height)), wide, field.spots))
    return min(ways, key=lambda way: way[:2])[2]


def _turned(
    spots: Mapping[str, Point], group: Mapping[str, int], middles: Mapping[int, Point], across: Sequence[tuple[str, str]]
) -> dict[str, Point]:
    """The members of each community mirrored, where that brings them nearer to the communities they are tied to."""
    gain: dict[int, list[float]] = {n: [0.0, 0.0] for n in middles}
    for a, b in [*across, *((b, a) for a, b in across)]:
        here, there = middles[group[a]], middles[group[b]]
        for axis in (0, 1):
            gain[group[a]][axis] += spots[a][axis] * (there[axis] - here[axis])
    sign = {n: [-1 if round(g) < 0 else 1 for g in gains] for n, gains in gain.items()}
    return {n: (x * sign[group[n]][0], y * sign[group[n]][1]) for n, (x, y) in spots.items()}


def _inside(group: list[str], sizes: Mapping[str, Size], links: Sequence[tuple[str, str]]) -> tuple[dict[str, Point], Size]:
    """One community around its own middle, and the space it takes."""
    field: _Field[str] = _Field(step=STEP if len(group) <= BIG else 1.5 * STEP)
    _pack(group, sizes, _neighbours(links), field)
    middle, (width, height) = field.extent(sizes)
    return {n: (x - middle[0], y - middle[1]) for n, (x, y) in field.spots.items()}, (width + GAP, height + GAP)


def _neighbours(links: Iterable[tuple[K, K]]) -> dict[K, dict[K, int]]:
    near: dict[K, dict[K, int]] = {}
    for a, b in links:
        if a != b:
            near.setdefault(a, {})[b] = near.setdefault(a, {}).get(b, 0) + 1
            near.setdefault(b, {})[a] = near.setdefault(b, {}).get(a, 0) + 1
    return near
