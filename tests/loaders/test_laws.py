"""What holds for every report: facts stand on their text, and names, encodings and line ends are not what they depend on."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from textwrap import fill
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphmodel.facts import Evidence, FactsDocument
from graphmodel.quotations import squeeze
from graphmodel.references import References, entities
from tests.loaders.test_examples import CASES, rules
from tests.loaders.told import lines, read
from tests.repository import ROOT

SAMPLE = (ROOT / "munigraph" / "sample" / "informe-de-ejemplo.md").read_text("utf-8")
RENAMING: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("renaming.yaml").read_text("utf-8"))
ENTITIES = ("Person", "Organization", "Place", "Initiative", "Event")
TEXTS = {name: (e["text"], e.get("format", "markdown")) for name, e in CASES} | {"sample": (SAMPLE, "markdown")}


@pytest.mark.parametrize("text, format", TEXTS.values(), ids=TEXTS)
def test_every_fact_stands_on_its_text(text: str, format: str) -> None:
    _check(read(text, format), text)


SENTENCES = [s for text, _ in TEXTS.values() for s in re.split(r"(?<=[.:])\s+|\n+", text) if s]
ODD = [
    "",
    "# ",
    "- ",
    "| a | b |",
    "**X**",
    "(",
    "«",
    "\n\n",
    "\f",
    "...",
    "Y",
    "de",
    "S.A.",
    "(LCV)",
    "1",
    "entre",
    "“Río",
    ", y ",
    "con",
]


@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(st.sampled_from(SENTENCES) | st.sampled_from(ODD), max_size=12), format=st.sampled_from(["markdown", "text"])
)
def test_any_mixture_of_sentences_is_read(parts: list[str], format: str) -> None:
    text = " ".join(parts)
    _check(read(text, format), text)


WORDS = sorted({w for s in SENTENCES for w in s.split()})


@settings(deadline=None, max_examples=150)
@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
@example(words=["PARTICIPATE_IN", "plataforma", "Los"])  # a name of nothing but an article
def test_any_heap_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    _check(read(text), text)


def _check(facts: FactsDocument, text: str) -> None:
    """Quotations are the text's, references mean something, kinds and statuses are the ontology's, rules have examples."""
    for e in _evidence(facts):
        assert e.start is not None and e.end is not None and 0 <= e.start < e.end <= len(text)
        assert squeeze(text[e.start : e.end]) == squeeze(e.quote) and len(e.quote) <= 300
        assert e.rule in RULES
        assert 0 < e.confidence <= 1
    references = References(facts)
    assert len(references.ends) == len(facts.relations)
    for n, role in enumerate(facts.roles):
        references.find(role.person, ("Person",), f"roles[{n}]")
        if role.organization:
            references.find(role.organization, ("Organization",), f"roles[{n}]")
    for _, entity in entities(facts):
        assert entity.name == unicodedata.normalize("NFC", entity.name).strip() and entity.name not in entity.aliases
        for m in entity.mentions:
            assert 0 <= m.start < m.end <= len(text)
    assert FactsDocument.from_json(json.loads(json.dumps(facts.to_json()))) == facts  # the ontology's kinds, among others
    told = [forms[0] for forms, _ in lines(facts)]
    assert len(told) == len(set(told))


RULES = rules() | {"initiative.name", "event.name"}


def _evidence(facts: FactsDocument) -> list[Evidence]:
    return [f.evidence for part in (facts.roles, facts.initiatives, facts.events, facts.relations, facts.topics) for f in part]


def test_the_same_text_gives_the_same_bytes() -> None:
    assert json.dumps(read(SAMPLE).to_json()) == json.dumps(read(SAMPLE).to_json())


def told(facts: FactsDocument) -> set[str]:
    return {forms[0] for forms, _ in lines(facts)}


def test_other_names_give_the_same_facts_with_other_names() -> None:
    """A reader of rules knows nobody: with other people, places and countries the report states the same."""
    assert told(read(_renamed(SAMPLE))) == {_renamed(line) for line in told(read(SAMPLE))}


def _renamed(text: str) -> str:
    """A text with the names of renaming.yaml; names in capitals stay in capitals, country codes at the end of a line change."""
    new = {old: name for part in ("people", "places", "countries", "acronyms") for old, name in RENAMING[part].items()}
    new |= {_shouted(old): _shouted(name) for old, name in RENAMING["people"].items()}
    new |= {old.upper(): name.upper() for old, name in RENAMING["people"].items()}
    text = re.sub("|".join(re.escape(old) for old in sorted(new, key=len, reverse=True)), lambda m: new[m[0]], text)
    return re.sub(r"\b([A-Z]{2})(?=$| \()", lambda m: RENAMING["codes"].get(m[1], m[1]), text)


def _shouted(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.upper())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def test_decomposed_accents_give_the_same_facts() -> None:
    text = unicodedata.normalize("NFD", SAMPLE)
    facts = read(text)
    assert told(facts) == told(read(SAMPLE))
    _check(facts, text)


def test_windows_line_ends_give_the_same_facts() -> None:
    assert told(read(SAMPLE.replace("\n", "\r\n"))) == told(read(SAMPLE))


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_wrapping_keeps_the_facts(format: str) -> None:
    text = wrapped(SAMPLE)
    if format == "text":
        text = re.sub(r"^#+ |\*+", "", re.sub(r"\b\*\*\b", "\n", text), flags=re.M)
    assert max(map(len, text.splitlines())) <= 90
    facts = read(text, format)
    _check(facts, text)
    assert _agreement(told(read(SAMPLE)), told(facts)) >= 0.9, told(read(SAMPLE)) ^ told(facts)


def wrapped(text: str) -> str:
    """Paragraphs and items at 60 columns; headings, and short lines that stand together, as they are."""
    lines = []
    for line in text.splitlines():
        plain = len(line) <= 60 or line.startswith("#")
        lines.append(
            line if plain else fill(line, 60, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)
        )
    return "\n".join(lines) + "\n"


def _agreement(expected: set[str], found: set[str]) -> float:
    """F1 of two sets of facts."""
    return 2 * len(expected & found) / (len(expected) + len(found))
