"""The words of both baselines, from ``words.yaml``, and the countries by their Spanish names from CLDR."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from graphmodel.ontology import ontology

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
HONORIFICS = "|".join(WORDS["honorifics"])
TITLES = f"(?:{'|'.join(WORDS['titles'])})(?: (?:{'|'.join(WORDS['ranks'])}))*"
CONNECTORS = "|".join(sorted(WORDS["connectors"], key=len, reverse=True))
BODIES: dict[str, str] = {word: kind for kind, words in WORDS["bodies"].items() for word in words}
BODY_WORDS = tuple(BODIES)
INITIATIVES: dict[str, str] = {word: kind for kind, words in WORDS["initiatives"].items() for word in words}
SMALL, MONTHS = set(WORDS["small"]), set(WORDS["months"])
NOT_PEOPLE = set(WORDS["not_people"])
PLACES: str = WORDS["places"]
VERBS = {kind: re.compile(rf"\b(?:{verb})\b", re.IGNORECASE) for kind, verb in WORDS["verbs"].items()}
COUNTRIES = {name: code for code, name in Locale("es").territories.items() if re.fullmatch("[A-Z]{2}", code)}
DEMONYMS = {code: re.compile(rf"\b(?:{forms})\b", re.IGNORECASE) for code, forms in WORDS["demonyms"].items()}
_KINDS = {
    "Person": "people", "Organization": "organizations", "Country": "countries",
    "Place": "places", "Initiative": "initiatives", "Event": "events",
}  # fmt: skip
ALLOWED = {
    type_: ({_KINDS[k] for k in tie.sources if k in _KINDS}, {_KINDS[k] for k in tie.targets if k in _KINDS})
    for type_, tie in ontology().ties.items()
}
"""The kinds that a tie may begin and end at, as the ontology has them."""
