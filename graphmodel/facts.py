"""The facts document, "munigraph-facts/1": what one report states, each fact with its quotation.

Public and documented: people may correct one by hand or write it with any other tool. References between entities are an
id or a name (else an alias) that is unique in the document among the kinds the place allows; ``resolve`` finds them.

    read    FactsDocument.from_json(dict)    raises InputError naming the place, such as relations[3].type
    write   document.to_json()               the same keys, absent values left out, lists in document order
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphmodel.errors import InputError
from graphmodel.messages import catalogue
from graphmodel.ontology import ontology

FORMAT = "munigraph-facts/1"
say = catalogue("graphmodel")


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
        return {
            "format": FORMAT,
            "document": _trim(
                {
                    k: getattr(self.document, k)
                    for k in ("id", "title", "language", "url", "kind", "date", "sha256", "source", "format")
                }
            ),
            "people": [_entity(p) for p in self.people],
            "organizations": [_entity(o) | _trim({"kind": o.kind}) | {"country": o.country} for o in self.organizations],
            "countries": list(self.countries),
            "places": [_entity(p) | {"country": p.country} for p in self.places],
            "roles": [
                {"person": r.person, "title": r.title, "organization": r.organization, "status": r.status}
                | _trim({"from": r.since, "to": r.until})
                | _evidence(r.evidence)
                for r in self.roles
            ],
            "initiatives": [
                _entity(i) | {"kind": i.kind, "status": i.status} | _evidence(i.evidence) for i in self.initiatives
            ],
            "events": [_entity(e) | {"date": e.date, "place": e.place} | _evidence(e.evidence) for e in self.events],
            "relations": [
                {"type": r.type, "source": r.source, "target": r.target}
                | _trim({"status": r.status, "as": r.capacity, "from": r.since, "to": r.until})
                | _evidence(r.evidence)
                for r in self.relations
            ],
            "topics": [_entity(t) | _evidence(t.evidence) for t in self.topics],
        }

    @classmethod
    def from_json(cls, data: object, name: str = "facts") -> FactsDocument:
        """Read and check JSON data; ``name`` says in errors whose data it is."""
        return _Reader(name).document(data)

    def verified(self, text: str) -> FactsDocument:
        """This document with every quotation located in ``text``; one that is not there loses its position."""
        flat, positions = _flatten(text)

        def locate(e: Evidence) -> Evidence:
            if e.start is not None and e.end is not None and squeeze(text[e.start : e.end]) == squeeze(e.quote):
                return e
            wanted = squeeze(e.quote)
            at = flat.find(wanted) if wanted else -1
            if at < 0:
                return replace(e, start=None, end=None)
            return replace(e, start=positions[at], end=positions[at + len(wanted) - 1] + 1)

        return replace(
            self,
            roles=tuple(replace(r, evidence=locate(r.evidence)) for r in self.roles),
            initiatives=tuple(replace(i, evidence=locate(i.evidence)) for i in self.initiatives),
            events=tuple(replace(e, evidence=locate(e.evidence)) for e in self.events),
            relations=tuple(replace(r, evidence=locate(r.evidence)) for r in self.relations),
            topics=tuple(replace(t, evidence=locate(t.evidence)) for t in self.topics),
        )


def squeeze(text: str) -> str:
    """Text with runs of white space as one blank, in NFC: the form in which quotations are compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def digest(text: str) -> str:
    """SHA-256 of a report's text, normalised: equal for copies of one report."""
    return hashlib.sha256(squeeze(text).encode()).hexdigest()


def _flatten(text: str) -> tuple[str, list[int]]:
    """Text as ``squeeze`` sees it, without the outer strip, and each character's position in the original."""
    out: list[str] = []
    positions: list[int] = []
    i = 0
    while i < len(text):
        j = i + 1
        if text[i].isspace():
            while j < len(text) and text[j].isspace():
                j += 1
            piece = " "
        else:
            while j < len(text) and unicodedata.combining(text[j]):
                j += 1
            piece = unicodedata.normalize("NFC", text[i:j])
        out.append(piece)
        positions += [i] * (len(piece) - 1) + [j - 1 if piece != " " else i]
        i = j
    return "".join(out), positions


def _trim(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v not in (None, "", ())}


def _entity(e: Entity) -> dict[str, Any]:
    data: dict[str, Any] = _trim({"id": e.id}) | {"name": e.name, "aliases": list(e.aliases)}
    if e.mentions:
        data["mentions"] = [{"start": m.start, "end": m.end} | _trim({"page": m.page}) for m in e.mentions]
    return data


def _evidence(e: Evidence) -> dict[str, Any]:
    data = {"evidence": e.quote} | _trim({"start": e.start, "end": e.end, "page": e.page, "rule": e.rule})
    return data if e.confidence == 1 else data | {"confidence": e.confidence}


@dataclass
class _Reader:
    """Checks JSON data against the format, naming the place of what is wrong."""

    name: str
    where: list[str] = field(default_factory=list)

    def fail(self, key: str, place: str, **values: object) -> InputError:
        return InputError(say(key, file=self.name, place=place, **values))

    def document(self, data: object) -> FactsDocument:
        if not isinstance(data, dict) or "document" not in data:
            raise self.fail("facts_not_facts", "document")
        if data.get("format", FORMAT) != FORMAT:
            raise self.fail("facts_other_format", "format", found=data["format"])
        o = ontology()
        d = self.mapping(data["document"], "document")
        kinds = {name: kind.kinds for name, kind in o.nodes.items()}
        return FactsDocument(
            document=Document(
                id=self.text(d, "id", "document"),
                title=self.text(d, "title", "document", ""),
                language=self.text(d, "language", "document", "es"),
                **{k: self.optional(d, k, "document") for k in ("url", "kind", "date", "sha256", "source", "format")},
            ),
            people=tuple(Person(**self.entity(e, p)) for e, p in self.items(data, "people")),
            organizations=tuple(
                Organization(
                    **self.entity(e, p),
                    kind=self.choice(e, "kind", p, kinds["Organization"], "other"),
                    country=self.optional(e, "country", p),
                )
                for e, p in self.items(data, "organizations")
            ),
            countries=tuple(self.country_codes(data)),
            places=tuple(
                Place(**self.entity(e, p), country=self.optional(e, "country", p)) for e, p in self.items(data, "places")
            ),
            roles=tuple(
                Role(
                    person=self.text(e, "person", p),
                    title=self.text(e, "title", p),
                    organization=self.optional(e, "organization", p),
                    status=self.choice(e, "status", p, o.post_statuses, "current"),
                    since=self.optional(e, "from", p),
                    until=self.optional(e, "to", p),
                    evidence=self.evidence(e, p),
                )
                for e, p in self.items(data, "roles")
            ),
            initiatives=tuple(
                Initiative(
                    **self.entity(e, p),
                    kind=self.choice(e, "kind", p, kinds["Initiative"], "project"),
                    status=self.choice(e, "status", p, (*o.ladder, "unknown"), "unknown"),
                    evidence=self.evidence(e, p),
                )
                for e, p in self.items(data, "initiatives")
            ),
            events=tuple(
                Event(
                    **self.entity(e, p),
                    date=self.optional(e, "date", p),
                    place=self.optional(e, "place", p),
                    evidence=self.evidence(e, p),
                )
                for e, p in self.items(data, "events")
            ),
            relations=tuple(
                Relation(
                    type=self.choice(e, "type", p, tuple(o.ties), None),
                    source=self.text(e, "source", p),
                    target=self.text(e, "target", p),
                    status=self.optional(e, "status", p),
                    capacity=self.optional(e, "as", p),
                    since=self.optional(e, "from", p),
                    until=self.optional(e, "to", p),
                    evidence=self.evidence(e, p),
                )
                for e, p in self.items(data, "relations")
            ),
            topics=tuple(Topic(**self.entity(e, p), evidence=self.evidence(e, p)) for e, p in self.items(data, "topics")),
        )

    def mapping(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail("facts_not_object", place)
        return value

    def items(self, data: dict[str, Any], key: str) -> Iterable[tuple[dict[str, Any], str]]:
        value = data.get(key, [])
        if not isinstance(value, list):
            raise self.fail("facts_not_list", key)
        return [(self.mapping(x, f"{key}[{n}]"), f"{key}[{n}]") for n, x in enumerate(value)]

    def text(self, e: dict[str, Any], key: str, place: str, default: str | None = None) -> str:
        value = e.get(key) if e.get(key) is not None else default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fail("facts_no_text", f"{place}.{key}")
        return unicodedata.normalize("NFC", value)

    def optional(self, e: dict[str, Any], key: str, place: str) -> str | None:
        return self.text(e, key, place) if e.get(key) not in (None, "") else None

    def choice(self, e: dict[str, Any], key: str, place: str, allowed: Sequence[str], default: str | None) -> str:
        value = self.text(e, key, place, default)
        if value not in allowed:
            raise self.fail("facts_not_allowed", f"{place}.{key}", found=value, allowed=", ".join(allowed))
        return value

    def number(self, e: dict[str, Any], key: str, place: str) -> int | None:
        value = e.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.fail("facts_no_position", f"{place}.{key}")
        return value

    def country_codes(self, data: dict[str, Any]) -> Iterable[str]:
        value = data.get("countries", [])
        if not isinstance(value, list):
            raise self.fail("facts_not_list", "countries")
        for n, code in enumerate(value):
            if not isinstance(code, str) or not re.fullmatch("[A-Z]{2}", code):
                raise self.fail("facts_no_country", f"countries[{n}]", found=code)
            yield code

    def entity(self, e: dict[str, Any], place: str) -> dict[str, Any]:
        aliases = e.get("aliases") or []
        if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
            raise self.fail("facts_not_list", f"{place}.aliases")
        return {
            "name": self.text(e, "name", place),
            "id": self.optional(e, "id", place),
            "aliases": tuple(unicodedata.normalize("NFC", a) for a in aliases),
            "mentions": tuple(
                Mention(self.number(m, "start", p) or 0, self.number(m, "end", p) or 0, self.number(m, "page", p))
                for m, p in self.items(e, "mentions")
            ),
        }

    def evidence(self, e: dict[str, Any], place: str) -> Evidence:
        confidence = e.get("confidence", 1)
        if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            raise self.fail("facts_no_confidence", f"{place}.confidence")
        quote = e.get("evidence")
        if not isinstance(quote, str) or not quote.strip():
            raise self.fail("facts_no_text", f"{place}.evidence")
        return Evidence(
            quote=quote,
            start=self.number(e, "start", place),
            end=self.number(e, "end", place),
            page=self.number(e, "page", place),
            rule=self.optional(e, "rule", place),
            confidence=float(confidence),
        )
