"""What is drawn of a graph: its nodes, and ties in which every post is one tie from its person to its organization.

A post (Person–Role–Organization) reads better as a tie that carries the post's title. Nothing is lost: the drawn tie
names the ties it stands for and keeps their evidence; a post without an organization, or that nobody holds, stays a node.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.graph import Graph, Node, Statement, Tie


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A line of the picture. ``stands_for`` are the ids of the graph's ties; ``post`` is the title of a collapsed post."""

    tie: Tie
    source: str
    target: str
    stands_for: tuple[str, ...]
    evidence: tuple[Statement, ...]
    post: str = ""

    @property
    def id(self) -> str:
        return "+".join(self.stands_for)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and lines, in the order of the graph."""

    nodes: tuple[Node, ...]
    ties: tuple[DrawnTie, ...]


def draw(graph: Graph) -> Drawing:
    """The drawing of a graph, which is not touched."""
    ties = [
        DrawnTie(t, t.source, t.target, (t.id,), t.evidence)
        for t in graph.ties.values()
        if t.source not in graph.posts and t.target not in graph.posts
    ]
    for role, (holders, places) in graph.posts.items():
        ties += _posts(graph.nodes[role], holders, places)
    return Drawing(
        nodes=tuple(n for n in graph.nodes.values() if n.id not in graph.posts),
        ties=tuple(sorted(ties, key=lambda t: t.id)),
    )


def _posts(role: Node, holders: tuple[Tie, ...], places: tuple[Tie, ...]) -> Iterator[DrawnTie]:
    # A post's AT tie gathers the sentences about all who held it: each goes with its own holder, the rest with all.
    spoken_for = {(s.report, s.quote) for held in holders for s in held.evidence}
    for held in holders:
        for place in places:
            rest = tuple(s for s in place.evidence if (s.report, s.quote) not in spoken_for)
            yield DrawnTie(held, held.source, place.target, (held.id, place.id), held.evidence + rest, role.name)
