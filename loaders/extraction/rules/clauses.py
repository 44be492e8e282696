"""Verbs in their sentences: who acts, on what, in which voice and tense, and whether it is denied."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import opening
from loaders.extraction.rules.asides import asides, by_whom, outside, unaccented, wished
from loaders.extraction.rules.voice import singular, speaking
from loaders.extraction.units import Unit
from loaders.records import record

BARE = ("infinitive", "gerund", "participle")
UNREAL = ("future", "conditional", "subjunctive")


@record
class Clause:
    """A verb at token ``at`` (to ``end``) with what stands around it inside tokens[first:last].

    ``passive``: the agent stands behind "por". ``heads`` are the names before the relative pronoun the verb belongs to.
    ``clitic``: the object is a pronoun before the verb ("lo ejecuta").
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
    clitic: bool = False
    pronoun: int | None = None

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
        refusals = sorted(k for c in ("refusal", "cancelled") for k in runs.every(c, begin, end))
        parts = [k for k in range(begin, end) if unit.tokens[k].text == ";"] if refusals else []
        planned = runs.said("plan", begin, end)
        for k in verbs:
            form = forms[unit.tokens[k].key]
            if any(a <= k < b for a, b in covered) or is_noun(reading, unit, k):
                continue
            chain = _chain(reading, unit, begin, k)
            auxiliary = forms.get(unit.tokens[k - 1].key) if k > begin else None
            passive = form.tense == "participle" and not (auxiliary and auxiliary.verb == reading.lex.predicates.perfect)
            passive = passive or by_whom(reading, unit, k, end)
            tense = "past" if form.tense == "participle" and not passive else form.tense
            if singular(reading, unit, k) and reading.voices.get(unit.index) is not None:
                tense = "past"  # "firmé", not "firme"
            if chain < k and (first := forms.get(unit.tokens[chain].key)) is not None and first.tense in UNREAL:
                tense = first.tense  # "será coordinado por"
            # what is refused before a semicolon says nothing of what stands behind it
            refused = any(not any(min(r, k) < cut < max(r, k) for cut in parts) for r in refusals)
            denied = refused or wished(unit, k, form.tense) or negated(reading, unit, max(begin, k - 4), k)
            pronoun = _pronoun(reading, unit, begin, k)
            before = tuple(g for g in groups if g.last <= k)
            heads: tuple[Group, ...] = ()
            remarks = [a for a in asides(reading, unit, begin, end) if a.first < k] if len(before) > 1 else []
            if pronoun is not None:
                heads = tuple(g for g in before if g.last <= pronoun)
                before = tuple(g for g in before if g.first > pronoun)
                personal = runs.cue("person_pronouns", pronoun) is not None
                heads = (
                    outside(heads, () if personal else [a for a in remarks if not a.relative and a.last <= pronoun]) or heads
                )
            before = outside(before, [a for a in remarks if a.last <= k])
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
                k > begin and any(runs.cue(c, k - 1) == k for c in ("se", "ourselves")),
                form.tense == "participle",
                chain > begin and unit.tokens[chain - 1].key in reading.lex.words["object_clitics"] and form.tense not in BARE,
                pronoun,
            )


def is_noun(reading: Reading, unit: Unit, k: int) -> bool:
    """A verb form behind an article or a preposition is a noun or an adjective ("el acuerdo", "de apoyo")."""
    if k == 0:
        return False
    key = unit.tokens[k - 1].key
    if unit.tokens[k].capital and k not in {s[0] for s in unit.sentences}:
        return True
    form = reading.lex.predicates.forms[unit.tokens[k].key]
    if form.tense in BARE:
        return False
    if unaccented(reading, unit, k):
        return True  # "tendrá apoyo"
    if key in reading.lex.words["bare_articles"] and not unit.tokens[k - 1].text.isascii():
        return False  # "él firmó"
    if key in reading.lex.words["both"]:
        return unit.tokens[k].key in reading.lex.words["noun_forms"]  # "ambas firmas", but "ambas firmaron"
    if key in reading.lex.words["object_clitics"] and not _clitic_before(reading, unit, k):
        return key in reading.lex.words["before_nouns"]
    return key in reading.lex.words["before_nouns"] and key not in reading.lex.words["object_clitics"]


def _clitic_before(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether the word before a finite form is its object ("la costeó"), not the article of a noun ("la firma")."""
    token = unit.tokens[k]
    if token.key in reading.lex.words["noun_forms"] or (
        unit.tokens[k - 1].capital and k - 1 not in {s[0] for s in unit.sentences}
    ):
        return False
    if unit.tokens[k - 1].key in reading.lex.words["never_articles"]:
        return True
    return not unaccented(reading, unit, k)


def negated(reading: Reading, unit: Unit, first: int, last: int) -> bool:
    """Whether a word of negation stands in tokens[first:last], outside of names ("Puertos sin Plástico")."""
    runs = reading.runs(unit)
    found = runs.every("negation", first, last)
    return any(not any(r.first < n < r.last for r in reading.rows[unit.index]) for n in found)


def _chain(reading: Reading, unit: Unit, begin: int, k: int) -> int:
    """Where the auxiliaries before a verb begin ("ha sido ejecutado", "será coordinado"); k where there are none."""
    predicates = reading.lex.predicates
    while k > begin:
        form = predicates.forms.get(unit.tokens[k - 1].key)
        if form is None or form.verb not in (predicates.perfect, predicates.copula):
            break
        k -= 1
    return k


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
    k = opening(reading, unit, group) - 1
    while k >= 0 and (
        runs.cue("definite", k) == k + 1
        or unit.tokens[k].key in reading.lex.words["noun_openers"]
        or unit.tokens[k].key in reading.lex.words["object_openers"]
        or runs.lex.honorifics.match(unit.tokens, k)
    ):
        k -= 1
    it = unit.tokens[k + 1] if k + 1 < len(unit.tokens) else None
    if k < 0 or (it is not None and runs.cue("in_it", k) is not None and not it.text.isascii()):
        return True  # "participaron en él A y B", no article
    return unit.tokens[k].key not in reading.lex.words["prepositions"]


def subject(
    reading: Reading, clause: Clause, kinds: Sequence[str], carried: Sequence[Entity]
) -> tuple[list[Entity], Group | None]:
    """Who the verb's subject is: the free group before it, else the antecedent, else whom the sentence before spoke of."""
    chain = _chain(reading, clause.unit, clause.first, clause.at)
    if (own := speaking(reading, clause.unit, chain)) is not None:
        return [e for e in own if e.kind in kinds], None
    limit = _aside(reading, clause)
    for group in reversed(clause.before):
        if any(t.text == ";" for t in clause.unit.tokens[group.last : clause.at]):
            break
        found = group.of(kinds)
        if found and group.last <= limit and free(reading, clause.unit, group):
            return found, group
    if list(kinds) != ["initiative"] and named_otherwise(reading, clause):
        return [], None
    if oblique(reading, clause):
        return [], None
    if (head := clause.antecedent(kinds)) is not None:
        return ([], None) if _other_noun(clause, head) else (head.of(kinds), head)
    return [e for e in carried if e.kind in kinds], None


def _other_noun(clause: Clause, head: Group) -> bool:
    """Whether a pronoun means a noun that names nothing, not the name before it: "X coordina el riego que sostiene …"."""
    between = clause.unit.tokens[head.last : clause.pronoun or head.last]
    return len(between) > 1 and all(t.kind == "word" and not t.capital for t in between)


def done(reading: Reading, clause: Clause) -> bool:
    """Whether an infinitive tells of something done: "tras asistir a …", "viajó a X para participar en …"."""
    unit = clause.unit
    before = unit.tokens[max(clause.first, clause.at - 2) : clause.at]
    if any(t.key in reading.lex.words["done_before"] for t in before[-2:]):
        return True
    verbs = (
        reading.lex.predicates.forms[unit.tokens[k].key] for k in reading.runs(unit).words("verbs", clause.first, clause.at)
    )
    went = [k for k in reading.runs(unit).words("verbs", clause.first, clause.at) if singular(reading, unit, k)]
    told = ("past", "present", "future", *(("subjunctive",) if went else ()))
    return any(v.verb in reading.lex.words["going_verbs"] and v.tense in told for v in verbs)


def _aside(reading: Reading, clause: Clause) -> int:
    """Where a remark between commas begins that stands right before the verb: "X, cuyo alcalde es Y, lo apoya"."""
    tokens = clause.unit.tokens
    runs = reading.runs(clause.unit)
    k = _chain(reading, clause.unit, clause.first, clause.at) - int(clause.clitic or clause.reflexive)
    if k - 1 <= clause.first or tokens[k - 1].text != ",":
        return clause.at
    commas = [n for n in range(clause.first, k - 1) if tokens[n].text == ","]
    opened = [n for n in commas if runs.cue("who", n + 1) is not None]
    if opened:
        return min(opened)
    named = {r.first for g in clause.before for r in g.refs}  # "el alcalde, Luis Paz, firmó": a name, no remark
    last = commas[-1] if commas else clause.at
    return clause.at if any(n in named for n in range(last + 1, last + 4)) or runs.cue("and", last + 1) else last


def oblique(reading: Reading, clause: Clause) -> bool:
    """As in "el proyecto del que se benefician", "con quien firmó": what the pronoun means is not the subject."""
    k = (clause.pronoun or 0) - 1
    if k < clause.first:
        return False
    token, runs = clause.unit.tokens[k], reading.runs(clause.unit)
    return token.key in reading.lex.words["prepositions"] or (
        runs.cue("contracted", k) is not None
        or (
            token.key in reading.lex.words["bare_articles"]
            and clause.unit.tokens[k - 1].key in reading.lex.words["prepositions"]
        )
    )


def named_otherwise(reading: Reading, clause: Clause) -> bool:
    """Whether a subject that names nothing we know stands before the verb: "que la cuadrilla del barrio ejecuta"."""
    tokens = clause.unit.tokens
    begin = clause.first if clause.pronoun is None else clause.pronoun + 1
    stops = [k for k in range(begin, clause.at) if tokens[k].text in (",", ";", ":")]
    begin = stops[-1] + 1 if stops else begin
    if any(g.first >= begin for g in clause.before):
        return False
    return begin + 1 < clause.at and tokens[begin].key in reading.lex.words["noun_openers"] and tokens[begin + 1].kind == "word"
