"""Whom the name of an agreement links: "hermanamiento entre A y B", towns that are named nowhere else included."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref, place_named, words_of
from loaders.extraction.gazetteer import is_listed
from loaders.extraction.reading import Reading
from loaders.extraction.runs import Runs
from loaders.extraction.units import Unit

LONG_NAME = 4  # words of a town's name


def linked(reading: Reading, unit: Unit, ref: Ref, first: int) -> list[Entity]:
    """The bodies, or the governments of towns, that an agreement's own name links: "hermanamiento entre A y B"."""
    runs = reading.runs(unit)
    found: list[Entity] = []
    k = town_at(runs, first)
    towns = ref.entity.sub == "twinning" or k > runs.skip_articles(first) or _listed(runs, k, ref.last)
    while k < ref.last and runs.is_name_word(k) and not runs.shouting:
        end = next((n for n in range(k, ref.last) if runs.cue("and", n) is not None or unit.tokens[n].text == ","), ref.last)
        name = unit.text(k, end)
        body = reading.actors_body(name)
        town = end - k <= LONG_NAME and not runs.begins_body(k) and not unit.tokens[k].capitals and towns
        known = body is None and (town or any(e.name == name for e in reading.actors.sharing("place", words_of(name)[:1])))
        if body is not None or known:
            found.append(body or reading.actors.government(place_named(reading.actors, name)))
        k = town_at(runs, runs.cue("and", end) or end + 1) if end < ref.last else end
    return list(dict.fromkeys(found))


def _listed(runs: Runs, first: int, last: int) -> bool:
    """Whether one of the names linked is a known place's: then the other is a town's, too."""
    ends = [k for k in range(first, last) if runs.cue("and", k) is not None or runs.text(k, k + 1) == ","]
    starts = [first, *(town_at(runs, runs.cue("and", k) or k + 1) for k in ends)]
    return any(is_listed(runs, a, b, sure=False) for a, b in zip(starts, [*ends, last], strict=True) if a < b)


def town_at(runs: Runs, k: int) -> int:
    """Behind "la ciudad francesa de" at k, where a town's name begins."""
    at = runs.skip_articles(k)
    word = runs.word(at)
    if word is None or word.key not in runs.lex.words["local_nouns"]:
        return at
    at = runs.skip_demonym(at + 1)
    return runs.cue("of", at) or at
