"""Meetings told by a noun: "la reunión entre A y B", "reunión de A con B", "la visita de A a B", "la cita fue con B"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.meetings import KINDS, meet
from loaders.extraction.units import Unit

REACH = 14  # tokens between a noun and the one met


def read(reading: Reading, unit: Unit, told: Sequence[Entity]) -> None:
    """Every such noun of a block; ``told`` are those who acted last."""
    runs = reading.runs(unit)
    for k in (*runs.words("meeting_nouns"), *runs.words("visit_nouns")):
        _noun(reading, unit, k, told)


def partner_of(reading: Reading, unit: Unit, groups: Sequence[Group], cue: str, floor: int = 0) -> Group | None:
    """The first group behind token ``floor`` that "con" or "a" leads to; representatives and posts may stand between."""
    runs = reading.runs(unit)
    for group in groups[:3]:
        if not group.of(KINDS) or _new_subject(reading, unit, group):
            continue
        begin = max(unit.sentence_of(group.first)[0], floor)
        for k in range(group.first - 1, max(begin, group.first - 12) - 1, -1):
            if unit.tokens[k].key in reading.lex.words["attendance_nouns"]:
                break  # "con la asistencia de X"
            if runs.cue(cue, k) is not None or (unit.tokens[k].key in reading.lex.words["contracted_to"] and cue == "to"):
                return group
            if unit.tokens[k].text in (";", ".") or (
                unit.tokens[k].key in reading.lex.predicates.forms and not unit.tokens[k].capital and cue == "to"
            ):
                break
    return None


def _new_subject(reading: Reading, unit: Unit, group: Group) -> bool:
    """As in "conversó con los vecinos y Ana Paz saludó …": "y" and a verb make the name the next subject."""
    joined = group.first > 0 and unit.tokens[group.first - 1].key in reading.lex.words["conjunctions"]
    return joined and bool(reading.runs(unit).words("finite_verbs", group.last, group.last + 1))


def _noun(reading: Reading, unit: Unit, k: int, told: Sequence[Entity]) -> None:
    """As in "la reunión entre A y B", "reunión de A con B", "la visita de A a B", "la primera cita fue con B"."""
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(k)
    cues = ("refusal", "cancelled", "wished", "called_off", "negation")
    if any(runs.said(c, begin, end) for c in cues):
        return
    groups = [g for g in reading.groups(unit, k, end) if g.of(KINDS)][:4]
    at = runs.seek("between", k + 1, min(k + 4, end))
    if at is not None and groups:
        pair = groups[0].of(KINDS)
        if len(pair) == 2 and groups[0].first - at < REACH:
            meet(reading, pair[:1], pair[1:], (unit.index, k, groups[0].last), "meeting.noun")
        return
    cue = "to" if unit.tokens[k].key in reading.lex.words["visit_nouns"] else "with"
    of = runs.seek("of", k + 1, min(k + 4, end))
    if of is not None and len(groups) > 1 and groups[0].first - of <= 6:
        partner = partner_of(reading, unit, groups[1:2], cue)
        if partner is not None and _leads(reading, unit, groups[0], partner, cue):
            _with_all(reading, unit, groups[0].of(KINDS), groups[1:], k)
        return
    if cue == "to" or k - begin > 5 or not groups or groups[0].first - k > REACH:
        return
    lead = range(k + 1, min(k + 5, groups[0].first))
    led = any(runs.cue("with", n) is not None for n in lead)
    said = any(
        t.key in reading.lex.predicates.finite and not _copula(reading, t.key) for t in unit.tokens[begin : groups[0].first]
    )
    ours = [p for p, at in reading.delegation if at <= unit.index] or list(told)
    if led and not said and ours:
        _with_all(reading, unit, ours, groups, k)


def _with_all(reading: Reading, unit: Unit, ours: Sequence[Entity], groups: Sequence[Group], k: int) -> None:
    """The first of these groups, and those that another "y con" leads to, were met."""
    for group in groups:
        if group is groups[0] or _also(reading, unit, group):
            theirs = [e for e in group.of(KINDS) if e not in ours]
            meet(reading, ours, theirs, (unit.index, k, group.last), "meeting.noun")


def _copula(reading: Reading, key: str) -> bool:
    return reading.lex.predicates.forms[key].verb == reading.lex.predicates.copula


def _also(reading: Reading, unit: Unit, group: Group) -> bool:
    """Whether "y con" leads to a group."""
    runs = reading.runs(unit)
    return any(
        runs.cue("and", k) is not None and runs.cue("with", k + 1) is not None
        for k in range(max(0, group.first - 4), group.first - 1)
    )


def _leads(reading: Reading, unit: Unit, a: Group, b: Group, cue: str) -> bool:
    """Whether the preposition that leads to b stands behind a, with no verb between."""
    runs = reading.runs(unit)
    between = range(a.last, b.first)
    said = any(unit.tokens[n].key in reading.lex.predicates.finite and not unit.tokens[n].capital for n in between)
    to = reading.lex.words["contracted_to"] if cue == "to" else frozenset[str]()
    return not said and any(runs.cue(cue, n) is not None or unit.tokens[n].key in to for n in between)
