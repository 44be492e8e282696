"""The facts document, "munigraph-facts/1": what one report states, each fact with its quotation.

Public and documented: people may correct one by hand or write it with any other tool. References between entities are an
id or a name (else an alias) that is unique in the document among the kinds the place allows; see ``graphmodel.references``.

    read    FactsDocument.from_json(dict)    raises InputError naming the place, such as relations[3].type
    write   document.to_json()               the same keys, absent values left out, lists in document order
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graphmodel.quotations import Quotations, digest, squeeze

FORMAT = "munigraph-facts/1"
__all__ = [
    "FORMAT",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "FactsDocument",
    "Initiative",
    "Mention",
    "Organization",
    "Person",
    "Place",
    "Relation",
    "Role",
    "Topic",
    "digest",
    "squeeze",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands in the report's text: code points, half-open; ``page`` counts from 1 where the format has pages."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One contiguous quotation of the report and the rule that read it.

    ``text[start:end]`` equals ``quote`` up to runs of white space. ``rule`` is empty and ``confidence`` 1 for facts
    written by a person. ``start`` is None where the position is not known: the fact is then unverified.
    """

    quote: str
    start: int | None = None
    end: int | None = None
    page: int | None = None
    rule: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the report itself. ``date`` is the report's own (ISO 8601), never the loading's."""

    id: str
    title: str = ""
    language: str = "es"
    url: str | None = None
    kind: str | None = None
    date: str | None = None
    sha256: str | None = None
    source: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor, place, initiative, event or topic as one report names it: fullest form, other forms, places in the text."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Entity):
    kind: str = "other"
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entity):
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Entity):
    evidence: Evidence
    kind: str = "project"
    status: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entity):
    evidence: Evidence
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Entity):
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A post: ``title`` as the text has it, gender kept; ``since`` and ``until`` are the JSON's ``from`` and ``to``."""

    person: str
    title: str
    evidence: Evidence
    organization: str | None = None
    status: str = "current"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie of the ontology between two entities; ``target`` may be an ISO country code. ``capacity`` is the JSON's ``as``."""

    type: str
    source: str
    target: str
    evidence: Evidence
    status: str | None = None
    capacity: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsDocument:
    """All that one report states."""

    document: Document
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    roles: tuple[Role, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def count(self) -> int:
        """How many facts: statements with evidence of their own (posts, initiatives, events, relations, topics)."""
        return sum(len(x) for x in (self.roles, self.initiatives, self.events, self.relations, self.topics))

    def to_json(self) -> dict[str, Any]:
        """The document as JSON-ready data, keys in a stable order, absent values left out."""
        from graphmodel.facts_json import write

        return write(self)

    @classmethod
    def from_json(cls, data: object, name: str = "facts") -> FactsDocument:
        """Read and check JSON data; ``name`` says in errors whose data it is."""
        from graphmodel.facts_json import read

        return read(data, name)

    def verified(self, text: str) -> FactsDocument:
        """This document with every quotation located in ``text``; one that is not there loses its position."""
        quotations = Quotations(text)

        def locate(e: Evidence) -> Evidence:
            start, end = quotations.find(e.quote, e.start, e.end) or (None, None)
            return e if (start, end) == (e.start, e.end) else replace(e, start=start, end=end)

        return self.with_evidence(locate)

    def with_evidence(self, change: Callable[[Evidence], Evidence]) -> FactsDocument:
        """This document with the evidence of every fact changed."""
        return replace(
            self,
            roles=tuple(replace(r, evidence=change(r.evidence)) for r in self.roles),
            initiatives=tuple(replace(i, evidence=change(i.evidence)) for i in self.initiatives),
            events=tuple(replace(e, evidence=change(e.evidence)) for e in self.events),
            relations=tuple(replace(r, evidence=change(r.evidence)) for r in self.relations),
            topics=tuple(replace(t, evidence=change(t.evidence)) for t in self.topics),
        )
