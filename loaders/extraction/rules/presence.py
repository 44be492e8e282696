"""PARTICIPATED_IN by what people do: "abrió el panel", "en su participación ante el Buró", "recogió la estatuilla"."""

from __future__ import annotations

from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import clauses, forms_of, free
from loaders.extraction.rules.sessions import Scope, event_here, take_part
from loaders.extraction.units import Unit


def apply(reading: Reading, unit: Unit, scope: Scope) -> None:
    """What a block says of people at an event."""
    _sentences(reading, unit, scope)
    _acting(reading, unit, scope)


def _sentences(reading: Reading, unit: Unit, scope: Scope) -> None:
    """What a sentence says of somebody and an event: "abrió el panel", "en su participación ante el Buró"."""
    frame = reading.lex.predicates.frames["host"]
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    for begin, end in unit.sentences:
        speaks = bool(runs.words("speech_nouns", begin, end))
        if not speaks and not any(forms[unit.tokens[k].key].verb in frame["verbs"] for k in runs.words("verbs", begin, end)):
            continue
        groups = reading.groups(unit, begin, end)
        people = [g for g in groups if g.of(("person",))]
        if not people:
            continue
        subject = next((g for g in people if free(reading, unit, g)), None)
        if subject is not None:
            event = next((r for r in reading.refs(unit, begin, end) if r.entity.kind == "event"), None)
            said = max(subject.last, event.first if event is not None else 0)
            if runs.said("negation", begin, said):
                continue
            target = event.entity if event else scope.session if speaks else None
            if target is not None:
                last = event.last if event is not None and event.first > subject.last else subject.last
                for person in subject.of(("person",)):
                    take_part(
                        reading, person, target, (unit.index, subject.first, max(subject.last, last)), "attendance.sentence"
                    )


def _acting(reading: Reading, unit: Unit, scope: Scope) -> None:
    """In a report about an event: who opens, moderates, speaks, signs or receives there takes part ("Abrió el congreso X")."""
    event = event_here(reading, scope)
    if event is None:
        return
    acting = {*reading.runs(unit).stems("reporting"), *forms_of(reading, unit, reading.lex.words["present_verbs"])}
    for clause in clauses(reading, unit) if acting else ():
        if clause.at not in acting or clause.denied or clause.tense not in ("past", "present") or clause.passive:
            continue
        who = next((g for g in reversed(clause.before) if g.of(("person",)) and free(reading, unit, g)), None)
        late = next((g for g in clause.after[:2] if g.of(("person",)) and free(reading, unit, g)), None)
        group = who or late
        if group is None or _called_off(reading, unit, group.first):
            continue
        for person in group.of(("person",)):
            take_part(reading, person, event, clause.span(group), "attendance.acting")


def _called_off(reading: Reading, unit: Unit, first: int) -> bool:
    """Whether a sentence says that somebody did not come after all."""
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(first)
    return runs.said("called_off", begin, end)
