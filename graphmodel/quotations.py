"""Quotations and the text they come from, compared up to runs of white space and composed accents.

legible(quote)                   as a person reads it
digest(text)                     equal for copies of one report
Quotations(text).find(quote)     where it stands: code points, half-open; None where it does not
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cached_property


def squeeze(text: str) -> str:
    """Text with runs of white space as one blank, in NFC: the form in which quotations are compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def legible(quote: str) -> str:
    """A quotation as a person reads it: in one line, without the marks of emphasis, headings and links a source may carry."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", squeeze(quote))
    text = re.sub(r"\*{2,3}|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)", " ", text)
    text = re.sub(r"(?:^|(?<=\s))#{1,6}\s", "", text)
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))


def digest(text: str) -> str:
    """SHA-256 of a report's text, normalised: equal for copies of one report."""
    return hashlib.sha256(squeeze(text).encode()).hexdigest()


class Quotations:
    """Finds quotations in one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: str, start: int | None = None, end: int | None = None) -> tuple[int, int] | None:
        """Where ``quote`` stands: at ``start`` and ``end`` if it is there, else at its first occurrence."""
        if start is not None and end is not None:
            there = self.text[start:end]
            if there == quote or squeeze(there) == squeeze(quote):
                return start, end
        at = self.text.find(quote)
        if at >= 0:
            return at, at + len(quote)
        wanted = squeeze(quote)
        flat, positions = self._flat
        at = flat.find(wanted) if wanted else -1
        return (positions[at], positions[at + len(wanted) - 1] + 1) if at >= 0 else None

    @cached_property
    def _flat(self) -> tuple[str, list[int]]:
        return _flatten(self.text)


def _flatten(text: str) -> tuple[str, list[int]]:
    """Text as ``squeeze`` sees it, without the outer strip, and each character's position in the original."""
    out: list[str] = []
    positions: list[int] = []
    i = 0
    while i < len(text):
        j = i + 1
        if text[i].isspace():
            while j < len(text) and text[j].isspace():
                j += 1
            piece = " "
        else:
            while j < len(text) and unicodedata.combining(text[j]):
                j += 1
            piece = unicodedata.normalize("NFC", text[i:j])
        out.append(piece)
        positions += [i] * (len(piece) - 1) + [j - 1 if piece != " " else i]
        i = j
    return "".join(out), positions
