"""MEMBER_OF by lists ("Son miembros de X:" and the items below it), and by what a body is made of ("integrada por A y B")."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free
from loaders.extraction.rules.works import standing
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Every list of members; one that is denied is none."""
    _composed(reading)
    whole: Entity | None = None
    lead = 0
    for unit in reading.units:
        if unit.block.kind == "heading":
            whole = None
        named = _lead(reading, unit)
        if named is not None:
            whole, lead = named, unit.index
            continue
        if whole is None or unit.index - lead > 40 or not _is_entry(reading, unit):
            whole = None if whole is not None and unit.block.kind == "paragraph" and not _is_entry(reading, unit) else whole
            continue
        for ref in reading.rows[unit.index][:1]:
            if ref.entity.kind == "organization":
                reading.ties.add("MEMBER_OF", ref.entity, whole, (unit.index, ref.first, ref.last), "member.list")


def _composed(reading: Reading) -> None:
    """As in "X está integrada por A, B y C", "el consorcio del proyecto X lo forman A y B"."""
    verbs = reading.lex.words["composing_verbs"]
    for unit in reading.units:
        for clause in clauses(reading, unit) if forms_of(reading, unit, verbs) else ():
            if clause.verb not in verbs or not clause.passive or clause.denied:
                continue
            made = next((g for g in clause.after[:1] if behind(reading, unit, g, "by") and g.first - clause.end <= 5), None)
            whole = _whole(reading, clause) if made is not None else None
            for part in made.of(("organization",)) if made is not None and whole is not None else ():
                of = whole.refs[-1].entity if whole is not None else part
                relation = "MEMBER_OF" if of.kind == "organization" else "PARTICIPATES_IN"
                if of is not part and whole is not None and made is not None:
                    reading.ties.add(relation, part, of, clause.span(whole, made), "member.composed", standing(reading, clause))


def _whole(reading: Reading, clause: Clause) -> Group | None:
    """What is made of others: the body right before the verb, or the initiative whose consortium is."""
    group = next(reversed((*clause.heads, *clause.before)), None)
    if group is None or len(group.refs) > 1 or clause.at - group.last > 4:
        return None
    tokens, words = clause.unit.tokens, reading.lex.words
    if group.of(("initiative",)):
        return group if any(t.key in words["consortium_nouns"] for t in tokens[max(0, group.first - 4) : group.first]) else None
    between = tokens[group.last : clause.at]
    plain = group.of(("organization",)) and free(reading, clause.unit, group)
    return group if plain and not any(t.key in words["delegations"] for t in between) else None


def _lead(reading: Reading, unit: Unit) -> Entity | None:
    """The body whose members a line announces: it says so and ends in a colon."""
    runs = reading.runs(unit)
    if not unit.block.text.rstrip().endswith(":") or not runs.said("members") or runs.said("negation"):
        return None
    bodies = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "organization"]
    return bodies[-1] if bodies else None


def _is_entry(reading: Reading, unit: Unit) -> bool:
    """An item or short line that begins with a body."""
    first = next(iter(reading.rows[unit.index]), None)
    return first is not None and first.first <= 4 and first.entity.kind == "organization" and len(unit.tokens) < 25
