"""Arguments that verbs and phrases share: what stands behind a preposition, what a block is about, who is linked to whom."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.facts import Span, Tie
from loaders.extraction.reading import Group, Reading
from loaders.extraction.units import Mention, Unit


def opening(reading: Reading, unit: Unit, group: Group) -> int:
    """Where a group begins, what stands before its first name included: "por la presidenta de la AME, Ana Paz"."""
    person = group.refs[0].entity
    if person.kind == "organization":
        return _noun_before(reading, unit, group.first)
    if person.kind != "person":
        return group.first
    spans = [p.span for p in reading.posts_in(unit.index) if p.person is person and p.span[1] < group.first <= p.span[2]]
    return min((first for _, first, _ in spans), default=group.first)


def _noun_before(reading: Reading, unit: Unit, at: int) -> int:
    """Where the noun for a body begins that stands before its name, "el banco alemán X", "la red mundial X"; else ``at``."""
    tokens, lex = unit.tokens, reading.lex
    for k in range(at - 1, max(-1, at - 4), -1):
        token = tokens[k]
        if token.kind != "word" or token.capital:
            return at
        if lex.body_heads.match(tokens, k) is not None or token.key in lex.words["body_words"]:
            return k
        if token.key not in lex.demonyms and lex.modifiers.match(tokens, k) is None:
            return at
    return at


def behind(reading: Reading, unit: Unit, group: Group, cue: str) -> bool:
    """Whether the words of that cue stand right before a group, articles, honorifics and a post aside."""
    runs = reading.runs(unit)
    begin = opening(reading, unit, group)
    for k in range(max(0, begin - 5), begin):
        after = runs.cue(cue, k)
        if after is not None and all(
            t.key in reading.lex.words["noun_openers"]
            or t.key in reading.lex.words["object_openers"]
            or t.text == "."
            or reading.lex.honorifics.match(unit.tokens, after + n)
            for n, t in enumerate(unit.tokens[after:begin])
        ):
            return True
    return False


def behind_place(reading: Reading, unit: Unit, group: Group) -> bool:
    """Whether a group of places stands behind "en", at once or with "la zona rural de", "los municipios de" between."""
    runs = reading.runs(unit)
    for k in range(group.first - 1, max(-1, group.first - 8), -1):
        token = unit.tokens[k]
        if token.kind == "sign" or token.key in reading.lex.predicates.finite:
            return False
        if runs.cue("in", k) is not None:
            return True
    return False


def pairwise(reading: Reading, parties: Sequence[Entity], span: Span, rule: str, status: str) -> None:
    """Parties of one agreement cooperate with each other: the organizations among them."""
    bodies = [p for p in dict.fromkeys(parties) if p.kind == "organization"]
    for n, a in enumerate(bodies):
        for b in bodies[n + 1 :]:
            reading.ties.add("COOPERATES_WITH", a, b, span, rule, status)


def executors_and_funders(reading: Reading) -> None:
    """One sentence that names who runs a thing and who funds it links the two bodies."""
    stated = [t for t in reading.ties.found.values() if not t.rule.startswith("sheet.")]
    leaders = [t for t in stated if t.type == "LEADS" and t.source.kind == "organization"]
    funders: dict[int, list[Tie]] = {}
    for tie in stated:
        if tie.type == "SUPPORTS" and tie.source.kind == "organization":
            funders.setdefault(id(tie.target), []).append(tie)
    for a in leaders:
        for b in funders.get(id(a.target), ()):
            unit = reading.units[a.span[0]]
            if b.source is a.source or b.span[0] != unit.index or unit.sentence_of(a.span[1]) != unit.sentence_of(b.span[1]):
                continue
            span = (unit.index, min(a.span[1], b.span[1]), max(a.span[2], b.span[2]))
            reading.ties.add("COOPERATES_WITH", a.source, b.source, span, "frame.funded", a.status)


def about(
    reading: Reading, unit: Unit, at: int, kinds: Sequence[str], *, pronoun: bool = False, above: bool = True
) -> list[Entity]:
    """The initiative that an omitted name at token ``at`` means ("Tendrá apoyo de X"), or a pronoun ("lo ejecuta X").

    The last one of the sentence before, for a pronoun also of its own; else what the block begins with, else the section's.
    """
    if "initiative" not in kinds:
        return []
    begin = unit.sentence_of(at)[0]
    first = unit.sentence_of(begin - 1)[0] if begin else 0
    named = _initiatives(reading, unit, first, at if pronoun else begin)
    named = named or entry(reading, unit, begin)
    section = reading.sections.get(unit.index)
    return named[-1:] or (told_above(reading, unit) if above else [section] if section is not None else [])


def told_above(reading: Reading, unit: Unit) -> list[Entity]:
    """The initiative that a block goes on about: its section's, else the only one that the block before it names."""
    section = reading.sections.get(unit.index)
    if section is not None:
        return [section]
    if unit.index == 0 or unit.block.kind != "paragraph":
        return []
    above = reading.units[unit.index - 1]
    named = dict.fromkeys(_initiatives(reading, above, 0, len(above.tokens)))
    return list(named) if len(named) == 1 else []


def entry(reading: Reading, unit: Unit, at: int) -> list[Entity]:
    """The initiative whose title a block begins with ("Programa X. Con financiamiento de …"), if that ends before ``at``."""
    title = next(iter(reading.rows[unit.index]), None)
    ends = {0, *(s[0] for s in unit.sentences)} | {s[0] - 1 for s in unit.sentences}
    # behind the title a full stop, or a bracket with its years
    bracket = title is not None and title.last < len(unit.tokens) and unit.tokens[title.last].text == "("
    named = title is not None and title.first == 0 and title.last <= at and (title.last in ends or bracket)
    return [title.entity] if named and title is not None and title.entity.kind == "initiative" else []


def _initiatives(reading: Reading, unit: Unit, first: int, last: int) -> list[Entity]:
    found = (r.entity for r in reading.refs(unit, first, last) if r.entity.kind == "initiative")
    return [e for e in found if not e.known and e.sub not in reading.lex.words["worlds_own"]]


def unnamed_agreements(reading: Reading, unit: Unit) -> list[Mention]:
    """The agreements and twinnings of a block that have no name: "un convenio", "el hermanamiento"."""
    kinds = ("agreement", "twinning")
    found = (m for m in reading.marks[unit.index] if m.kind == "initiative" and m.sub in kinds)
    named = (m for m in found if m.generic and not m.derived and not m.plural)
    # "ACUERDO 7-2024" is a decision's number
    return [m for m in named if m.last >= len(unit.tokens) or unit.tokens[m.last].kind != "number"]


def called_after(reading: Reading, noun: Mention, bodies: Sequence[Entity]) -> Entity:
    """An agreement without a name, called after its parties; the same parties give the same one."""
    parties = [b.acronym or b.name for b in bodies]
    name = f"{noun.name} ({' – '.join(parties)})"
    known = next((e for e in reading.actors.called("initiative", name) if e.name == name), None)
    if known is None and noun.name.lower() in reading.lex.words["agreement_nouns"]:
        ends = tuple(f"({' – '.join(order)})" for order in (parties, parties[::-1]))  # "el convenio" told of before
        known = next((e for e in reading.actors.of_kind("initiative") if e.name.endswith(ends)), None)
    span = (noun.unit, noun.first, noun.last)
    return known or reading.actors.new(Entity("initiative", name, noun.sub, aliases=[noun.name], mentions=[span]))
