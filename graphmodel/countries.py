"""Countries by ISO 3166-1 alpha-2 code: their names (from CLDR, through Babel) and where a name speaks of one.

Reports are read in Spanish; a person may ask for a country in other languages (``country_meant``).

Demonyms are data of ``countries.yaml``. Babel is imported when the first country is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graphmodel.names import fold

# Codes that CLDR names and ISO 3166-1 does not assign to a country.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
_LONGEST = 5
# In which a person may name a country, the likeliest first; a locale is read when those before it do not have the name.
_LANGUAGES = ("es", "en", "pt", "fr", "de", "it")


@cache
def country_names(language: str = "es") -> Mapping[str, str]:
    """Every country's name by its code, in Spanish unless said otherwise."""
    from babel import Locale

    known = sorted(Locale(language).territories.items())
    return {c: n for c, n in known if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY}


def country_name(code: str, language: str = "es") -> str:
    """The name of a country, in Spanish unless said otherwise; its code where CLDR knows none."""
    return country_names(language).get(code, code)


@cache
def country_code(name: str) -> str | None:
    """The code of a country given by code or Spanish name, else None."""
    if name in country_names():
        return name
    folded = fold(name)
    return next((code for code, known in country_names().items() if fold(known) == folded), None)


def country_meant(text: str) -> str | None:
    """The code of the country that a person means: by code in any case, by name in any language known, or by demonym."""
    wanted = fold(text)
    if text.strip().upper() in country_names():
        return text.strip().upper()
    for language in _LANGUAGES:
        for code, name in country_names(language).items():
            if fold(name) == wanted:
                return code
    spoken_of = countries_in(text)
    return next(iter(spoken_of)) if len(spoken_of) == 1 else None


def countries_like(text: str, language: str) -> list[str]:
    """Names, in a language, of countries that somebody who typed ``text`` may have meant; at most three."""
    for known in (language, *_LANGUAGES):
        forms = {fold(n): code for code, n in country_names(known).items()}
        within = [form for form in sorted(forms) if fold(text) in form.split()]
        if found := within or get_close_matches(fold(text), sorted(forms), n=3, cutoff=0.7):
            return [country_name(forms[form], language) for form in found[:3]]
    return []


@cache
def countries_in(name: str) -> frozenset[str]:
    """The countries that a name speaks of, by name or demonym; "Guinea Ecuatorial" is not "Guinea": the longest wins."""
    words, found, i = fold(name).split(), set(), 0
    forms = _forms()
    while i < len(words):
        for length in range(min(_LONGEST, len(words) - i), 0, -1):
            code = forms.get(" ".join(words[i : i + length]))
            if code:
                found.add(code)
                i += length
                break
        else:
            i += 1
    return frozenset(found)


@cache
def _forms() -> Mapping[str, str]:
    raw: dict[str, Any] = yaml.safe_load(files("graphmodel").joinpath("countries.yaml").read_text(encoding="utf-8"))
    forms = {fold(name): code for code, name in country_names().items()}
    for code, names in raw["names"].items():
        forms |= {fold(name): code for name in names}
    for name in raw["not_names"]:
        forms.pop(fold(name), None)
    for code, demonyms in raw["demonyms"].items():
        forms |= {form: code for demonym in demonyms for form in _inflected(fold(demonym))}
    return forms


def _inflected(demonym: str) -> Iterator[str]:
    """Gender and number of a folded Spanish demonym."""
    if demonym.endswith("o"):
        yield from (demonym[:-1] + ending for ending in ("o", "a", "os", "as"))
    elif demonym.endswith(("a", "e", "i")):
        yield from (demonym, demonym + "s", demonym + "es")
    else:
        yield from (demonym + ending for ending in ("", "a", "es", "as"))
