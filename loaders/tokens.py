"""Words, numbers and signs of a view, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

# Letters with inner apostrophes, hyphens (not a division at a line's end) and the full stops of abbreviations (A.C., EE.UU.).
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?!\w)|[^\W\d_]+(?:[’'´\-‐‑][^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:º|ª|°)?)"
    r"|(?P<sign>\.{3}|\S)"
)
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def fold(text: str) -> str:
    """Small letters without accents: the form in which words are looked up in the lexicon."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign at view[start:end]; ``key`` is its folded form."""

    text: str
    start: int
    end: int
    key: str
    kind: str

    @property
    def capital(self) -> bool:
        """A word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def capitals(self) -> bool:
        """A word of two letters or more that is all in capitals."""
        return self.kind == "word" and len(self.text) > 1 and self.text.isupper()

    @property
    def roman(self) -> bool:
        return self.kind == "word" and roman_value(self.text) is not None


def roman_value(text: str) -> int | None:
    """The number a Roman numeral in capitals writes; ``None`` where it is none."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_DIGITS[c] for c in text]
    return sum(v if v >= max(values[k:]) else -v for k, v in enumerate(values))


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text; blanks are not tokens."""
    return tuple(Token(m[0], m.start(), m.end(), fold(m[0]), str(m.lastgroup)) for m in _TOKEN.finditer(text))


def sentences(tokens: Sequence[Token], abbreviations: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The half-open token spans of the sentences; ``abbreviations`` are folded words after which a full stop ends nothing."""
    found: list[tuple[int, int]] = []
    begin = 0
    for i, token in enumerate(tokens):
        if token.text not in (".", "!", "?", "...", "…"):
            continue
        follower = next((t for t in tokens[i + 1 : i + 4] if t.kind != "sign"), None)
        before = tokens[i - 1] if i else None
        if follower is None or follower.start == token.end:
            continue
        if follower.kind == "word" and not follower.capital:
            continue
        if token.text == "." and before is not None:
            initial = len(before.text) == 1 and before.capital
            if initial or (before.key in abbreviations and before.end == token.start):
                continue
        end = i + 1
        while end < len(tokens) and tokens[end].text in ("»", "”", '"', ")"):
            end += 1
        if end > begin:
            found.append((begin, end))
        begin = end
    if begin < len(tokens):
        found.append((begin, len(tokens)))
    return tuple(found)
