"""The answer to "whom should we meet": actors without a tie yet, each with reasons, their quotations, and one against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.graph import Statement
from queries.paths import Actor, Hop
from queries.paths.answer import DIGITS, Contact, Source
from queries.suggestions.settings import Weights


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that both share: ``kind`` is partner, event, theme or country.

    ``member`` is the actor itself, or who of its house shares it; ``worth`` is what it adds to the score, ``sharing`` how many
    have a bond to it. A partner comes with the two ``ties``, from the member to the partner and from there to the suggested;
    anything else with ``evidence``, the best statement on the one and then on the other.
    """

    kind: str
    shared: Actor
    member: Actor
    worth: float
    sharing: int
    ties: tuple[Hop, ...] = ()
    evidence: tuple[Statement, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "shared": self.shared.to_json(),
            "member": self.member.to_json(),
            "worth": round(self.worth, DIGITS),
            "sharing": self.sharing,
            "ties": [t.to_json() for t in self.ties],
            "evidence": [s.to_json() for s in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to meet; ``reasons`` the weightiest first, ``against`` one sentence that speaks against it.

    ``post`` is what a person does, and where, as far as reports say.
    """

    actor: Actor
    score: float
    reasons: tuple[Reason, ...]
    against: str
    post: Contact | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "actor": self.actor.to_json(),
            "post": self.post.post if self.post else None,
            "organization": self.post.organization if self.post else None,
            "status": self.post.status if self.post else None,
            "score": round(self.score, DIGITS),
            "reasons": [r.to_json() for r in self.reasons],
            "against": self.against,
        }


@dataclass(frozen=True)
class Suggestions:
    """Whom to meet as of a date, best first; without anybody, ``reason`` says why. ``sources`` are the reports cited."""

    actor: Actor
    as_of: str
    weights: Weights
    rows: tuple[Suggestion, ...] = ()
    reason: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The machine form, keys and lists in a stable order; scores to six digits."""
        return {
            "actor": self.actor.to_json(),
            "as_of": self.as_of or None,
            "settings": self.weights.to_json(),
            "suggestions": [s.to_json() for s in self.rows],
            "reason": self.reason or None,
        }
