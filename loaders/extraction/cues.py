"""Where the phrases of the lexicon's cue lists stand in a report, so that a rule is run only where its words are."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from loaders.lexicon import Lexicon
from loaders.tokens import Token

Places = Mapping[int, Sequence[int]]  # by unit, the tokens at which something begins, in order


class Cues:
    """The words of one report by where they stand; what is asked for is looked for once, in the whole report."""

    def __init__(self, rows: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self._rows = rows
        self._lists = lexicon.cues
        self._where: dict[str, list[tuple[int, int]]] = {}
        self._known: dict[str, Places] = {}
        for unit, row in enumerate(rows):
            for i, token in enumerate(row):
                self._where.setdefault(token.key, []).append((unit, i))

    def of(self, name: str) -> Places:
        """Where a phrase of that cue list begins."""
        if name not in self._known:
            phrases = self._lists[name]
            near = self.words(phrases.firsts)
            kept = {u: [i for i in found if phrases.match(self._rows[u], i)] for u, found in near.items()}
            self._known[name] = {u: found for u, found in kept.items() if found}
        return self._known[name]

    def words(self, keys: Container[str]) -> Places:
        """Where a word stands that is one of these."""
        found: dict[int, list[int]] = {}
        for unit, i in sorted(place for key, places in self._where.items() if key in keys for place in places):
            found.setdefault(unit, []).append(i)
        return found
