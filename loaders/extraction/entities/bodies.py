"""The organizations of one report: an acronym is bound once, to the long name whose letters it spells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from loaders.extraction.entities.register import Key, Register
from loaders.extraction.entities.types import Actors, Entity, note, provincial, words_of
from loaders.extraction.marks.bodies import fits
from loaders.extraction.units import Mention
from loaders.lexicon import lexicon


def bodies(actors: Actors, mentions: Sequence[Mention]) -> None:
    register = Register(_keys)
    ordered = sorted(mentions, key=lambda m: (m.name.isupper(), -_length(m), m.unit, m.first))
    for m in ordered:
        if m.name.isupper() and len(m.name.split()) > 1:
            m = replace(m, name=_ordinary(m.name, actors, register), aliases=(*m.aliases, m.name))
        entity = _body_of(register, m) or actors.new(Entity("organization", m.name, m.sub, m.country_of, known=m.known))
        _adopt(actors, entity, m)
        ref = note(actors, entity, m)
        register.add(entity)
        for inside in m.inner:
            if inside.kind == "organization":
                parent = _body_of(register, inside) or actors.new(
                    Entity("organization", inside.name, inside.sub, inside.country_of, known=inside.known)
                )
                if parent is not entity:
                    _adopt(actors, parent, inside)
                    actors.inner.append((entity, parent, ref))
                    parent.mentions.append((inside.unit, inside.first, inside.last))
                    for alias in inside.aliases:
                        parent.call(alias)
                register.add(parent)
    _bind_acronyms(actors, register)


def _keys(e: Entity) -> Iterator[Key]:
    """What may tell that a mention means a body."""
    yield "known", e.known
    yield "acronym", e.acronym
    yield "name", e.name
    yield "first", next(iter(e.name.split()), "")
    if e.sub == "local_government":
        yield "place", tuple(words_of(e.place))
    for name in (e.name, *e.aliases):
        yield "words", tuple(words_of(name))
    words = [w.casefold() for w in e.name.replace("-", " ").split()]
    if len(words) > 2 and not e.name.isupper():
        begun = {w[:n] for w in words for n in (1, 2)} | {a[0] + b[0] for a, b in combinations(words, 2)}
        yield from (("letters", letters) for letters in begun)


def _spelled_by(acronym: str) -> Key:
    """The key of the names that an acronym may spell: by the two letters it begins with."""
    return "letters", "".join(c for c in acronym.casefold() if c.isalpha())[:2]


def _length(m: Mention) -> int:
    """How long a name is, to take long ones first; the many forms of a local government's come as the text has them."""
    return 4 if m.sub == "local_government" else len(words_of(m.name))


def _ordinary(name: str, actors: Actors, register: Register) -> str:
    """A name set in capitals in ordinary letters; acronyms keep theirs."""
    small = actors.lex.words["small_words"]
    known = {w for w in name.split() if any(w in (e.acronym, e.name) for e in register.near(("acronym", w), ("name", w)))}
    return " ".join(w if w in known else w.lower() if w.lower() in small else w.capitalize() for w in name.split())


def _body_of(register: Register, m: Mention) -> Entity | None:
    key = words_of(m.name)
    place = next((words_of(p.name) for p in m.inner if p.kind == "place"), None)
    own = (("known", m.known), ("words", tuple(key)), ("name", m.acronym), ("acronym", m.name), ("place", tuple(place or ())))
    for e in register.near(*own):
        if m.known and e.known == m.known:
            return e
        if any(words_of(name) == key for name in (e.name, *e.aliases)):
            return e
        if (m.acronym and e.name == m.acronym) or (e.acronym and e.acronym == m.name):
            return e
        governments = m.sub == "local_government" and e.sub == "local_government"
        if governments and place and words_of(e.place) == place and _same_government(e.name, m.name):
            return e
    if m.known:
        return None  # the world over somebody's letters
    if (len(key) == 1 and m.name.isupper()) or (place and m.sub != "local_government"):
        acronym = m.name.split()[0] if place else m.name
        fitting = [
            e for e in register.near(("acronym", acronym), ("first", m.name), _spelled_by(acronym))
            if (e.acronym == acronym and (not place or place[0] in words_of(e.name)))
            or (fits_bare(e.name, acronym) and (not place or place[0] in words_of(e.name)))
            or (not place and words_of(e.name)[0] == key[0] and e.name.split()[0] == m.name and len(e.name.split()) < 4)
        ]  # fmt: skip
        if len(fitting) == 1:
            return fitting[0]
        exact = [e for e in fitting if e.acronym == acronym]
        return exact[0] if exact else None
    return None


@lru_cache(maxsize=1 << 13)
def fits_bare(name: str, acronym: str) -> bool:
    """Whether an acronym spells a long name, its small words aside: at least three letters, four words."""
    words = [w for w in name.split() if w != acronym]
    return len(acronym) > 2 and len(words) > 2 and not name.isupper() and fits(" ".join(words), acronym)


def _same_government(a: str, b: str) -> bool:
    """A province's and a town's of one name are two, a town and its council, too; the many words for a town are one."""
    councils = lexicon().words["councils"]
    return provincial(a) == provincial(b) and (words_of(a)[0] in councils) == (words_of(b)[0] in councils)


def _adopt(actors: Actors, entity: Entity, m: Mention) -> None:
    """What a mention adds to its entity: a fuller name, an acronym, a place, the country a name implies."""
    if entity.name.isupper() and not m.name.isupper() and len(words_of(m.name)) == len(words_of(entity.name)):
        entity.rename(m.name)
    elif m.name != entity.name:
        if (
            len(words_of(m.name)) > len(words_of(entity.name))
            and not m.name.isupper()
            and (m.acronym or len(words_of(entity.name)) == 1)
        ):
            entity.rename(m.name)
        else:
            entity.call(m.name)
    if m.acronym and (not entity.acronym or fits(entity.name, m.acronym)):
        entity.acronym = entity.acronym or m.acronym
    if m.name.isupper() and len(m.name.split()) == 1 and len(m.name) > 1 and not entity.acronym:
        entity.acronym = m.name
    entity.known = entity.known or m.known
    if entity.sub in ("", "other") and m.sub:
        entity.sub = m.sub
    for inside in m.inner:
        if inside.kind == "place":
            entity.place = entity.place or inside.name
    if m.at_country:
        entity.country = entity.country or m.at_country


def _bind_acronyms(actors: Actors, register: Register) -> None:
    """A long name whose acronym does not fit it, where another long name of the report does: it becomes an alias there."""
    merged: list[tuple[Entity, Entity]] = []
    bodies = actors.of_kind("organization")
    for wrong in bodies:
        if not wrong.acronym or fits(wrong.name, wrong.acronym) or len(words_of(wrong.name)) < 3:
            continue
        near = register.near(_spelled_by(wrong.acronym))
        right = [e for e in near if e is not wrong and fits_bare(e.name, wrong.acronym) and _alike(e.name, wrong.name)]
        if len(right) == 1:
            _merge(right[0], wrong)
            merged.append((wrong, right[0]))
    gone = {id(wrong) for wrong, _ in merged}
    for short in [e for e in bodies if e.name == e.acronym and not e.known and id(e) not in gone]:
        near = register.near(_spelled_by(short.name))
        right = [e for e in near if id(e) not in gone and e is not short and not e.acronym and fits_bare(e.name, short.name)]
        if len(right) == 1:
            _merge(right[0], short)
            merged.append((short, right[0]))
    actors.merge(merged)


def _alike(a: str, b: str) -> bool:
    return words_of(a)[0] == words_of(b)[0]


def _merge(into: Entity, other: Entity) -> None:
    """What is known of a body that turned out to be another one."""
    into.call(other.name)
    for alias in other.aliases:
        into.call(alias)
    into.acronym = into.acronym or other.acronym
    into.country = into.country or other.country
    into.place = into.place or other.place
    into.known = into.known or other.known
    into.mentions += other.mentions
