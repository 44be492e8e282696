"""The facts document as JSON: reading with checks that name the place of what is wrong, and writing.

Use ``FactsDocument.from_json`` and ``to_json``; the format is described in ``graphmodel.facts``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphmodel.errors import InputError
from graphmodel.facts import (
    FORMAT,
    Document,
    Entity,
    Event,
    Evidence,
    FactsDocument,
    Initiative,
    Mention,
    Organization,
    Person,
    Place,
    Relation,
    Role,
    Topic,
)
from graphmodel.messages import catalogue
from graphmodel.ontology import ontology

say = catalogue("graphmodel")
_COUNTRY = re.compile("[A-Z]{2}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: JSON may carry it, no file and no store can


def read(data: object, name: str) -> FactsDocument:
    """The facts document that this JSON data is; ``name`` says in errors whose data it is."""
    return _Reader(name).document(data)


def write(document: FactsDocument) -> dict[str, Any]:
    """The document as JSON-ready data, keys in a stable order, absent values left out."""
    return {
        "format": FORMAT,
        "document": _trim(
            {
                k: getattr(document.document, k)
                for k in ("id", "title", "language", "url", "kind", "date", "sha256", "source", "format")
            }
        ),
        "people": [_entity(p) for p in document.people],
        "organizations": [_entity(o) | _trim({"kind": o.kind}) | {"country": o.country} for o in document.organizations],
        "countries": list(document.countries),
        "places": [_entity(p) | {"country": p.country} for p in document.places],
        "roles": [
            {"person": r.person, "title": r.title, "organization": r.organization, "status": r.status}
            | _trim({"from": r.since, "to": r.until})
            | _evidence(r.evidence)
            for r in document.roles
        ],
        "initiatives": [
            _entity(i) | {"kind": i.kind, "status": i.status} | _evidence(i.evidence) for i in document.initiatives
        ],
        "events": [_entity(e) | {"date": e.date, "place": e.place} | _evidence(e.evidence) for e in document.events],
        "relations": [
            {"type": r.type, "source": r.source, "target": r.target}
            | _trim({"status": r.status, "as": r.capacity, "from": r.since, "to": r.until})
            | _evidence(r.evidence)
            for r in document.relations
        ],
        "topics": [_entity(t) | _evidence(t.evidence) for t in document.topics],
    }


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
        stated = tuple(t.name for t in o.ties.values() if "Role" not in t.sources + t.targets)  # posts are stated as roles
        statuses = (*o.ladder, *o.post_statuses, "unknown", "")
        return FactsDocument(
            document=Document(
                id=self.text(d, "id", "document"),
                title=self.text(d, "title", "document", ""),
                language=self.text(d, "language", "document", "es"),
                date=self.date(d, "date", "document"),
                **{k: self.optional(d, k, "document") for k in ("url", "kind", "sha256", "source", "format")},
            ),
            people=tuple(Person(**self.entity(e, p)) for e, p in self.items(data, "people")),
            organizations=tuple(
                Organization(
                    **self.entity(e, p),
                    kind=self.choice(e, "kind", p, kinds["Organization"], "other"),
                    country=self.country(e, p),
                )
                for e, p in self.items(data, "organizations")
            ),
            countries=tuple(self.country_codes(data)),
            places=tuple(Place(**self.entity(e, p), country=self.country(e, p)) for e, p in self.items(data, "places")),
            roles=tuple(
                Role(
                    person=self.text(e, "person", p),
                    title=self.text(e, "title", p),
                    organization=self.optional(e, "organization", p),
                    status=self.choice(e, "status", p, o.post_statuses, "current"),
                    since=self.date(e, "from", p),
                    until=self.date(e, "to", p),
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
                    date=self.date(e, "date", p),
                    place=self.optional(e, "place", p),
                    evidence=self.evidence(e, p),
                )
                for e, p in self.items(data, "events")
            ),
            relations=tuple(
                Relation(
                    type=self.choice(e, "type", p, stated, None),
                    source=self.text(e, "source", p),
                    target=self.text(e, "target", p),
                    status=self.choice(e, "status", p, statuses, "") or None,
                    capacity=self.optional(e, "as", p),
                    since=self.date(e, "from", p),
                    until=self.date(e, "to", p),
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

    def items(self, data: dict[str, Any], key: str, inside: str = "") -> Iterable[tuple[dict[str, Any], str]]:
        value, place = data.get(key) or [], f"{inside}{key}"
        if not isinstance(value, list):
            raise self.fail("facts_not_list", place)
        return [(self.mapping(x, f"{place}[{n}]"), f"{place}[{n}]") for n, x in enumerate(value)]

    def text(self, e: dict[str, Any], key: str, place: str, default: str | None = None) -> str:
        value = e.get(key) if e.get(key) is not None else default
        return unicodedata.normalize("NFC", self.whole(value, f"{place}.{key}", empty=default is not None))

    def whole(self, value: object, place: str, *, empty: bool = False) -> str:
        """A text of whole characters that is not empty, unless it may be."""
        if not isinstance(value, str) or not (empty or value.strip()) or _SURROGATE.search(value):
            raise self.fail("facts_no_text", place)
        return value

    def optional(self, e: dict[str, Any], key: str, place: str) -> str | None:
        return self.text(e, key, place) if e.get(key) not in (None, "") else None

    def choice(self, e: dict[str, Any], key: str, place: str, allowed: Sequence[str], default: str | None) -> str:
        value = self.text(e, key, place, default)
        if value not in allowed:
            raise self.fail("facts_not_allowed", f"{place}.{key}", found=value, allowed=", ".join(filter(None, allowed)))
        return value

    def date(self, e: dict[str, Any], key: str, place: str) -> str | None:
        value = self.optional(e, key, place)
        if value and not _DATE.fullmatch(value):
            raise self.fail("facts_no_date", f"{place}.{key}", found=value)
        return value

    def country(self, e: dict[str, Any], place: str) -> str | None:
        value = self.optional(e, "country", place)
        if value and not _COUNTRY.fullmatch(value):
            raise self.fail("facts_no_country", f"{place}.country", found=value)
        return value

    def number(self, e: dict[str, Any], key: str, place: str) -> int | None:
        value = e.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.fail("facts_no_position", f"{place}.{key}")
        return value

    def place(self, e: dict[str, Any], key: str, place: str) -> int:
        value = self.number(e, key, place)
        if value is None:
            raise self.fail("facts_no_position", f"{place}.{key}")
        return value

    def country_codes(self, data: dict[str, Any]) -> Iterable[str]:
        value = data.get("countries", [])
        if not isinstance(value, list):
            raise self.fail("facts_not_list", "countries")
        for n, code in enumerate(value):
            if not isinstance(code, str) or not _COUNTRY.fullmatch(code):
                raise self.fail("facts_no_country", f"countries[{n}]", found=code)
            yield code

    def entity(self, e: dict[str, Any], place: str) -> dict[str, Any]:
        aliases = e.get("aliases") or []
        if not isinstance(aliases, list):
            raise self.fail("facts_not_list", f"{place}.aliases")
        return {
            "name": self.text(e, "name", place),
            "id": self.optional(e, "id", place),
            "aliases": tuple(
                unicodedata.normalize("NFC", self.whole(a, f"{place}.aliases[{n}]")) for n, a in enumerate(aliases)
            ),
            "mentions": tuple(
                Mention(self.place(m, "start", p), self.place(m, "end", p), self.number(m, "page", p))
                for m, p in self.items(e, "mentions", f"{place}.")
            ),
        }

    def evidence(self, e: dict[str, Any], place: str) -> Evidence:
        confidence = e.get("confidence", 1)
        if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            raise self.fail("facts_no_confidence", f"{place}.confidence")
        return Evidence(
            quote=self.whole(e.get("evidence"), f"{place}.evidence"),
            start=self.number(e, "start", place),
            end=self.number(e, "end", place),
            page=self.number(e, "page", place),
            rule=self.optional(e, "rule", place),
            confidence=float(confidence),
        )
