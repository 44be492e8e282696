"""The weights and constants of the path engine, typed. The only place that reads ``queries/path_settings.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class TieWorth:
    """What evidence of one type of tie is worth when new, by status, and its half-life in years."""

    weights: Mapping[str, float]
    half_life: float
    once: bool = False

    def weight(self, status: str) -> float:
        return self.weights.get(status, self.weights[OTHERWISE])


@dataclass(frozen=True, slots=True)
class EventWorth:
    """What having been at one event of n participants is worth to each pair of them."""

    weight: float
    half_life: float
    power: float
    largest: int

    def of(self, participants: int) -> float:
        """The weight among ``participants``; 0 where they are too few or too many to make a tie."""
        return self.weight * (participants - 1) ** -self.power if 2 <= participants <= self.largest else 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything ``path_settings.yaml`` says; the file explains each value."""

    nodes: tuple[str, ...]
    initiatives: tuple[str, ...]
    ties: Mapping[str, TieWorth]
    event: EventWorth
    undated: float
    ceiling: float
    hub_free: int
    hub_power: float
    step: float
    max_hops: int
    threshold: float
    overlap: float
    contacts: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Settings:
        """Settings from data in the shape of the file."""
        return cls(
            nodes=tuple(data["walked"]["nodes"]),
            initiatives=tuple(data["walked"]["initiatives"]),
            ties={name: _worth(tie) for name, tie in data["ties"].items()},
            event=EventWorth(**data["event"]),
            contacts={k: tuple(titles) for k, titles in data["contacts"].items()},
            hub_free=data["hub"]["free"],
            hub_power=data["hub"]["power"],
            **{k: data[k] for k in ("undated", "ceiling", "step", "max_hops", "threshold", "overlap")},
        )

    def tax(self, neighbours: int) -> float:
        """The hub tax of a station with so many ties: a factor, at most 1."""
        return min(1.0, (self.hub_free / neighbours) ** self.hub_power) if neighbours else 1.0

    def to_json(self) -> dict[str, Any]:
        """The settings in the shape of the file, as every answer prints them."""
        return {
            "walked": {"nodes": list(self.nodes), "initiatives": list(self.initiatives)},
            "ties": {
                name: {"half_life": tie.half_life, "weight": dict(tie.weights), "once": tie.once}
                for name, tie in self.ties.items()
            },
            "event": asdict(self.event),
            "undated": self.undated,
            "ceiling": self.ceiling,
            "hub": {"free": self.hub_free, "power": self.hub_power},
            "step": self.step,
            "max_hops": self.max_hops,
            "threshold": self.threshold,
            "overlap": self.overlap,
            "contacts": {k: list(titles) for k, titles in self.contacts.items()},
        }


@cache
def default_settings() -> Settings:
    """The settings of the file, read once."""
    return Settings.of(yaml.safe_load(files("queries").joinpath("path_settings.yaml").read_text(encoding="utf-8")))


def _worth(tie: Mapping[str, Any]) -> TieWorth:
    weight = tie["weight"]
    return TieWorth(weight if isinstance(weight, Mapping) else {OTHERWISE: weight}, tie["half_life"], tie.get("once", False))
