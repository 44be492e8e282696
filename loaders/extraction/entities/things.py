"""The initiatives and events of one report, named ones before described ones."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Actors, Entity, note, words_of
from loaders.extraction.units import Mention


def things(actors: Actors, mentions: Sequence[Mention]) -> None:
    """Named ones first; a described one that repeats the name of a named one is that one."""
    for m in sorted(mentions, key=lambda m: (m.generic, -len(words_of(m.name)), m.unit, m.first)):
        if m.generic and not m.derived:
            continue  # "el evento", "un convenio": references, not names
        entity = _thing_of(actors, m)
        if entity is None:
            entity = actors.new(Entity(m.kind, m.name, m.sub, generic=m.generic, acronym=m.acronym, known=m.known))
        elif m.name != entity.name:
            entity.call(m.name)
        note(actors, entity, m)


def _years(name: str) -> list[str]:
    return [w for w in words_of(name.replace("-", " ").replace("–", " ")) if w.isdigit() and len(w) == 4]


def _thing_of(actors: Actors, m: Mention) -> Entity | None:
    key = words_of(m.name)
    for e in actors.of_kind(m.kind):
        names = [words_of(n) for n in (e.name, *e.aliases)]
        if key in names or any(words_of(a) in names for a in m.aliases if len(words_of(a)) > 1):
            return e
        if (m.known and m.known == e.known) or (
            names[0][:2] == key[:2] and _years(m.name) and _years(m.name) == _years(e.name)
        ):
            return e
        if e.acronym and (m.name == e.acronym or m.acronym == e.acronym):
            return e
        full = words_of(e.name)
        if len(key) > 1 and full[: len(key)] == key and (m.kind == "event" or len(key) > 2 or not e.generic):
            return e
    return None
