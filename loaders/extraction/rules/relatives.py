"""Relative clauses that a preposition opens: "la red a la que pertenece X", "el fondo al que aportan X e Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.asides import asides
from loaders.extraction.rules.clauses import Clause, clauses, free
from loaders.extraction.rules.speakers import governed, governments
from loaders.extraction.rules.works import standing

Argument = tuple[list[Entity], Group]
BELONGING = ("member", "partner")


def apply(reading: Reading) -> None:
    """As in "de la que forma parte X", "en el cual X figura como socia": who belongs to what the pronoun means."""
    words = reading.lex.words
    for unit in reading.units:
        nouns = reading.runs(unit).words("belonging_nouns")
        for clause in clauses(reading, unit) if nouns else ():
            if clause.denied or clause.verb not in words["belonging_verbs"] or preposition(reading, clause) is None:
                continue
            noun = next((k for k in nouns if clause.end <= k <= clause.end + 3), None)
            for name in BELONGING if noun is not None else ():
                frame = reading.lex.predicates.frames[name]
                found = turned(reading, clause, {**frame, "via": words["prepositions"]}, noun)
                for source in found[0][0] if found is not None else ():
                    for target in found[1][0] if found is not None else ():
                        span = clause.span(*(g for _, g in found or ()))
                        reading.ties.add(frame["relation"], source, target, span, f"phrase.{name}", standing(reading, clause))


def preposition(reading: Reading, clause: Clause) -> str | None:
    """The preposition before a relative pronoun: "en el cual", "al que", "con quien"; None where there is none."""
    k = (clause.pronoun or 0) - 1
    words, tokens = reading.lex.words, clause.unit.tokens
    while k >= clause.first and tokens[k].key in words["bare_articles"]:
        k -= 1
    key = tokens[k].key if k >= clause.first else ""
    return key if key in words["prepositions"] else None


def turned(
    reading: Reading, clause: Clause, frame: Mapping[str, Any], end: int | None = None
) -> tuple[Argument, Argument] | None:
    """Who acts in such a clause, before the verb or behind it (and behind ``end``), and on what the pronoun means."""
    if preposition(reading, clause) not in frame.get("via", ()) or clause.passive or frame.get("inverse"):
        return None
    head = _meant(reading, clause, frame["theme"])
    if head is None:
        return None
    agents = _before(reading, clause, frame) or _behind(reading, clause, frame, clause.end if end is None else end)
    if agents is None or any(a in head.of(frame["theme"]) for a in agents[0]):
        return None
    return agents, (head.of(frame["theme"]), head)


def _meant(reading: Reading, clause: Clause, kinds: Sequence[str]) -> Group | None:
    """What the pronoun means: the name right before it, or the one that a remark before it is made of.

    As in "la Escuela X, que dirige A, a la que aporta B", "el proyecto X, que paga A y en el que …".
    """
    tokens = clause.unit.tokens
    head = next(reversed(clause.heads), None)
    between = tokens[head.last : clause.pronoun] if head is not None else ()
    added = any(t.key in reading.lex.words["joiners"] for t in between)
    if head is not None and not added and head.of(kinds) and sum(t.kind == "word" for t in between) <= 2:
        return head
    remarks = asides(reading, clause.unit, clause.first, clause.last)
    for group in reversed(clause.heads):
        opened = next((a for a in remarks if group.last <= a.first <= group.last + 2), None)
        if group.of(kinds) and opened is not None and opened.first < (clause.pronoun or 0):
            return group
    return None


def _before(reading: Reading, clause: Clause, frame: Mapping[str, Any]) -> Argument | None:
    group = next((g for g in reversed(clause.before) if free(reading, clause.unit, g)), None)
    found = acting(reading, clause, group, frame["agent"], places=True) if group is not None else []
    return (found, group) if group is not None and found else None


def _behind(reading: Reading, clause: Clause, frame: Mapping[str, Any], end: int) -> Argument | None:
    """The subject behind the verb, where no other verb and no sign stands between them."""
    for group in clause.after[:2]:
        between = clause.unit.tokens[end : group.first]
        if len(between) > 12 or any(t.text in (",", ";", ":") or t.key in reading.lex.predicates.finite for t in between):
            return None
        if found := acting(reading, clause, group, frame["agent"], places=True):
            return found, group
    return None


def acting(reading: Reading, clause: Clause, group: Group, kinds: Sequence[str], *, places: bool = False) -> list[Entity]:
    """Who in a group may be the subject: those named, and the governments in "las alcaldías de A y B"."""
    towns = governed(reading, clause.unit, group, places=places) if "organization" in kinds else []
    if towns:
        opener = clause.unit.tokens[max(0, group.first - 4)]  # before "las alcaldías de"
        return towns if opener.key not in reading.lex.words["prepositions"] else []
    if not free(reading, clause.unit, group):
        return []
    return group.of(kinds) or (towns_acting(reading, clause, group) if "organization" in kinds else [])


def towns_acting(reading: Reading, clause: Clause, group: Group) -> list[Entity]:
    """The governments of towns that do what only governments do: "En el programa participan Loja y Cuenca"."""
    return governments(reading, group) if clause.verb in reading.lex.words["town_verbs"] else []
