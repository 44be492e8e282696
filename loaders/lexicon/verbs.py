"""Predicates: which verb forms and phrases state which relation, compiled from ``verbs.yaml`` and ``predicates.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from loaders.lexicon.phrases import Phrases
from loaders.tokens import fold


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb: its infinitive, folded as word lists are, and its tense."""

    verb: str
    tense: str


@dataclass(frozen=True)
class Predicates:
    """Verb forms by word, and the predicates each verb or phrase takes part in."""

    forms: Mapping[str, Form]
    finite: frozenset[str]
    perfect: str
    copula: str
    many: str
    plural: str
    sure_past: tuple[str, ...]
    standing: Mapping[str, str]
    frames: Mapping[str, Mapping[str, Any]]
    by_verb: Mapping[str, tuple[str, ...]]
    phrases: Phrases[tuple[str, ...]]


def conjugate(infinitive: str, data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The third-person forms of a verb, folded, each with its tense."""
    verb = fold(infinitive)
    change: Mapping[str, Any] = data["changes"].get(infinitive, {})
    stems = [verb[:-2], *change.get("stems", ())]
    if verb.endswith("car"):
        stems.append(verb[:-3] + "qu")
    elif verb.endswith("gar"):
        stems.append(verb[:-3] + "gu")
    elif verb.endswith("zar"):
        stems.append(verb[:-3] + "c")
    elif verb.endswith("cer") or verb.endswith("cir"):
        stems.append(verb[:-3] + "zc")
    for tense, endings in data["endings"][verb[-2:]].items():
        for stem in () if tense in change else stems:
            for ending in endings:
                yield stem + ending, tense
    for tense, forms in change.items():
        if tense != "stems":
            for form in forms:
                yield form, tense


def compile_predicates(verbs: Mapping[str, Any], predicates: Mapping[str, Any], others: Iterable[str]) -> Predicates:
    """Both files as look-up tables; ``others`` are further verbs that rules ask for."""
    forms: dict[str, Form] = {}
    by_verb: dict[str, list[str]] = {}
    phrases: dict[str, list[str]] = {}
    frames: dict[str, Mapping[str, Any]] = predicates["frames"]
    for name, frame in frames.items():
        for verb in frame.get("verbs", ()):
            by_verb.setdefault(fold(verb), []).append(name)
        for phrase in frame.get("phrases", ()):
            for form in [phrase, phrase + "l"] if phrase.endswith((" de", " a")) else [phrase]:
                phrases.setdefault(fold(form), []).append(name)
    framed = [verb for frame in frames.values() for verb in frame.get("verbs", ())]
    for verb in [*verbs["changes"], *framed, *predicates["auxiliaries"], *others]:
        for form, tense in conjugate(verb, verbs):
            forms.setdefault(form, Form(fold(verb), tense))
    return Predicates(
        forms=forms,
        perfect=predicates["perfect"],
        copula=predicates["copula"],
        many=predicates["many"],
        plural=predicates["plural"],
        sure_past=tuple(predicates["sure_past"]),
        finite=frozenset(w for w, form in forms.items() if form.tense in ("past", "present", "future")),
        standing=verbs["standing"],
        frames=frames,
        by_verb={verb: tuple(names) for verb, names in by_verb.items()},
        phrases=Phrases((phrase, tuple(names)) for phrase, names in phrases.items()),
    )
