"""The weights of suggestions, typed. The only place that reads ``queries/suggestion_settings.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Weights:
    """What the file says; it explains each value."""

    partner: float
    event: float
    theme: float
    country: float
    hub: int

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """Weights from data in the shape of the file."""
        return cls(**data["weights"], hub=data["hub"])

    def to_json(self) -> dict[str, Any]:
        """The same in the shape of the file."""
        kinds = {k: getattr(self, k) for k in ("partner", "event", "theme", "country")}
        return {"weights": kinds, "hub": self.hub}


@cache
def default_weights() -> Weights:
    """The weights of the file, read once."""
    return Weights.of(yaml.safe_load(files("queries").joinpath("suggestion_settings.yaml").read_text(encoding="utf-8")))
