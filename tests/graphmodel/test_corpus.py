"""Real reports together; only where MUNIGRAPH_CORPUS names a directory of ``*.gold.json`` with their texts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphmodel.facts import FactsDocument
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore

CORPUS = os.environ.get("MUNIGRAPH_CORPUS")
pytestmark = pytest.mark.skipif(not CORPUS, reason="MUNIGRAPH_CORPUS names no corpus")


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    found = []
    for gold in sorted(Path(CORPUS or "").glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        text = next(f for f in sorted(gold.parent.glob(stem + ".*")) if f.suffix != ".json")
        facts = FactsDocument.from_json(json.loads(gold.read_text(encoding="utf-8")), gold.name)
        found.append(Report(facts, text.read_text(encoding="utf-8")))
    return found


def test_all_load_together_in_any_order(reports: list[Report], tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "one.db") as one, SqliteStore(tmp_path / "other.db") as other:
        one.load(reports)
        for report in reversed(reports):
            other.load([report])
        assert one.graph().canonical() == other.graph().canonical()
        graph = one.graph()
    assert len(graph.of_kind("Report")) == len(reports) > 5
    assert all(s.verified for t in graph.ties.values() for s in t.evidence)
    assert not [t for t in graph.ties.values() if t.source == t.target]


def test_one_body_of_several_reports_is_one_node(reports: list[Report], tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "m.db") as store:
        store.load(reports)
        (ame,) = (n for n in store.graph().of_kind("Organization") if "AME" in (n.name, *n.aliases))
        told = {s.report for t in store.graph().touching[ame.id] for s in t.evidence}
    assert len(told) > 1
