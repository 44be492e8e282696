"""A baseline of keywords and regular expressions: runs of capitalised words, sorted by their first word or what stands beside
them; posts by patterns of title, name and body; a tie where a verb stands between two names of a sentence. No grammar.

    facts = read(text)      a facts document as JSON data, for ``benchmarks.scoring``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.baselines.words import (
    ALLOWED,
    BODIES,
    BODY_WORDS,
    CONNECTORS,
    COUNTRIES,
    DEMONYMS,
    HONORIFICS,
    INITIATIVES,
    MONTHS,
    NOT_PEOPLE,
    PLACES,
    SMALL,
    TITLES,
    VERBS,
    WORDS,
)

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w'’-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:{CONNECTORS})\s+)?(?:{_CAPITAL}|\d{{4}}))*")
_ACRONYM = re.compile(rf"\b{WORDS['acronym']}\b")
_NAME = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?: (?:de la |de los |del )?(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+|[A-Z]\.)){1,4}"
_BODY = rf"(?P<body>{_CAPITAL}(?:\s+(?:(?:{CONNECTORS})\s+)?{_CAPITAL})*)"
_TITLE = rf"(?P<title>(?i:{TITLES})(?: (?i:de) [a-záéíóú]+(?: [a-záéíóú]+)?)??)"
_OF = r" (?:de la|de los|de las|del|de|en) "
_HONORIFIC = rf"(?:(?:{HONORIFICS})\.? )?"
_POSTS = [
    re.compile(rf"(?P<person>{_NAME})\s*[,(–-]\s*{_TITLE}(?:{_OF}{_BODY})?"),
    re.compile(rf"{_TITLE}{_OF}{_BODY},? {_HONORIFIC}(?P<person>{_NAME})"),
    re.compile(rf"{_TITLE},? {_HONORIFIC}(?P<person>{_NAME})"),
]
_NUMBER = r"(?:[IVXL]+|\d+[ªº°]?|Primer[oa]?|Segund[oa]|Tercer[oa]?)"
_EVENT = re.compile(
    rf"\b(?P<event>(?:{_NUMBER}\s+)?(?:{'|'.join(WORDS['events'])})(?:\s+(?:(?:{CONNECTORS}|sobre|en)\s+)?(?:{_CAPITAL}|\d{{4}}))+)"
)
_QUOTED = re.compile(rf"\b(?i:(?P<head>{'|'.join(INITIATIVES)}))\s+[«“\"'](?P<name>[^»”\"'\n]{{3,90}})[»”\"']")
_PERSON = re.compile(rf"\b(?:{HONORIFICS})\.? (?P<person>{_NAME})")
_PLACE = re.compile(rf"\b(?i:{PLACES}) (?P<place>{_CAPITAL}(?: (?:de |del |la )*{_CAPITAL})*)")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•#|]|\d+[.)]\s))")
_END = re.compile(r"(?<=[.!?:;])(?<!\b[A-Z]\.)(?<!\bSr\.)(?<!\bDr\.)(?<!\bSra\.)(?<!\bDra\.)(?<!\bIng\.)(?<!\bLic\.)\s+")


@dataclass
class Found:
    """Entities by kind and name, posts and ties, in the order in which the text has them."""

    entities: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    roles: dict[tuple[str, str, str | None], dict[str, Any]] = field(default_factory=dict)
    relations: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, sort: str, name: str, **properties: Any) -> str:
        """An entity once, by its name; its name."""
        self.entities.setdefault(sort, {}).setdefault(name, {"name": name, "aliases": [], **properties})
        return name

    def role(self, person: str, title: str, body: str | None, evidence: str) -> None:
        entry = {"person": person, "title": title, "organization": body, "evidence": evidence}
        self.roles.setdefault((person, title.lower(), body), entry)

    def relation(self, kind: str, source: str, target: str, evidence: str) -> None:
        entry = {"type": kind, "source": source, "target": target, "evidence": evidence}
        self.relations.setdefault((kind, source, target), entry)

    def facts(self) -> dict[str, Any]:
        kinds = ("people", "organizations", "places", "initiatives", "events")
        return {kind: list(self.entities.get(kind, {}).values()) for kind in kinds} | {
            "countries": sorted(self.countries),
            "roles": list(self.roles.values()),
            "relations": list(self.relations.values()),
        }


def read(text: str) -> dict[str, Any]:
    """The facts of a text."""
    found = Found()
    sentences = [(legible(s), s) for block in _BLOCK.split(text) for s in _END.split(_squeezed(block)) if s]
    for plain, sentence in sentences:
        found.countries |= {code for _, code in _countries(plain)}
        _posts(plain, sentence, found)
        _names(plain, sentence, found)
    named = _Named(found)
    for plain, sentence in sentences:
        _ties(plain, sentence, sorted({*named.places(plain)}), found)
    belonging(found)
    return found.facts()


def legible(text: str) -> str:
    """Without the signs of Markdown, in one line, its bars as commas; what is read is looked for in this."""
    return _squeezed(re.sub(r"[*_#]+", " ", text.replace("|", " , "))).strip(" ,")


def _countries(plain: str) -> Iterator[tuple[int, str]]:
    """Place and code of every country that is named, by its name or what is of it."""
    for country, code in COUNTRIES.items():
        if country in plain:
            yield from ((match.start(), code) for match in re.finditer(rf"\b{re.escape(country)}\b", plain))
    for code, demonym in DEMONYMS.items():
        yield from ((match.start(), code) for match in demonym.finditer(plain))


class _Named:
    """Every name that the text has, to be found again in any of its sentences; of people the last word, too."""

    def __init__(self, found: Found) -> None:
        self._sorts: dict[str, tuple[str, str]] = {}
        for sort, entities in found.entities.items():
            for name, entry in entities.items():
                for form in (name, *entry["aliases"], *([name.split()[-1]] if sort == "people" else [])):
                    self._sorts.setdefault(form, (sort, name))
        forms = sorted(self._sorts, key=len, reverse=True)
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)") if forms else None

    def places(self, plain: str) -> Iterator[tuple[int, str, str]]:
        """Place, kind and name of everything that a sentence names."""
        for match in self._pattern.finditer(plain) if self._pattern else ():
            yield (match.start(), *self._sorts[match[0]])
        yield from ((at, "countries", code) for at, code in _countries(plain))


def belonging(found: Found) -> None:
    """What names and the document by itself tell: a country in a body's name, and who was at the event named first."""
    for body in found.entities.get("organizations", {}):
        for _, code in _countries(body):
            found.relation("LOCATED_IN", body, code, body)
    for event in list(found.entities.get("events", {}))[:1]:
        for (person, _, _), role in found.roles.items():
            found.relation("PARTICIPATED_IN", person, event, role["evidence"])


def _posts(plain: str, sentence: str, found: Found) -> None:
    for pattern in _POSTS:
        for match in pattern.finditer(plain):
            person, body = _squeezed(match["person"]), match.groupdict().get("body")
            if not _may_be_person(person) or plain[: match.start("person")].rstrip().endswith(BODY_WORDS):
                continue
            found.add("people", person)
            title = _squeezed(match["title"])
            organization = _organization(_squeezed(body), title, found) if body else None
            if organization or not any(p == person and t == title.lower() for p, t, _ in found.roles):
                found.role(person, title, organization, sentence)
    for match in _PERSON.finditer(plain):
        if _may_be_person(_squeezed(match["person"])):
            found.add("people", _squeezed(match["person"]))


def _may_be_person(name: str) -> bool:
    first = name.split()[0]
    return not (first in BODIES or first in SMALL or first in INITIATIVES or first in NOT_PEOPLE or name in COUNTRIES)


def _organization(name: str, title: str, found: Found) -> str:
    """The body that a post is at; of a mayor, a bare town stands for its government."""
    first = name.split()[0]
    if first in BODIES or not re.match(WORDS["local_titles"], title, re.IGNORECASE):
        return found.add("organizations", name, kind=BODIES.get(first, "other"))
    found.add("places", name)
    return found.add("organizations", f"{WORDS['bodies']['local_government'][0]} de {name}", kind="local_government")


def _names(plain: str, sentence: str, found: Found) -> None:
    for match in _PLACE.finditer(plain):
        found.add("places", _squeezed(match["place"]))
    for match in _EVENT.finditer(plain):
        name = _squeezed(match["event"])
        if name.split()[0] not in BODIES or name.split()[-1].isdigit():  # a forum is a body, and a meeting if it has a year
            found.add("events", name, evidence=sentence)
    for match in _QUOTED.finditer(plain):
        kind = INITIATIVES[match["head"].capitalize()]
        found.add("initiatives", _squeezed(match["name"]), kind=kind, evidence=sentence)
    for match in _RUN.finditer(plain):
        words = _squeezed(match[0]).split()
        while words and words[0] in SMALL:
            words.pop(0)
        name = " ".join(words)
        if not words or name.lower() in MONTHS or name in COUNTRIES:
            continue
        if words[0] in INITIATIVES and len(words) > 1:
            found.add("initiatives", name, kind=INITIATIVES[words[0]], evidence=sentence)
        elif words[0] in BODIES and len(words) > 1:
            found.add("organizations", name, kind=BODIES[words[0]])
        elif _ACRONYM.fullmatch(name) and name not in WORDS["not_bodies"]:
            acronym(name, plain, match.start(), found)


def acronym(name: str, plain: str, at: int, found: Found) -> None:
    """An acronym in brackets behind a body's name is another name of it."""
    for other, entry in found.entities.get("organizations", {}).items():
        if name in entry["aliases"]:
            return
        if name != other and plain[:at].rstrip().removesuffix("(").rstrip().endswith(other):
            entry["aliases"].append(name)
            return
    found.add("organizations", name, kind="other")


def _ties(plain: str, sentence: str, names: list[tuple[int, str, str]], found: Found) -> None:
    """Where a sentence has a verb: from the nearest fitting name before it, else the first, to all fitting ones behind that."""
    for kind, verb in VERBS.items():
        sources, targets = ALLOWED[kind]
        for match in verb.finditer(plain):
            fitting = sorted((at, name) for at, sort, name in names if sort in sources)
            before = [(at, name) for at, name in fitting if at < match.start()]
            if not fitting:
                continue
            at, source = (before or fitting[:1])[-1]
            for place, sort, target in names:
                if sort in targets and place > at and target != source:
                    found.relation(kind, source, target, sentence)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
