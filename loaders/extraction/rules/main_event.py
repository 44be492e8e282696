"""The event that a whole report is about: named in its title, or the meeting that its first blocks tell of."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import free
from loaders.extraction.units import Unit


def find_in_title(reading: Reading) -> None:
    """The event a report is about: named in its title or, where the title names none, in its other headings."""
    headings = [u for u in reading.units if u.block.kind == "heading"][:3]
    for unit in headings:
        for ref in reading.rows[unit.index]:
            if ref.entity.kind == "event" and not ref.entity.generic and ref.entity.sub != "nested":
                reading.main_event = ref.entity
                return


def find_in_text(reading: Reading) -> None:
    """Where no title names one: the event with an ordinal or a year that the first blocks name and the report is about."""
    if reading.main_event is not None:
        return
    seen: list[Entity] = []
    for unit in reading.units[:6]:
        for ref in reading.rows[unit.index]:
            if ref.entity.kind == "event" and not ref.entity.generic and ref.entity.sub != "nested" and ref.entity not in seen:
                seen.append(ref.entity)
    counted = [e for e in seen if _is_edition(reading, e)]
    if counted and counted[0].mentions and counted[0].mentions[0][0] < 4:
        reading.main_event = counted[0]


def _is_edition(reading: Reading, event: Entity) -> bool:
    """Whether an event's name counts it or dates it: "IX Congreso …", "Foro … 2024"."""
    unit, first, last = event.mentions[0] if event.mentions else (0, 0, 0)
    tokens = reading.units[unit].tokens[first:last]
    return bool(tokens) and (tokens[0].roman or tokens[0].key in reading.lex.ordinals or tokens[-1].kind == "number")


def find_meeting(reading: Reading) -> None:
    """Where no title names an event: the meeting of two bodies that the first blocks tell of."""
    if reading.main_event is not None:
        return
    for unit in [u for u in reading.units if u.block.kind != "heading"][:4]:
        runs = reading.runs(unit)
        for begin, end in unit.sentences:
            noun = next(iter(runs.words("meeting_nouns", begin, end)), None)
            form = next((k for k in runs.words("verbs", begin, end) if _is_verb(reading, unit, k, "holding_verbs")), None)
            if noun is None or form is None or noun < form or runs.said("negation", begin, form):
                continue
            bodies = [
                g for g in reading.groups(unit, begin, form) if len(g.of(("organization",))) == 2 and free(reading, unit, g)
            ]
            if not bodies:
                continue
            names = " – ".join(e.acronym or e.name for e in bodies[0].of(("organization",)))
            head = unit.tokens[noun].text
            event = reading.actors.new(
                Entity("event", f"{head} ({names})", aliases=[head], mentions=[(unit.index, noun, noun + 1)])
            )
            reading.main_event = event
            for body in bodies[0].of(("organization",)):
                reading.ties.add("PARTICIPATED_IN", body, event, (unit.index, bodies[0].first, noun + 1), "attendance.meeting")
            return


def _is_verb(reading: Reading, unit: Unit, k: int, words: str) -> bool:
    form = reading.lex.predicates.forms.get(unit.tokens[k].key)
    return form is not None and not unit.tokens[k].capital and form.verb in reading.lex.words[words]
