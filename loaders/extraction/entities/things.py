"""The initiatives and events of one report, named ones before described ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.extraction.entities.register import Key, Register
from loaders.extraction.entities.types import Actors, Entity, note, words_of
from loaders.extraction.units import Mention
from loaders.lexicon import lexicon
from loaders.tokens import fold, roman_value


def things(actors: Actors, mentions: Sequence[Mention]) -> None:
    """Named ones first; a described one that repeats the name of a named one is that one."""
    registers: dict[str, Register] = defaultdict(lambda: Register(_keys))
    for m in sorted(mentions, key=lambda m: (m.generic, -len(words_of(m.name)), m.unit, m.first)):
        if m.generic and not m.derived:
            continue  # "el evento", "un convenio": references, not names
        register = registers[m.kind]
        entity = _thing_of(actors, register, m)
        if entity is None:
            entity = actors.new(Entity(m.kind, m.name, m.sub, generic=m.generic, acronym=m.acronym, known=m.known))
        elif m.name != entity.name:
            entity.call(m.name)
        note(actors, entity, m)
        register.add(entity)


def _keys(e: Entity) -> Iterator[Key]:
    """What may tell that a mention means an initiative or event."""
    full = tuple(words_of(e.name))
    yield "known", e.known
    yield "acronym", e.acronym
    yield "tail", full[1:]
    yield from (("head", full[:n]) for n in range(1, len(full) + 1))
    yield from (("words", tuple(words_of(name))) for name in (e.name, *e.aliases))
    if years := _years(e.name):
        yield "years", (*full[:2], *years)


def _years(name: str) -> list[str]:
    return [w for w in words_of(name.replace("-", " ").replace("–", " ")) if w.isdigit() and len(w) == 4]


def _edition(name: str) -> int | None:
    """Which one of a series a name counts: 9 of "IX Asamblea …" and of "Novena Asamblea …"."""
    first = next(iter(name.split()), "")
    number = roman_value(first)
    return number if number is not None else lexicon().numbers.get(fold(first))


def _abbreviates(short: str, e: Entity) -> bool:
    """Whether a name is that of e with the acronym for a body's name: "IX Asamblea de la …", its body written out in e."""
    said = short.split()
    if not e.acronym or e.acronym not in said[1:]:
        return False
    head = words_of(" ".join(said[: said.index(e.acronym)]))
    return words_of(e.name)[: len(head)] == head and said[-1] == e.acronym


def _thing_of(actors: Actors, register: Register, m: Mention) -> Entity | None:
    key = words_of(m.name)
    count = _edition(m.name)
    spoken = [("words", tuple(words_of(name))) for name in (m.name, *m.aliases)]
    short = [("acronym", word) for word in {m.name, m.acronym, *m.name.split()[1:]}]
    own = (("known", m.known), ("head", tuple(key)), ("tail", tuple(key)), ("years", (*key[:2], *_years(m.name))))
    for e in register.near(*own, *spoken, *short):
        if count is not None and _edition(e.name) not in (None, count):
            continue
        names = [words_of(n) for n in (e.name, *e.aliases)]
        if key in names or any(words_of(a) in names for a in m.aliases if len(words_of(a)) > 1):
            return e
        if (m.known and m.known == e.known) or (
            names[0][:2] == key[:2] and _years(m.name) and _years(m.name) == _years(e.name)
        ):
            return e
        if e.acronym and (m.name == e.acronym or m.acronym == e.acronym):
            return e
        if _abbreviates(m.name, e):
            return e
        full = words_of(e.name)
        if m.kind == "initiative" and len(key) > 1 and full[1:] == key and full[0] in actors.lex.words["any_initiative"]:
            return e  # "Programa Rutas Vivas", and then "Rutas Vivas"
        if len(key) > 1 and full[: len(key)] == key and (m.kind == "event" or len(key) > 2 or not e.generic):
            return e
    return None
