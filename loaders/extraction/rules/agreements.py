"""A document that is itself an agreement or a declaration: its parties, and those who sign it."""

from __future__ import annotations

import itertools

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.facts import Span
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, pairwise
from loaders.extraction.rules.asides import tells
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Parties and signatories of the agreement in the report's title, where there is one."""
    agreement, start = _in_title(reading), 0
    if agreement is None:
        agreement, start = _further_down(reading)
    if agreement is None:
        return
    parties: dict[Entity, Span] = {}
    signing = False
    for unit in reading.units[start:]:
        runs = reading.runs(unit)
        if unit.index < start + 4 and runs.cue("between", 0) is not None:
            for group in reading.groups(unit, 0, len(unit.tokens))[:1]:
                for body in group.of(("organization",)):
                    parties.setdefault(body, (unit.index, 0, group.last))
        if unit.block.kind == "heading":
            signing = _announces(reading, unit)
            continue
        told = [k for k in runs.every("party", 0, len(unit.tokens)) if _opens_party(reading, unit, k)]
        for begin, end in itertools.pairwise([*told, len(unit.tokens)]):
            _party(reading, unit, begin, end, parties)
        if told:
            continue
        if signing or _announces(reading, unit):
            signing = not _over(reading, unit)
            for ref in reading.rows[unit.index] if signing else ():
                if ref.entity.kind == "person" and not _stood_in_for(reading, unit, ref):
                    parties.setdefault(ref.entity, (unit.index, ref.first, len(unit.tokens)))
                if ref.entity.kind == "organization" and runs.cue("by", 0) is not None and ref.first <= 2:
                    parties.setdefault(ref.entity, (unit.index, 0, len(unit.tokens)))  # "Por la Liga X: Ana Paz, presidenta"
    for party, span in parties.items():
        reading.ties.add("PARTICIPATES_IN", party, agreement, span, "agreement.party", "signed")
        if party.kind == "person" and reading.main_event is not None:
            take_part(reading, party, reading.main_event, span, "agreement.signed_at")
    bodies = [p for p in parties if p.kind == "organization"]
    if len(bodies) < 6:  # the signatories of a declaration do not cooperate pair by pair
        pairwise(reading, bodies, next(iter(parties.values()), (0, 0, 1)), "agreement.party", "signed")


def _in_title(reading: Reading) -> Entity | None:
    """The agreement or declaration that a report's first headings name, or first lines in capitals."""
    for unit in [u for u in reading.units[:3] if u.block.kind == "heading" or u.runs.shouting]:
        for ref in reading.rows[unit.index]:
            if (
                ref.entity.kind == "initiative"
                and ref.first <= 1
                and (ref.entity.sub == "agreement" or _declares(reading, unit))
            ):
                return ref.entity
    # "Convenio entre A y B", called after its parties
    titles = {unit.index for unit in reading.units[:3] if unit.block.kind == "heading"}
    agreements = (e for e in reading.actors.of_kind("initiative") if e.sub == "agreement")
    return next((e for e in agreements if e.mentions and e.mentions[0][0] in titles and e.mentions[0][1] <= 1), None)


def _further_down(reading: Reading) -> tuple[Entity | None, int]:
    """The agreement whose text a report prints below, and where: a title in capitals, and its parties right behind it."""
    for unit in reading.units[3:]:
        first = next(iter(reading.rows[unit.index]), None)
        titled = unit.block.kind == "heading" or unit.runs.shouting
        if (
            first is None
            or not titled
            or first.entity.kind != "initiative"
            or first.first > 1
            or first.entity.sub != "agreement"
        ):
            continue
        for below in reading.units[unit.index + 1 : unit.index + 5]:
            runs = reading.runs(below)
            if runs.cue("between", 0) is not None or any(_opens_party(reading, below, k) for k in runs.every("party")):
                return first.entity, unit.index
    return None, 0


def _declares(reading: Reading, unit: Unit) -> bool:
    return unit.tokens[0].key in reading.lex.words["declarations"]


def _announces(reading: Reading, unit: Unit) -> bool:
    """A heading or a short closing line that the signatures follow."""
    runs = reading.runs(unit)
    short = len(unit.tokens) <= 8 or unit.block.text.rstrip().endswith(":")
    return short and runs.said("signed_by", 0, 4) and not reading.refs(unit, 0)


def _over(reading: Reading, unit: Unit) -> bool:
    """Whether a block behind the signatures tells of something else: a sentence of its own, a label ("Relatora: …")."""
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    told = [k for k in runs.words("finite_verbs") if tells(reading, unit, k)]
    if any(forms[unit.tokens[k].key].verb not in reading.lex.words["signing_verbs"] for k in told):
        return not _announces(reading, unit)
    colon = next((k for k, t in enumerate(unit.tokens) if t.text == ":"), None)
    return colon is not None and bool(reading.refs(unit, colon)) and runs.cue("by", 0) is None


def _stood_in_for(reading: Reading, unit: Unit, ref: Ref) -> bool:
    """As in "Por la alcaldesa de X, A, firma B": A, who is not there."""
    signed = [k for k in reading.runs(unit).words("verbs") if k > ref.last]
    return bool(signed) and reading.runs(unit).cue("by", 0) is not None


def _opens_party(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether "De una parte", "Y, de otra" at token k opens a sentence or a part of one."""
    before = unit.tokens[k - 1]
    return k == 0 or before.kind == "sign" or before.key in reading.lex.words["joiners"]


def _party(reading: Reading, unit: Unit, begin: int, end: int, parties: dict[Entity, Span]) -> None:
    """As in "De una parte, don X, alcalde de …, en calidad de presidente de …": the person, and the body signed for."""
    refs = [r for r in reading.rows[unit.index] if begin <= r.first < end]
    person = next((r for r in refs if r.entity.kind == "person"), None)
    if person is not None and refs[0].entity.kind == "organization":  # "el Ayuntamiento de X, representado por …"
        parties.setdefault(refs[0].entity, (unit.index, refs[0].first, person.last))
        parties.setdefault(person.entity, (unit.index, refs[0].first, person.last))
        return
    if person is not None:
        last = person.last
        posts = [
            p
            for p in reading.posts_in(unit.index)
            if p.person is person.entity and p.organization is not None and begin <= p.span[1] < end
        ]
        if posts:
            last = posts[-1].span[2]
            told = [p for p in posts if p.rule != "post.coordinated"] or posts  # "presidente de X y alcalde de Y": signs for X
            body = told[-1].organization
            if body is not None:
                parties.setdefault(body, (unit.index, person.first, last))
        else:
            body_ref = next((r for r in refs if r.entity.kind == "organization" and r.first > person.last), None)
            if body_ref is not None and _spoken_for(reading, unit, body_ref):
                parties.setdefault(body_ref.entity, (unit.index, person.first, body_ref.last))
        parties.setdefault(person.entity, (unit.index, person.first, last))
        return
    body_ref = next((r for r in refs if r.entity.kind == "organization"), None)
    if body_ref is not None:
        parties.setdefault(body_ref.entity, (unit.index, body_ref.first, body_ref.last))


def _spoken_for(reading: Reading, unit: Unit, ref: Ref) -> bool:
    """As in "en nombre y representación del Ayuntamiento"."""
    return any(behind(reading, unit, Group.over([ref]), cue) for cue in ("for_body", "representing"))
