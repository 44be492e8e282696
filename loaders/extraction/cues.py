"""Where the words of the lexicon stand in a report, so that a rule is run only where its words are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from loaders.lexicon import Lexicon
from loaders.tokens import Token

Places = Mapping[int, Sequence[int]]
"""By unit, the tokens at which something stands, in order; a unit without it is not there."""


class Cues:
    """The words of one report by where they stand. What is asked for is looked for once, in the whole report."""

    def __init__(self, rows: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self._rows = rows
        self._lex = lexicon
        self._where: dict[str, list[tuple[int, int]]] = {}
        self._known: dict[str, Places] = {}
        for unit, row in enumerate(rows):
            for i, token in enumerate(row):
                self._where.setdefault(token.key, []).append((unit, i))

    def of(self, name: str) -> Places:
        """Where a phrase of that cue list begins."""
        if (known := self._known.get(name)) is None:
            phrases = self._lex.cues[name]
            begun = self._places(phrases.firsts.__contains__)
            kept = ((unit, [i for i in found if phrases.match(self._rows[unit], i)]) for unit, found in begun.items())
            known = self._known[name] = {unit: found for unit, found in kept if found}
        return known

    def words(self, name: str) -> Places:
        """Where a word of that word list stands."""
        if (known := self._known.get(name)) is None:
            known = self._known[name] = self._places(self._lex.words[name].__contains__)
        return known

    def verbs(self) -> Places:
        """Where a form of a verb stands that the lexicon knows."""
        if (known := self._known.get("")) is None:
            known = self._known[""] = self._places(self._lex.predicates.forms.__contains__)
        return known

    def stems(self, name: str) -> Places:
        """Where a word stands that begins like one of that word list."""
        key = f"{name}…"
        if (known := self._known.get(key)) is None:
            stems = tuple(self._lex.words[name])
            known = self._known[key] = self._places(lambda word: word.startswith(stems))
        return known

    def _places(self, wanted: Callable[[str], bool]) -> Places:
        found: dict[int, list[int]] = {}
        for unit, i in sorted(place for key, places in self._where.items() if wanted(key) for place in places):
            found.setdefault(unit, []).append(i)
        return found
