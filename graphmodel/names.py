"""Names as identity sees them: folding, and the words of ``names.yaml`` (Spanish is data).

fold("Cámara  de MUNICIPIOS")       "camara de municipios"
title_key("Directora Ejecutiva")    "director ejecutiv", as for a man
spells("AME", "Asociación de Municipalidades Ecuatorianas")
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_INCLUSIVE = re.compile(r"/\w+|\(\w{1,3}\)")
_SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name without case, accents and punctuation, words parted by one blank; never empty for a name that is not.

    Composed and decomposed accents fold alike, and dotted initials are one word ("A.M.E." is "ame").
    """
    text = _DOTTED.sub(lambda m: m[0].replace(".", ""), unicodedata.normalize("NFKC", name))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    words = "".join(c if c.isalnum() else " " for c in kept).split()
    return " ".join(words) or " ".join(name.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of ``names.yaml``, folded; what each means is said there."""

    articles: frozenset[str]
    particles: frozenset[str]
    title_connectors: frozenset[str]
    honorifics: frozenset[str]
    degrees: frozenset[str]
    title_endings: tuple[str, ...]
    local_heads: tuple[tuple[tuple[str, ...], str], ...]
    local_connectors: tuple[tuple[str, ...], ...]
    generic_bodies: frozenset[str]
    heads_of_bodies: frozenset[str]
    bodies_abroad: frozenset[str]
    generic_things: frozenset[str]
    heads_of_things: frozenset[str]
    common_words: frozenset[str]
    common_of_things: frozenset[str]
    shared_things: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary, read once."""
    raw: dict[str, Any] = yaml.safe_load(files("graphmodel").joinpath("names.yaml").read_text(encoding="utf-8"))

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(w) for w in raw[key])

    tiers: Mapping[str, Sequence[str]] = raw["local_governments"]
    heads = [(tuple(fold(head).split()), tier) for tier, heads in tiers.items() for head in heads]
    connectors = [tuple(fold(c).split()) for c in raw["local_connectors"]]
    return Vocabulary(
        articles=words("articles"),
        particles=words("particles"),
        title_connectors=words("title_connectors"),
        honorifics=words("honorifics") | words("degrees"),
        degrees=words("degrees"),
        title_endings=tuple(raw["title_endings"]),
        local_heads=tuple(sorted(heads, key=lambda h: (-len(h[0]), h))),
        local_connectors=tuple(sorted(connectors, key=lambda c: (-len(c), c))),
        generic_bodies=words("generic_bodies"),
        heads_of_bodies=words("heads_of_bodies"),
        bodies_abroad=frozenset(raw["bodies_abroad"]),
        generic_things=words("generic_things"),
        heads_of_things=words("heads_of_things"),
        common_words=words("common_words"),
        common_of_things=words("common_words") | words("common_of_things"),
        shared_things=words("shared_things"),
    )


def content(words: Sequence[str]) -> list[str]:
    """The words of a folded name that carry meaning."""
    particles = vocabulary().particles
    return [w for w in words if w not in particles]


@lru_cache(maxsize=1 << 16)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without honorifics before it and degrees behind it, where surnames stand."""
    v, words = vocabulary(), fold(name).split()
    while len(words) > 1 and words[0] in v.honorifics:
        words.pop(0)
    while len(words) > 2 and words[-1] in v.degrees:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=1 << 16)
def bare_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles before it."""
    articles, words = vocabulary().articles, fold(name).split()
    while len(words) > 1 and words[0] in articles:
        words.pop(0)
    return tuple(words)


def local_government(words: Sequence[str]) -> tuple[str, str] | None:
    """Tier and place of a local government: ("municipal", "cuenca") for "alcaldia de cuenca"; None for other bodies."""
    v = vocabulary()
    for head, tier in v.local_heads:
        if tuple(words[: len(head)]) == head:
            rest = list(words[len(head) :])
            joined = False
            while rest:
                connector = next((c for c in v.local_connectors if tuple(rest[: len(c)]) == c and len(rest) > len(c)), None)
                if connector is None:
                    break
                rest, joined = rest[len(connector) :], True
            return (tier, " ".join(rest)) if rest and joined else None
    return None


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> str:
    """A post's title without the gender of who holds it; what follows "de" is kept as it is."""
    v = vocabulary()
    key, gendered = [], True
    for word in fold(_INCLUSIVE.sub("", title)).split():
        gendered = gendered and word not in v.title_connectors
        if gendered:
            ending = next((e for e in v.title_endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
            word = word[: len(word) - len(ending)]
        key.append(word)
    return " ".join(key)


def is_acronym(form: str) -> bool:
    """Whether a form, as written, is one word with at least two capitals."""
    return len(fold(form).split()) == 1 and sum(c.isupper() for c in form) >= 2


def split_acronym(name: str) -> tuple[str, str | None]:
    """A name and the acronym in brackets behind or inside it: ("Banco Interamericano", "BI"); other brackets stay."""
    for match in _PARENTHESIS.finditer(name):
        outer = " ".join((name[: match.start()] + " " + name[match.end() :]).split())
        if is_acronym(match[1]) and outer:
            return outer, match[1].strip()
    return name, None


def spells(acronym: str, name: str) -> bool:
    """Whether the initials of a name's words, with or without its particles, are the acronym."""
    words = fold(name).split()
    letters = fold(acronym).replace(" ", "")
    return len(letters) > 1 and letters in ("".join(w[0] for w in content(words)), "".join(w[0] for w in words))


def numbers(name: str) -> str:
    """The numbers in a name, Arabic and Roman: "xv", "6 2030"; empty where there is none."""
    return " ".join(w for w in fold(name).split() if w.isdigit() or _ROMAN.fullmatch(w))
