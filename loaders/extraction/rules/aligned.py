"""ALIGNED_WITH: an initiative serves another: "contribuye a los ODS 5 y 11", "inspirada en la Agenda 2030".

Looked for from the words that align ("en consonancia con", a verb and its preposition): behind them stand the targets, before
them the initiative, or behind where they open the sentence; where the sentence names none, what was spoken of before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import told_above
from loaders.extraction.rules.clauses import free
from loaders.extraction.units import Unit

FAR = 12  # tokens between a verb and what it aligns with
WIDE = 9  # tokens between two of the targets
ABOVE = 6  # blocks between a heading and a sentence about what it names


def apply(reading: Reading) -> None:
    """Every alignment of the report."""
    for unit in reading.units:
        if any(r.entity.kind == "initiative" for r in reading.rows[unit.index]):
            for begin, end in unit.sentences:
                _sentence(reading, unit, begin, end)


def _sentence(reading: Reading, unit: Unit, begin: int, end: int) -> None:
    runs = reading.runs(unit)
    named = [r for r in reading.refs(unit, begin, end) if r.entity.kind == "initiative"]
    if not named:
        return
    taken: set[int] = set()
    words = (runs.every("aligned", begin, end), runs.every("aligned_with_agendas", begin, end), runs.words("verbs", begin, end))
    for k in sorted({k for found in words for k in found}):
        first, verbal = _target(reading, unit, k, end, named)
        if first is None or runs.said("negation", max(begin, k - 4), k):
            continue
        if runs.said("refusal", begin, end) or runs.said("cancelled", begin, end):
            return
        targets = list(_chain(reading, unit, first, named))
        taken |= {id(t.entity) for t in targets}
        sources, at = _sources(reading, unit, (begin, k, end), targets[-1].last, verbal, taken)
        span = (unit.index, min([k, *(g.first for g in at)]), max([targets[-1].last, *(g.last for g in at)]))
        for source in sources:
            for target in dict.fromkeys(t.entity for t in targets):
                reading.ties.add("ALIGNED_WITH", source, target, span, "aligned.verb" if verbal else "aligned.phrase")


def _target(reading: Reading, unit: Unit, k: int, end: int, named: Sequence[Ref]) -> tuple[Ref | None, bool]:
    """What the words of aligning at token k align with, and whether they are a verb."""
    runs = reading.runs(unit)
    for cue in ("aligned", "aligned_with_agendas"):
        after = runs.cue(cue, k)
        found = _named_at(reading, unit, after, named) if after is not None else None
        if found is not None and (cue == "aligned" or found.entity.known):
            return found, False
    form = reading.lex.predicates.forms.get(unit.tokens[k].key)
    if form is None:
        return None, False
    if form.verb in reading.lex.words["agenda_verbs"]:
        found = _named_at(reading, unit, k + 1, named)
        if found is not None and found.entity.known:
            return found, True
    if form.verb not in reading.lex.words["aligning_verbs"]:
        return None, False
    for n in range(k + 1, min(k + FAR, end)):
        token = unit.tokens[n]
        if token.key in reading.lex.words["aligning_prepositions"] and (found := _named_at(reading, unit, n + 1, named)):
            return found, form.tense != "participle"
        if token.key in reading.lex.predicates.finite or token.text in (";", ":") or any(r.first == n for r in named):
            break
    return None, False


def _named_at(reading: Reading, unit: Unit, k: int, named: Sequence[Ref]) -> Ref | None:
    """The initiative at token k, behind articles and words such as "los principios de", "las metas de"."""
    runs = reading.runs(unit)
    at = runs.skip_articles(k)
    if not any(r.first == at for r in named) and (noun := runs.cue("aims", at)) is not None:
        of = runs.cue("of_the", noun) or runs.cue("of", noun)
        at = runs.skip_articles(of) if of is not None else at
    return next((r for r in named if r.first == at), None)


def _chain(reading: Reading, unit: Unit, first: Ref, named: Sequence[Ref]) -> Iterator[Ref]:
    """The targets joined to the first one: "la Agenda 2030 y, de modo particular, el ODS 6"."""
    yield first
    last = first
    for ref in named:
        if (ref.first, ref.last) == (last.first, last.last) and ref.entity is not last.entity:
            yield ref
        if ref.first < last.last:
            continue
        if not _joined(reading, unit, last.last, ref):
            return
        yield ref
        last = ref


def _joined(reading: Reading, unit: Unit, k: int, ref: Ref) -> bool:
    words = reading.lex.words
    between = []
    depth = 0
    for token in unit.tokens[k : ref.first]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text != ")":
            between.append(token)
    if between and all(t.key in words["range_words"] for t in between):
        return True
    conjoined = any(t.key in words["joiners"] for t in between)
    listed = any(t.text == "," for t in between)
    if not (conjoined or listed) or len(between) > WIDE or any(t.key in reading.lex.predicates.finite for t in between):
        return False
    plain = words["joint_words"] | words["aligning_prepositions"] | words["joiners"] | {","}
    return bool(ref.entity.known) or (conjoined and all(t.key in plain for t in between))


def _sources(
    reading: Reading, unit: Unit, where: tuple[int, int, int], behind: int, verbal: bool, taken: set[int]
) -> tuple[list[Entity], list[Group]]:
    """The initiatives that are aligned, and where the sentence names them."""
    begin, k, end = where
    groups = [(g, own) for g in reading.groups(unit, begin, end) if (own := _own(g, taken))]
    before = [(g, own) for g, own in groups if g.last <= k]
    if verbal:
        before = [(g, own) for g, own in before if free(reading, unit, g)] or before
    if before:
        return before[-1][1], [before[-1][0]]
    acting = any(g.of(("person", "organization")) and free(reading, unit, g) for g in reading.groups(unit, begin, k))
    opening = not verbal and (k <= begin + 1 or unit.tokens[k - 1].text == ",")
    if opening:
        later = next(((own, [g]) for g, own in groups if g.first >= behind), None)
        if later is not None:
            return later
    if acting and unit.block.kind != "item":
        return [], []  # an item speaks of what its title names, whoever acts
    return [e for e in _spoken_of(reading, unit, begin) if id(e) not in taken], []


def _own(group: Group, taken: set[int]) -> list[Entity]:
    return [e for e in group.of(("initiative",)) if not e.known and id(e) not in taken]


def _spoken_of(reading: Reading, unit: Unit, begin: int) -> list[Entity]:
    """What a sentence that names no initiative is about: the one that its block named last, else that of the heading above."""
    named = [r.entity for r in reading.refs(unit, 0, begin) if r.entity.kind == "initiative" and not r.entity.known]
    if named:
        return named[-1:]
    for index in range(unit.index - 1, max(-1, unit.index - ABOVE), -1):
        if reading.units[index].block.kind == "heading":
            return [r.entity for r in reading.rows[index][:1] if r.entity.kind == "initiative" and not r.entity.known]
    return told_above(reading, unit)
