"""The document pass: mentions of one report become its entities, and every mention learns which entity it is.

Within one report a name means one thing: an acronym is bound once to the long name whose letters it spells, a surname to
the one person who bears it, "Municipio de X" and "Ayuntamiento de X" to one government. What is said twice in other words
across reports is not decided here (see graphmodel.resolution).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from loaders.extraction.marks.bodies import fits
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Lexicon
from loaders.tokens import fold


@dataclass(eq=False)
class Entity:
    """Something the report names: ``name`` is the fullest form met so far, ``mentions`` are (unit, first, last)."""

    kind: str
    name: str
    sub: str = ""
    country: str = ""
    aliases: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    acronym: str = ""
    known: str = ""
    place: str = ""
    generic: bool = False
    rule: str = ""
    date: str = ""
    status: str = ""

    def call(self, name: str) -> None:
        """Another form of the name."""
        if name and name != self.name and name not in self.aliases:
            self.aliases.append(name)

    def rename(self, name: str) -> None:
        """A fuller form: the old name becomes an alias."""
        old, self.name = self.name, name
        if name in self.aliases:
            self.aliases.remove(name)
        self.call(old)


@dataclass(frozen=True, slots=True)
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

    def of_kind(self, *kinds: str) -> list[Entity]:
        return [e for e in self.entities if e.kind in kinds]

    def by_unit(self, count: int) -> list[list[Ref]]:
        """The references of each unit, in order."""
        rows: list[list[Ref]] = [[] for _ in range(count)]
        for ref in self.refs:
            rows[ref.unit].append(ref)
        for row in rows:
            row.sort(key=lambda r: (r.first, -r.last))
        return rows

    def government(self, place: Entity, head: str) -> Entity:
        """The local government of a place, new where the report has not spoken of it."""
        for e in self.of_kind("organization"):
            if e.sub == "local_government" and e.place and words_of(e.place) == words_of(place.name) and not _provincial(e.name):
                return e
        entity = Entity("organization", f"{head} de {place.name}", "local_government", place=place.name, country=place.country)
        entity.mentions += place.mentions[:1]
        return self.new(entity)

    def new(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity


def words_of(name: str) -> list[str]:
    """A name as folded words, articles and signs dropped at its beginning."""
    words = fold(name).replace(".", " ").replace("-", " ").replace("–", " ").replace("’", "'").split()
    while words and words[0] in ("el", "la", "los", "las"):
        words.pop(0)
    return words


def collect(units: Sequence[Unit], marks: Sequence[Sequence[Mention]], lex: Lexicon) -> Actors:
    """The entities of a report, long names first so that short forms find them."""
    actors = Actors(lex)
    every = [m for row in marks for m in row]
    _people(actors, [m for m in every if m.kind == "person"])
    _places(actors, [m for m in every if m.kind in ("place", "country")], every)
    _bodies(actors, [m for m in every if m.kind == "organization"])
    _things(actors, [m for m in every if m.kind in ("initiative", "event")])
    return actors


def _note(actors: Actors, entity: Entity, m: Mention) -> Ref:
    entity.mentions.append((m.unit, m.first, m.last))
    for alias in m.aliases:
        entity.call(alias)
    ref = Ref(entity, m.unit, m.first, m.last, m)
    actors.refs.append(ref)
    return ref


# -- people


def _people(actors: Actors, mentions: Sequence[Mention]) -> None:
    """Longest names first; a shorter form joins where exactly one person fits."""
    for m in sorted(mentions, key=lambda m: (-len(words_of(m.name)), m.unit, m.first)):
        words = words_of(m.name)
        fitting = [e for e in actors.of_kind("person") if _same_person(words_of(e.name), words)]
        name = m.name.title() if m.name.isupper() else m.name
        if m.name.isupper():
            name = " ".join(w.lower() if w.lower() in actors.lex.words["small_words"] else w for w in name.split())
        if len(fitting) == 1:
            entity = fitting[0]
            if entity.name != name:
                if words_of(entity.name) == words and _accents(name) > _accents(entity.name):
                    entity.rename(name)
                entity.call(name)
        elif len(words) > 1 or m.aliases:
            entity = actors.new(Entity("person", name))
        else:
            continue
        if m.name != name:
            entity.call(m.name)
        _note(actors, entity, m)


def _same_person(full: list[str], short: list[str]) -> bool:
    """Whether a form may stand for the full name: equal, a misprint apart, its beginning, or its surname(s)."""
    if full == short:
        return True
    if len(short) > 1 and len(short[0]) == 1 and full[0].startswith(short[0]):
        return full[-len(short) + 1 :] == short[1:] or full[1 : len(short)] == short[1:]
    if len(full) == len(short):
        different = [(a, b) for a, b in zip(full, short, strict=True) if a != b]
        return len(different) == 1 and len(full) > 1 and _misprint(*different[0])
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] in full[1:]
    if full[: len(short)] == short:
        return True
    # a given name dropped ("Ana Cruz" of "Ana María Cruz"), or surnames alone
    if any(full[k : k + len(short)] == short for k in range(1, len(full))):
        return True
    return full[0] == short[0] and len(full) > 3 and all(w in full for w in short) and short[-1] in full[2:]


def _misprint(a: str, b: str) -> bool:
    """One letter more, less or other, in words long enough that this is no other name."""
    if a[0] != b[0] or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    if {a[-1], b[-1]} == {"a", "o"}:
        return False  # María, Mario
    k = 0
    while k < min(len(a), len(b)) and a[k] == b[k]:
        k += 1
    return a[k + 1 :] == b[k:] or a[k:] == b[k + 1 :] or a[k + 1 :] == b[k + 1 :]


def _accents(name: str) -> int:
    return sum(ord(c) > 127 for c in name)


# -- places and countries


def _places(actors: Actors, mentions: Sequence[Mention], every: Iterable[Mention]) -> None:
    for m in mentions:
        if m.kind == "country":
            entity = next((e for e in actors.of_kind("country") if e.country == m.sub), None)
            entity = entity or actors.new(Entity("country", m.sub, country=m.sub))
        else:
            entity = place_named(actors, m.name)
            if m.sub == "region":
                entity.sub = "region"
        _note(actors, entity, m)
    for m in every:
        if m.kind == "organization" and m.sub == "local_government":
            for place in m.inner:
                _note(actors, place_named(actors, place.name), place)


def place_named(actors: Actors, name: str) -> Entity:
    """The place of that name, new where the report has not named it before."""
    key = words_of(name)
    found = next((e for e in actors.of_kind("place") if words_of(e.name) == key), None)
    proper = name.title() if name.isupper() and len(name) > 3 else name
    return found or actors.new(Entity("place", proper))


# -- organizations


def _bodies(actors: Actors, mentions: Sequence[Mention]) -> None:
    ordered = sorted(mentions, key=lambda m: (m.name.isupper(), -len(words_of(m.name)), m.unit, m.first))
    for m in ordered:
        if m.name.isupper() and len(m.name.split()) > 1:
            m = replace(m, name=_ordinary(m.name, actors), aliases=(*m.aliases, m.name))
        entity = _body_of(actors, m) or actors.new(Entity("organization", m.name, m.sub, m.country_of, known=m.known))
        _adopt(actors, entity, m)
        ref = _note(actors, entity, m)
        for inside in m.inner:
            if inside.kind == "organization":
                parent = _body_of(actors, inside) or actors.new(
                    Entity("organization", inside.name, inside.sub, inside.country_of, known=inside.known)
                )
                if parent is not entity:
                    _adopt(actors, parent, inside)
                    actors.inner.append((entity, parent, ref))
                    parent.mentions.append((inside.unit, inside.first, inside.last))
                    for alias in inside.aliases:
                        parent.call(alias)
    _bind_acronyms(actors)


def _ordinary(name: str, actors: Actors) -> str:
    """A name set in capitals in ordinary letters; acronyms keep theirs."""
    small = actors.lex.words["small_words"]
    known = {e.acronym for e in actors.of_kind("organization") if e.acronym} | {e.name for e in actors.of_kind("organization")}
    return " ".join(w if w in known else w.lower() if w.lower() in small else w.capitalize() for w in name.split())


def _body_of(actors: Actors, m: Mention) -> Entity | None:
    key = words_of(m.name)
    bodies = actors.of_kind("organization")
    place = next((words_of(p.name) for p in m.inner if p.kind == "place"), None)
    for e in bodies:
        if m.known and e.known == m.known:
            return e
        if any(words_of(name) == key for name in (e.name, *e.aliases)):
            return e
        if m.acronym and e.name == m.acronym or e.acronym and e.acronym == m.name:
            return e
        if m.sub == "local_government" and e.sub == "local_government" and place and words_of(e.place) == place:
            if _same_government(e.name, m.name):
                return e
    if len(key) == 1 and m.name.isupper() or place and not m.sub == "local_government":
        acronym = m.name.split()[0] if place else m.name
        fitting = [
            e for e in bodies
            if e.acronym == acronym and (not place or place[0] in words_of(e.name))
            or fits_bare(e.name, acronym) and (not place or place[0] in words_of(e.name))
            or not place and words_of(e.name)[0] == key[0] and e.name.split()[0] == m.name and len(e.name.split()) < 4
        ]  # fmt: skip
        if len(fitting) == 1:
            return fitting[0]
        exact = [e for e in fitting if e.acronym == acronym]
        return exact[0] if exact else None
    return None


def fits_bare(name: str, acronym: str) -> bool:
    """Whether an acronym spells a long name, its small words aside: at least three letters, four words."""
    words = [w for w in name.split() if w != acronym]
    return len(acronym) > 2 and len(words) > 2 and not name.isupper() and fits(" ".join(words), acronym)


def _same_government(a: str, b: str) -> bool:
    """Provincial and municipal governments of one name are two; the many words for a municipality are one."""
    return _provincial(a) == _provincial(b)


def _provincial(name: str) -> bool:
    levels = ("provincial", "departamental", "regional", "prefectura", "gobernacion", "parroquial", "estado")
    return any(x in fold(name) for x in levels) and "municipalidad" not in fold(name)


def _adopt(actors: Actors, entity: Entity, m: Mention) -> None:
    """What a mention adds to its entity: a fuller name, an acronym, a place, the country a name implies."""
    if entity.name.isupper() and not m.name.isupper() and len(words_of(m.name)) == len(words_of(entity.name)):
        entity.rename(m.name)
    elif m.name != entity.name:
        if len(words_of(m.name)) > len(words_of(entity.name)) and not m.name.isupper() and (m.acronym or len(words_of(entity.name)) == 1):
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


def _bind_acronyms(actors: Actors) -> None:
    """A long name whose acronym does not fit it, where another long name of the report does: it becomes an alias there."""
    bodies = actors.of_kind("organization")
    for wrong in bodies:
        if not wrong.acronym or fits(wrong.name, wrong.acronym) or len(words_of(wrong.name)) < 3:
            continue
        right = [e for e in bodies if e is not wrong and fits_bare(e.name, wrong.acronym) and _alike(e.name, wrong.name)]
        if len(right) == 1:
            merge(actors, right[0], wrong)
    for short in [e for e in actors.of_kind("organization") if e.name == e.acronym and not e.known]:
        right = [e for e in actors.of_kind("organization") if e is not short and not e.acronym and fits_bare(e.name, short.name)]
        if len(right) == 1:
            merge(actors, right[0], short)


def _alike(a: str, b: str) -> bool:
    return words_of(a)[0] == words_of(b)[0]


def merge(actors: Actors, into: Entity, other: Entity) -> None:
    """Two entities that are one."""
    if into is other:
        return
    into.call(other.name)
    for alias in other.aliases:
        into.call(alias)
    into.acronym = into.acronym or other.acronym
    into.country = into.country or other.country
    into.place = into.place or other.place
    into.known = into.known or other.known
    into.mentions += other.mentions
    actors.entities.remove(other)
    actors.refs = [Ref(into, r.unit, r.first, r.last, r.mention) if r.entity is other else r for r in actors.refs]
    swap = {id(other): into}
    actors.inner = [
        (swap.get(id(a), a), swap.get(id(b), b), ref) for a, b, ref in actors.inner if swap.get(id(a), a) is not swap.get(id(b), b)
    ]


# -- initiatives and events


def _things(actors: Actors, mentions: Sequence[Mention]) -> None:
    """Named ones first; a described one that repeats the name of a named one is that one."""
    for m in sorted(mentions, key=lambda m: (m.generic, -len(words_of(m.name)), m.unit, m.first)):
        if m.generic and not m.derived:
            continue  # "el evento", "un convenio": references, not names
        entity = _thing_of(actors, m)
        if entity is None:
            entity = actors.new(Entity(m.kind, m.name, m.sub, generic=m.generic, acronym=m.acronym, known=m.known))
        elif m.name != entity.name:
            entity.call(m.name)
        _note(actors, entity, m)


def _years(name: str) -> list[str]:
    return [w for w in words_of(name.replace("-", " ").replace("–", " ")) if w.isdigit() and len(w) == 4]


def _thing_of(actors: Actors, m: Mention) -> Entity | None:
    key = words_of(m.name)
    for e in actors.of_kind(m.kind):
        names = [words_of(n) for n in (e.name, *e.aliases)]
        if key in names or any(words_of(a) in names for a in m.aliases if len(words_of(a)) > 1):
            return e
        if m.known and m.known == e.known or names[0][:2] == key[:2] and _years(m.name) and _years(m.name) == _years(e.name):
            return e
        if e.acronym and (m.name == e.acronym or m.acronym == e.acronym):
            return e
        full = words_of(e.name)
        if len(key) > 1 and full[: len(key)] == key and (m.kind == "event" or len(key) > 2 or not e.generic):
            return e
    return None
