"""The document pass: mentions of one report become its entities, and every mention learns which entity it is.

Within one report a name means one thing: an acronym is bound once to the long name whose letters it spells, a surname to
the one person who bears it, "Municipio de X" and "Ayuntamiento de X" to one government. What is said twice in other words
across reports is not decided here (see graphmodel.identity.resolution).
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.bodies import bodies
from loaders.extraction.entities.people import people
from loaders.extraction.entities.places import adjectives, places
from loaders.extraction.entities.things import things
from loaders.extraction.entities.types import Actors
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Lexicon


def collect(units: Sequence[Unit], marks: Sequence[Sequence[Mention]], lex: Lexicon) -> Actors:
    """The entities of a report, long names first so that short forms find them."""
    actors = Actors(lex)
    every = [m for row in marks for m in row]
    people(actors, [m for m in every if m.kind == "person"])
    places(actors, [m for m in every if m.kind in ("place", "country")], every)
    adjectives(actors, units, marks)
    bodies(actors, [m for m in every if m.kind == "organization"])
    things(actors, [m for m in every if m.kind in ("initiative", "event")])
    return actors
