"""How large a node is drawn and how much room it needs with its name, so that names do not cover each other."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from exports.html.drawing import Drawing

LETTER, LINE = 6.3, 15.0  # the mean width of a letter and the height of a line, in pixels: names keep their size at any zoom
ROOMY = 120  # up to so many nodes all get room for their names, and the first few of them more
PROMINENT = 6
MOST_SHRUNK = 2.5  # beyond that, room for a name would tear its community apart
NAMED = 24  # in a larger graph, so many get room for their names


@dataclass(frozen=True, slots=True)
class Space:
    """Radius, name in lines, width and height of the whole, and how far its middle lies below the node."""

    radius: int
    lines: tuple[str, ...]
    box: tuple[float, float]

    @property
    def above(self) -> int:
        return round(self.box[1] / 2 - self.radius - 10)


def spaces_of(drawing: Drawing, hidden: Collection[str]) -> dict[str, Space]:
    """The space of every node. Nodes grow with their ties; the best tied get the most room for their names.

    The larger the graph, the smaller it is when all of it is seen, so the more room a name needs to be free of others.
    """
    degree = Counter(end for t in drawing.ties for end in {t.source, t.target})
    shown = len(drawing.nodes) - len(hidden)
    shrunk = min(MOST_SHRUNK, max(1.0, (shown / 60) ** 0.5))
    spaces = {}
    for rank, node in enumerate(sorted(drawing.nodes, key=lambda n: (n.id in hidden, -degree[n.id], n.id))):
        radius = round(7 + min(15.0, 2.4 * degree[node.id] ** 0.5))
        lines = tuple(textwrap.wrap(node.name, width=20, max_lines=3, placeholder="…")) or (node.name,)
        first = rank < (PROMINENT if shown <= ROOMY else NAMED)
        named = lines if first or shown <= ROOMY else ()
        spaces[node.id] = Space(radius, lines, _box(radius, named, max(1.5, shrunk) if first else shrunk))
    return {n.id: spaces[n.id] for n in drawing.nodes}


def _box(radius: int, lines: tuple[str, ...], shrunk: float) -> tuple[float, float]:
    letters = max((len(line) for line in lines), default=0)
    return max(2 * radius, LETTER * letters * shrunk) + 18, 2 * radius + LINE * len(lines) * shrunk + 20
