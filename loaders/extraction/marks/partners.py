"""Agreements that go by their other party: "el convenio con la Escuela de X", "la Carta de Intención con Y"."""

from __future__ import annotations

from loaders.extraction.marks import bodies
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit


def with_party(unit: Unit, runs: Runs, i: int, k: int) -> Mention | None:
    """The body behind "con" at k, where a definite article before token i says that one agreement is meant."""
    definite = i > 0 and (runs.cue("definite", i - 1) == i or runs.cue("contracted", i - 1) == i)
    word = runs.word(k)
    if not definite or word is None or word.key not in runs.lex.words["with_words"]:
        return None
    at = runs.skip_articles(k + 1)
    body = bodies.find(unit, runs, at) if at < len(runs.tokens) else None
    return body if body is not None and not body.generic else None
