"""ORGANIZED: who convenes the event of a report — a line of its programme, a sentence, or the event's own name."""

from __future__ import annotations

from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import free
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Every statement of who convenes, hosts or is listed as taking part."""
    for unit in reading.units:
        _line(reading, unit)
        if unit.block.kind != "heading":
            _organizers(reading, unit)
    _organizer_in_name(reading)


def _line(reading: Reading, unit: Unit) -> None:
    """As in "Organizan: A y B", "Instituciones participantes: …" of a programme or invitation."""
    event = reading.main_event
    runs = reading.runs(unit)
    if event is None:
        return
    for cue, type_ in (("organized_by", "ORGANIZED"), ("present", "PARTICIPATED_IN")):
        after = runs.cue(cue, 0)
        if after is None or runs.text(after, after + 1) != ":":
            continue
        for ref in reading.refs(unit, after):
            if ref.entity.kind == "organization":
                reading.ties.add(type_, ref.entity, event, (unit.index, 0, ref.last), "attendance.line")


def _organizers(reading: Reading, unit: Unit) -> None:
    """As in "A y B fueron las organizadoras de la cita": the subject convenes, a host takes part."""
    if reading.main_event is None:
        return
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        noun = next(iter(runs.words("organizer_nouns", begin + 1, end)), None)
        if noun is None or runs.said("negation", begin, noun):
            continue
        groups = [g for g in reading.groups(unit, begin, noun) if g.of(("organization",)) and free(reading, unit, g)]
        hosting = unit.tokens[noun].key in reading.lex.words["host_nouns"]
        for body in groups[-1].of(("organization",)) if groups else []:
            type_ = "PARTICIPATED_IN" if hosting else "ORGANIZED"
            reading.ties.add(type_, body, reading.main_event, (unit.index, groups[-1].first, noun + 1), "attendance.organizer")


def _organizer_in_name(reading: Reading) -> None:
    """As in "Buró de FLACMA 2025": a body in the event's own name convenes it."""
    for event in reading.actors.of_kind("event"):
        for u, first, last in event.mentions[:1]:
            tokens = reading.units[u].tokens
            for k in range(first + 1, last):
                if tokens[k].capitals and (body := reading.actors_body(tokens[k].text)) is not None:
                    reading.ties.add("ORGANIZED", body, event, (u, first, last), "event.name")
