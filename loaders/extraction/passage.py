"""The words of one block, and what of the lexicon stands where in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from loaders.extraction.cues import Cues, Places
from loaders.lexicon import Lexicon
from loaders.tokens import Token


class Passage:
    """Tokens of a text, each beginning at its place in ``starts``; ``first`` is the report's number of the first of them.

    ``cue`` asks at one token; the others ask of a stretch, and cost nothing where the report has no such word.
    """

    def __init__(
        self, text: str, tokens: Sequence[Token], starts: Sequence[int], first: int, lexicon: Lexicon, cues: Cues
    ) -> None:
        self.source = text
        self.tokens = tokens
        self.starts = starts
        self.lex = lexicon
        self._first = first
        self._last = first + len(tokens)
        self._cues = cues
        self._ends = cues.ends

    def text(self, first: int, last: int) -> str:
        """The words of tokens[first:last] as they stand, with single blanks; nothing outside."""
        last = min(last, len(self.tokens))
        if first >= last:
            return ""
        if first == last - 1:
            return self.tokens[first].text
        return " ".join(self.source[self.starts[first] : self.starts[last - 1] + len(self.tokens[last - 1].text)].split())

    def word(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def touches(self, i: int) -> bool:
        """Whether token i stands at once behind token i - 1."""
        return i > 0 and self.starts[i - 1] + len(self.tokens[i - 1].text) == self.starts[i]

    def cue(self, name: str, i: int) -> int | None:
        """The index behind the phrase of that cue list which begins at token i."""
        return self._ends[name].get(self._first + i)

    def said(self, name: str, first: int = 0, last: int | None = None) -> bool:
        """Whether a phrase of that cue list begins in tokens[first:last]."""
        return self.seek(name, first, last) is not None

    def seek(self, name: str, first: int = 0, last: int | None = None) -> int | None:
        """Where the first phrase of that cue list begins in tokens[first:last]."""
        places = self._cues.phrases[name]
        if not places:
            return None
        n = bisect_left(places, self._first + first)
        return places[n] - self._first if n < len(places) and places[n] < self._end(last) else None

    def every(self, name: str, first: int = 0, last: int | None = None) -> Sequence[int]:
        """Where phrases of that cue list begin in tokens[first:last]."""
        return self._within(self._cues.phrases[name], first, last)

    def words(self, name: str, first: int = 0, last: int | None = None) -> Sequence[int]:
        """Where in tokens[first:last] a word of that word list stands."""
        return self._within(self._cues.words[name], first, last)

    def stems(self, name: str, first: int = 0, last: int | None = None) -> Sequence[int]:
        """Where in tokens[first:last] a word begins like one of that word list."""
        return self._within(self._cues.stems[name], first, last)

    def _within(self, places: Places, first: int, last: int | None) -> Sequence[int]:
        """The places in tokens[first:last] of this block, counted from its own first token."""
        if not places:
            return ()
        offset = self._first
        begin, end = bisect_left(places, offset + first), self._end(last)
        if begin == len(places) or places[begin] >= end:
            return ()
        return [n - offset for n in places[begin : bisect_left(places, end, begin)]]

    def _end(self, last: int | None) -> int:
        """The report's number of the token behind a stretch."""
        return self._last if last is None or self._first + last > self._last else self._first + last
