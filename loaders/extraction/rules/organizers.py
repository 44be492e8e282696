"""ORGANIZED: who convenes an event — a line of its programme, a sentence, or the event's own name; a host takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import clauses, free
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.units import Unit

NEAR = 6  # tokens between a verb and a subject behind it


def apply(reading: Reading) -> None:
    """Every statement of who convenes or hosts an event."""
    for unit in reading.units:
        _line(reading, unit)
        if unit.block.kind != "heading":
            _organizers(reading, unit)
            _speakers(reading, unit)
            _own(reading, unit)
            _that_one(reading, unit)
    _organizer_in_name(reading)


def _event(reading: Reading, unit: Unit, at: int) -> Entity | None:
    """The event last named before a token of a block, else the one the report is about."""
    before = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "event" and r.last <= at]
    return before[-1] if before else reading.main_event


def _line(reading: Reading, unit: Unit) -> None:
    """As in "Organizan: A y B" of a programme, an invitation or an agenda, or "Organiza | A" of a table."""
    runs = reading.runs(unit)
    for n, (begin, end) in enumerate(unit.sentences):
        after = runs.cue("organized_by", begin)
        verbal = after is not None and unit.tokens[begin].key in reading.lex.predicates.forms
        if after is None or (runs.text(after, after + 1) not in (":", "|") and not verbal):
            continue
        if runs.text(after, after + 1) not in (":", "|"):
            _opening(reading, unit, begin, after, end)
            continue
        event = _event(reading, unit, begin)
        last = end if n or len(unit.sentences) > 1 else len(unit.tokens)
        for ref in reading.refs(unit, after, last):
            held = any(p.organization is ref.entity for p in reading.posts_in(unit.index))
            if ref.entity.kind == "organization" and event is not None and not held:
                reading.ties.add("ORGANIZED", ref.entity, event, (unit.index, begin, ref.last), "attendance.line")


def _opening(reading: Reading, unit: Unit, begin: int, after: int, end: int) -> None:
    """As in "Convocan A y B, con el apoyo de C" below a title: those right behind the verb, no event named beside."""
    group = next((g for g in reading.groups(unit, after, end) if g.of(("organization",))), None)
    named = any(r.entity.kind == "event" for r in reading.refs(unit, begin, end))
    if group is None or named or reading.main_event is None or group.first != reading.runs(unit).skip_articles(after):
        return
    for body in group.of(("organization",)):
        reading.ties.add("ORGANIZED", body, reading.main_event, (unit.index, begin, group.last), "attendance.line")


def _organizers(reading: Reading, unit: Unit) -> None:
    """As in "A y B fueron las organizadoras de la cita", "del que fue anfitriona A": a host takes part."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        noun = next(iter(runs.words("organizer_nouns", begin + 1, end)), None)
        if noun is None or runs.said("negation", begin, noun):
            continue
        event = _event_with(reading, unit, noun, end)
        groups = [g for g in reading.groups(unit, begin, end) if g.of(("organization",))]
        told = [k for k in runs.words("finite_verbs", begin, noun) if k >= noun - NEAR]
        after = next((g for g in groups if g.first > noun and told and g.first - noun <= NEAR - 1), None)
        beside = next((g for g in reversed(groups) if g.last <= noun and noun - g.last <= 2), None)
        before = [g for g in groups if g.last <= noun and (free(reading, unit, g))]
        behind_verb = after is not None and free(reading, unit, after)
        who = after if behind_verb else beside or (before[-1] if before else None)
        hosting = unit.tokens[noun].key in reading.lex.words["host_nouns"]
        for body in who.of(("organization",)) if who is not None and event is not None else []:
            type_ = "PARTICIPATED_IN" if hosting else "ORGANIZED"
            if event is not None and who is not None:
                span = (unit.index, min(who.first, noun), max(who.last, noun + 1))
                reading.ties.add(type_, body, event, span, "attendance.organizer")


def _event_with(reading: Reading, unit: Unit, noun: int, end: int) -> Entity | None:
    """The event whose host or speaker a noun tells of: "anfitriona de la Cumbre", else the one named before it."""
    runs = reading.runs(unit)
    of = runs.cue("of_the", noun + 1) or runs.cue("of", noun + 1) or runs.cue("in", noun + 1)
    own = runs.skip_articles(of) if of is not None else None
    named = next((r.entity for r in reading.refs(unit, noun, end) if r.entity.kind == "event" and r.first == own), None)
    return named or _event(reading, unit, noun)


def _speakers(reading: Reading, unit: Unit) -> None:
    """As in "A será uno de los expositores del foro", "vendrá como oradora A": people who speak at an event."""
    runs = reading.runs(unit)
    for k in runs.words("speaker_nouns", 1):
        begin, end = unit.sentence_of(k)
        told = [n for n in runs.words("finite_verbs", max(begin, k - NEAR), k) if n < k]
        told = told or ([k - 1] if runs.cue("as_a", k - 1) == k else [])
        event = _event_with(reading, unit, k, end)
        if not told or event is None or runs.said("negation", begin, k) or runs.said("called_off", begin, end):
            continue
        groups = [g for g in reading.groups(unit, begin, end) if g.of(("person",)) and free(reading, unit, g)]
        late = next((g for g in groups if 0 < g.first - k <= NEAR), None)
        who = late or next((g for g in reversed(groups) if g.last <= told[0]), None)
        if who is not None:
            for person in who.of(("person",)):
                take_part(reading, person, event, (unit.index, min(who.first, k), max(who.last, k + 1)), "attendance.speech")


def _own(reading: Reading, unit: Unit) -> None:
    """As in "En el marco de su XX Asamblea, A renovó …", "nuestra Asamblea 2025": whose event it is."""
    runs = reading.runs(unit)
    for ref in reading.rows[unit.index]:
        k = ref.first - 1
        if ref.entity.kind != "event" or ref.entity.generic or k < 0 or runs.cue("possessive", k) != ref.first:
            continue
        if unit.tokens[k].key in reading.lex.words["our_words"]:
            owners = [reading.publisher] if reading.publisher is not None else []
            first, last = k, ref.last
        else:
            begin, end = unit.sentence_of(ref.first)
            groups = [g for g in reading.groups(unit, begin, end) if g.of(("organization", "person"))]
            before = [g for g in groups if g.last <= k and free(reading, unit, g)]
            behind = [
                g for g in groups if g.first >= ref.last and unit.tokens[ref.last].text == "," and g.first <= ref.last + 3
            ]
            owner = next(iter(before[-1:] or behind[:1]), None)
            owners = owner.of(("organization",)) if owner is not None else []
            first, last = (min(owner.first, k), max(owner.last, ref.last)) if owner is not None else (k, ref.last)
        for body in owners:
            reading.ties.add("ORGANIZED", body, ref.entity, (unit.index, first, last), "attendance.organizer")


def _that_one(reading: Reading, unit: Unit) -> None:
    """As in "El 6 de mayo se celebra el IX Congreso. Lo organiza A": the event is a pronoun."""
    words = reading.lex.words
    for clause in clauses(reading, unit):
        if clause.denied or clause.passive or clause.verb not in words["organizing_verbs"] or clause.at == clause.first:
            continue
        if unit.tokens[clause.at - 1].key not in words["object_clitics"]:
            continue
        event = _event(reading, unit, clause.at)
        late = next((g for g in clause.after[:1] if g.of(("organization",)) and free(reading, unit, g)), None)
        if event is not None and late is not None and late.first - clause.end < NEAR:
            for body in late.of(("organization",)):
                reading.ties.add("ORGANIZED", body, event, clause.span(late), "attendance.organizer")


def _organizer_in_name(reading: Reading) -> None:
    """As in "Buró de FLACMA 2025", "Asamblea General de la Liga de Comunas": a body in the event's own name convenes it."""
    for event in reading.actors.of_kind("event"):
        for u, first, last in event.mentions[:1]:
            for body in _bodies_in_name(reading, event, reading.units[u], first, last):
                reading.ties.add("ORGANIZED", body, event, (u, first, last), "event.name")


def _bodies_in_name(reading: Reading, event: Entity, unit: Unit, first: int, last: int) -> Iterator[Entity]:
    tokens = unit.tokens
    for k in range(first + 1, last):
        if tokens[k].capitals and (body := reading.actors_body(tokens[k].text)) is not None:
            yield body
    if not any(t.key in reading.lex.words["convened"] for t in tokens[first : min(first + 3, last)]):
        return
    runs = reading.runs(unit)
    for k in range(first + 1, last - 1):
        after = runs.cue("of_the", k) or runs.cue("of", k)
        if after is None or after >= last:
            continue
        tail = runs.text(after, last)
        named = (r.entity for r in _inside(reading.rows[unit.index], after, last) if r.entity.kind == "organization")
        body = next(named, None) or reading.actors_body(tail)
        if body is not None:
            yield body
            return


def _inside(refs: Sequence[Ref], first: int, last: int) -> Iterator[Ref]:
    return (r for r in refs if r.first == first and r.last <= last)
