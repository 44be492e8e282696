"""Rules that account for themselves: each is listed with what it is worth, and gives its facts the confidence it has earned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.rules import CONFIDENCE, HIGHEST, LOWEST, PAGE, Rule, confidences, markdown, measure, named, reports
from benchmarks.scoring import judge, score
from graphmodel.facts import FactsDocument
from loaders import read_report
from loaders.lexicon.confidence import confidences as known
from tests.repository import ROOT

SAMPLE = ROOT / "munigraph" / "sample" / "informe-de-ejemplo.md"
ROW = re.compile(r"^\| `([a-z._]+)` \| ([^|]+) \| (\d+) \| (\d+|not judged) \| ([\d.]+|–) \| ([\d.]+|–) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def measured() -> dict[str, Rule]:
    return measure()


@pytest.fixture(scope="module")
def facts() -> FactsDocument:
    return read_report(SAMPLE).facts


def rows() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in ROW.findall(PAGE.read_text("utf-8"))}


def test_every_rule_is_listed(measured: dict[str, Rule]) -> None:
    """Its numbers may be of another day; a rule that is missing wants `python -m benchmarks.rules --write`."""
    assert set(measured) - set(rows()) == set()
    assert {"post.apposition", "frame.sign", "phrase.cooperate"} <= named()


def test_the_page_and_the_confidences_say_the_same() -> None:
    listed = {rule: row for rule, row in rows().items() if row[2] != "not judged"}
    assert set(known()) == set(listed)
    for rule, (_, hits, right, precision, confidence) in listed.items():
        assert int(right) <= int(hits)
        assert precision == (f"{int(right) / int(hits):.2f}" if int(hits) else "–")
        assert float(confidence) == known()[rule] == pytest.approx(Rule(rule, 0, int(hits), int(right)).confidence)
        assert LOWEST <= known()[rule] <= HIGHEST


def test_what_is_written_is_read_again(measured: dict[str, Rule], tmp_path: Path) -> None:
    assert len(ROW.findall(markdown(measured))) == len(measured)
    written = confidences(measured)
    assert written.splitlines()[:4] == CONFIDENCE.read_text("utf-8").splitlines()[:4]
    assert written.count(": 0.") == sum(r.confidence is not None for r in measured.values())


def test_few_hits_prove_little() -> None:
    def confidence(right: int, judged: int) -> float | None:
        return Rule("a.b", judged, judged, right).confidence

    assert [confidence(*n) for n in ((1, 1), (10, 10), (500, 500), (0, 50))] == [0.67, 0.92, HIGHEST, LOWEST]
    assert (confidence(0, 0), Rule("a.b", facts=9).confidence) == (0.5, None)


def test_facts_one_by_one_are_judged_as_all_together() -> None:
    for gold, found in reports():
        tallies, right = score(gold, found, ""), judge(gold, found)
        for kind in ("roles", "initiatives", "events"):
            assert (sum(map(bool, right[kind])), len(right[kind])) == (tallies[kind].right, tallies[kind].found)
        # Two facts may state one tie.
        assert sum(map(bool, right["relations"])) >= tallies["relations"].right
        assert sum(v is not None for v in right["relations"]) >= tallies["relations"].found


def test_annotations_judged_by_themselves_are_all_right() -> None:
    gold = json.loads(SAMPLE.with_suffix("").with_suffix(".gold.json").read_text("utf-8"))
    assert {verdict for verdicts in judge(gold, gold).values() for verdict in verdicts} == {True}


def test_facts_have_the_confidence_of_their_rule(facts: FactsDocument) -> None:
    stated = [*facts.roles, *facts.relations, *facts.initiatives, *facts.events]
    assert len({f.evidence.confidence for f in stated}) > 1
    assert {f.evidence.confidence for f in stated} == {known()[f.evidence.rule or ""] for f in stated}
    assert [t.evidence.confidence for t in facts.topics] == [1.0] * len(facts.topics)
