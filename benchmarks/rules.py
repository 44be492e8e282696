"""What each rule of the extraction is worth: its hits and their precision on the annotated reports of this repository.

    python -m benchmarks.rules               the table, weakest rules first
    python -m benchmarks.rules --markdown    the page docs/rules.md
    python -m benchmarks.rules --write       docs/rules.md and loaders/lexicon/confidence.yaml anew

The reports are the bundled sample and those in tests/annotated; what is kept aside stays aside. ``benchmarks.scoring`` says
what counts as right. A rule's confidence is its precision, smoothed as if it had been right once and wrong once more: few hits
prove little. Topics are not annotated, so their rule is not judged and has no confidence.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.quality import ROOT, SAMPLE, WRITTEN
from benchmarks.scoring import judge
from loaders import read_report
from loaders.lexicon import lexicon

PAGE = ROOT / "docs" / "rules.md"
CONFIDENCE = ROOT / "loaders" / "lexicon" / "confidence.yaml"
LOWEST, HIGHEST = 0.3, 0.99
_ID = re.compile(r"[a-z]+\.[a-z_]+")
_NOUNS = {"roles": "posts", "initiatives": "initiatives", "events": "events", "topics": "topics"}


@dataclass
class Rule:
    """What one rule made: how many facts, how many of them can be judged, how many are right, and of what kinds they are."""

    id: str
    facts: int = 0
    judged: int = 0
    right: int = 0
    kinds: set[str] = field(default_factory=set)

    @property
    def precision(self) -> float | None:
        """None where there is nothing to judge."""
        return self.right / self.judged if self.judged else None

    @property
    def confidence(self) -> float | None:
        """Above 0 and below 1; None for a rule whose facts are not judged at all."""
        if self.facts and not self.judged:
            return None
        return min(HIGHEST, max(LOWEST, round((self.right + 1) / (self.judged + 2), 2)))


def main() -> None:
    arguments = argparse.ArgumentParser(description="What each rule is worth: hits and precision on annotated reports.")
    arguments.add_argument("--markdown", action="store_true", help="the page docs/rules.md")
    arguments.add_argument("--write", action="store_true", help="write docs/rules.md and loaders/lexicon/confidence.yaml")
    options = arguments.parse_args()
    found = measure()
    if options.write:
        PAGE.write_text(markdown(found), encoding="utf-8", newline="\n")
        CONFIDENCE.write_text(confidences(found), encoding="utf-8", newline="\n")
    elif options.markdown:
        print(markdown(found), end="")
    else:
        for rule in sorted(found.values(), key=lambda r: (r.precision is None, r.precision or 0, -r.judged)):
            precision = "not judged" if rule.precision is None else f"{rule.precision:.2f}"
            print(f"{rule.id:24}{rule.right:5} of {rule.judged:4}  {precision:>10}  {', '.join(sorted(rule.kinds))}")


def measure() -> dict[str, Rule]:
    """Every rule that exists, in the order of the ids: those the code names and those that made a fact."""
    rules = {id_: Rule(id_) for id_ in named()}
    for gold, facts in reports():
        right = judge(gold, facts)
        for kind in (*right, "topics"):
            verdicts = right.get(kind, [None] * len(facts[kind]))
            for fact, verdict in zip(facts[kind], verdicts, strict=True):
                rule = rules.setdefault(fact["rule"], Rule(fact["rule"]))
                rule.facts += 1
                rule.judged += verdict is not None
                rule.right += bool(verdict)
                rule.kinds.add(_NOUNS.get(kind) or fact["type"])
    return dict(sorted(rules.items()))


def reports() -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """What is annotated in each report and what is extracted, both as JSON data."""
    for gold in (g for folder in (SAMPLE, WRITTEN) for g in sorted(folder.glob("*.gold.json"))):
        stem = gold.name.removesuffix(".gold.json")
        file = next(f for f in sorted(gold.parent.glob(f"{stem}.*")) if f != gold)
        yield json.loads(gold.read_text("utf-8")), read_report(file).facts.to_json()


def named() -> set[str]:
    """The ids that stand in the code; one that is put together there stands for each frame with such verbs or phrases."""
    frames = lexicon().predicates.frames
    each = {
        "frame.": {f"frame.{name}" for name, frame in frames.items() if frame.get("verbs")},
        "phrase.": {f"phrase.{name}" for name, frame in frames.items() if frame.get("phrases")},
    }
    found: set[str] = set()
    for said in _strings(sorted((ROOT / "loaders" / "extraction").rglob("*.py"))):
        found |= each.get(said, {said} if _ID.fullmatch(said) else set())
    return found


def _strings(files: Iterable[Path]) -> Iterator[str]:
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def markdown(found: Mapping[str, Rule]) -> str:
    """The page."""
    documents = sum(1 for _ in reports())
    judged, right = sum(r.judged for r in found.values()), sum(r.right for r in found.values())
    lines = [
        "# Rules",
        "",
        "<!-- Generated from the extraction and the annotated reports by `python -m benchmarks.rules --write`. -->",
        "",
        "Every fact names the rule that made it. This is what each rule made of the annotated reports of this repository "
        f"({documents}: the sample and",
        "those in tests/annotated) and how much of it the annotators have, too, by the same judge as the table of README.md. "
        "Of a rule",
        "without hits nothing is known. `confidence` is the precision, smoothed: (right + 1) / (hits + 2), from "
        f"{LOWEST:.2f} to {HIGHEST:.2f}.",
        "",
        f"All rules together: {right} of {judged} right, {right / judged:.2f}.",
        "",
        "| rule | states | hits | right | precision | confidence |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [_row(rule) for rule in found.values()]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    kinds = ", ".join(sorted(rule.kinds)) or "–"
    if rule.confidence is None:
        return f"| `{rule.id}` | {kinds} | {rule.facts} | not judged | – | – |"
    precision = "–" if rule.precision is None else f"{rule.precision:.2f}"
    return f"| `{rule.id}` | {kinds} | {rule.judged} | {rule.right} | {precision} | {rule.confidence:.2f} |"


def confidences(found: Mapping[str, Rule]) -> str:
    """The file of the lexicon."""
    lines = [
        "# How far a fact of each rule is to be trusted: the rule's precision on annotated reports, smoothed.",
        "# Generated by `python -m benchmarks.rules --write`, as is docs/rules.md, which shows the counts behind it.",
        "",
        "rules:",
        *(f"  {rule.id}: {rule.confidence:.2f}" for rule in found.values() if rule.confidence is not None),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
