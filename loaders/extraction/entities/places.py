"""The places and countries of one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.extraction.entities.types import Actors, Entity, note, place_named
from loaders.extraction.units import Mention


def places(actors: Actors, mentions: Sequence[Mention], every: Iterable[Mention]) -> None:
    for m in mentions:
        if m.kind == "country":
            entity = next((e for e in actors.of_kind("country") if e.country == m.sub), None)
            entity = entity or actors.new(Entity("country", m.sub, country=m.sub))
        else:
            entity = place_named(actors, m.name)
            if m.sub == "region":
                entity.sub = "region"
        note(actors, entity, m)
    for m in every:
        if m.kind == "organization" and m.sub == "local_government":
            for place in m.inner:
                note(actors, place_named(actors, place.name), place)
