"""Blocks as their author meant them: running heads out, items and sentences that a page end cut made whole."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.blocks import Block, View
from loaders.lexicon import lexicon
from loaders.tokens import fold

_ENDED = re.compile(r"[.!?…:;»”\")]\s*\d{0,2}$")
# A footnote's mark: digits that touch the punctuation behind a word or a year.
_REFERENCE = re.compile(r"[.,;»”)](?:(?<=[^\W\d_].)|(?<=\d{4}[.,;]))(\d{1,2})(?=\s|$)")
# Most text has nothing to clean: no run of blanks, and only characters that are single, visible and in NFC.
_UNCLEAN = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u02ff‐-…]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
# A small letter that a capitalised word touches: "Ana PazAlcaldesa".
_GLUED = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{4})")
_WORD = re.compile(r"[^\W\d_]+")
_INVISIBLE = {"\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"}


def repair(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks in reading order, whole sentences in each, every character still mapped to the report's text."""
    cleaned = [_cleaned(b) for b in blocks]
    kept = _without_running_heads([b for b in cleaned if b.view.text])
    out: list[Block] = []
    for block in kept:
        before = out[-1] if out else None
        if before and _continues(before, block):
            out[-1] = replace(before, view=_join(before.view, block.view))
        else:
            out.append(block)
    return tuple(out)


def _cleaned(block: Block) -> Block:
    """A block with its view and cells cleaned; what is bold stays the same words."""
    view = _parted(_clean(block.view))
    if view is block.view and not block.bold and not block.cells:
        return block
    places = ((block.view.at[a], block.view.at[b - 1]) for a, b in block.bold)
    bold = tuple((bisect_left(view.at, first), bisect_right(view.at, last)) for first, last in places)
    return replace(block, view=view, cells=tuple(_clean(c) for c in block.cells), bold=bold)


def _parted(view: View) -> View:
    """A title or a credit that touches the name before it, set apart: "Ana PazAlcaldesa de X"."""
    lex = lexicon()
    cuts = []
    for m in _GLUED.finditer(view.text):
        word = _WORD.match(view.text, m.start())
        key = fold(word[0]) if word is not None else ""
        if key in lex.posts.firsts or key in lex.credits.firsts:
            cuts.append(m.start())
    for k in reversed(cuts):
        view = View.join([view[:k], view[k:]], " ")
    return view


def _clean(view: View) -> View:
    """NFC, one blank for any run of blanks, no soft hyphens or zero-width characters, no footnote marks."""
    marks = {k for m in _REFERENCE.finditer(view.text) for k in range(m.start(1), m.end(1))}
    if not marks and "  " not in view.text and not _UNCLEAN.search(view.text):
        return view.strip()
    text: list[str] = []
    at: list[int] = []
    i = 0
    while i < len(view.text):
        j = i + 1
        while j < len(view.text) and unicodedata.combining(view.text[j]):
            j += 1
        piece = unicodedata.normalize("NFKC" if 0xFB00 <= ord(view.text[i]) <= 0xFB06 else "NFC", view.text[i:j])
        if piece in _INVISIBLE or i in marks:
            piece = ""
        elif _SPACES.fullmatch(piece):
            piece = "" if text and text[-1] == " " else " "
        text.extend(piece)
        at += [view.at[i]] * len(piece)
        if piece and j - i > 1:
            at[-1] = view.at[j - 1]
        i = j
    return View("".join(text), tuple(at)).strip()


def _without_running_heads(blocks: list[Block]) -> list[Block]:
    """Headings that return word for word are page headers after their first time."""
    times = Counter(b.text for b in blocks if b.kind == "heading" and b.level < 7)
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if block.kind == "heading" and times[block.text] > 1:
            if block.text in seen:
                continue
            seen.add(block.text)
        kept.append(block)
    return kept


def _continues(before: Block, block: Block) -> bool:
    """Whether a page end cut one block in two: no end of sentence before, then a small letter or another page."""
    if before.kind not in ("paragraph", "item") or block.kind not in ("paragraph", "item"):
        return False
    if _ENDED.search(before.text) or len(before.text) < 40:
        return False
    if not block.text[:1].islower() and (before.page == block.page or not before.text[-1:].islower()):
        return False
    return not (before.kind == "item" and block.kind == "item" and block.gap == 0)


def _join(a: View, b: View) -> View:
    if re.search(r"[^\W\d_]-$", a.text):
        return View.join([a[: len(a) - 1], b])
    return View.join([a, b], " ")
