"""Phrases looked up in a text: by their first two words, so that most places cost one look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Generic, NamedTuple, TypeVar

from loaders.tokens import Token, tokenize

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more words, each with a value; the longest match wins, of equals the first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._alone: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}  # by the first and the second word
        for phrase, value in entries:
            words = tuple(t.key for t in tokenize(phrase))
            if len(words) == 1:
                self._alone.setdefault(words[0], value)
            elif words:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], value))
        for by_second in self._longer.values():
            for found in by_second.values():
                found.sort(key=lambda entry: -len(entry[0]))
        self.firsts: Set[str] = self._alone.keys() | self._longer.keys()

    def match(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The index behind the longest phrase that begins at token i, and its value."""
        if not 0 <= i < len(tokens) or (key := tokens[i].key) not in self.firsts:
            return None
        if (longer := self._longer.get(key)) is not None and i + 1 < len(tokens):
            for rest, value in longer.get(tokens[i + 1].key, ()):
                end = i + 2 + len(rest)
                if not rest or (end <= len(tokens) and all(tokens[k].key == w for k, w in enumerate(rest, i + 2))):
                    return end, value
        return (i + 1, self._alone[key]) if key in self._alone else None

    def __contains__(self, word: str) -> bool:
        return word in self._alone

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Its phrases as folded words, the shorter of those that begin alike first."""
        for word in self._alone:
            yield (word,)
        for word, by_second in self._longer.items():
            for second, found in by_second.items():
                yield from ((word, second, *rest) for rest, _ in reversed(found))


class Openings(NamedTuple):
    """What of several lists of phrases a word begins: the lists in which it stands alone, and by its follower what is longer.

    What is longer: the words behind both, and the list; shorter ones first.
    """

    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def openings(lists: Mapping[str, Phrases[Any]]) -> Mapping[str, Openings]:
    """What each word begins, so that a text is read once for all lists."""
    alone: dict[str, list[str]] = defaultdict(list)
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(lambda: defaultdict(list))
    for name, phrases in lists.items():
        for word, *more in phrases:
            if more:
                longer[word][more[0]].append((tuple(more[1:]), name))
            else:
                alone[word].append(name)
    return {
        word: Openings(tuple(alone.get(word, ())), {second: tuple(found) for second, found in longer[word].items()})
        for word in dict.fromkeys((*alone, *longer))
    }
