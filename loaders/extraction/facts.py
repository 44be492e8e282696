"""What extraction states before it is written down: typed relations between entities, each with its passage and rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.entities.types import Entity
from loaders.records import record

Span = tuple[int, int, int]  # unit, first token, last token (not included)


@record
class Tie:
    """A relation of the ontology that tokens[first:last] of a unit state."""

    type: str
    source: Entity
    target: Entity
    span: Span
    rule: str
    status: str = ""


def _names(source: Entity, target: Entity, span: Span) -> int:
    """How many of two ends are named in a passage."""
    unit, first, last = span
    return sum(any(first <= a and b <= last for a, b in e.places_in(unit)) for e in (source, target))


@dataclass
class Ties:
    """The relations found so far, each pair and type once, by the passage that shows most of it.

    A passage that names both ends beats one that names one; of equals the first stays.
    """

    found: dict[tuple[str, int, int], Tie] = field(default_factory=dict)

    def add(self, type: str, source: Entity, target: Entity, span: Span, rule: str, status: str = "") -> None:
        """Note a relation, unless both ends are one or it is noted already."""
        if source is target or (source.kind == target.kind == "organization" and source.name == target.name):
            return
        ends = (id(source), id(target))
        if type in ("MET_WITH", "COOPERATES_WITH"):
            ends = (min(ends), max(ends))
        key = (type, *ends)
        known = self.found.get(key)
        if known is None or _names(source, target, span) > _names(source, target, known.span):
            self.found[key] = Tie(type, source, target, span, rule, status or (known.status if known is not None else ""))

    def has(self, type: str, source: Entity | None = None, target: Entity | None = None) -> bool:
        """Whether a relation of that type with these ends is noted."""
        return any(
            t.type == type and (source is None or t.source is source) and (target is None or t.target is target)
            for t in self.found.values()
        )
