"""Which nodes of a large graph are drawn at first: the ends of its strongest ties. The others wait in their communities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from exports.html.drawing import Drawing

LARGE = 2000  # up to so many nodes all are drawn at once
FIRST = 400


def strongest(drawing: Drawing, hidden: Collection[str] = ()) -> set[str]:
    """The ids of the nodes to begin with; none where the graph is not large, for then all of it is drawn.

    Ties stated by most reports come first, then the surest, then those between the best tied actors. ``hidden`` nodes,
    which wait in the legend, do not count.
    """
    if len(drawing.nodes) - len(hidden) <= LARGE:
        return set()
    degree = Counter(end for t in drawing.ties for end in {t.source, t.target})
    ranked = sorted(
        (t for t in drawing.ties if t.source not in hidden and t.target not in hidden),
        key=lambda t: (-t.tie.reports, -t.tie.confidence, -min(degree[t.source], degree[t.target]), t.id),
    )
    found: dict[str, None] = {}
    for t in ranked:
        if len(found) >= FIRST:
            break
        found |= dict.fromkeys((t.source, t.target))
    return set(found)
