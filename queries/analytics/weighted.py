"""The network as NetworkX has it, and rankings of its people and organizations.

NetworkX hands its functions to a faster backend where one is installed and asked for (``NETWORKX_BACKEND_PRIORITY``); nothing
here needs to know.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from queries.paths import Hop, Network
from queries.paths.answer import DIGITS
from queries.paths.hops import hop

if TYPE_CHECKING:
    import networkx as nx

Place = tuple[int, str, float]  # of a ranking: rank, actor, value
RANKED = ("Person", "Organization")
# Betweenness grows with actors times ties; above this many actors it is estimated from so many of them.
EXACT_UP_TO, SAMPLE = 500, 100
TIES_SHOWN = 3


def as_networkx(network: Network) -> nx.Graph[str]:
    """Actors tied with at least the threshold: ``strength`` 0..1 and ``cost``, minus its logarithm in whole units.

    Actors go in by id and costs are whole numbers: the same graph gives the same digits.
    """
    import networkx as nx

    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(sorted(network.tied))
    for a in sorted(network.tied):
        made.add_edges_from(
            (a, b, {"strength": network.tied[a][b], "cost": network.costs[a][b]}) for b in sorted(network.tied[a]) if a < b
        )
    return made


def sampled(actors: Collection[str]) -> list[str]:
    """The actors that an estimate starts from, always the same: all of them where they are few."""
    listed = sorted(actors)
    return listed if len(listed) <= EXACT_UP_TO else sorted(random.Random(0).sample(listed, SAMPLE))  # noqa: S311  not a secret


def ranking(network: Network, values: Mapping[str, float]) -> list[Place]:
    """People and organizations with their rank and value, the highest first; equal values share a rank."""
    nodes = network.graph.nodes
    found = [(round(v, DIGITS), x) for x, v in values.items() if nodes[x].kind in RANKED]
    found.sort(key=lambda f: (-f[0], nodes[f[1]].name, f[1]))
    ranked: list[Place] = []
    for place, (value, x) in enumerate(found, 1):
        ranked.append((ranked[-1][0] if ranked and ranked[-1][2] == value else place, x, value))
    return ranked


def strongest(network: Network, actor: str, among: Collection[str] | None = None, most: int = TIES_SHOWN) -> tuple[Hop, ...]:
    """The strongest ties of an actor, or of those to some others."""
    nodes = network.graph.nodes
    others = [(b, s) for b, s in network.tied.get(actor, {}).items() if among is None or b in among]
    others.sort(key=lambda o: (-round(o[1], DIGITS), nodes[o[0]].name, o[0]))
    return tuple(hop(network, actor, other) for other, _ in others[:most])
