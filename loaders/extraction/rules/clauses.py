"""Verbs in their sentences: who acts, on what, in which voice and tense, and whether it is denied."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Group, Reading
from loaders.extraction.units import Unit
from loaders.records import record


@record
class Clause:
    """A verb at token ``at`` (to ``end``) with what stands around it inside tokens[first:last].

    ``passive``: the agent stands behind "por". ``heads`` are the names before the relative pronoun the verb belongs to.
    """

    unit: Unit
    first: int
    last: int
    at: int
    end: int
    verb: str
    tense: str
    passive: bool
    denied: bool
    planned: bool
    before: tuple[Group, ...]
    after: tuple[Group, ...]
    heads: tuple[Group, ...]
    reflexive: bool = False
    participle: bool = False

    def antecedent(self, kinds: Sequence[str]) -> Group | None:
        """What a relative pronoun before the verb refers to: the nearest name of a fitting kind before it."""
        return next((g for g in reversed(self.heads) if g.of(kinds)), None)

    def span(self, *groups: Group) -> tuple[int, int, int]:
        """The passage from the first to the last of these groups and the verb."""
        first = min([self.at, *(g.first for g in groups)])
        last = max([self.end, *(g.last for g in groups)])
        return self.unit.index, first, last


def forms_of(reading: Reading, unit: Unit, verbs: Container[str]) -> list[int]:
    """Where a form of one of these verbs, infinitives, stands in a block."""
    forms = reading.lex.predicates.forms
    return [k for k in reading.runs(unit).words("verbs") if forms[unit.tokens[k].key].verb in verbs]


def clauses(reading: Reading, unit: Unit) -> Sequence[Clause]:
    """Every verb of a block, in order."""
    return reading.remembered(unit, clauses, lambda: tuple(_clauses(reading, unit)))


def _clauses(reading: Reading, unit: Unit) -> Iterator[Clause]:
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    for begin, end in unit.sentences:
        verbs = runs.words("verbs", begin, end)
        if not verbs:
            continue
        groups = reading.groups(unit, begin, end)
        covered = [(g.first, g.last) for g in groups]
        refused = any(runs.said(c, begin, end) for c in ("refusal", "cancelled"))
        planned = runs.said("plan", begin, end)
        for k in verbs:
            form = forms[unit.tokens[k].key]
            if any(a <= k < b for a, b in covered) or _is_noun(reading, unit, k):
                continue
            auxiliary = forms.get(unit.tokens[k - 1].key) if k > begin else None
            passive = form.tense == "participle" and not (auxiliary and auxiliary.verb == reading.lex.predicates.perfect)
            tense = "past" if form.tense == "participle" and not passive else form.tense
            denied = refused or runs.said("negation", max(begin, k - 4), k)
            pronoun = _pronoun(reading, unit, begin, k)
            before = tuple(g for g in groups if g.last <= k)
            heads: tuple[Group, ...] = ()
            if pronoun is not None:
                heads = tuple(g for g in before if g.last <= pronoun)
                before = tuple(g for g in before if g.first > pronoun)
            after = tuple(g for g in groups if g.first > k)
            yield Clause(
                unit,
                begin,
                end,
                k,
                k + 1,
                form.verb,
                tense,
                passive,
                denied,
                planned,
                before,
                after,
                heads,
                k > begin and runs.cue("se", k - 1) == k,
                form.tense == "participle",
            )


def _is_noun(reading: Reading, unit: Unit, k: int) -> bool:
    """A verb form behind an article or a preposition is a noun or an adjective ("el acuerdo", "de apoyo")."""
    if k == 0:
        return False
    key = unit.tokens[k - 1].key
    if unit.tokens[k].capital and k not in {s[0] for s in unit.sentences}:
        return True
    form = reading.lex.predicates.forms[unit.tokens[k].key]
    if form.tense in ("infinitive", "gerund", "participle"):
        return False
    return key in reading.lex.words["before_nouns"]


def _pronoun(reading: Reading, unit: Unit, begin: int, k: int) -> int | None:
    """The relative pronoun that this verb belongs to: no other finite verb stands between them."""
    nearest = next(reversed(reading.runs(unit).every("relative", begin, k)), None)
    if nearest is None:
        return None
    for n in range(k - 1, nearest, -1):
        token = unit.tokens[n]
        form = reading.lex.predicates.forms.get(token.key)
        if (
            form is not None
            and form.tense in ("past", "present", "future")
            and form.verb not in (reading.lex.predicates.perfect, reading.lex.predicates.copula)
            and n < k - 1
        ):
            return None
        if token.text in (";", ":"):
            return None
    return nearest


def free(reading: Reading, unit: Unit, group: Group) -> bool:
    """Whether a group may be a subject: no preposition stands before it."""
    runs = reading.runs(unit)
    k = group.first - 1
    while k >= 0 and (unit.tokens[k].key in reading.lex.words["noun_openers"] or runs.lex.honorifics.match(unit.tokens, k)):
        k -= 1
    if k < 0:
        return True
    return unit.tokens[k].key not in reading.lex.words["prepositions"]


def subject(
    reading: Reading, clause: Clause, kinds: Sequence[str], carried: Sequence[Entity]
) -> tuple[list[Entity], Group | None]:
    """Who the verb's subject is: the free group before it, else the antecedent, else whom the sentence before spoke of."""
    for group in reversed(clause.before):
        found = group.of(kinds)
        if found and free(reading, clause.unit, group):
            return found, group
    if (head := clause.antecedent(kinds)) is not None:
        return head.of(kinds), head
    return [e for e in carried if e.kind in kinds], None


def refs_to_group(refs: Sequence[Ref]) -> Group:
    return Group.over(refs)
