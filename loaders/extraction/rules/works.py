"""What verbs tell besides who and what: where a work is done, whether help is cooperation, who works together."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, behind_place, pairwise
from loaders.extraction.rules.clauses import Clause, free
from loaders.extraction.rules.located import country

REACH = 5  # tokens between a verb and the help that it gives


def standing(reading: Reading, clause: Clause) -> str:
    if clause.planned:
        return "planned"
    return reading.lex.predicates.standing.get(clause.tense, "")


def jointly(reading: Reading, clause: Clause) -> None:
    """As in "A y B cooperan", "A y B trabajan juntas": the subjects of such a verb cooperate."""
    words = reading.lex.words
    said = reading.runs(clause.unit).said("jointly", clause.end, clause.last)
    if clause.verb not in words["joint_verbs"] and not (clause.verb in words["toiling_verbs"] and said):
        return
    group = next((g for g in reversed(clause.before) if free(reading, clause.unit, g)), None)
    bodies = group.of(("organization",)) if group is not None else []
    if group is not None and 1 < len(bodies) < 6 and not clause.passive:
        pairwise(reading, bodies, clause.span(group), "frame.cooperate", standing(reading, clause))


def gives_aid(reading: Reading, clause: Clause, to: Group | None) -> bool:
    """Whether what one body does to another is cooperation: who gives must give something that is."""
    if to is None or clause.passive or not behind(reading, clause.unit, to, "to"):
        return False
    if clause.verb not in reading.lex.words["giving_verbs"]:
        return to.first - clause.end <= 8
    tokens = clause.unit.tokens
    given = [t.key for t in (*tokens[clause.end : to.first], *tokens[to.last : min(clause.last, to.last + 6)])]
    return any(word in reading.lex.words["support_nouns"] for word in given)


def help_given(reading: Reading, clause: Clause) -> bool:
    """Whether what a verb gives is help: "presta asistencia técnica", "la asistencia técnica que presta"."""
    tokens, nouns = clause.unit.tokens, reading.lex.words["support_nouns"]
    given = tokens[clause.end : min(clause.end + REACH, clause.last)]
    stop = next((n for n, t in enumerate(given) if t.kind == "sign"), len(given))
    if any(t.key in nouns for t in given[:stop]):
        return True
    return any(t.key in nouns for t in tokens[max(clause.first, clause.at - REACH) : clause.at])


def where(reading: Reading, clause: Clause, themes: Sequence[Entity], groups: Sequence[Group], status: str) -> None:
    """As in "X ejecuta el proyecto Y en los municipios de A y B": where a work is done."""
    if clause.verb not in reading.lex.words["placed_verbs"]:
        return
    for group in clause.after:
        places = [e for e in group.of(("place", "country")) if e.sub != "region"]
        if not places or not behind_place(reading, clause.unit, group) or _other_verb(reading, clause, group):
            continue
        for theme in themes:
            for place in places:
                target = country(reading, place.country) if place.kind == "country" else place
                reading.ties.add("TARGETS", theme, target, clause.span(*groups, group), "frame.where", status)
        return


def _other_verb(reading: Reading, clause: Clause, group: Group) -> bool:
    """Whether another verb, or an event, stands between a verb and a group: the place is theirs."""
    tokens = clause.unit.tokens
    between = range(clause.end, group.first)
    if any(
        tokens[k].key in reading.lex.predicates.finite and tokens[k - 1].key not in reading.lex.words["before_nouns"]
        for k in between
    ):
        return True
    return any(clause.end <= r.first < group.first for r in reading.rows[clause.unit.index] if r.entity.kind == "event")
