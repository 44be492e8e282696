"""The places and countries of one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.extraction.entities.types import Actors, Entity, note, place_named
from loaders.extraction.units import Mention, Unit


def places(actors: Actors, mentions: Sequence[Mention], every: Iterable[Mention]) -> None:
    """Places and countries; the town inside a local government's name is one, too."""
    governed = {m.name for m in mentions if m.derived}  # "alcalde de Los Andes": no mountains
    for m in mentions:
        if m.kind == "country":
            entity = actors.of_country(m.sub) or actors.new(Entity("country", m.sub, country=m.sub))
        else:
            entity = place_named(actors, m.name)
            if m.sub == "region" and m.name not in governed:
                entity.sub = "region"
        note(actors, entity, m)
    for m in every:
        if m.kind == "organization" and m.sub == "local_government":
            for place in m.inner:
                note(actors, place_named(actors, place.name), place)


def adjectives(actors: Actors, units: Sequence[Unit], marks: Sequence[Sequence[Mention]]) -> None:
    """The countries that an actor's adjective names: "la delegación chilena", "el alcalde peruano"."""
    words = actors.lex.words
    for unit, row in zip(units, marks, strict=True):
        posts = {m.last for m in row if m.kind == "post"}
        for m in row:
            if m.kind != "demonym" or m.first == 0:
                continue
            noun = unit.tokens[m.first - 1].key
            if m.first in posts or noun in words["acting_nouns"] or noun in words["local_nouns"]:
                country = actors.of_country(m.sub) or actors.new(Entity("country", m.sub, country=m.sub))
                country.mentions.append((m.unit, m.first, m.last))
