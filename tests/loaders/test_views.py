"""The law of every reader and of repair: each character that is read knows the character of the report it stands for."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders.blocks import Block, View
from loaders.readers import READERS
from loaders.repair import repair

WORDS = ["Marta", "alcaldesa", "de", "Ribera", "río", "PEÑA", "EE.UU.", "(LCV)", "2024", "vecinos,", "acta.1", "mil;2", "pozo-"]
MARKED = [
    "**Julio**",
    "**ANA**Jefa",
    "_así_",
    "[guía](a.md)",
    "![m](m.png)",
    "&ntilde;",
    "&amp;",
    "<b>oro</b>",
    r"\*no\*",
    "| a |",
]
ODD = ["ni\u0301o", "Pen\u0303a", "\ufb01rma", "a\u00adgua", "r\u00a0b", "\u200bx", "\u2003y", "e\u0323\u0302", "\u0301solo"]
OPENERS = ["", "# ", "###", "- ", "• ", "1. ", "a) ", "   ", "1 ", "| ", "VII. "]
PAGE_NUMBER = re.compile(r"\W*\w{0,7}\W*\d+")
RULES = [
    "",
    "",
    "***",
    "______",
    "3",
    "Página 4",
    "LIGA DE COMUNAS",
    "| --- | --- |",
    "\f",
    "---",
    "<div>",
    "uno   dos    tres",
]


@st.composite
def line(draw: st.DrawFn, pieces: Sequence[str]) -> str:
    if draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(RULES))
    return draw(st.sampled_from(OPENERS)) + " ".join(draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=12)))


def texts(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    ends = st.sampled_from(["\n", "\n\n", "\r\n", "\n\f"])
    return st.lists(st.tuples(line(pieces), ends), max_size=14).map(
        lambda found: "".join(part for pair in found for part in pair)
    )


ANY = texts(WORDS + MARKED + ODD) | st.text(max_size=60)


@pytest.mark.parametrize("format", sorted(READERS))
@settings(deadline=None, max_examples=100)
@given(text=ANY)
def test_every_character_read_is_the_text_s_own(format: str, text: str) -> None:
    blocks = READERS[format]("x", text).blocks
    for block in (*blocks, *repair(blocks)):
        for view in (block.view, *block.cells):
            assert list(view.at) == sorted(view.at)
            foreign = [(view.text[i], at) for i, at in enumerate(view.at) if not _stands_for(text, view, i)]
            assert foreign == []


@settings(deadline=None, max_examples=100)
@given(text=texts(WORDS + ODD))
def test_no_letter_of_a_plain_text_is_lost_or_told_twice(text: str) -> None:
    """Letters of lists aside; of texts without running heads and page numbers."""
    lines = [x.strip() for x in text.splitlines() if x.strip()]
    assume(len(set(lines)) == len(lines) and not any(PAGE_NUMBER.fullmatch(x) for x in lines))
    read = [at for block in READERS["text"]("x", text).blocks for _, at in _own(block)]
    letters = [k for k, c in enumerate(text) if c.isalpha() and text[k + 1 : k + 2] != ")"]
    assert sorted(at for at in read if at in set(letters)) == letters


@settings(deadline=None, max_examples=60)
@given(text=ANY)
def test_repair_composes_letters_and_leaves_single_blanks(text: str) -> None:
    for block in repair(READERS["text"]("x", text).blocks):
        assert block.text and block.text == block.text.strip()
        assert "  " not in block.text and not set(block.text) & set("\u00ad\u200b\ufeff\u00a0")


def _own(block: Block) -> list[tuple[str, int]]:
    """The characters of a block that are the text's, not a joint between two lines or cells."""
    found = list(zip(block.text, block.view.at, strict=True))
    return [pair for k, pair in enumerate(found) if not (k and pair[0] in " |" and pair[1] == found[k - 1][1])]


def _stands_for(text: str, view: View, i: int) -> bool:
    """Whether a character is the one at its place, or what a reader or repair may make of it."""
    said, at = view.text[i], view.at[i]
    own = text[at]
    if said == own or (said == " " and (own.isspace() or own in "*_`")):
        return True
    if i and said in " |" and not text[view.at[i - 1] + 1 : at + 1].strip("0123456789"):
        return True  # a joint stands where the line or cell before it ends, its footnote's mark included
    if own == "&":
        return said in html.unescape(text[at : at + 40])
    if said in unicodedata.normalize("NFKC", own) and 0xFB00 <= ord(own) <= 0xFB06:
        return True
    begin = at  # a letter composed with the accents behind it stands at the last of them
    while begin > 0 and unicodedata.combining(text[begin]):
        begin -= 1
    return said in unicodedata.normalize("NFC", text[begin : at + 1])
