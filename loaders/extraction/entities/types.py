"""An entity of one report, a reference to it, and the register of both."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.extraction.entities.register import Key, Register
from loaders.extraction.units import Mention
from loaders.lexicon import Lexicon, lexicon
from loaders.records import record
from loaders.tokens import fold


@dataclass(eq=False)
class Entity:
    """Something the report names. ``name`` is the fullest form met so far.

    ``mentions`` are the places that name it, ``described`` those that only mean it ("el programa"): (unit, first, last).
    """

    kind: str
    name: str
    sub: str = ""
    country: str = ""
    aliases: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    described: list[tuple[int, int, int]] = field(default_factory=list)
    acronym: str = ""
    known: str = ""
    place: str = ""
    generic: bool = False
    rule: str = ""
    date: str = ""
    status: str = ""
    _placed: dict[int, list[tuple[int, int]]] | None = None
    _read: tuple[int, int] = (0, 0)
    _told: Callable[[Entity], None] | None = None

    def call(self, name: str) -> None:
        """Another form of the name."""
        if name and name != self.name and name not in self.aliases:
            self.aliases.append(name)
            if self._told is not None:
                self._told(self)

    def places_in(self, unit: int) -> Sequence[tuple[int, int]]:
        """Where a block names or means it: token spans."""
        if self._placed is None:
            self._placed = defaultdict(list)
        named, meant = self._read
        if named < len(self.mentions) or meant < len(self.described):
            self._read = (len(self.mentions), len(self.described))
            for u, first, last in (*self.mentions[named:], *self.described[meant:]):
                self._placed[u].append((first, last))
        return self._placed.get(unit, ())

    def rename(self, name: str) -> None:
        """A fuller form: the old name becomes an alias."""
        old, self.name = self.name, name
        if name in self.aliases:
            self.aliases.remove(name)
        self.call(old)


@record
class Ref:
    """An entity named at tokens[first:last] of a unit; ``mention`` is what was read there."""

    entity: Entity
    unit: int
    first: int
    last: int
    mention: Mention


@dataclass
class Actors:
    """The entities of one report and where each is named."""

    lex: Lexicon
    entities: list[Entity] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    inner: list[tuple[Entity, Entity, Ref]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._of_kind: dict[str, list[Entity]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], dict[int, Entity]] = defaultdict(dict)
        self._by_opening: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        self._count = itertools.count()
        self._countries: dict[str, Entity] = {}
        self._register = Register(_keys)
        self._unread: list[Entity] = []  # those that are new to the register, or got another name since

    def of_kind(self, kind: str) -> list[Entity]:
        """The entities of that kind, in the order in which they were met."""
        return self._of_kind[kind].copy()

    def sharing(self, kind: str, words: Iterable[str]) -> list[Entity]:
        """The entities of that kind in whose name, as it was met first, one of these words stands, in their order."""
        found = [near for word in words if (near := self._by_word.get((kind, word)))]
        if len(found) < 2:
            return list(found[0].values()) if found else []
        every = {n: e for near in found for n, e in near.items()}
        return [every[n] for n in sorted(every)]

    def opening(self, kind: str, word: str) -> list[Entity]:
        """The entities of that kind whose name, as it was met first, opens with that word, in their order."""
        return self._by_opening[kind, word]

    def called(self, kind: str, name: str) -> list[Entity]:
        """The entities of that kind that go by that name or acronym, once those that the report names have been collected."""
        return [e for e in self._near(kind, ("name", name)) if name in (e.name, e.acronym, *e.aliases)]

    def of_country(self, code: str) -> Entity | None:
        """The country of that code, where the report has named it."""
        return self._countries.get(code)

    def governments(self, town: str) -> list[Entity]:
        """The local governments that are named after a town, once those that the report names have been collected."""
        return self._near("organization", ("town", tuple(words_of(town))))

    def _near(self, kind: str, key: Key) -> list[Entity]:
        for entity in self._unread:
            self._register.add(entity)
        self._unread.clear()
        return [e for e in self._register.near(key) if e.kind == kind]

    def merge(self, merged: Sequence[tuple[Entity, Entity]]) -> None:
        """Forget entities, the first of each pair, that turned out to be others; ``merged`` in the order of finding out."""
        into: dict[int, Entity] = {}
        for other, one in reversed(merged):
            into[id(other)] = into.get(id(one), one)
        if not into:
            return
        for entities in (self.entities, self._unread, *self._of_kind.values()):
            entities[:] = [e for e in entities if id(e) not in into]
        self.refs = [
            Ref(into[id(r.entity)], r.unit, r.first, r.last, r.mention) if id(r.entity) in into else r for r in self.refs
        ]
        inner = [(into.get(id(a), a), into.get(id(b), b), ref) for a, b, ref in self.inner]
        self.inner = [pair for pair in inner if pair[0] is not pair[1]]

    def by_unit(self, count: int) -> list[list[Ref]]:
        """The references of each unit, in order."""
        rows: list[list[Ref]] = [[] for _ in range(count)]
        for ref in self.refs:
            rows[ref.unit].append(ref)
        for row in rows:
            row.sort(key=lambda r: (r.first, -r.last))
        return rows

    def government(self, place: Entity) -> Entity:
        """The local government of a place, new where the report has not spoken of it."""
        for e in self.governments(place.name):
            if not provincial(e.name):
                return e
        entity = Entity(
            "organization",
            self.lex.government_name.format(head=self.lex.town, place=place.name),
            "local_government",
            place=place.name,
            country=place.country,
        )
        entity.mentions += place.mentions[:1]
        return self.new(entity)

    def new(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        self._of_kind[entity.kind].append(entity)
        if entity.kind == "country":
            self._countries.setdefault(entity.country, entity)
        self._unread.append(entity)
        entity._told = self._unread.append
        n = next(self._count)
        for word in words_of(entity.name):
            self._by_word[entity.kind, word][n] = entity
        for word in entity.name.split()[:1]:
            self._by_opening[entity.kind, word].append(entity)
        return entity


def _keys(e: Entity) -> Iterator[Key]:
    """What the rules ask for entities by. It has settled when all have been collected, but for further names."""
    for name in (e.name, e.acronym, *e.aliases):
        yield "name", name
    if e.kind == "organization" and e.sub == "local_government":
        yield "town", tuple(words_of(e.place))


@lru_cache(maxsize=1 << 13)
def words_of(name: str) -> list[str]:
    """A name as folded words, articles and signs dropped at its beginning; a name of nothing else keeps its last."""
    words = fold(name).replace(".", " ").replace("-", " ").replace("–", " ").replace("’", "'").split()
    while len(words) > 1 and words[0] in lexicon().words["bare_articles"]:
        words.pop(0)
    return words


def note(actors: Actors, entity: Entity, m: Mention) -> Ref:
    entity.mentions.append((m.unit, m.first, m.last))
    for alias in m.aliases:
        entity.call(alias)
    ref = Ref(entity, m.unit, m.first, m.last, m)
    actors.refs.append(ref)
    return ref


def provincial(name: str) -> bool:
    """Whether a government is a province's or region's, not a town's."""
    words = set(words_of(name))
    return bool(words & lexicon().words["above_town"]) and not words & lexicon().words["town_words"]


def place_named(actors: Actors, name: str) -> Entity:
    """The place of that name, new where the report has not named it before."""
    key = words_of(name)
    found = next((e for e in actors.sharing("place", key[:1]) if words_of(e.name) == key), None)
    proper = name.title() if name.isupper() and len(name) > 3 else name
    return found or actors.new(Entity("place", proper))
