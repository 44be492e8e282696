"""A name as people type it, as a regular expression that both engines read alike: ``garcia`` finds *García*.

    spelling("garcia")              [GgĜĝ…][AaÀÁ…]…
    spelling("garcia", part=True)   the same anywhere in a text

Every letter is written out with its capitals and accents: what an engine takes for the same letter when it ignores case is
its own affair. Blanks stand for any blanks.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

_LATIN = range(0x20, 0x180)


def spelling(name: str, *, part: bool = False) -> str:
    """The regular expression for a whole text that is this name, or has it as a part; empty for an empty name."""
    words = [_word(word) for word in name.split()]
    if not words:
        return ""
    found = r"\s+".join(words)
    return rf"(?s).*{found}.*" if part else found


def _word(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(_letter(c) for c in letters if not unicodedata.combining(c))


def _letter(letter: str) -> str:
    like = _alike().get(letter, letter)
    return f"[{like}]" if len(like) > 1 else letter if letter.isalnum() or ord(letter) > 127 else f"\\{letter}"


@cache
def _alike() -> dict[str, str]:
    """Every letter of Latin script with those that differ from it in case or accents alone."""
    found = defaultdict(list)
    for letter in map(chr, _LATIN):
        plain = unicodedata.normalize("NFD", letter)[0].lower()
        if letter.isalpha():
            found[plain].append(letter)
    return {plain: "".join(letters) for plain, letters in found.items()}
