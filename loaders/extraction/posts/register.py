"""The posts of one report in order, and by who holds them, where they are told of, and at which body they are held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator

from loaders.extraction.entities.types import Entity
from loaders.extraction.posts.scene import Post


class Posts(Collection[Post]):
    """Posts, each looked up at the same cost however many there are."""

    def __init__(self, posts: Iterable[Post] = ()) -> None:
        self._all: dict[int, Post] = {}
        self._by: dict[Hashable, dict[int, Post]] = defaultdict(dict)
        for post in posts:
            self.add(post)

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Post]:
        return iter(self._all.values())

    def __reversed__(self) -> Iterator[Post]:
        return reversed(self._all.values())

    def __contains__(self, post: object) -> bool:
        return id(post) in self._all

    def add(self, post: Post) -> None:
        """One more post, behind all others."""
        self._all[id(post)] = post
        for key in _keys(post):
            self._by[key][id(post)] = post

    def drop(self, post: Post) -> None:
        """Forget a post."""
        del self._all[id(post)]
        for key in _keys(post):
            del self._by[key][id(post)]

    def held_by(self, person: Entity) -> Collection[Post]:
        """The posts of a person."""
        return self._of(("person", id(person)))

    def at(self, body: Entity | None) -> Collection[Post]:
        """The posts at a body; with None those of which no body is known."""
        return self._of(("body", id(body)))

    def told_in(self, unit: int) -> Collection[Post]:
        """The posts that a block states."""
        return self._of(("unit", unit))

    def titled(self, lemma: str) -> Collection[Post]:
        """The posts of that title."""
        return self._of(("lemma", lemma))

    def _of(self, key: Hashable) -> Collection[Post]:
        found = self._by.get(key)
        return found.values() if found else ()


def _keys(post: Post) -> tuple[Hashable, ...]:
    return ("person", id(post.person)), ("body", id(post.organization)), ("unit", post.span[0]), ("lemma", post.lemma)
