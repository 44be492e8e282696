"""PART_OF: a unit named with its parent ("Centro de Desarrollo de la OCDE", "X, dependencia de Y", "X depende de Y")."""

from __future__ import annotations

import itertools

from loaders.extraction.entities.types import Ref
from loaders.extraction.reading import Reading
from loaders.extraction.runs import Runs
from loaders.extraction.units import Unit

WIDEST = 8  # tokens between a part and its parent
WITHIN = 4  # words that may describe a part before its parent: "organismo autónomo y colegiado de"


def apply(reading: Reading) -> None:
    """Every unit that stands with its parent."""
    for child, parent, ref in reading.actors.inner:
        reading.ties.add("PART_OF", child, parent, (ref.unit, ref.first, ref.last), "part.name")
    for unit in reading.units:
        bodies = [r for r in reading.rows[unit.index] if r.entity.kind == "organization"]
        for a, b in itertools.pairwise(bodies):
            rule = _rule(reading, unit, a, b) if a.last <= b.first else ""
            if a.last <= b.first and (_own(reading, unit, a, b) or _through(reading, unit, a, b)):
                reading.ties.add("PART_OF", b.entity, a.entity, (unit.index, a.first, b.last), "part.own")
            if rule:
                reading.ties.add("PART_OF", a.entity, b.entity, (unit.index, a.first, b.last), rule)


def _own(reading: Reading, unit: Unit, a: Ref, b: Ref) -> bool:
    """As in "X trabaja por medio de su Dirección de Y": the unit of the body named before."""
    runs = reading.runs(unit)
    theirs = runs.cue("possessive", b.first - 1) == b.first and reading.lex.unit_heads.match(unit.tokens, b.first) is not None
    return theirs and unit.sentence_of(a.first) == unit.sentence_of(b.first) and not _said_of_other(reading, unit, a, b)


def _through(reading: Reading, unit: Unit, a: Ref, b: Ref) -> bool:
    """As in "la Alcaldía de X, a través de la Dirección de Y": a unit by which a body acts."""
    runs = reading.runs(unit)
    k = a.last + (runs.text(a.last, a.last + 1) in (",", "("))
    if runs.text(k - 1, k) != "(" and runs.text(a.last, a.last + 1) == "(":
        k = runs.closing(a.last) or k
    after = runs.cue("through", k)
    theirs = reading.lex.unit_heads.match(unit.tokens, b.first) is not None or b.entity.sub == "national_government"
    governing = a.entity.sub in ("local_government", "national_government", "university")
    return after is not None and runs.skip_articles(after) == b.first and theirs and governing


def _said_of_other(reading: Reading, unit: Unit, a: Ref, b: Ref) -> bool:
    """Whether somebody is named between them, whose it may be."""
    return any(r.entity.kind == "person" for r in reading.refs(unit, a.last, b.first))


def _rule(reading: Reading, unit: Unit, a: Ref, b: Ref) -> str:
    """The rule by which the words between two bodies make the first a part of the second; "" where none does."""
    runs = reading.runs(unit)
    joined = runs.cue("in", a.last) or runs.cue("of_the", a.last) or runs.cue("of", a.last)
    unit_head = reading.lex.unit_heads.match(unit.tokens, a.first) is not None
    if unit_head and joined is not None and runs.skip_articles(joined) == b.first:
        return "part.beside"
    comma = runs.text(a.last, a.last + 1) == ","
    if unit_head and comma and b.first == a.last + 1 and _posted(reading, unit, a):
        return "part.beside"
    if b.first - a.last > WIDEST or runs.said("negation", a.last, b.first):
        return ""
    if any((end := runs.cue("attached", k)) is not None and runs.skip_articles(end) == b.first for k in _starts(runs, a.last)):
        return "part.attached"
    section = runs.cue("articles", a.last + 1) or a.last + 1 if comma else None
    kind = runs.cue("sections", section) if section is not None else None
    for k in range(kind, min(kind + WITHIN, b.first + 1)) if kind is not None else ():
        if b.first in ((runs.cue("of", k) or k), runs.skip_articles(runs.cue("of", k) or k)):
            return "part.described"
    return ""


def _starts(runs: Runs, last: int) -> tuple[int, ...]:
    """Where words of belonging may begin behind a name: at once, behind a comma, a bracket or "que", "está"."""
    k = last
    while runs.text(k, k + 1) in (",", "(") or runs.cue("relative", k) is not None or _copula(runs, k):
        k = runs.cue("relative", k) or k + 1
    return (last, k)


def _copula(runs: Runs, k: int) -> bool:
    word = runs.word(k)
    form = runs.lex.predicates.forms.get(word.key) if word is not None else None
    return form is not None and form.verb in runs.lex.words["being_verbs"]


def _posted(reading: Reading, unit: Unit, a: Ref) -> bool:
    """Whether a post is held at the body named there: "jefa de la Oficina de Imagen, Municipalidad de X"."""
    return any(p.organization is a.entity and p.span[1] < a.first for p in reading.posts_in(unit.index))
