"""Who makes up the consortium of a project: "el consorcio del proyecto X está formado por A y B"."""

from __future__ import annotations

from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind
from loaders.extraction.rules.clauses import Clause, clauses
from loaders.extraction.rules.works import standing

FAR = 5  # tokens between the verb and whom it names


def apply(reading: Reading) -> None:
    """Every consortium whose members a block names."""
    words = reading.lex.words
    for unit in reading.units:
        if not reading.runs(unit).words("consortium_nouns"):
            continue
        for clause in clauses(reading, unit):
            if clause.verb not in words["composing_verbs"] or not clause.passive or clause.denied:
                continue
            made = next((g for g in clause.after[:1] if behind(reading, unit, g, "by") and g.first - clause.end <= FAR), None)
            whole = _whole(reading, clause)
            for part in made.of(("organization",)) if made is not None and whole is not None else ():
                for thing in whole.of(("initiative",)) if whole is not None else ():
                    span = clause.span(*(g for g in (whole, made) if g is not None))
                    reading.ties.add("PARTICIPATES_IN", part, thing, span, "initiative.consortium", standing(reading, clause))


def _whole(reading: Reading, clause: Clause) -> Group | None:
    """The initiative behind a noun such as "consorcio", right before the verb."""
    group = next(reversed((*clause.heads, *clause.before)), None)
    if group is None or len(group.refs) > 1 or clause.at - group.last > FAR or not group.of(("initiative",)):
        return None
    before = clause.unit.tokens[max(0, group.first - 4) : group.first]
    return group if any(t.key in reading.lex.words["consortium_nouns"] for t in before) else None
