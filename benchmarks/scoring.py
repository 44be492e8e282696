"""How well extracted facts agree with annotated ones.

    scores = score(gold, facts, text)      facts documents as JSON data; a Tally for each kind
    scores["roles"].f1
    judge(gold, facts)["roles"]            of every fact by itself, whether it is right

An entity counts once: its name or an alias equals, folded, a name or an alias of the annotated one; of initiatives and
events 60 % of the content words do. A post counts when person, title (gender folded) and organization agree, a tie when
its type and both ends do. ``quotations`` are the facts whose quotation stands in the text, up to white space. Statuses,
dates and countries of actors are not judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

Facts = Mapping[str, Any]
Tie = tuple[str, ...]
ENTITIES = ("people", "organizations", "places", "initiatives", "events")
KINDS = ("people", "organizations", "countries", "places", "roles", "initiatives", "events", "relations")
SYMMETRIC = {"MET_WITH", "COOPERATES_WITH"}
SAME_TITLE, SAME_THING = 0.85, 0.6

_WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("scoring.yaml").read_text("utf-8"))
_ARTICLES, _HONORIFICS = set(_WORDS["articles"]), set(_WORDS["honorifics"])
_SMALL = _ARTICLES | set(_WORDS["small_words"])
_LOCAL = re.compile(_WORDS["local_government"])


@dataclass(frozen=True, slots=True)
class Tally:
    """Right ones, extracted ones, annotated ones. Nothing to find and nothing found is perfect."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(gold: Facts, facts: Facts, text: str) -> dict[str, Tally]:
    """A tally for each of KINDS, for "entities" together, and for "quotations" (right: in the text)."""
    compared = _Compared(gold, facts)
    scores = {kind: Tally(len(compared.pairs[kind]), len(facts.get(kind, [])), len(gold[kind])) for kind in ENTITIES}
    countries = compared.countries
    scores["countries"] = Tally(len(countries[0] & countries[1]), len(countries[1]), len(countries[0]))
    scores["roles"] = Tally(sum(compared.roles()), len(facts.get("roles", [])), len(gold["roles"]))
    annotated, found = compared.ties()
    scores["relations"] = Tally(len(annotated & set(found)), len(set(found) - {None}), len(annotated))
    scores["entities"] = sum((scores[k] for k in (*ENTITIES, "countries")), Tally())
    quotations = [f.get("evidence") or "" for k in ("roles", "initiatives", "events", "relations") for f in facts.get(k, [])]
    whole = _squeeze(text)
    verbatim = sum(bool(q) and _squeeze(q) in whole for q in quotations)
    scores["quotations"] = Tally(verbatim, len(quotations), len(quotations))
    return {kind: scores[kind] for kind in (*KINDS, "entities", "quotations")}


def judge(gold: Facts, facts: Facts) -> dict[str, list[bool | None]]:
    """Of every extracted post, initiative, event and relation, in order, whether it is one that ``score`` counts as right.

    None: a tie of two names of one actor, which is not judged.
    """
    compared = _Compared(gold, facts)
    annotated, found = compared.ties()
    right: dict[str, list[bool | None]] = {
        kind: [n in compared.pairs[kind] for n in range(len(facts.get(kind, [])))] for kind in ("initiatives", "events")
    }
    return right | {"roles": [*compared.roles()], "relations": [None if t is None else t in annotated for t in found]}


class _Compared:
    """Extracted facts beside annotated ones: which entity is which, and so which post and tie.

    ``pairs`` are, of each kind, places of extracted entities and of the annotated ones that they are.
    """

    def __init__(self, gold: Facts, facts: Facts) -> None:
        self.gold, self.facts = gold, facts
        self.countries = set(gold["countries"]), set(facts.get("countries", []))
        self.pairs: dict[str, dict[int, int]] = {}
        self.names: dict[tuple[str, str], str] = {}  # kind and folded name of an extracted entity -> its annotated one
        for kind in ENTITIES:
            annotated, found = gold[kind], facts.get(kind, [])
            pairs = self.pairs[kind] = _pairs(annotated, found, loosely=kind in ("initiatives", "events"))
            for n, entity in enumerate(found):
                for name in _names(entity):
                    meant = annotated[pairs[n]]["name"] if n in pairs else "?" + entity["name"]
                    self.names.setdefault((kind, _fold(name)), meant)

    def meant(self, name: str, *kinds: str) -> str:
        """The annotated name of what an extracted name stands for; with a question mark where nothing is annotated."""
        if name in self.countries[0] | self.countries[1]:
            return name
        return next((self.names[kind, _fold(name)] for kind in kinds if (kind, _fold(name)) in self.names), "?" + name)

    def roles(self) -> list[bool]:
        """Of each extracted post, whether it is an annotated one; each of those counts once."""
        left, right = list(self.gold["roles"]), []
        for role in self.facts.get("roles", []):
            person = self.meant(role["person"], "people")
            body = self.meant(role["organization"], "organizations") if role.get("organization") else None
            same = ((g["person"], g["organization"]) == (person, body) and _same_title(g["title"], role["title"]) for g in left)
            at = next((n for n, is_same in enumerate(same) if is_same), None)
            right.append(at is not None)
            if at is not None:
                del left[at]
        return right

    def ties(self) -> tuple[set[Tie], list[Tie | None]]:
        """The annotated ties, and each extracted one as it would be annotated; None where both ends are one."""
        # Texts, and annotators, call a local government and its place by one name.
        governments = {
            form.removeprefix("local:"): o["name"]
            for o in self.gold["organizations"]
            if o.get("kind") == "local_government"
            for form in _forms(o, local=True)
            if form.startswith("local:")
        }
        place = {p["name"]: governments.get(_key(p["name"])) or p["name"] for p in self.gold["places"]}

        def tie(type: str, *ends: str) -> Tie | None:
            same = [place.get(end, end) for end in ends]
            return (type, *(sorted(same) if type in SYMMETRIC else same)) if same[0] != same[1] else None

        kinds = ("people", "organizations", "initiatives", "events", "places")
        annotated = (tie(r["type"], r["source"], r["target"]) for r in self.gold["relations"])
        found = self.facts.get("relations", [])
        extracted = [tie(r["type"], self.meant(r["source"], *kinds), self.meant(r["target"], *kinds)) for r in found]
        return {t for t in annotated if t}, extracted


def _pairs(gold: list[Facts], found: list[Facts], *, loosely: bool) -> dict[int, int]:
    """One to one, best first: place in ``found`` -> place in ``gold``."""
    candidates = []
    for i, f in enumerate(found):
        for j, g in enumerate(gold):
            local = "local_government" in (f.get("kind"), g.get("kind"))
            likeness = 1.0 if _forms(f, local) & _forms(g, local) else _overlap(f, g) if loosely else 0.0
            if likeness >= SAME_THING:
                candidates.append((-likeness - (_key(f["name"]) == _key(g["name"])), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _names(entity: Facts) -> list[str]:
    return [entity["name"], *entity.get("aliases", [])]


def _forms(entity: Facts, local: bool) -> set[str]:
    """Keys of all names, with and without what stands in brackets; of local governments also by their town alone."""
    parts = [p for n in _names(entity) for p in (n, re.sub(r"\([^)]*\)", " ", n), *re.findall(r"\(([^)]{2,})\)", n))]
    keys = {k for k in map(_key, parts) if k}
    return keys | {"local:" + _LOCAL.sub("", k + " ").strip() for k in keys if local}


def _overlap(a: Facts, b: Facts) -> float:
    """The greatest share of content words that a name of each has in common."""
    content = [[{w for w in _fold(n).split() if w not in _SMALL} for n in _names(e)] for e in (a, b)]
    return max((len(x & y) / len(x | y) for x in content[0] for y in content[1] if x and y), default=0.0)


def _same_title(a: str, b: str) -> bool:
    a, b = (
        " ".join(re.sub(_WORDS["endings"], "", _WORDS["abbreviated"].get(w, w)) for w in _fold(t).split() if w not in _SMALL)
        for t in (a, b)
    )
    return a == b or SequenceMatcher(None, a, b).ratio() >= SAME_TITLE


def _key(name: str) -> str:
    words = _fold(name).split()
    while words and words[0] in _ARTICLES | _HONORIFICS:
        words.pop(0)
    return " ".join(words)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in text if not unicodedata.combining(c))))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
