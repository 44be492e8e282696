"""A town called by the first part of its name once the whole has been said: "Santiago" for "Santiago de Veraguas"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.units import Marks, Mention
from loaders.lexicon import Lexicon
from loaders.tokens import fold


def whole_towns(marks: Marks, lexicon: Lexicon) -> Marks:
    """The same mentions, a town's short name made whole where exactly one longer one came before it."""
    whole: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    settled: list[tuple[Mention, ...]] = []
    for row in marks:
        kept: list[Mention] = []
        for m in row:
            m = _made_whole(m, whole, found)
            for name in _towns(m):
                found.setdefault(fold(name), name)
                if (short := _short(name, lexicon)) and short not in found:
                    whole.setdefault(short, set()).add(name)
            kept.append(m)
        settled.append(tuple(kept))
    return tuple(settled)


def _towns(m: Mention) -> Iterator[str]:
    if m.kind == "place" and m.sub != "region":
        yield m.name
    if m.sub == "local_government":
        yield from (p.name for p in m.inner if p.kind == "place")


def _short(name: str, lexicon: Lexicon) -> str:
    """What stands before the "de" of a town's name, folded; "" where there is no such word or it is only a saint or a noun."""
    words = name.split()
    at = next((n for n, w in enumerate(words) if n and w in lexicon.words["contracted_of"] | lexicon.words["bare_of"]), 0)
    short = fold(" ".join(words[:at]))
    nouns = lexicon.words["local_nouns"] | lexicon.words["lands"] | lexicon.words["saints"]
    return (
        short if len(short) > 3 and short not in nouns and not any(w in lexicon.words["fields"] for w in short.split()) else ""
    )


def _made_whole(m: Mention, whole: dict[str, set[str]], found: dict[str, str]) -> Mention:
    def longer(name: str) -> str:
        names = whole.get(fold(name), set())
        return next(iter(names)) if len(names) == 1 and fold(name) not in found else ""

    if m.kind == "place" and m.sub != "region" and (name := longer(m.name)):
        return replace(m, name=name, aliases=(*m.aliases, m.name))
    if m.sub == "local_government" and m.kind == "organization":
        inner = tuple(replace(p, name=longer(p.name)) if p.kind == "place" and longer(p.name) else p for p in m.inner)
        return replace(m, inner=inner) if inner != m.inner else m
    return m
