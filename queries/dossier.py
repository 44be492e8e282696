"""All that the graph knows of one node: its names, posts, ties and passages, each with its report.

    subject = find_subject(graph, "ame")
    known = dossier(graph, subject.id)       to_json() is the machine form of ``munigraph show``

Pure: from a graph to a value; the same for every store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.lookup import find_actor
from graphmodel.ontology import ontology
from queries.paths.answer import Actor, Source

# Told as posts, except of the post itself.
_OF_POSTS = ("HOLDS", "AT")
_STANDING = ("current", "acting", "elect", "", "former")


@dataclass(frozen=True, slots=True)
class Post:
    """A post, who holds or held it and where; None where no report says."""

    title: str
    person: Actor | None
    organization: Actor | None
    status: str = ""
    since: str = ""
    until: str = ""
    reports: int = 1
    evidence: tuple[Statement, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "person": self.person.to_json() if self.person else None,
            "organization": self.organization.to_json() if self.organization else None,
            "status": self.status or None,
            "from": self.since or None,
            "to": self.until or None,
            "reports": self.reports,
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie seen from one end: to whom, and in which direction ("forward", "backward" or "both") against the arrow.

    ``evidence`` has the best statement first.
    """

    type: str
    direction: str
    other: Actor
    tie: Tie
    evidence: tuple[Statement, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "direction": self.direction,
            "other": self.other.to_json(),
            "status": self.tie.status or None,
            "as": self.tie.capacity or None,
            "from": self.tie.since or None,
            "to": self.tie.until or None,
            "reports": self.tie.reports,
            "first_report": self.tie.first_report or None,
            "last_report": self.tie.last_report or None,
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True)
class Dossier:
    """``ties`` come by type, in the ontology's order; ``sources`` are the reports that anything here cites."""

    node: Node
    posts: tuple[Post, ...]
    ties: tuple[Bond, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "actor": Actor.of(self.node).to_json(),
            "aliases": list(self.node.aliases),
            "properties": dict(sorted(self.node.properties.items())),
            "posts": [p.to_json() for p in self.posts],
            "ties": [b.to_json() for b in self.ties],
            "mentions": [s.to_json() for s in self.node.evidence],
            "reports": [{"id": r, "title": s.title, "date": s.date or None} for r, s in self.sources.items()],
        }


def find_subject(graph: Graph, text: str) -> Node:
    """The node that a name means: an actor's before an event's, a place's or any other's. InputError as ``find_actor``."""
    try:
        return find_actor(graph, text)
    except InputError:
        return find_actor(graph, text, kinds=tuple(ontology().nodes))


def dossier(graph: Graph, node_id: str) -> Dossier:
    """The dossier of a node of the graph; InputError where there is none of that id."""
    node = graph.nodes.get(node_id) or find_actor(graph, node_id)
    posts = tuple(sorted(_posts(graph, node), key=_standing))
    ties = sorted((b for b in _bonds(graph, node) if node.kind == "Role" or b.type not in _OF_POSTS), key=_place)
    cited = [*node.evidence, *(s for p in posts for s in p.evidence), *(s for b in ties for s in b.evidence)]
    return Dossier(node, posts, tuple(ties), sources(graph, cited))


def _posts(graph: Graph, node: Node) -> Iterator[Post]:
    """The posts of a person, or those at an organization."""
    for tie in graph.touching[node.id]:
        if tie.type == "HOLDS" and node.kind == "Person":
            role = graph.nodes[tie.target]
            bodies = [graph.nodes[t.target] for t in graph.touching[role.id] if t.type == "AT"]
            yield from (_post(graph, role, tie, body) for body in bodies)
            if not bodies:
                yield _post(graph, role, tie, None)
        elif tie.type == "AT" and node.kind == "Organization":
            role = graph.nodes[tie.source]
            held = [t for t in graph.touching[role.id] if t.type == "HOLDS"]
            yield from (_post(graph, role, t, node) for t in held)
            if not held:
                yield Post(role.name, None, Actor.of(node), evidence=_ranked(tie))


def _post(graph: Graph, role: Node, held: Tie, body: Node | None) -> Post:
    return Post(
        title=role.name,
        person=Actor.of(graph.nodes[held.source]),
        organization=Actor.of(body) if body else None,
        status=held.status,
        since=held.since,
        until=held.until,
        reports=held.reports,
        evidence=_ranked(held),
    )


def _bonds(graph: Graph, node: Node) -> Iterator[Bond]:
    for tie in graph.touching[node.id]:
        forward = tie.source == node.id
        direction = "both" if ontology().ties[tie.type].symmetric else "forward" if forward else "backward"
        other = graph.nodes[tie.target if forward else tie.source]
        yield Bond(tie.type, direction, Actor.of(other), tie, _ranked(tie))


def _ranked(tie: Tie) -> tuple[Statement, ...]:
    """All statements, the best first."""
    return (*tie.best, *(s for s in tie.evidence if s not in tie.best))


def _standing(post: Post) -> tuple[object, ...]:
    rank = _STANDING.index(post.status) if post.status in _STANDING else len(_STANDING)
    names = tuple(a.name if a else "" for a in (post.organization, post.person))
    return rank, names, post.title, post.since, post.evidence


def _place(bond: Bond) -> tuple[object, ...]:
    return list(ontology().ties).index(bond.type), bond.direction != "forward", -bond.tie.reports, bond.other.name, bond.tie.id


def sources(graph: Graph, cited: Iterable[Statement]) -> dict[str, Source]:
    """The reports that these passages are from, by their ids."""
    reports = {n.properties.get("report", n.id): n for n in graph.of_kind("Report")}
    found = {s.report: reports.get(s.report) for s in cited}
    return {r: Source(n.name if n else r, n.properties.get("date", "") if n else "") for r, n in sorted(found.items())}
