"""Words, numbers and signs of a view, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters with inner apostrophes, hyphens (not a division at a line's end) and the full stops of abbreviations (A.C., EE.UU.);
# numbers; signs. The letters of Spanish are named, though [^\W\d_] holds them too, because a range is faster than a class.
_TOKEN = re.compile(
    r"[^\W\d_](?:\.(?:[^\W\d_]\.)+(?!\w)|[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]*+[^\W\d_]*+(?:[’'´\-‐‑][^\W\d_]++)*+)"
    r"|\d+(?:[.,:/]\d+)*(?:º|ª|°)?"
    r"|\.{3}|\S"
)
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN = {n: unicodedata.normalize("NFD", chr(n))[0] for n in range(0xC0, 0x250)}  # accented letters
_ENDS = frozenset((".", "!", "?", "...", "…"))
_CLOSING = frozenset(("»", "”", '"', ")"))
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=1 << 13)
def fold(text: str) -> str:
    """Small letters without accents: the form in which words are looked up in the lexicon."""
    if text.isascii():
        return text.lower()
    plain = text.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign, wherever it stands; ``key`` is its folded form.

    ``capital``: a word that begins with a capital letter; ``capitals``: one of two letters or more that is all in capitals;
    ``roman``: one that writes a number; ``acronymic``: one of two to 15 letters, half of them capitals, and two at least.
    ``letters`` and ``uppers`` are how many letters it has, and how many of them are capitals.
    """

    text: str
    key: str
    kind: str
    capital: bool
    capitals: bool
    roman: bool
    acronymic: bool
    letters: int
    uppers: int


def roman_value(text: str) -> int | None:
    """The number a Roman numeral in capitals writes; ``None`` where it is none."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_DIGITS[c] for c in text]
    return sum(v if v >= max(values[k:]) else -v for k, v in enumerate(values))


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text; blanks are not tokens."""
    return tuple(map(_token, _TOKEN.findall(text)))


@lru_cache(maxsize=1 << 13)
def _token(text: str) -> Token:
    """One token for one text: what a word is by itself is found out once, not wherever it stands."""
    word = _LETTER.match(text) is not None
    kind = "word" if word else "number" if text[0].isdecimal() else "sign"
    capital = word and text[0].isupper()
    capitals = word and len(text) > 1 and text.isupper()
    letters, uppers = sum(c.isalpha() for c in text), sum(c.isupper() for c in text)
    acronymic = capital and len(text) < 16 and uppers > 1 and uppers >= 0.5 * letters
    return Token(text, fold(text), kind, capital, capitals, word and roman_value(text) is not None, acronymic, letters, uppers)


def places(text: str, tokens: Iterable[Token]) -> tuple[int, ...]:
    """Where each token of a text begins: only blanks stand between them."""
    found = []
    at = 0
    for token in tokens:
        at = text.index(token.text, at)
        found.append(at)
        at += len(token.text)
    return tuple(found)


def sentences(tokens: Sequence[Token], starts: Sequence[int], abbreviations: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The half-open token spans of the sentences; ``abbreviations`` are folded words after which a full stop ends nothing."""
    found: list[tuple[int, int]] = []
    begin = 0
    for i, token in enumerate(tokens):
        if token.text not in _ENDS:
            continue
        n, follower = next(((n, t) for n, t in enumerate(tokens[i + 1 : i + 4], i + 1) if t.kind != "sign"), (0, None))
        if follower is None or starts[n] == starts[i] + len(token.text):
            continue
        if follower.kind == "word" and not follower.capital:
            continue
        if token.text == "." and i:
            before = tokens[i - 1]
            initial = len(before.text) == 1 and before.capital
            if initial or (before.key in abbreviations and starts[i - 1] + len(before.text) == starts[i]):
                continue
        end = i + 1
        while end < len(tokens) and tokens[end].text in _CLOSING:
            end += 1
        if end > begin:
            found.append((begin, end))
        begin = end
    if begin < len(tokens):
        found.append((begin, len(tokens)))
    return tuple(found)
