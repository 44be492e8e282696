"""How well extraction reads, as floors that a change may raise: the sample report, and annotated reports where there are any.

MUNIGRAPH_CORPUS names a folder of annotated reports; where a ``tools/score_extraction.py`` stands beside it, that judge must
come to the same numbers as ``benchmarks.scoring``.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scoring import KINDS, Tally, score
from loaders import read_report
from tests.repository import ROOT

SAMPLE = ROOT / "munigraph" / "sample" / "informe-de-ejemplo.gold.json"
CORPUS = os.environ.get("MUNIGRAPH_CORPUS")
JUDGE = Path(CORPUS or "").parent / "tools" / "score_extraction.py"
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
WRITTEN = ROOT / "tests" / "annotated"
WRITTEN_FLOORS = {"entities": 0.94, "roles": 0.90, "relations": 0.73, "quotations": 1.0}
EVERY_REPORT = {"entities": 0.93, "roles": 0.90, "relations": 0.77, "quotations": 1.0}


def extracted(gold: Path) -> tuple[dict[str, Any], dict[str, Any], str]:
    """What was annotated in a report, what is found in it, and its text."""
    stem = gold.name.removesuffix(".gold.json")
    report = read_report(next(f for f in sorted(gold.parent.glob(f"{stem}.*")) if f.suffix != ".json"))
    return json.loads(gold.read_text("utf-8")), report.facts.to_json(), report.text or ""


def measure(gold: Path) -> dict[str, Tally]:
    """The tallies of one annotated report."""
    return score(*extracted(gold))


def together(folder: Path) -> dict[str, Tally]:
    """The tallies of all annotated reports of a folder, added up."""
    found = [measure(gold) for gold in sorted(folder.glob("*.gold.json"))]
    assert len(found) > 5
    return {kind: sum((scores[kind] for scores in found), Tally()) for kind in found[0]}


def below(floors: Mapping[str, float], found: Mapping[str, Tally]) -> dict[str, float]:
    """What does not reach its floor."""
    return {kind: round(found[kind].f1, 3) for kind, floor in floors.items() if found[kind].f1 < floor}


def test_the_sample_report() -> None:
    assert below(ONE_REPORT, measure(SAMPLE)) == {}


def test_the_reports_written_for_the_tests() -> None:
    assert below(WRITTEN_FLOORS, together(WRITTEN)) == {}


@pytest.mark.skipif(not REAL.is_file(), reason="MUNIGRAPH_CORPUS has no such report")
def test_the_report_that_the_sample_was_written_after() -> None:
    assert below(ONE_REPORT, measure(REAL)) == {}


@pytest.mark.skipif(not CORPUS, reason="MUNIGRAPH_CORPUS names no corpus")
def test_every_annotated_report_together() -> None:
    assert below(EVERY_REPORT, together(Path(CORPUS or ""))) == {}


def test_the_scorer_sees_what_is_missing_and_what_is_wrong() -> None:
    gold = json.loads(SAMPLE.read_text("utf-8"))
    facts: dict[str, Any] = {**gold, "roles": gold["roles"][1:], "people": [*gold["people"], {"name": "Nadie Más"}]}
    scores = score(gold, facts, SAMPLE.with_name("informe-de-ejemplo.md").read_text("utf-8"))
    assert scores["roles"] == Tally(len(gold["roles"]) - 1, len(gold["roles"]) - 1, len(gold["roles"]))
    assert scores["people"] == Tally(len(gold["people"]), len(gold["people"]) + 1, len(gold["people"]))
    assert scores["relations"].f1 == 1.0


@pytest.mark.skipif(not JUDGE.is_file(), reason="no other judge beside the corpus")
@pytest.mark.parametrize("gold", sorted(Path(CORPUS).glob("*.gold.json")) if CORPUS else [], ids=lambda gold: gold.name)
def test_two_judges_come_to_the_same_numbers(gold: Path) -> None:
    spec = importlib.util.spec_from_file_location("score_extraction", JUDGE)
    assert spec is not None and spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    annotated, facts, text = extracted(gold)
    counts, _, _, (verbatim, quoted), _ = judge.score(annotated, facts, text)
    ours = score(annotated, facts, text)
    assert {kind: ours[kind] for kind in KINDS} == {kind: Tally(*counts[kind]) for kind in KINDS}
    assert ours["quotations"] == Tally(verbatim, quoted, quoted)
