"""Stores and engines for the tests of Cypher: the sample report in a file, and the same in Neo4j."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import munigraph
from graphmodel.facts import FactsDocument
from graphmodel.neo4j.address import Address
from graphmodel.report import Report
from graphmodel.store import Store, open_store
from queries.engines import CypherEngine, open_engine


@pytest.fixture(scope="session")
def sample() -> list[Report]:
    """The bundled report, as people annotated it."""
    folder = Path(munigraph.__file__).parent / "sample"
    facts = FactsDocument.from_json(json.loads((folder / "informe-de-ejemplo.gold.json").read_text(encoding="utf-8")))
    text = (folder / "informe-de-ejemplo.md").read_text(encoding="utf-8")
    return [Report(facts.verified(text), text)]


@pytest.fixture(scope="session")
def asked(sample: Sequence[Report]) -> list[Report]:
    """The sample, dated, and a later report that was invented so that every question of the catalogue has an answer."""
    (first,) = sample
    dated = replace(first.facts, document=replace(first.facts.document, date="2025-02"))
    later = json.loads(Path(__file__).with_name("later.json").read_text(encoding="utf-8"))
    return [Report(dated, first.text), Report(FactsDocument.from_json(later))]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("MUNIGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "projections"


@pytest.fixture
def store(tmp_path: Path, sample: Sequence[Report]) -> Iterator[Store]:
    """The sample in a file."""
    with open_store(tmp_path / "munigraph.db") as opened:
        opened.load(sample)
        yield opened


@pytest.fixture
def embedded(store: Store, cache: Path) -> Iterator[CypherEngine]:
    """The embedded engine on it."""
    with open_engine(store) as engine:
        yield engine


@pytest.fixture
def neo4j_store(neo4j_address: Address, sample: Sequence[Report]) -> Iterator[Store]:
    """The sample in Neo4j."""
    with open_store(neo4j_address.uri) as opened:
        opened.load(sample)
        yield opened


@pytest.fixture
def server(neo4j_store: Store) -> Iterator[CypherEngine]:
    """The engine on it."""
    with open_engine(neo4j_store) as engine:
        yield engine
