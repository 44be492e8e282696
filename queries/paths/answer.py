"""The answer to "who can introduce us": routes, each hop with what is said of it and where, or a reason why there is none.

``PathAnswer.to_json()`` is the machine form of ``munigraph path --format json``; ``render`` makes the texts for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.graph import Graph, Node, Statement
from queries.paths.settings import Settings

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Actor:
    """A node as answers name it."""

    id: str
    kind: str
    name: str

    @classmethod
    def of(cls, node: Node) -> Actor:
        return cls(node.id, node.kind, node.name)

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "kind": self.kind, "name": self.name}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an actor is one of a goal: a passage, and the initiative or event through which, where the passage need not say."""

    statement: Statement
    through: Actor | None = None

    def to_json(self) -> dict[str, Any]:
        return {"through": self.through.to_json() if self.through else None, "evidence": self.statement.to_json()}


@dataclass(frozen=True)
class Goal:
    """Several actors of whom any will do: ``kind`` is "country" or "topic", ``key`` its code or word, ``name`` what sentences
    call it. ``grounds`` has each actor by id, with why it counts (None: its name or country alone)."""

    kind: str
    key: str
    name: str
    actors: tuple[Actor, ...]
    grounds: Mapping[str, Ground | None]

    @classmethod
    def of(cls, kind: str, key: str, name: str, graph: Graph, grounds: Mapping[str, Ground | None]) -> Goal:
        """A goal with its actors in the order of their names."""
        actors = sorted((graph.nodes[x] for x in grounds), key=lambda n: (n.name, n.id))
        return cls(kind, key, name, tuple(map(Actor.of, actors)), grounds)

    def to_json(self) -> dict[str, Any]:
        return {self.kind: self.key, "actors": [a.to_json() for a in self.actors]}


@dataclass(frozen=True, slots=True)
class Source:
    """A report as answers cite it: its own date, else the year of what it tells; empty where neither is known."""

    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask first, in which post, and how that post stood in the newest report that tells of it."""

    actor: Actor
    post: str = ""
    organization: str = ""
    status: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One tie of a route, from ``source`` to ``target`` as one walks.

    ``type`` is the ontology's (HOLDS for a post, whose title is ``post``; the participants of one event are named in
    ``via``), of the fact that is worth most; ``direction`` is "forward", "backward" or "both" against the arrow.
    ``strength`` is s, of all evidence between the two; ``evidence`` has its statements, those of the named fact first;
    ``about`` says that it is about the topic asked for.
    """

    source: Actor
    target: Actor
    type: str
    direction: str
    strength: float
    via: Actor | None = None
    status: str = ""
    post: str = ""
    since: str = ""
    until: str = ""
    participants: int = 0
    dated: bool = True
    about: bool = False
    evidence: tuple[Statement, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "source": self.source.to_json(),
            "target": self.target.to_json(),
            "type": self.type,
            "direction": self.direction,
            "via": self.via.to_json() if self.via else None,
            "status": self.status or None,
            "post": self.post or None,
            "from": self.since or None,
            "to": self.until or None,
            "strength": round(self.strength, DIGITS),
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Path:
    """One route. ``weakest`` is the strength of its weakest hop; ``why`` one sentence why this route; ``ground`` says
    why its target is one of those to be reached, where any of several will do."""

    score: float
    weakest: float
    why: str
    hops: tuple[Hop, ...]
    ask: Contact | None = None
    ground: Ground | None = None

    @property
    def target(self) -> Actor:
        """Whom it reaches."""
        return self.hops[-1].target

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The stations in walking order, both ends included."""
        return (self.hops[0].source, *(h.target for h in self.hops))

    @property
    def weakest_hop(self) -> Hop | None:
        """The first of its weakest hops; None where there is only one hop."""
        return min(self.hops, key=lambda h: h.strength) if len(self.hops) > 1 else None

    def to_json(self) -> dict[str, Any]:
        return {
            "score": round(self.score, DIGITS),
            "weakest": round(self.weakest, DIGITS),
            "why": self.why,
            "hops": [h.to_json() for h in self.hops],
        }


@dataclass(frozen=True)
class PathAnswer:
    """The routes from one actor to another as of a date, best first; without any, ``reason`` says why.

    To a goal, the best route to each of its actors comes first. ``topic`` is what a hop of each route is about, if that was
    asked for; ``unreached`` are those of the goal to whom there is no route. ``sources`` has the title and date of every
    report that is cited.
    """

    source: Actor
    target: Actor | Goal
    as_of: str
    settings: Settings
    paths: tuple[Path, ...] = ()
    reason: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    topic: str = ""
    unreached: tuple[Actor, ...] = ()

    @property
    def ends(self) -> tuple[Actor, ...]:
        """Where it begins, then the target, or those of the goal that are reached."""
        reached = dict.fromkeys(p.target for p in self.paths)
        return (self.source, *(reached if isinstance(self.target, Goal) else [self.target]))

    def to_json(self) -> dict[str, Any]:
        """The machine form, keys and lists in a stable order; strengths and scores to six digits. To a goal, each path
        also has its ``target``; with a topic, ``topic`` is there and each hop says whether it is ``about`` it."""
        data = {
            "from": self.source.to_json(),
            "to": self.target.to_json(),
            "as_of": self.as_of or None,
            "settings": self.settings.to_json(),
            "paths": [self._path(p) for p in self.paths],
            "reason": self.reason or None,
        }
        return data | ({"topic": self.topic} if self.topic else {})

    def _path(self, path: Path) -> dict[str, Any]:
        data = path.to_json()
        if isinstance(self.target, Goal):
            data["target"] = path.target.to_json() | {"ground": path.ground.to_json() if path.ground else None}
        if self.topic:
            data["hops"] = [hop | {"about": h.about} for hop, h in zip(data["hops"], path.hops, strict=True)]
        return data
