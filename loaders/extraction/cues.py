"""Where the words of the lexicon stand in a report, so that a rule is run only where its words are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import accumulate, chain
from typing import TypeVar

from loaders.lexicon import Lexicon
from loaders.tokens import Token

T = TypeVar("T")
Places = Sequence[int]
"""Tokens in order, each counted from the report's first."""

APART = 1 << 10
"""Numbers between two units that no token has: to ask a little beside a unit finds nothing of the next."""


class Cues:
    """The words of one report by where they stand. What is asked for is looked for once, in the whole report.

    ``offsets`` are the numbers of each unit's first token; ``ends``, by cue list, where in its unit a phrase ends that begins
    at a token.
    """

    def __init__(self, rows: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self.offsets = tuple(accumulate((len(row) + APART for row in rows), initial=0))
        self.ends: Mapping[str, dict[int, int]] = {name: {} for name in lexicon.cues}
        self._lex = lexicon
        self._where: dict[str, list[int]] = defaultdict(list)
        for row, offset in zip(rows, self.offsets, strict=False):
            self._read([token.key for token in row], offset)
        self.phrases: dict[str, Places] = _Table(lambda name: list(self.ends[name]))
        self.words: dict[str, Places] = _Table(self._words)
        self.stems: dict[str, Places] = _Table(self._stems)

    def _read(self, keys: Sequence[str], offset: int) -> None:
        """Note the words of a unit, and where the cues end that begin with them: the longest of each list."""
        where, ends, openings = self._where, self.ends, self._lex.cue_openings
        for i, key in enumerate(keys):
            n = offset + i
            where[key].append(n)
            if (begun := openings.get(key)) is None:
                continue
            for name in begun.alone:
                ends[name][n] = i + 1
            if not begun.longer or i + 1 == len(keys):
                continue
            for rest, name in begun.longer.get(keys[i + 1], ()):
                end = i + 2 + len(rest)
                if not rest or tuple(keys[i + 2 : end]) == rest:
                    ends[name][n] = end

    def _words(self, name: str) -> Places:
        """Where a word of that word list stands."""
        return self._places(self._lex.words[name])

    def _stems(self, name: str) -> Places:
        """Where a word stands that begins like one of that word list."""
        stems = tuple(self._lex.words[name])
        shortest = min(map(len, stems))
        heads = {stem[:shortest] for stem in stems}
        return self._places({word for word in self._where if word[:shortest] in heads and word.startswith(stems)})

    def _places(self, words: Set[str]) -> Places:
        where = self._where
        few, many = (words, where) if len(words) < len(where) else (where, words)
        return sorted(chain.from_iterable([where[word] for word in few if word in many]))


class _Table(dict[str, T]):
    """What was found under each name; a name that is asked for the first time is looked for."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, name: str) -> T:
        found = self[name] = self._find(name)
        return found
