"""The Spanish lexicon: the YAML files of this folder, compiled for look-up. No other module reads them.

Entries are compared folded (no case, no accents). Where a word means something only with a capital letter, the entry or
the rule that uses it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from loaders.lexicon.openings import openings, word_lists
from loaders.lexicon.phrases import Openings, Phrases
from loaders.lexicon.phrases import openings as openings_of
from loaders.lexicon.verbs import Predicates, compile_predicates
from loaders.tokens import fold, tokenize


@dataclass(frozen=True, slots=True)
class Post:
    """A form of a post's head: its lemma (masculine), whether it is plural, whether it needs an organization to count."""

    lemma: str
    singular: str
    plural: bool = False
    weak: bool = False
    capitalised: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A verb or noun that tells a post ("preside", "la presidencia"): both titles, active, passive or noun, the standing."""

    lemma: str
    masculine: str
    feminine: str
    form: str
    status: str


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads a name: the kind it gives, and whether what it heads is a part of something larger."""

    kind: str
    nested: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A body or initiative known the world over."""

    name: str
    kind: str
    country: str | None = None
    form: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything the YAML files say, in the form the stages use it."""

    posts: Phrases[Post]
    modifiers: Phrases[str]
    ordinals: frozenset[str]
    status: Phrases[str]
    forms: Mapping[str, tuple[str, str]]
    government_of: Mapping[str, str]
    government_name: str
    town: str
    credits: Phrases[str]
    offices: Phrases[Office]
    honorifics: Phrases[str]
    body_heads: Phrases[Head]
    unit_heads: Phrases[str]
    suffixes: Phrases[str]
    known_bodies: Phrases[Known]
    not_acronyms: frozenset[str]
    event_heads: Phrases[Head]
    event_generic: frozenset[str]
    act_name: str
    contractions: Mapping[str, str]
    initiative_heads: Phrases[Head]
    known_initiatives: Phrases[Known]
    goals: str
    countries: Phrases[str]
    ambiguous: Mapping[str, Mapping[str, Any]]
    demonyms: Mapping[str, str]
    regions: Phrases[str]
    places: Phrases[bool]
    seated: tuple[str, ...]
    past_endings: tuple[str, ...]
    given_names: frozenset[str]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, Phrases[str]]
    predicates: Predicates
    abbreviations: frozenset[str]
    months: Mapping[str, int]
    numbers: Mapping[str, int]

    @cached_property
    def is_field(self) -> Callable[[str], bool]:
        """Whether a folded word is one for a field of policy or a class of things (desarrollo, gobiernos)."""
        fields, endings = self.words["fields"], tuple(self.words["field_endings"])
        return lru_cache(maxsize=1 << 13)(lambda word: word in fields or word.endswith(endings))

    @cached_property
    def cue_openings(self) -> Mapping[str, Openings]:
        """By word, the cues that begin with it."""
        return openings_of(self.cues)

    @cached_property
    def openings(self) -> Mapping[str, tuple[str, ...]]:
        """See ``loaders.lexicon.openings``."""
        return openings(self)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    titles, honorifics, bodies = _read("titles"), _read("honorifics"), _read("organizations")
    events, initiatives, countries = _read("events"), _read("initiatives"), _read("countries")
    words, cues = _read("words") | _read("fields"), _read("cues")
    given = _read("given_names")
    weak = {fold(w) for w in titles["weak"]}
    capitalised = {fold(w) for w in titles["capitalised_only"]}
    sets = {name: frozenset(fold(w) for w in _strings(value)) for name, value in words.items()}
    sets["need_capital"] = frozenset(fold(w) for data in (events, initiatives) for w in data["capitalised_only"])
    sets["given_or_place"] = frozenset(fold(w) for w in given["ambiguous"])
    sets["surnames"] = frozenset(fold(w) for w in given["surnames"])
    sets["place_openers"] = frozenset(fold(w) for w in given["place_openers"])
    sets["surname_endings"] = frozenset(fold(w) for w in given["surname_endings"])
    sets["never_bodies"] = frozenset(fold(w) for w in bodies["generic"])
    sets["feminine_titles"] = frozenset(fold(post["f"]) for post in titles["posts"] if post["f"] != post["m"])
    sets["organs"] = frozenset(" ".join(t.key for t in tokenize(w)) for w in words["organs"])
    sets["modifiers_as_written"] = frozenset(m.lower() for m in titles["modifiers"])
    abbreviations = frozenset(a.rstrip(".") for a in sets["abbreviations"]) | {
        fold(a).rstrip(".") for a in honorifics["abbreviations"]
    }
    abbreviations |= {fold(a) for post in titles["posts"] for a in post.get("abbr", ())}
    known = Lexicon(
        posts=Phrases(_posts(titles["posts"], weak, capitalised)),
        modifiers=Phrases((m, m) for m in titles["modifiers"]),
        ordinals=frozenset(fold(w) for w in titles["ordinals_before"]),
        status=Phrases((w, status) for status, forms in titles["status"].items() for w in forms),
        forms={fold(post["m"]): (post["m"], post["f"]) for post in titles["posts"]},
        government_name=titles["government_name"],
        town=titles["town"],
        government_of={fold(k): v for k, v in titles["government_of"].items()},
        credits=Phrases((w, w) for w in titles["credits"]),
        offices=Phrases(_offices(titles["offices"])),
        honorifics=Phrases(_honorifics(honorifics)),
        body_heads=Phrases(_heads(bodies["heads"])),
        unit_heads=Phrases((w, w) for w in bodies["units"]),
        suffixes=Phrases((w, w) for w in bodies["suffixes"]),
        known_bodies=Phrases(_known(bodies["known"])),
        not_acronyms=frozenset(fold(w) for w in bodies["not_acronyms"]),
        event_heads=Phrases(_event_heads(events["heads"])),
        event_generic=frozenset(fold(w) for w in events["generic"]),
        act_name=events["act_name"],
        contractions=events["contractions"],
        initiative_heads=Phrases(_heads(initiatives["heads"])),
        known_initiatives=Phrases(_known(initiatives["known"])),
        goals=initiatives["goals"],
        countries=Phrases(_country_names(countries)),
        ambiguous={" ".join(t.key for t in tokenize(word)): rule for word, rule in countries["ambiguous"].items()},
        demonyms={fold(w): code for code, forms in countries["demonyms"].items() for w in forms},
        regions=Phrases((r, r) for r in countries["regions"]),
        places=Phrases(_places(_read("places"))),
        past_endings=tuple(words["past_endings"]),
        seated=tuple(fold(w) for w in words["seated_heads"]),
        given_names=frozenset(fold(n) for n in given["names"]),
        words=sets,
        cues={name: Phrases((form, w) for w in forms for form in contracted(w)) for name, forms in cues.items()},
        predicates=compile_predicates(_read("verbs"), _read("predicates"), _verbs_in(words)),
        abbreviations=frozenset(abbreviations),
        months={fold(m): int(n) for m, n in words["months"].items()},
        numbers={fold(w): int(n) for w, n in words["numbers_in_words"].items()},
    )
    sets.update(word_lists(known))
    return known


def _read(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("loaders.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 (both are safe loaders; the C one is ten times faster)
    return data


def _strings(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(k) for k in value]
    return [str(v) for v in value] if isinstance(value, list) else []


def _verbs_in(words: Mapping[str, Any]) -> list[str]:
    """The infinitives that the word lists of verbs name."""
    lists = [v for k, v in words.items() if k.endswith("_verbs")]
    return list(dict.fromkeys(str(v) for found in lists for v in found))


def plural(word: str) -> str:
    """The regular plural of a word."""
    return word + "s" if fold(word[-1]) in "aeiou" else word + "es"


def contracted(phrase: str) -> list[str]:
    """A phrase, and its form before "el": "con fondos de" is also "con fondos del"."""
    return [phrase, phrase + "l"] if " " in phrase and phrase.endswith((" de", " a")) else [phrase]


def _posts(entries: list[dict[str, Any]], weak: set[str], capitalised: set[str]) -> Iterable[tuple[str, Post]]:
    for entry in entries:
        lemma = fold(entry["m"])
        only = lemma in capitalised
        for form in dict.fromkeys((entry["m"], entry["f"])):
            yield form, Post(lemma, form, weak=lemma in weak, capitalised=only, form=form)
            yield "ex" + form, Post(lemma, form, weak=lemma in weak)
            yield "ex-" + form, Post(lemma, form, weak=lemma in weak)
            if "pl" not in entry:
                yield plural(form), Post(lemma, form, plural=True, weak=lemma in weak, capitalised=only)
        for form in entry.get("pl", ()):
            yield form, Post(lemma, entry["m"], plural=True, weak=lemma in weak, capitalised=only)
        for form in entry.get("abbr", ()):
            yield form + ".", Post(lemma, entry["m"], weak=lemma in weak)


def _offices(entries: list[dict[str, Any]]) -> Iterable[tuple[str, Office]]:
    for entry in entries:
        for key, form, status in (
            ("active", "active", "current"),
            ("once", "active", "former"),
            ("passive", "passive", "current"),
            ("noun", "noun", "current"),
        ):
            for words in entry.get(key, ()):
                yield words, Office(fold(entry["lemma"]), entry["m"], entry["f"], form, status)


def _honorifics(data: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for form in data["abbreviations"]:
        yield form, "abbreviation"
        if len(form.rstrip(".")) > 2:
            yield form.rstrip("."), "abbreviation"
    for form in data["words"]:
        yield form, "word"


def _heads(kinds: dict[str, list[str]]) -> Iterable[tuple[str, Head]]:
    for kind, forms in kinds.items():
        for form in forms:
            yield form, Head(kind)
            if " " not in form:
                yield plural(form), Head(kind, plural=True)


def _event_heads(entries: list[dict[str, Any]]) -> Iterable[tuple[str, Head]]:
    for entry in entries:
        yield entry["head"], Head("event", nested=bool(entry.get("nested")))
        if " " not in entry["head"]:
            yield plural(entry["head"]), Head("event", nested=bool(entry.get("nested")), plural=True)


def _known(entries: dict[str, dict[str, Any]]) -> Iterable[tuple[str, Known]]:
    for name, entry in entries.items():
        for form in dict.fromkeys((name, *entry.get("aliases", ()), *entry.get("names", ()))):
            yield form, Known(name, entry["kind"], entry.get("country"), form)


def _places(data: dict[str, Any]) -> Iterable[tuple[str, bool]]:
    """Each name of a place, and whether it is hardly ever anything else."""
    weak = {fold(name) for name in data["weak"]}
    return ((name, fold(name) not in weak) for names in data["names"].values() for name in dict.fromkeys(names))


def _country_names(data: dict[str, Any]) -> Iterable[tuple[str, str]]:
    from babel import Locale

    for code, name in sorted(Locale("es").territories.items()):
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
            yield name, code
    for code, forms in data["names"].items():
        for form in forms:
            yield form, code
