"""The people of one report: short forms, initials, surnames and misprints find the one full name they fit."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Actors, Entity, note, words_of
from loaders.extraction.units import Mention


def people(actors: Actors, mentions: Sequence[Mention]) -> None:
    """Longest names first; a shorter form joins where exactly one person fits."""
    for m in sorted(mentions, key=lambda m: (-len(words_of(m.name)), m.unit, m.first)):
        words = words_of(m.name)
        fitting = [e for e in actors.sharing("person", words) if _same_person(words_of(e.name), words)]
        if not fitting and len(words) == 1:
            fitting = [e for e in actors.sharing("person", words) if words_of(e.name)[0] == words[0]]  # "doña Ana"
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
        note(actors, entity, m)


def _same_person(full: list[str], short: list[str]) -> bool:
    """Whether a form may stand for the full name: equal, a misprint apart, its beginning, or its surname(s)."""
    if full == short:
        return True
    if len(short) > 1 and len(short[0]) == 1 and full[0].startswith(short[0]):
        return full[-len(short) + 1 :] == short[1:] or full[1 : len(short)] == short[1:]
    if any(len(w) == 1 for w in short[1:-1]) and full[0] == short[0] and _initialled(full, short):
        return True
    if len(full) == len(short):
        different = [(a, b) for a, b in zip(full, short, strict=True) if a != b]
        return len(different) == 1 and len(full) > 1 and misprint(*different[0])
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] in full[1:]
    if full[: len(short)] == short:
        return True
    # a given name dropped ("Ana Cruz" of "Ana María Cruz"), or surnames alone
    if any(full[k : k + len(short)] == short for k in range(1, len(full))):
        return True
    if _contracted(full, short):
        return True
    return full[0] == short[0] and len(full) > 3 and all(w in full for w in short) and short[-1] in full[2:]


def _initialled(full: list[str], short: list[str]) -> bool:
    """As in "Nelson R. Toral" of "Nelson Rigoberto Toral Mejía": each word, or its first letter, in order."""
    rest = iter(full)
    return all(any(w == f or (len(w) == 1 and f.startswith(w)) for f in rest) for w in short)


def _contracted(full: list[str], short: list[str]) -> bool:
    """As in "Marilupe Rojas" of "María Guadalupe Rojas": two given names drawn together before the same surname."""
    if len(full) <= len(short) or len(short[0]) < 6 or full[0] == short[0] or short[0][:3] != full[0][:3]:
        return False
    given = [w for w in full[1:-1] if len(w) > 3 and short[0].endswith(w[-4:])]
    return bool(given) and short[1:] == full[full.index(given[0]) + 1 :][: len(short) - 1]


def misprint(a: str, b: str) -> bool:
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
