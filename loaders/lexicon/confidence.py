"""How far a fact is to be trusted by the rule that made it: ``confidence.yaml``, measured on annotated reports.

    confidence(rule)        between 0 and 1

It weighs in the strength of ties, so a route over what a doubtful rule read is a weaker one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


@cache
def confidences() -> Mapping[str, float]:
    """By the id of a rule, its confidence: above 0 and below 1."""
    text = files("loaders.lexicon").joinpath("confidence.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text)["rules"])


def confidence(rule: str) -> float:
    """The confidence of a rule; 1 for one that is not judged."""
    return confidences().get(rule, 1.0)
