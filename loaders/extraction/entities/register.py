"""Entities by what may tell that words mean them, so that a long report costs no more for each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.extraction.entities.types import Entity

Key = tuple[str, Hashable]
"""One thing that may tell, and what it is called: ("acronym", "AME")."""


class Register:
    """Entities under their ``keys``. An entity stays under what it was called before, too: ``near`` tells who may be meant."""

    def __init__(self, keys: Callable[[Entity], Iterable[Key]]) -> None:
        self._keys = keys
        self._by: dict[Key, dict[int, Entity]] = defaultdict(dict)
        self._order: dict[int, int] = {}
        self._entered: dict[int, tuple[object, ...]] = {}

    def add(self, e: Entity) -> None:
        """Enter an entity, or what it goes by since it was entered."""
        state = (e.name, len(e.aliases), e.acronym, e.known, e.place, e.sub)
        if self._entered.get(id(e)) == state:
            return
        self._entered[id(e)] = state
        n = self._order.setdefault(id(e), len(self._order))
        for key in self._keys(e):
            if key[1]:
                self._by[key][n] = e

    def near(self, *keys: Key) -> list[Entity]:
        """The entities that go by one of these, or did, in the order in which they were met."""
        found: dict[int, Entity] = {}
        for key in keys:
            found.update(self._by.get(key, {}))
        return [found[n] for n in sorted(found)]
