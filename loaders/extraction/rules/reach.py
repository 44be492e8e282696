"""TARGETS: where an initiative does its work, whatever the verb: "que se aplicará en A y B", "atiende a los barrios de A".

The last initiative before the verb is what works there, or the one spoken of before where the clause names nobody. A place
belongs to the verb before it where "en" leads to it, or a noun of territories, or where it ends the verb's own object.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from loaders.extraction.entities.types import Entity, place_named
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import about, behind_place
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free
from loaders.extraction.rules.located import country
from loaders.extraction.rules.works import standing
from loaders.extraction.units import Unit

FAR = 24  # tokens between a verb and the first place
NEAR = 2  # tokens between a name and the pronoun that means it
OBJECT = 9  # tokens of an object that a place ends
PLACES = ("place", "country")
ACTORS = ("person", "organization")


def apply(reading: Reading) -> None:
    """Every statement of where an initiative works, and every place behind the name of one."""
    words = reading.lex.words
    for unit in reading.units:
        row = reading.rows[unit.index]
        if not any(r.entity.kind in PLACES for r in row) or unit.block.kind == "row":
            continue
        for clause in clauses(reading, unit) if forms_of(reading, unit, words["reach_verbs"]) else ():
            if clause.verb in words["reach_verbs"] and not clause.denied and clause.tense not in ("conditional", "subjunctive"):
                _clause(reading, clause)
        _named(reading, unit)


def _clause(reading: Reading, clause: Clause) -> None:
    groups = list(_reached(reading, clause))
    things, thing = _working(reading, clause) if groups else ([], None)
    used = [*groups, *([thing] if thing is not None else [])]
    for theme in things:
        for group in groups:
            _state(reading, clause.unit, theme, group, clause.span(*used), standing(reading, clause))


def _state(reading: Reading, unit: Unit, theme: Entity, group: Group, span: tuple[int, int, int], status: str) -> None:
    towns = [
        place_named(reading.actors, r.entity.place)
        for r in group.refs
        if r.entity.sub == "local_government" and r.entity.place and not unit.tokens[r.first].capital
    ]
    for place in (*group.of(PLACES), *towns):
        if place.sub != "region" and not theme.known:
            target = country(reading, place.country) if place.kind == "country" else place
            reading.ties.add("TARGETS", theme, target, span, "initiative.reach", status)


def _working(reading: Reading, clause: Clause) -> tuple[list[Entity], Group | None]:
    """The initiative that a verb tells of: what its pronoun means, the last one before it, else the one spoken of."""
    if clause.pronoun is not None and clause.heads:
        head = clause.heads[-1]
        again = clause.unit.tokens[clause.pronoun - 1].key in reading.lex.words["joiners"]  # "que paga la liga y que llega a"
        if not _works(reading, head) and clause.pronoun - head.last <= NEAR and not again:
            return [], None  # "la liga, que trabaja en Loja"
    for group in reversed((*clause.heads, *clause.before)):
        if found := _works(reading, group):
            return found, group
        if any(t.text == ";" for t in clause.unit.tokens[group.last : clause.at]):
            continue
        if clause.pronoun is None and group.of(ACTORS) and free(reading, clause.unit, group) and not _made(reading, clause):
            return [], None  # "el plan X; la liga trabaja en Loja"
    if clause.heads or any(g.of(("person", "organization", "event")) for g in clause.before):
        return [], None
    return [e for e in about(reading, clause.unit, clause.first, ("initiative",)) if _does(reading, e)], None


def _made(reading: Reading, clause: Clause) -> bool:
    """Whether a verb says what somebody does with an initiative, not where somebody is at work."""
    return clause.verb in reading.lex.words["placed_verbs"]


def _works(reading: Reading, group: Group) -> list[Entity]:
    return [e for e in group.of(("initiative",)) if not e.known and _does(reading, e)]


def _does(reading: Reading, entity: Entity) -> bool:
    """Whether an initiative is one that works somewhere, unlike a law or an award."""
    return entity.sub in reading.lex.words["working_kinds"]


def _reached(reading: Reading, clause: Clause) -> Iterator[Group]:
    """The places behind a verb that are its own: no other verb, no event and no actor's place stands between."""
    unit, runs = clause.unit, reading.runs(clause.unit)
    words = reading.lex.words
    last = clause.end
    found = False
    for group in clause.after:
        if group.first - last > FAR or _ends(reading, clause, last, group.first) or group.of(("event",)):
            return
        town = [r for r in group.refs if r.entity.sub == "local_government" and not unit.tokens[r.first].capital]
        if not group.of(PLACES) and not town:
            last = group.last if not found else last
            if found:
                return
            continue
        opener = unit.tokens[group.first - 1]
        if opener.text == "(" or opener.key in words["source_prepositions"]:
            return
        if town and group.first - clause.end > 1 and runs.cue("to", group.first - 1) is None:
            yield group  # "las aldeas del municipio de A"
            found, last = True, group.last
            continue
        joined = found and any(t.key in words["joiners"] or t.text == "," for t in unit.tokens[last : group.first])
        if behind_place(reading, unit, group) or _territory(reading, unit, group) or joined or _object(reading, clause, group):
            yield group
            found, last = True, group.last
        elif found:
            return
        else:
            last = group.last


def _ends(reading: Reading, clause: Clause, first: int, last: int) -> bool:
    """Whether another statement begins between two tokens: a further verb, a pronoun, a semicolon."""
    unit, runs = clause.unit, reading.runs(clause.unit)
    if any(t.text in (";", ":") for t in unit.tokens[first : max(first, last - 1)]) or runs.every("relative", first, last):
        return True
    forms = reading.lex.predicates.forms
    told = (k for k in runs.words("finite_verbs", first, last) if not _noun(reading, unit, k))
    return any(forms[unit.tokens[k].key].verb not in reading.lex.words["reach_verbs"] for k in told)


def _noun(reading: Reading, unit: Unit, k: int) -> bool:
    before = unit.tokens[k - 1].key if k else ""
    return unit.tokens[k].capital or before in reading.lex.words["before_nouns"]


def _territory(reading: Reading, unit: Unit, group: Group) -> bool:
    """As in "a los barrios de A", "del municipio de A": a noun of territories leads to the name."""
    near = unit.tokens[max(0, group.first - 3) : group.first]
    words = reading.lex.words
    return any(t.key in words["local_nouns"] or t.key in words["mere_places"] or t.key in words["settlements"] for t in near)


def _object(reading: Reading, clause: Clause, group: Group) -> bool:
    """As in "rediseña las redes de transporte de A y B": nothing but the verb's object before the places."""
    unit = clause.unit
    between = unit.tokens[clause.end : group.first]
    of = reading.runs(unit).cue("of", group.first - 1) is not None
    plain = all(t.kind == "word" and not t.capital for t in between)
    return of and 2 < len(between) <= OBJECT and plain and len(group.refs) > 1


def _named(reading: Reading, unit: Unit) -> None:
    """As in "el Programa X en los municipios de A y B", "el Programa X para A": the places right behind the name."""
    for begin, end in unit.sentences:
        groups: Sequence[Group] = reading.groups(unit, begin, end)
        for thing, group in itertools.pairwise(groups):
            things = _works(reading, thing)
            if not things or not group.of(PLACES) or not 0 < group.first - thing.last <= 6:
                continue
            between = unit.tokens[thing.last : group.first]
            led = between[0].key in reading.lex.words["reach_prepositions"] and all(t.kind == "word" for t in between)
            told = any(t.key in reading.lex.predicates.finite for t in between)
            runs = reading.runs(unit)
            told = told or (runs.cue("for", thing.last) is None and _done_there(reading, unit, begin, thing.first))
            if led and not told and not any(runs.said(c, begin, end) for c in ("refusal", "cancelled", "negation")):
                for theme in things:
                    _state(reading, unit, theme, group, (unit.index, thing.first, group.last), "")


def _done_there(reading: Reading, unit: Unit, first: int, last: int) -> bool:
    """As in "presentó el Programa X en A": the place where something was done that is no work of the initiative's."""
    forms = reading.lex.predicates.forms
    verbs = [k for k in reading.runs(unit).words("verbs", first, last) if not _noun(reading, unit, k)]
    return bool(verbs) and forms[unit.tokens[verbs[-1]].key].verb not in reading.lex.words["placed_verbs"]
