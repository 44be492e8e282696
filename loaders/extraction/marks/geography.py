"""Lands and what bears a name without being anybody: regions, countries, their adjectives; streets, halls and rivers."""

from __future__ import annotations

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit


def land(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """A supranational region, a country, or the adjective of one."""
    token = runs.tokens[i]
    if token.capital:
        region = runs.lex.regions.match(runs.tokens, i)
        country = runs.country(i)
        if region is not None and (country is None or region[0] >= country[0]):
            return Mention("place", unit.index, i, region[0], runs.text(i, region[0]), "region")
        if country is not None:
            return Mention("country", unit.index, i, country[0], runs.text(i, country[0]), country[1])
    code = runs.lex.demonyms.get(token.key)
    if code is not None and not (token.capital and runs.is_name_word(i + 1) and i != unit.sentence_of(i)[0]):
        return Mention("demonym", unit.index, i, i + 1, token.text, code)
    return None


def venue(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """A street, hall or river: it bears names that are nobody's here."""
    after = runs.cue("venues", i)
    if after is None or runs.tokens[i].text.endswith(runs.lex.predicates.sure_past):
        return None
    k = runs.cue("of_the", after) or runs.cue("of", after) or after
    if not runs.is_name_word(k) or (k > after and (runs.begins_body(k) or runs.roman_edition(k))):
        return None  # "la sede de la AME": its body counts
    end = runs.body(k, joins="of")
    return Mention("venue", unit.index, i, end, runs.text(i, end)) if end > k else None
