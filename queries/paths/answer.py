"""The answer to "who can introduce us": routes, each hop with what is said of it and where, or a reason why there is none.

``PathAnswer.to_json()`` is the machine form of ``munigraph path --format json``; ``render`` makes the texts for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.graph import Node, Statement
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
    ``strength`` is s, of all evidence between the two; ``evidence`` has its statements, those of the named fact first.
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
    """One route. ``weakest`` is the strength of its weakest hop; ``why`` one sentence why this route."""

    score: float
    weakest: float
    why: str
    hops: tuple[Hop, ...]
    ask: Contact | None = None

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

    ``sources`` has the title and date of every report that a hop cites.
    """

    source: Actor
    target: Actor
    as_of: str
    settings: Settings
    paths: tuple[Path, ...] = ()
    reason: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The machine form, keys and lists in a stable order; strengths and scores to six digits."""
        return {
            "from": self.source.to_json(),
            "to": self.target.to_json(),
            "as_of": self.as_of or None,
            "settings": self.settings.to_json(),
            "paths": [p.to_json() for p in self.paths],
            "reason": self.reason or None,
        }
