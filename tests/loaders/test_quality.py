"""How well extraction reads, as floors that a change may raise: the sample report, and annotated reports where there are any.

MUNIGRAPH_CORPUS names a folder of annotated reports; a ``tools/score_extraction.py`` beside it is the judge there, else
``benchmarks.scoring`` is.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.scoring import ENTITIES, KINDS, Tally, score
from loaders import read_report
from tests.repository import ROOT

SAMPLE = ROOT / "munigraph" / "sample" / "informe-de-ejemplo.gold.json"
CORPUS = os.environ.get("MUNIGRAPH_CORPUS")
REAL = Path(CORPUS or "") / "ame-flacma-2025.gold.json"

ONE_REPORT = {
    "people": 1.0,
    "countries": 1.0,
    "organizations": 0.95,
    "roles": 0.95,
    "initiatives": 0.85,
    "events": 0.80,
    "relations": 0.85,
    "quotations": 1.0,
}
EVERY_REPORT = {"entities": 0.88, "roles": 0.82, "relations": 0.68, "quotations": 1.0}


def measure(gold: Path) -> dict[str, Tally]:
    """The tallies of one annotated report."""
    stem = gold.name.removesuffix(".gold.json")
    report = read_report(next(f for f in sorted(gold.parent.glob(f"{stem}.*")) if f.suffix != ".json"))
    annotated = json.loads(gold.read_text("utf-8"))
    facts, text = report.facts.to_json(), report.text or ""
    return _judged(annotated, facts, text) if _judge() and gold != SAMPLE else score(annotated, facts, text)


def below(floors: Mapping[str, float], found: Mapping[str, Tally]) -> dict[str, float]:
    """What does not reach its floor."""
    return {kind: round(found[kind].f1, 3) for kind, floor in floors.items() if found[kind].f1 < floor}


def test_the_sample_report() -> None:
    assert below(ONE_REPORT, measure(SAMPLE)) == {}


@pytest.mark.skipif(not REAL.is_file(), reason="MUNIGRAPH_CORPUS has no such report")
def test_the_report_that_the_sample_was_written_after() -> None:
    assert below(ONE_REPORT, measure(REAL)) == {}


@pytest.mark.skipif(not CORPUS, reason="MUNIGRAPH_CORPUS names no corpus")
def test_every_annotated_report_together() -> None:
    found = [measure(gold) for gold in sorted(Path(CORPUS or "").glob("*.gold.json"))]
    assert len(found) > 5
    assert below(EVERY_REPORT, {kind: sum((scores[kind] for scores in found), Tally()) for kind in EVERY_REPORT}) == {}


def test_the_scorer_sees_what_is_missing_and_what_is_wrong() -> None:
    gold = json.loads(SAMPLE.read_text("utf-8"))
    facts: dict[str, Any] = {**gold, "roles": gold["roles"][1:], "people": [*gold["people"], {"name": "Nadie Más"}]}
    scores = score(gold, facts, SAMPLE.with_name("informe-de-ejemplo.md").read_text("utf-8"))
    assert scores["roles"] == Tally(len(gold["roles"]) - 1, len(gold["roles"]) - 1, len(gold["roles"]))
    assert scores["people"] == Tally(len(gold["people"]), len(gold["people"]) + 1, len(gold["people"]))
    assert scores["relations"].f1 == 1.0


def _judge() -> ModuleType | None:
    path = Path(CORPUS or "").parent / "tools" / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", path) if CORPUS and path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judged(gold: Mapping[str, Any], facts: Mapping[str, Any], text: str) -> dict[str, Tally]:
    """The judge's counts as tallies."""
    judge = _judge()
    assert judge is not None
    counts, _, _, (verbatim, quoted), _ = judge.score(gold, facts, text)
    scores = {kind: Tally(*counts[kind]) for kind in KINDS}
    scores["entities"] = sum((scores[kind] for kind in (*ENTITIES, "countries")), Tally())
    return scores | {"quotations": Tally(verbatim, quoted, quoted)}
