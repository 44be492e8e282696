"""Which event the reader is in: the report's main event, a session inside it, or the event that a section is about.

A session ("panel", "mesa") is opened by a heading or by the first sentence that speaks of it, and holds for the blocks
below it, until another opens or the report turns back to the main event. A section of a bulletin is about the event that
its heading names. A label ("Asistentes:") opens a list of those who came, or of those who did not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.marks.programme import clock_end
from loaders.extraction.reading import Reading
from loaders.extraction.units import Mention, Unit

SHORT = 9  # tokens of a label
LEAD = 60  # tokens of a sentence that leads to a list


@dataclass
class Scope:
    """The session the reader is in and how deep its heading was, the event of the section, and what the lines below list.

    ``clocks`` are the lines of a programme, and where the time ends that each begins with.
    """

    clocks: Mapping[int, int] = field(default_factory=dict)
    session: Entity | None = None
    level: int = 0
    section: Entity | None = None
    depth: int = 0
    listing: str = ""
    people: bool = False


def take_part(reading: Reading, who: Entity, event: Entity, span: tuple[int, int, int], rule: str) -> None:
    """Who takes part in a session takes part in the event that it belongs to."""
    reading.ties.add("PARTICIPATED_IN", who, event, span, rule)
    whole = _whole(reading, event) if event.sub == "nested" else None
    if whole is not None and event is not whole:
        reading.ties.add("PARTICIPATED_IN", who, whole, span, rule)


def _whole(reading: Reading, session: Entity) -> Entity | None:
    """The event that a session belongs to: the report's, else the one that its block named before it."""
    if reading.main_event is not None or not session.mentions:
        return reading.main_event
    unit, first, _ = session.mentions[0]
    named = (r for r in reading.rows[unit] if r.entity.kind == "event" and r.last <= first)
    return next((r.entity for r in named if r.entity.sub != "nested" and not r.entity.generic), None)


def move(reading: Reading, unit: Unit, scope: Scope) -> None:
    """Open or close a session, a section and a list at this block."""
    _list(reading, unit, scope)
    if unit.block.kind == "heading":
        _heading(reading, unit, scope)
        return
    if reading.main_event is None:
        return
    if unit.block.kind != "row" and unit.tokens[0].kind == "number" and (clock := clock_end(unit.runs)):
        at = next((r for r in reading.rows[unit.index] if r.first == clock and r.entity.kind == "event"), None)
        if at is not None or not any(r.entity.kind == "person" for r in reading.rows[unit.index]):
            scope.session, scope.level = (at.entity if at is not None else None), 0
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
    if opening is not None and (scope.session is None or _is_title(reading, unit)):
        scope.session = _session(reading, unit, opening)
        scope.level = 0
        return
    turned = [r for r in reading.rows[unit.index] if r.entity is reading.main_event and r.first <= 8]
    if turned and scope.level == 0:
        scope.session = None


def _heading(reading: Reading, unit: Unit, scope: Scope) -> None:
    events = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "event"]
    session = next((e for e in events if e.sub == "nested"), None)
    if session is not None and session is not reading.main_event:
        scope.session, scope.level = session, unit.block.level
        return
    if scope.session is not None and unit.block.level <= scope.level and scope.level:
        scope.session, scope.level = None, 0
    about = next((e for e in events if not e.generic), None)
    if about is not None:
        scope.section, scope.depth = (about if about is not reading.main_event else None), unit.block.level
    elif unit.block.level <= scope.depth:
        scope.section = None


def _is_title(reading: Reading, unit: Unit) -> bool:
    """A short line that says nothing: it names what stands below it."""
    text = unit.block.text.rstrip()
    said = reading.runs(unit).words("finite_verbs")
    return unit.block.kind == "paragraph" and len(unit.tokens) < 20 and not said and not text.endswith((".", ","))


def _list(reading: Reading, unit: Unit, scope: Scope) -> None:
    """Whether the lines below this one name those who were there, or those who were not."""
    text = unit.block.text.rstrip()
    heading = unit.block.kind == "heading"
    label = len(unit.tokens) <= SHORT and (
        heading or (unit.block.kind == "paragraph" and (text.endswith(":") or text.isupper()))
    )
    lead = text.endswith(":") and len(unit.tokens) <= LEAD
    if label or lead:
        said = _said(reading, unit, unit.sentences[-1] if unit.sentences else (0, 0))
        person = any(r.entity.kind == "person" for r in reading.rows[unit.index])
        if "excused" in said:
            scope.listing = "excused"
        elif said and not person and (label or said != {"also"}):
            scope.listing = "present" if said != {"also"} or scope.listing else ""
        elif heading or label or lead:
            scope.listing = ""
        scope.people = "people" in said
    elif heading or (scope.listing and _tells(reading, unit)):
        scope.listing = ""


def _said(reading: Reading, unit: Unit, sentence: tuple[int, int]) -> set[str]:
    """What a label says of those below it."""
    runs = reading.runs(unit)
    cues = {"present": "present", "people_present": "people", "excused": "excused", "also_present": "also"}
    if reading.main_event is not None and reading.minutes:
        cues["gathered"] = "present"
    begin, end = sentence
    denied = runs.said("negation", begin, end)
    said = {kind for cue, kind in cues.items() if runs.said(cue, begin, end)}
    if denied and said - {"excused"}:
        return {"excused"}
    return said


def _tells(reading: Reading, unit: Unit) -> bool:
    """A paragraph with a verb of its own: the list is over."""
    return unit.block.kind == "paragraph" and bool(reading.runs(unit).words("finite_verbs"))


def _session(reading: Reading, unit: Unit, m: Mention) -> Entity:
    """The session a mention speaks of; one without a name of its own is called after the main event."""
    ref = next((r for r in reading.rows[unit.index] if r.first == m.first and r.entity.kind == "event"), None)
    if ref is not None and ref.entity is not reading.main_event:
        return ref.entity
    head = m.name.split()[0].lower()
    main = reading.main_event
    name = f"{head} ({main.name})" if main is not None else head
    entity = next((e for e in reading.actors.called("event", name) if e.name == name), None)
    if entity is None:
        entity = reading.actors.new(Entity("event", name, "nested", aliases=[head]))
    entity.mentions.append((unit.index, m.first, m.last))
    reading.rows[unit.index].append(Ref(entity, unit.index, m.first, m.last, m))
    reading.rows[unit.index].sort(key=lambda r: (r.first, -r.last))
    return entity


def event_here(reading: Reading, scope: Scope) -> Entity | None:
    return scope.session or scope.section or reading.main_event


def event_of(reading: Reading, unit: Unit, scope: Scope, begin: int, end: int, at: int) -> Ref | Entity | None:
    """The event that a verb or phrase at token ``at`` of a sentence speaks of.

    The first one named behind it, else the last one before it, in the sentence, then in its block; else the one here.
    """
    refs = [r for r in reading.rows[unit.index] if r.entity.kind == "event"]
    behind = next((r for r in refs if at < r.first and r.last <= end and r.first - at <= REACH), None)
    before = next((r for r in reversed(refs) if begin <= r.first and r.last <= at), None)
    if behind is not None and (before is None or behind.first - at <= NEAR):
        return behind
    if before is not None:
        return before
    above = next((r for r in reversed(refs) if r.last <= begin), None)
    return above or behind or event_here(reading, scope)


NEAR = 4  # tokens between a verb and its own event
REACH = 12  # tokens behind a verb in which its event may stand
