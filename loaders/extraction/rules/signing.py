"""Signing told by a noun or by turns: "la firma del convenio entre A y B", "por A firmó P", parties in an agreement's name."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, called_after, opening, pairwise, unnamed_agreements
from loaders.extraction.rules.clauses import clauses, free
from loaders.extraction.rules.speakers import governments
from loaders.extraction.units import Mention, Unit

RULE = "agreement.signing"
SIGNED = ("agreement", "twinning")


def apply(reading: Reading) -> None:
    """Every agreement whose signing a block tells."""
    for unit in reading.units:
        for k in reading.runs(unit).words("signing_nouns"):
            _act(reading, unit, k)
        for ref in reading.rows[unit.index]:
            if ref.entity.kind == "initiative" and ref.entity.sub in SIGNED:
                _inside(reading, unit, ref)
        _by_turns(reading, unit)


def _act(reading: Reading, unit: Unit, k: int) -> None:
    """As in "la firma del convenio se realizó entre A y B", "A anunció la firma de un convenio con B"."""
    runs = reading.runs(unit)
    of = runs.cue("of_the", k + 1) or runs.cue("of", k + 1)
    begin, end = unit.sentence_of(k)
    if of is None or any(runs.said(c, begin, end) for c in ("refusal", "cancelled")) or runs.said("negation", begin, k):
        return
    at = runs.skip_articles(of)
    named = next((r for r in reading.rows[unit.index] if at <= r.first <= at + 2 and r.entity.sub in SIGNED), None)
    noun = next((m for m in unnamed_agreements(reading, unit) if at <= m.first <= at + 2), None)
    if named is None and noun is None:
        return
    groups = [g for g in reading.groups(unit, begin, end) if g.first > k]
    parties: list[Entity] = []
    used: list[Group] = []
    for cue in ("between", "by", "on_behalf"):
        group = next((g for g in groups if _acted(reading, unit, g, cue)), None)
        if group is not None:
            used = [group, *_second(reading, unit, groups, group, cue)]
            parties = [p for g in used for p in _actors(reading, g)]
            break
    else:
        other = next((g for g in groups if behind(reading, unit, g, "with") and _actors(reading, g)), None)
        before = [g for g in reading.groups(unit, begin, k) if g.of(("person", "organization")) and free(reading, unit, g)]
        if other is not None and before:
            parties, used = [*_actors(reading, before[-1]), *_actors(reading, other)], [before[-1], other]
    if parties:
        _state(reading, unit, named, noun, parties, min(k, used[0].first), max(used[-1].last, at))


def _second(reading: Reading, unit: Unit, groups: Sequence[Group], first: Group, cue: str) -> list[Group]:
    """As in "entre la rectora Ana Paz y el alcalde de X, Luis Ruiz": who stands behind "y" and a post of their own."""
    after = next((g for g in groups if g.first > first.last and g.of(("person", "organization"))), None)
    if cue != "between" or len(first.refs) > 1 or after is None:
        return []
    between = unit.tokens[first.last : opening(reading, unit, after)]
    joined = any(t.key in reading.lex.words["joiners"] for t in between)
    return [after] if joined and len(between) <= 3 and _actors(reading, after) else []


def _acted(reading: Reading, unit: Unit, group: Group, cue: str) -> bool:
    """Whether a group stands behind that cue: at once, or as places with "las ciudades de" between."""
    if behind(reading, unit, group, cue):
        return bool(_actors(reading, group))
    if cue != "between" or not group.of(("place",)) or len(group.refs) < 2:
        return False
    runs = reading.runs(unit)
    k = next(reversed(runs.every("between", max(0, group.first - 6), group.first)), None)
    return k is not None and any(t.key in reading.lex.words["town_nouns"] for t in unit.tokens[k : group.first])


def _actors(reading: Reading, group: Group) -> list[Entity]:
    return group.of(("person", "organization")) or governments(reading, group)


def _state(
    reading: Reading, unit: Unit, named: Ref | None, noun: Mention | None, parties: Sequence[Entity], first: int, last: int
) -> None:
    """All of them take part, the bodies they sign for, too; the bodies cooperate."""
    homes = [(home_of(reading, unit, p) if p.kind == "person" else p) for p in parties]
    bodies = list(dict.fromkeys(h for h in homes if h is not None))
    agreement = named.entity if named is not None else None
    if agreement is None and noun is not None and len(bodies) > 1:
        agreement = called_after(reading, noun, bodies)
    planned = reading.runs(unit).said("plan", *unit.sentence_of(first))
    status = "planned" if planned else ""
    span = (unit.index, first, last)
    if agreement is not None:
        for party in dict.fromkeys([*parties, *bodies]):
            reading.ties.add("PARTICIPATES_IN", party, agreement, span, RULE, status)
        pairwise(reading, bodies, span, RULE, status)


def home_of(reading: Reading, unit: Unit, person: Entity) -> Entity | None:
    """The body that a person signs for: that of the post told in this block, else of the current one."""
    here = (p.organization for p in reading.posts_in(unit.index) if p.person is person and p.organization is not None)
    return next(here, None) or reading.home(person)


def _inside(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "el Acta de Entendimiento AMB-FAM": both are its parties, where both are named elsewhere."""
    words = ref.entity.name.replace("–", "-").split()
    dash = next((n for n, w in enumerate(words) if "-" in w.strip("-") or w == "-"), None)
    if dash is None:
        return
    left, _, right = words[dash].partition("-")
    before = [w for w in (*words[:dash], left) if w]
    after = [w for w in (right, *words[dash + 1 :]) if w]
    a = next((b for n in range(len(before)) if (b := _body(reading, " ".join(before[n:])))), None)
    c = next((b for n in range(len(after), 0, -1) if (b := _body(reading, " ".join(after[:n])))), None)
    if a is None or c is None or a is c:
        return
    span = (unit.index, ref.first, ref.last)
    for party in (a, c):
        reading.ties.add("PARTICIPATES_IN", party, ref.entity, span, RULE)
    pairwise(reading, [a, c], span, RULE, "")


def _body(reading: Reading, name: str) -> Entity | None:
    """The organization that goes by a name or acronym, or the government of a place of that name."""
    governments = (e for e in reading.actors.governments(name) if e.place == name)
    return reading.actors_body(name) or next(governments, None)


def _by_turns(reading: Reading, unit: Unit) -> None:
    """As in "Por A firmó P y por B, Q": of the agreement last spoken of."""
    verbs = reading.lex.words["signing_verbs"]
    for clause in clauses(reading, unit) if reading.runs(unit).words("verbs") else ():
        if clause.verb not in verbs or clause.passive or clause.denied:
            continue
        # each name alone: "P y por B" is no coordination
        groups = [Group.over([r]) for r in reading.refs(unit, clause.first, clause.last)]
        bodies = [g for g in groups if g.of(("organization",)) and behind(reading, unit, g, "by")]
        people = [p for g in groups for p in g.of(("person",))]
        own = any(e.sub in SIGNED for g in groups for e in g.of(("initiative",)))
        if not bodies or not people or opening(reading, unit, bodies[0]) - clause.first > 6:
            continue
        agreement = _last(reading, unit, clause.last if own else clause.first)
        parties = [*(e for g in bodies for e in g.of(("organization",))), *dict.fromkeys(people)]
        if agreement is not None:
            span = clause.span(*bodies)
            for party in parties:
                reading.ties.add("PARTICIPATES_IN", party, agreement, span, RULE)
            pairwise(reading, parties, span, RULE, "")


def _last(reading: Reading, unit: Unit, end: int) -> Entity | None:
    """The agreement named last before token ``end``, in this block or the two before it."""
    for index in range(unit.index, max(-1, unit.index - 3), -1):
        for ref in reversed(reading.rows[index]):
            if ref.entity.kind == "initiative" and ref.entity.sub in SIGNED and (index < unit.index or ref.last <= end):
                return ref.entity
    return None
