"""What ``discrepancies.yaml`` says, typed. The only place that reads the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graphmodel.names import title_key


@dataclass(frozen=True, slots=True)
class Rules:
    """Title keys of posts that one holds at a time, groups of those that exclude each other, kinds without a ladder."""

    single: frozenset[str]
    exclusive: tuple[frozenset[str], ...]
    without_ladder: frozenset[str]


@cache
def rules() -> Rules:
    """The one set of rules, read once."""
    text = files("graphmodel.discrepancies").joinpath("discrepancies.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)

    def titles(listed: Iterable[str]) -> frozenset[str]:
        return frozenset(map(title_key, listed))

    return Rules(titles(raw["single"]), tuple(titles(group) for group in raw["exclusive"]), frozenset(raw["without_ladder"]))
