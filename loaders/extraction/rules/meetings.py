"""MET_WITH: bilateral meetings that are announced before the partners' own words; see also encounters."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import free
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.units import Unit

KINDS = ("person", "organization")


def apply(reading: Reading) -> None:
    """Meetings of the report; an announced series of meetings takes the speakers that follow it as its partners."""
    hosts: list[Entity] = []
    partners: dict[Entity, list[Entity]] = {}
    announced: tuple[int, int, int] = (0, 0, 0)
    for unit in reading.units:
        runs = reading.runs(unit)
        if unit.block.kind == "heading":
            meetings = runs.said("bilateral")
            hosts = hosts if meetings else []
            continue
        if hosts and (guest := _guest(reading, unit)) is not None:
            meet(reading, hosts, [guest], announced, "meeting.announced")
            for home in filter(None, (reading.home(h) for h in hosts)):
                if (body := reading.home(guest)) is not None:
                    partners.setdefault(home, []).append(body)
            if reading.main_event is not None:
                take_part(reading, guest, reading.main_event, announced, "meeting.announced")
            continue
        for begin, end in unit.sentences:
            found = _announcement(reading, unit, begin, end)
            if found is not None:
                hosts, announced = found
                if reading.main_event is not None:
                    for host in hosts:
                        take_part(reading, host, reading.main_event, announced, "meeting.announced")
        _agreements(reading, unit, partners)


def _agreements(reading: Reading, unit: Unit, partners: dict[Entity, list[Entity]]) -> None:
    """As in "Respecto a las agendas bilaterales … explorar la suscripción de un MdE": between those who had met."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        cue = runs.seek("bilateral", begin, end)
        if cue is None or not partners or runs.said("negation", begin, end):
            continue
        things = [
            r
            for r in reading.refs(unit, begin, end)
            if r.entity.sub in ("agreement", "twinning") and r.entity.kind == "initiative"
        ]
        for ref in things:
            if any(g.of(("organization",)) for g in reading.groups(unit, begin, end)):
                break  # the parties are named: other rules read them
            span = (unit.index, cue, ref.last)
            for home, bodies in partners.items():
                agreement = ref.entity.sub == "agreement"
                type_ = "PARTICIPATES_IN" if agreement else "LEADS"
                reading.ties.add(type_, home, ref.entity, span, "meeting.agreement", "planned")
                for body in bodies if agreement else ():
                    reading.ties.add("COOPERATES_WITH", home, body, span, "meeting.agreement", "planned")


def _guest(reading: Reading, unit: Unit) -> Entity | None:
    """The person whose words a block gives: "Name - Post: …"."""
    refs = reading.rows[unit.index]
    first = next(iter(refs), None)
    if first is None or first.first > 0:
        return None
    if first.entity.kind == "organization" and unit.block.kind == "item":
        return next((r.entity for r in refs if r.entity.kind == "person"), None)
    return first.entity if first.entity.kind == "person" else None


def _announcement(reading: Reading, unit: Unit, begin: int, end: int) -> tuple[list[Entity], tuple[int, int, int]] | None:
    """As in "X e Y sostuvieron encuentros bilaterales con diversas organizaciones": the hosts, and the passage."""
    runs = reading.runs(unit)
    phrase = runs.seek("bilateral", begin, end)
    if phrase is None or not runs.words("meeting_nouns", begin, phrase):
        return None
    groups = reading.groups(unit, begin, end)
    if any(g.first > phrase and g.of(KINDS) for g in groups):
        return None  # the partners are named: a sentence of its own
    hosts = [g for g in groups if g.last <= phrase and g.of(KINDS) and free(reading, unit, g)]
    if not hosts:
        return None
    found = [e for g in hosts for e in g.of(KINDS)]
    return found, (unit.index, begin, end)


def meet(reading: Reading, ours: Sequence[Entity], theirs: Sequence[Entity], span: tuple[int, int, int], rule: str) -> None:
    """People meet people, and the bodies they stand for meet each other."""
    for a in ours:
        for b in theirs:
            reading.ties.add("MET_WITH", a, b, span, rule)
            home, abroad = (reading.home(x) if x.kind == "person" else None for x in (a, b))
            if rule == "meeting.announced" and home is not None and abroad is not None and home is not abroad:
                reading.ties.add("MET_WITH", home, abroad, span, rule)
