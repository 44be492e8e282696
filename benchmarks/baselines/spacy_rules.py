"""A baseline built from a well-known library: spaCy's Spanish tokenizer and sentencizer with an EntityRuler, a Matcher for
people beside titles, and verbs between the entities found. No model with weights is behind it, so no parser and no tagger.

    facts = read(text)      a facts document as JSON data, for ``benchmarks.scoring``

The words are those of the other baseline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from benchmarks.baselines.keywords import Found, acronym, belonging, legible
from benchmarks.baselines.words import (
    ALLOWED,
    BODIES,
    COUNTRIES,
    DEMONYMS,
    INITIATIVES,
    NOT_PEOPLE,
    SMALL,
    TITLES,
    VERBS,
    WORDS,
)

_SORTS = {"PER": "people", "ORG": "organizations", "INI": "initiatives", "EVE": "events", "LOC": "places"}
_LINK = {"LOWER": {"IN": ["de", "del", "la", "las", "los", "el", "y", "e", "para"]}, "OP": "{0,2}"}
_WORD = {"TEXT": {"REGEX": r"^[A-ZÁÉÍÓÚÑ]\w+$|^\d{4}$"}}
_NAME_WORD = {"TEXT": {"REGEX": r"^[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+$|^[A-Z]\.$", "NOT_IN": sorted(SMALL | NOT_PEOPLE | set(BODIES))}}
_SEPARATOR = {"TEXT": {"IN": [",", "(", "–", "-", ":", "—"]}}
_OF = [{"LOWER": {"IN": ["de", "del", "en"]}}, {"LOWER": {"IN": ["la", "los", "las", "el"]}, "OP": "?"}]
_HONORIFIC = {"TEXT": {"IN": [form for word in WORDS["honorifics"] for form in (word, f"{word}.")]}}
_TITLE = re.compile(rf"(?:{TITLES})", re.IGNORECASE)


def read(text: str) -> dict[str, Any]:
    """The facts of a text."""
    found = Found()
    for block in re.split(r"\n\s*\n|\n(?=\s*[-*•#|])", text):
        for sentence in _pipeline()(legible(block)).sents:
            _read(sentence.as_doc(), found)
    belonging(found)
    return found.facts()


@cache
def _pipeline() -> Language:
    """Tokenizer, sentencizer and rulers; titles first, since they part names from each other."""
    nlp = spacy.blank("es")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", ";"]})
    ruler: Any = nlp.add_pipe("entity_ruler")
    tail = [_LINK, _WORD]

    def headed(label: str, heads: list[str]) -> Iterator[dict[str, Any]]:
        for longer in range(1, 6):
            yield {"label": label, "pattern": [{"TEXT": {"IN": heads}}, *tail * longer]}

    numbered = {"TEXT": {"REGEX": r"^(?:[IVXL]+|\d+)$"}}
    patterns = [
        *headed("ORG", sorted(BODIES)),
        *headed("INI", sorted(INITIATIVES)),
        *headed("EVE", [w for w in WORDS["events"] if w not in BODIES]),
        *({"label": "EVE", "pattern": [numbered, {"TEXT": {"IN": WORDS["events"]}}, *tail * n]} for n in range(1, 6)),
        {"label": "ORG", "pattern": [{"TEXT": {"REGEX": f"^{WORDS['acronym']}$", "NOT_IN": WORDS["not_bodies"]}}]},
        *({"label": "COUNTRY", "pattern": name, "id": code} for name, code in COUNTRIES.items()),
    ]
    ruler.add_patterns(patterns)
    return nlp


@cache
def _matcher() -> Matcher:
    """People by what stands beside them; the titles are marked as such on the tokens."""
    Token.set_extension("title", default=False, force=True)
    matcher = Matcher(_pipeline().vocab)
    title: dict[str, Any] = {"_": {"title": True}, "OP": "+"}
    more: list[dict[str, Any]] = [{"LOWER": {"IN": ["de", "la", "los", "del"]}, "OP": "{0,2}"}, _NAME_WORD]
    name = [_NAME_WORD, *more]
    names = [name + more * n for n in range(4)]
    for n in names:
        matcher.add("AFTER", [[*n, _SEPARATOR, title]])
        matcher.add("BEFORE", [[title, {"IS_PUNCT": True, "OP": "?"}, {**_HONORIFIC, "OP": "?"}, *n]])
        matcher.add("HONORIFIC", [[_HONORIFIC, *n]])
        matcher.add("AT", [[title, *_OF, {"ENT_TYPE": "ORG", "OP": "+"}, {"TEXT": ",", "OP": "?"}, *n]])
    return matcher


def _read(doc: Doc, found: Found) -> None:
    matcher = _matcher()
    titles = [span for m in _TITLE.finditer(doc.text) if (span := doc.char_span(*m.span())) is not None]
    for token in (t for span in titles for t in span):
        token._.title = True
    people: list[Span] = []
    for label, start, end in sorted(matcher(doc), key=lambda m: m[1] - m[2]):
        span = _person(doc[start:end], doc.vocab.strings[label])
        if span and not any(t.ent_type for t in span) and not any(t._.title for t in span):
            people.append(Span(doc, span.start, span.end, label="PER"))
    doc.ents = tuple(filter_spans([*people, *doc.ents]))
    for entity in doc.ents:
        if entity.label_ == "COUNTRY":
            found.countries.add(entity.ent_id_)
        elif entity.label_ == "ORG" and entity.text.isupper():
            beside = [doc[n].text for n in (entity.start - 1, entity.end) if 0 <= n < len(doc)]
            if not any(word.isupper() and word.isalpha() for word in beside):  # a line in capitals has no acronyms
                acronym(entity.text, doc.text, entity.start_char, found)
        else:
            extra = {"kind": BODIES.get(entity[0].text, "other")} if entity.label_ == "ORG" else {}
            evidence = {"evidence": doc.text} if entity.label_ in ("INI", "EVE") else {}
            kind = {"kind": INITIATIVES[entity[0].text]} if entity.label_ == "INI" else {}
            found.add(_SORTS[entity.label_], entity.text, **extra, **evidence, **kind)
    found.countries |= {code for code, demonym in DEMONYMS.items() if demonym.search(doc.text)}
    _posts(doc, titles, found)
    _ties(doc, found)


def _person(span: Span, label: str) -> Span | None:
    """The name in what was matched: before the sign and the title, or behind them."""
    if label == "AFTER":
        return span[: next(n for n, t in enumerate(span) if t.text in _SEPARATOR["TEXT"]["IN"])]
    start = len(span)
    while start and not (span[start - 1]._.title or span[start - 1].ent_type or span[start - 1].is_punct):
        start -= 1
    while start < len(span) and (span[start].text.rstrip(".") in WORDS["honorifics"] or span[start].is_punct):
        start += 1
    return span[start:] if start < len(span) else None


def _posts(doc: Doc, titles: list[Span], found: Found) -> None:
    """Each title with the body that stands behind it and the nearest person."""
    for title in titles:
        people = sorted((e for e in doc.ents if e.label_ == "PER"), key=lambda e: _apart(e, title))
        if not people or _apart(people[0], title) > 12:
            continue
        body = next((e for e in doc.ents if 0 < e.start - title.end <= 3 and e.label_ in ("ORG", "COUNTRY")), None)
        name = body.text if body else None
        if name is None and re.match(WORDS["local_titles"], title.text, re.IGNORECASE):
            town = re.match(r"\s*(?:de|del) ([A-ZÁÉÍÓÚÑ]\w+(?: (?:de |la )*[A-ZÁÉÍÓÚÑ]\w+)*)", doc.text[title.end_char :])
            if town:
                found.add("places", town[1])
                name = f"{WORDS['bodies']['local_government'][0]} de {town[1]}"
        if name:
            found.add("organizations", name, kind="other" if body else "local_government")
        found.role(people[0].text, title.text, name, doc.text)


def _apart(one: Span, other: Span) -> int:
    return max(int(one.start - other.end), int(other.start - one.end), 0)


def _ties(doc: Doc, found: Found) -> None:
    """From the nearest fitting entity before a verb to all fitting ones behind it."""
    named = [(e.start_char, "countries" if e.label_ == "COUNTRY" else _SORTS[e.label_], e.ent_id_ or e.text) for e in doc.ents]
    for kind, verb in VERBS.items():
        sources, targets = ALLOWED[kind]
        for match in verb.finditer(doc.text):
            fitting = [(at, name) for at, sort, name in named if sort in sources]
            before = [(at, name) for at, name in fitting if at < match.start()]
            if fitting:
                at, source = (before or fitting[:1])[-1]
                for place, sort, target in named:
                    if sort in targets and place > at and target != source:
                        found.relation(kind, source, target, doc.text)
