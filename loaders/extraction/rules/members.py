"""MEMBER_OF by lists: "Son miembros de X:" and the items below it, "Socios de X: A, B y C"."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Every list of members; one that is denied is none."""
    whole: Entity | None = None
    lead = 0
    for unit in reading.units:
        if unit.block.kind == "heading":
            whole = None
        named = _lead(reading, unit)
        if named is not None:
            whole, lead = named, unit.index
            continue
        if whole is None or unit.index - lead > 40 or not _is_entry(reading, unit):
            whole = None if whole is not None and unit.block.kind == "paragraph" and not _is_entry(reading, unit) else whole
            continue
        for ref in reading.rows[unit.index][:1]:
            if ref.entity.kind == "organization":
                reading.ties.add("MEMBER_OF", ref.entity, whole, (unit.index, ref.first, ref.last), "member.list")


def _lead(reading: Reading, unit: Unit) -> Entity | None:
    """The body whose members a line announces: it says so and ends in a colon."""
    runs = reading.runs(unit)
    if not unit.block.text.rstrip().endswith(":") or not runs.said("members") or runs.said("negation"):
        return None
    bodies = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "organization"]
    return bodies[-1] if bodies else None


def _is_entry(reading: Reading, unit: Unit) -> bool:
    """An item or short line that begins with a body."""
    first = next(iter(reading.rows[unit.index]), None)
    return first is not None and first.first <= 4 and first.entity.kind == "organization" and len(unit.tokens) < 25
