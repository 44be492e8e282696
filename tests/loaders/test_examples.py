"""What extraction must find in a sentence and what it must not: the tables of examples/, one example a test.

An entry has a ``text`` (Markdown, or plain with ``format: text``), ``found`` and ``absent``: facts as ``told`` writes them.
``rule`` names the rule it is about; without ``absent`` it shows what the rule catches, and one of the facts found must be
read by it, with ``absent`` what the rule must leave alone. ``trap`` counts the classic traps of Spanish
reports. ``known_gap`` marks what a reader sees and the program does not yet: the test fails when it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.lexicon import lexicon
from tests.loaders.told import lines, matching, read
from tests.repository import files, strings

EXAMPLES = Path(__file__).with_name("examples")
RULE = re.compile(
    r"(post|located|part|aligned|attendance|event|meeting|frame|phrase|initiative|agreement|sheet|row|member|topics)\.[a-z_]+"
)
TRAPS = range(1, 13)


def table() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(EXAMPLES.glob("*.yaml")):
        for n, entry in enumerate(yaml.safe_load(file.read_text("utf-8")), 1):
            yield f"{file.stem}-{n}-{entry.get('rule') or 'trap ' + str(entry.get('trap', ''))}", entry


CASES = list(table())


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(e, id=name, marks=[pytest.mark.xfail(strict=True, reason="known gap")] if e.get("known_gap") else [])
        for name, e in CASES
    ],
)
def test_example(entry: dict[str, Any]) -> None:
    told = list(lines(read(entry["text"], entry.get("format", "markdown"))))
    found = {pattern: matching(pattern, told) for pattern in entry.get("found", ())}
    said = [forms[0] for forms, _ in told]
    assert not [p for p, hits in found.items() if not hits], said
    assert not [p for p in entry.get("absent", ()) if matching(p, told)], said
    if "rule" in entry and "absent" not in entry:
        rules = {rule for hits in found.values() for _, rule in hits}
        assert entry["rule"] in rules, rules


def test_examples_are_well_formed() -> None:
    keys = {"rule", "trap", "text", "format", "found", "absent", "known_gap"}
    wrong = [n for n, e in CASES if set(e) - keys or not {"rule", "trap"} & set(e) or not {"found", "absent"} & set(e)]
    assert wrong == []


def test_every_rule_has_an_example_that_it_catches_and_one_that_it_must_not() -> None:
    works = [e for _, e in CASES if not e.get("known_gap")]
    catches = {e.get("rule") for e in works if "absent" not in e} - {None}
    spares = {e.get("rule") for e in works if e.get("absent")} - {None}
    assert sorted(rules() - catches) == []
    assert sorted(rules() - spares) == []
    assert sorted((catches | spares) - rules()) == []  # a rule of that name is gone


def test_every_trap_has_an_example() -> None:
    assert sorted(set(TRAPS) - {e.get("trap") for _, e in CASES}) == []


def rules() -> set[str]:
    """The rule ids that the code of extraction can write, those of predicates.yaml and of sheets' keys spelt out."""
    frames = lexicon().predicates.frames
    found = {f"frame.{name}" for name, f in frames.items() if f.get("verbs")}
    found |= {f"phrase.{name}" for name, f in frames.items() if f.get("phrases")}
    found |= {cue.replace("_", ".") for cue in lexicon().cues if cue.startswith("sheet_")} - {"sheet.title", "sheet.status"}
    for file in files(".py", under=("loaders",)):
        if "extraction" in file.parts:
            found |= {value for _, value in strings(file) if RULE.fullmatch(value)}
    return found
