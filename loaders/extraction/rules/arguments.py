"""Arguments that verbs and phrases share: what stands behind a preposition, what a block is about, who is linked to whom."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.facts import Span
from loaders.extraction.reading import Group, Reading
from loaders.extraction.units import Mention, Unit


def behind(reading: Reading, unit: Unit, group: Group, cue: str) -> bool:
    """Whether the words of that cue stand right before a group, articles and honorifics aside."""
    runs = reading.runs(unit)
    for k in range(max(0, group.first - 5), group.first):
        after = runs.cue(cue, k)
        if after is not None and all(
            t.key in reading.lex.words["noun_openers"] or t.text == "." or reading.lex.honorifics.match(unit.tokens, after + n)
            for n, t in enumerate(unit.tokens[after : group.first])
        ):
            return True
    return False


def pairwise(reading: Reading, parties: Sequence[Entity], span: Span, rule: str, status: str) -> None:
    """Parties of one agreement cooperate with each other: the organizations among them."""
    bodies = [p for p in dict.fromkeys(parties) if p.kind == "organization"]
    for n, a in enumerate(bodies):
        for b in bodies[n + 1 :]:
            reading.ties.add("COOPERATES_WITH", a, b, span, rule, status)


def with_executors(
    reading: Reading, unit: Unit, agents: Sequence[Entity], themes: Sequence[Entity], span: Span, status: str
) -> None:
    """One passage that names who runs a thing and who funds it links the two bodies."""
    for theme in themes:
        leaders = [
            t for t in reading.ties.found.values() if t.type == "LEADS" and t.target is theme and t.span[0] == unit.index
        ]
        for tie in leaders:
            if tie.source.kind == "organization" and unit.sentence_of(tie.span[1]) == unit.sentence_of(span[1]):
                for agent in agents:
                    if agent.kind == "organization" and agent is not tie.source:
                        first, last = min(tie.span[1], span[1]), max(tie.span[2], span[2])
                        reading.ties.add(
                            "COOPERATES_WITH", tie.source, agent, (unit.index, first, last), "frame.funded", status
                        )


def recent(reading: Reading, unit: Unit, begin: int, kinds: Sequence[str]) -> list[Entity]:
    """What the sentence before spoke of last, for a sentence that leaves it out ("Tendrá apoyo de X")."""
    if begin == 0 or "initiative" not in kinds:
        return []
    first, last = unit.sentence_of(begin - 1)
    named = [r.entity for r in reading.refs(unit, first, last) if r.entity.kind == "initiative" and not r.entity.known]
    return named[-1:]


def topic(reading: Reading, unit: Unit, kinds: Sequence[str]) -> list[Entity]:
    """What a block is about: the thing that its own first words name ("Programa X. Con financiamiento de …")."""
    first = next(iter(reading.rows[unit.index]), None)
    named = (
        first is not None
        and first.first == 0
        and first.last in {s[1] - 1 for s in unit.sentences} | {s[1] for s in unit.sentences}
    )
    return [first.entity] if first is not None and named and first.entity.kind in kinds else []


def unnamed_agreements(reading: Reading, unit: Unit) -> list[Mention]:
    """The agreements and twinnings of a block that have no name: "un convenio", "el hermanamiento"."""
    kinds = ("agreement", "twinning")
    found = (m for m in reading.marks[unit.index] if m.kind == "initiative" and m.sub in kinds)
    return [m for m in found if m.generic and not m.derived and not m.plural]


def called_after(reading: Reading, noun: Mention, bodies: Sequence[Entity]) -> Entity:
    """An agreement without a name, called after its parties; the same parties give the same one."""
    name = f"{noun.name} ({' – '.join(b.acronym or b.name for b in bodies)})"
    known = next((e for e in reading.actors.of_kind("initiative") if e.name == name), None)
    span = (noun.unit, noun.first, noun.last)
    return known or reading.actors.new(Entity("initiative", name, noun.sub, aliases=[noun.name], mentions=[span]))
