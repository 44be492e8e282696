"""Where the words of the lexicon stand in a report, so that a rule is run only where its words are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import accumulate, chain
from typing import TypeVar

from loaders.lexicon import Lexicon
from loaders.tokens import Token

T = TypeVar("T")
Places = Sequence[int]
"""Tokens in order, each counted from the report's first."""


class Cues:
    """The words of one report by where they stand. What is asked for is looked for once, in the whole report.

    ``offsets`` are the numbers of each unit's first token.
    """

    def __init__(self, rows: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self.offsets = tuple(accumulate(map(len, rows), initial=0))
        self._rows = rows
        self._lex = lexicon
        self._where: dict[str, list[int]] = defaultdict(list)
        for n, token in enumerate(chain.from_iterable(rows)):
            self._where[token.key].append(n)
        self.ends: dict[str, Mapping[int, int]] = _Table(self._ends)
        self.phrases: dict[str, Places] = _Table(lambda name: list(self.ends[name]))
        self.words: dict[str, Places] = _Table(self._words)
        self.stems: dict[str, Places] = _Table(self._stems)

    def _ends(self, name: str) -> Mapping[int, int]:
        """Where a phrase of that cue list begins, in order, and where it ends."""
        phrases = self._lex.cues[name]
        found = {n: n + 1 for n in self._places(phrases.always_alone)}
        for n in self._places(phrases.maybe_longer):
            offset = self.offsets[unit := bisect_right(self.offsets, n) - 1]
            if (match := phrases.match(self._rows[unit], n - offset)) is not None:
                found[n] = offset + match[0]
        return dict(sorted(found.items()))

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
