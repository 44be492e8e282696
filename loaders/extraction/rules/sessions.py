"""Which event the reader is in: the report's main event, or a session inside it.

A session ("panel", "mesa") is opened by a heading or by the first sentence that speaks of it, and holds for the blocks
below it, until another opens or the report turns back to the main event.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Reading
from loaders.extraction.units import Mention, Unit


@dataclass
class Scope:
    """Which session the reader is in, and how deep its heading was."""

    session: Entity | None = None
    level: int = 0
    attending: bool = False


def take_part(reading: Reading, who: Entity, event: Entity, span: tuple[int, int, int], rule: str) -> None:
    """Who takes part in a session takes part in the event that it belongs to."""
    reading.ties.add("PARTICIPATED_IN", who, event, span, rule)
    main = reading.main_event
    if main is not None and event is not main and event.sub == "nested":
        reading.ties.add("PARTICIPATED_IN", who, main, span, rule)


def move(reading: Reading, unit: Unit, scope: Scope) -> None:
    """Open or close a session at this block."""
    refs = reading.rows[unit.index]
    if unit.block.kind == "heading":
        runs = reading.runs(unit)
        said = {c for c in ("present", "excused") if runs.said(c)}
        scope.attending = said == {"present"} and len(unit.tokens) <= 6
    sessions = [r for r in refs if r.entity.kind == "event" and r.entity.sub == "nested"]
    if unit.block.kind == "heading":
        if sessions:
            scope.session, scope.level = sessions[0].entity, unit.block.level
        elif scope.session is not None and unit.block.level <= scope.level and scope.level:
            scope.session, scope.level = None, 0
        return
    if reading.main_event is None:
        return
    opening = next(
        (
            m
            for m in reading.marks[unit.index]
            if m.kind == "event"
            and m.sub == "nested"
            and m.first <= 1
            and m.name.split()[0].lower() in reading.lex.words["session_words"]
        ),
        None,
    )
    if opening is not None and scope.session is None:
        scope.session = _session(reading, unit, opening)
        scope.level = 0
        return
    turned = [r for r in refs if r.entity is reading.main_event and r.first <= 8]
    if turned and scope.level == 0:
        scope.session = None


def _session(reading: Reading, unit: Unit, m: Mention) -> Entity:
    """The session a mention speaks of; one without a name of its own is called after the main event."""
    ref = next((r for r in reading.rows[unit.index] if r.first == m.first and r.entity.kind == "event"), None)
    if ref is not None and ref.entity is not reading.main_event:
        return ref.entity
    head = m.name.split()[0].lower()
    main = reading.main_event
    name = f"{head} ({main.name})" if main is not None else head
    entity = next((e for e in reading.actors.of_kind("event") if e.name == name), None)
    if entity is None:
        entity = reading.actors.new(Entity("event", name, "nested", aliases=[head]))
    entity.mentions.append((unit.index, m.first, m.last))
    reading.rows[unit.index].append(Ref(entity, unit.index, m.first, m.last, m))
    reading.rows[unit.index].sort(key=lambda r: (r.first, -r.last))
    return entity


def event_here(reading: Reading, scope: Scope) -> Entity | None:
    return scope.session or reading.main_event
