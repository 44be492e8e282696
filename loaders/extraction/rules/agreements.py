"""A document that is itself an agreement or a declaration: its parties, and those who sign it."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.facts import Span
from loaders.extraction.reading import Reading
from loaders.extraction.rules.arguments import pairwise
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Parties and signatories of the agreement in the report's title, where there is one."""
    agreement = _in_title(reading)
    if agreement is None:
        return
    parties: dict[Entity, Span] = {}
    signing = False
    for unit in reading.units:
        runs = reading.runs(unit)
        if unit.index < 4 and runs.cue("between", 0) is not None:
            for group in reading.groups(unit, 0, len(unit.tokens))[:1]:
                for body in group.of(("organization",)):
                    parties.setdefault(body, (unit.index, 0, group.last))
        if unit.block.kind == "heading":
            signing = _announces(reading, unit)
            continue
        if runs.cue("party", 0) is not None:
            _party(reading, unit, parties)
        elif signing or _announces(reading, unit):
            signing = True
            for ref in reading.rows[unit.index]:
                if ref.entity.kind == "person":
                    parties.setdefault(ref.entity, (unit.index, ref.first, len(unit.tokens)))
    for party, span in parties.items():
        reading.ties.add("PARTICIPATES_IN", party, agreement, span, "agreement.party", "signed")
        if party.kind == "person" and reading.main_event is not None:
            take_part(reading, party, reading.main_event, span, "agreement.signed_at")
    bodies = [p for p in parties if p.kind == "organization"]
    if len(bodies) < 6:  # the signatories of a declaration do not cooperate pair by pair
        pairwise(reading, bodies, next(iter(parties.values()), (0, 0, 1)), "agreement.party", "signed")


def _in_title(reading: Reading) -> Entity | None:
    """The agreement or declaration that a report's first headings name."""
    for unit in [u for u in reading.units[:3] if u.block.kind == "heading"]:
        for ref in reading.rows[unit.index]:
            if (
                ref.entity.kind == "initiative"
                and ref.first <= 1
                and (ref.entity.sub == "agreement" or _declares(reading, unit))
            ):
                return ref.entity
    return None


def _declares(reading: Reading, unit: Unit) -> bool:
    return unit.tokens[0].key in reading.lex.words["declarations"]


def _announces(reading: Reading, unit: Unit) -> bool:
    """A heading or a short closing line that the signatures follow."""
    runs = reading.runs(unit)
    short = len(unit.tokens) <= 8 or unit.block.text.rstrip().endswith(":")
    return short and runs.said("signed_by", 0, 4) and not reading.refs(unit, 0)


def _party(reading: Reading, unit: Unit, parties: dict[Entity, Span]) -> None:
    """As in "De una parte, don X, alcalde de …, en calidad de presidente de …": the person, and the body signed for."""
    refs = reading.rows[unit.index]
    person = next((r for r in refs if r.entity.kind == "person"), None)
    if person is not None:
        last = person.last
        posts = [
            p for p in reading.posts if p.person is person.entity and p.span[0] == unit.index and p.organization is not None
        ]
        if posts:
            last = posts[-1].span[2]
            body = posts[-1].organization
            if body is not None:
                parties.setdefault(body, (unit.index, person.first, last))
        parties.setdefault(person.entity, (unit.index, person.first, last))
        return
    body_ref = next((r for r in refs if r.entity.kind == "organization"), None)
    if body_ref is not None:
        parties.setdefault(body_ref.entity, (unit.index, body_ref.first, body_ref.last))
