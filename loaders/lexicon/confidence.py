"""How far a fact is to be trusted by the rule that made it: ``confidence.yaml``, measured on annotated reports.

    with_confidence(facts)        the same facts, each with its rule's confidence

It weighs in the strength of ties, so a route over what a doubtful rule read is a weaker one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from graphmodel.facts import FactsDocument


@cache
def confidences() -> Mapping[str, float]:
    """By the id of a rule, its confidence: above 0 and below 1."""
    text = files("loaders.lexicon").joinpath("confidence.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text)["rules"])


def with_confidence(facts: FactsDocument) -> FactsDocument:
    """The facts with the confidence of their rules; those of a person, or of a rule that is not judged, stay as they are."""
    known = confidences()

    return facts.with_evidence(lambda e: replace(e, confidence=known.get(e.rule or "", e.confidence)))
