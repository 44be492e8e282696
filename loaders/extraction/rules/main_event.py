"""The event that a whole report is about: named in its title, or the meeting or act that its first blocks tell of."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extraction.entities.types import Entity, Ref, words_of
from loaders.extraction.marks.programme import SHORTEST, timed
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import free
from loaders.extraction.units import Mention, Unit
from loaders.tokens import fold

TITLE = 25  # tokens of a title
BARE = 4  # tokens of a title that says no more than "ACTA N.º 3"
NOTE = 8  # blocks of a short note


def find_in_title(reading: Reading) -> None:
    """The event a report is about: named in its title or, where the title names none, in its other headings."""
    clocks = timed(reading.units)
    begins = min(clocks, default=len(reading.units))  # of a programme
    for unit in (u for u in _titles(reading) if u.index < begins):
        for ref in reading.rows[unit.index]:
            first = unit.block.kind == "heading" and unit.index == 0 and ref.first <= 1
            if first and ref.entity.kind == "event" and ref.entity.sub == "nested":
                ref.entity.sub = ""  # "II CONVERSATORIO …", the title of a programme: no session of something else
            if ref.entity.kind == "event" and not ref.entity.generic and ref.entity.sub != "nested":
                if not _one_of_several(reading, unit):
                    reading.main_event = ref.entity
                    reading.minutes = _reports(reading, unit)
                return
    if (event := _of_programme(reading, clocks)) is not None:
        reading.main_event = event
        return
    for unit in _titles(reading)[:2]:
        if _reports(reading, unit):
            event = _of_report(reading, unit) or (_of_text(reading) if len(unit.tokens) <= BARE else None)
            if event is not None:
                reading.main_event, reading.minutes = event, True
                return


def _of_programme(reading: Reading, clocks: Iterable[int]) -> Entity | None:
    """The event that a programme is of, called by its title where that has no head ("Gobernar el agua", then the times)."""
    for unit in reading.units[: min(clocks, default=0)][:4]:
        words = [t for t in unit.tokens if t.kind == "word"]
        if not SHORTEST <= len(words) <= TITLE or len(unit.sentences) > 1 or unit.runs.words("finite_verbs", 0, 3):
            continue  # "Tenemos el agrado de invitarle"
        dated = any(t.kind == "number" for t in unit.tokens) and any(t.key in reading.lex.months for t in words)
        if dated or unit.runs.begins_body(0):
            continue
        name = unit.runs.text(0, len(unit.tokens)).rstrip(".")
        mention = Mention("event", unit.index, 0, len(unit.tokens), name)
        event = reading.actors.new(Entity("event", name, mentions=[(unit.index, 0, len(unit.tokens))]))
        reading.actors.refs.append(Ref(event, unit.index, 0, len(unit.tokens), mention))
        return event
    return None


def _titles(reading: Reading) -> list[Unit]:
    """The first headings, and short lines above the text that say nothing."""
    said = reading.lex.predicates.finite
    lines = [
        u
        for u in reading.units[:8]
        if u.block.kind == "heading"
        or (
            u.index < 6
            and u.block.kind == "paragraph"
            and len(u.tokens) <= TITLE
            and not u.block.text.rstrip().endswith((".", ":"))
            and not any(t.key in said and not t.capital for t in u.tokens)
        )
    ]
    headings = [u for u in reading.units if u.block.kind == "heading"][:3]
    return sorted({u.index: u for u in (*lines, *headings)}.values(), key=lambda u: u.index)[:5]


def _one_of_several(reading: Reading, unit: Unit) -> bool:
    """Whether a heading below the first is one of several that name events: the report is about none of them."""
    headings = [u for u in reading.units if u.block.kind == "heading"]
    if unit.block.kind != "heading" or not headings or unit is headings[0]:
        return False
    beside = [u for u in headings if u.block.level == unit.block.level]
    named = [u for u in beside if any(r.entity.kind == "event" and not r.entity.generic for r in reading.rows[u.index])]
    return len(named) > 1 and len(beside) > 1 and headings[0].block.level < unit.block.level


def _reports(reading: Reading, unit: Unit) -> bool:
    """Whether a title begins as the minutes of something do: "Acta de …"."""
    return bool(unit.tokens) and unit.tokens[0].key in reading.lex.words["minutes"]


def _of_report(reading: Reading, unit: Unit) -> Entity | None:
    """The session that minutes are of: one without a name is called by its head and what stands behind it."""
    for ref in reading.rows[unit.index]:
        if ref.entity.kind == "event":
            ref.entity.generic = False
            ref.entity.sub = ""
            return ref.entity
    for m in reading.marks[unit.index]:
        if m.kind == "event" and m.generic:
            return _called(reading, unit, m)
    return None


def _of_text(reading: Reading) -> Entity | None:
    """The session that the text below a bare title speaks of: "celebrar la sesión de la Asamblea"."""
    for unit in reading.units:
        for m in reading.marks[unit.index]:
            of = unit.runs.cue("of_the", m.last) or unit.runs.cue("of", m.last)
            whose = of is not None and any(r.first == unit.runs.skip_articles(of) for r in reading.rows[unit.index])
            if m.kind == "event" and m.generic and whose and words_of(m.name)[0] in reading.lex.words["convened"]:
                return _called(reading, unit, m)
    return None


def _called(reading: Reading, unit: Unit, m: Mention) -> Entity:
    """An event without a name of its own, called by its head and the complement behind it."""
    runs = reading.runs(unit)
    last = m.last
    while (after := runs.cue("of_the", last) or runs.cue("of", last) or runs.cue("between", last)) is not None:
        at = runs.skip_articles(after)
        ref = next((r for r in reading.rows[unit.index] if r.first == at), None)
        if ref is None:
            break
        last = ref.last
    name = runs.text(m.first, last)
    name = name.capitalize() if name.isupper() else name
    event = reading.actors.new(Entity("event", name, aliases=[m.name], mentions=[(unit.index, m.first, last)]))
    reading.actors.refs.append(Ref(event, unit.index, m.first, m.last, m))
    return event


def find_in_text(reading: Reading) -> None:
    """Where no title names one: the event with an ordinal or a year that the first blocks name and the report is about."""
    if reading.main_event is not None:
        return
    prose = [u for u in reading.units if u.block.kind == "paragraph" and len(u.tokens) > TITLE // 2][:3]
    for unit in prose:
        for ref in reading.rows[unit.index]:
            event = ref.entity
            named = event.kind == "event" and not event.generic and event.sub != "nested"
            if named and _is_edition(reading, event) and (_spoken_of(reading, event) or len(reading.units) <= NOTE):
                reading.main_event = event
                return

    for unit in prose:
        for ref in reading.rows[unit.index]:
            event = ref.entity
            known = event.kind == "event" and event.generic and fold(event.name) in reading.lex.words["definite_events"]
            if known and _spoken_of(reading, event):
                event.generic, event.sub = False, ""
                reading.main_event = event
                return


def _spoken_of(reading: Reading, event: Entity) -> bool:
    """Whether a report comes back to an event: by its name, or by its head alone ("el congreso")."""
    heads = words_of(event.name)
    again = sum(m.kind == "event" and m.generic and words_of(m.name)[0] in heads for row in reading.marks for m in row)
    return len(event.mentions) + again > 1


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
