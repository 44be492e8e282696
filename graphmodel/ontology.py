"""The ontology of ``ontology.yaml``, typed. The only place that reads the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: its Spanish name, the list of the facts document that states it, its own properties and their types."""

    name: str
    es: str
    plural: str
    meaning: str
    facts: str | None
    kinds: tuple[str, ...]
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TieType:
    """A type of tie: which kinds it joins, in the arrow's direction; symmetric ones are stored once."""

    name: str
    es: str
    meaning: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything ``ontology.yaml`` says."""

    nodes: Mapping[str, NodeKind]
    ties: Mapping[str, TieType]
    tie_properties: Mapping[str, str]
    ladder: tuple[str, ...]
    post_statuses: tuple[str, ...]
    document_kinds: tuple[str, ...]


@cache
def ontology() -> Ontology:
    """The one ontology, read once."""
    raw: dict[str, Any] = yaml.safe_load(files("graphmodel").joinpath("ontology.yaml").read_text(encoding="utf-8"))
    return Ontology(
        nodes={
            name: NodeKind(name, n["es"], n["plural"], n["meaning"], n.get("facts"), tuple(n.get("kinds", ())), n["properties"])
            for name, n in raw["nodes"].items()
        },
        ties={
            name: TieType(name, t["es"], t["meaning"], tuple(t["from"]), tuple(t["to"]), bool(t.get("symmetric", False)))
            for name, t in raw["ties"].items()
        },
        tie_properties=raw["tie_properties"],
        ladder=tuple(raw["ladder"]),
        post_statuses=tuple(raw["post_statuses"]),
        document_kinds=tuple(raw["document_kinds"]),
    )
