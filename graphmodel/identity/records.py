"""The records of one report: what identity is decided over. A pure function of one facts document.

Entities of one kind whose names fold alike are one record; values in which they disagree are left open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.facts import Entity, Event, FactsDocument, Initiative, Organization, Place
from graphmodel.identity.judgements import RecordKey
from graphmodel.references import References, entities, record_key

# A tie to an organization that tells who the other end is: the kind of that end, and whether the tie runs from it.
_TELLING = {"LEADS": ("Initiative", False), "ORGANIZED": ("Event", False), "PART_OF": ("Organization", True)}


@dataclass(frozen=True, slots=True)
class Record:
    """One entity of one report, as identity sees it.

    ``name`` and ``aliases`` are as written; ``sort`` is an organization's or initiative's own kind; ``links`` are the records
    of the organizations that tell who it is: those of a person's posts, those that lead an initiative or organize an event, and
    the parent of a unit.
    """

    key: RecordKey
    name: str
    aliases: tuple[str, ...]
    country: str = ""
    sort: str = ""
    date: str = ""
    links: tuple[RecordKey, ...] = ()


def records(document: FactsDocument, references: References) -> list[Record]:
    """All records of a report, in the order of their keys."""
    found: dict[RecordKey, list[Entity]] = {}
    for kind, entity in entities(document):
        found.setdefault(record_key(document.document.id, kind, entity.name), []).append(entity)
    links = _links(document, references)
    return [_record(key, found[key], links.get(key, ())) for key in sorted(found)]


def _record(key: RecordKey, named: list[Entity], links: Iterable[RecordKey]) -> Record:
    name = min(e.name for e in named)
    return Record(
        key,
        name,
        tuple(sorted({f for e in named for f in (e.name, *e.aliases)} - {name})),
        country=_agreed(e.country for e in named if isinstance(e, Organization | Place)),
        sort=_agreed(e.kind for e in named if isinstance(e, Organization | Initiative)),
        date=_agreed(e.date for e in named if isinstance(e, Event)),
        links=tuple(sorted(set(links))),
    )


def _agreed(values: Iterable[str | None]) -> str:
    stated = {v for v in values if v}
    return stated.pop() if len(stated) == 1 else ""


def _links(document: FactsDocument, references: References) -> dict[RecordKey, list[RecordKey]]:
    found: dict[RecordKey, list[RecordKey]] = {}
    for n, role in enumerate(document.roles):
        if role.organization:
            person = references.find(role.person, ("Person",), f"roles[{n}].person")
            organization = references.find(role.organization, ("Organization",), f"roles[{n}].organization")
            found.setdefault(person, []).append(organization)
    for relation, (source, target) in zip(document.relations, references.ends, strict=True):
        kind, outward = _TELLING.get(relation.type, ("", False))
        told, teller = (source, target) if outward else (target, source)
        if told.kind == kind and teller.kind == "Organization":
            found.setdefault(told, []).append(teller)
    return found
