"""What a speaker's post makes of the words: the body spoken for, the town's own works, the governments of places."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, place_named, words_of
from loaders.extraction.reading import Group, Reading
from loaders.extraction.units import Unit


def speaker_home(reading: Reading, unit: Unit) -> Entity | None:
    """The body of the person whose words a block gives, where that person speaks for it by post."""
    first = next(iter(reading.rows[unit.index]), None)
    return reading.home(first.entity) if first is not None and first.first == 0 and first.entity.kind == "person" else None


def own_initiative(reading: Reading, unit: Unit, initiative: Entity, first: int, last: int) -> None:
    """What a speaker presents as the work of the own government: both lead it, and it acts there."""
    speaker = reading.rows[unit.index][0].entity
    home = speaker_home(reading, unit)
    if home is None or home.sub != "local_government" or not home.place:
        return
    span = (unit.index, first, last)
    reading.ties.add("LEADS", home, initiative, span, "initiative.speaker")
    reading.ties.add("LEADS", speaker, initiative, span, "initiative.speaker")
    post = next(p for p in reading.posts.held_by(speaker) if p.organization is home)
    reading.ties.add("TARGETS", initiative, place_named(reading.actors, home.place), post.span, "initiative.speaker")


def governments(reading: Reading, group: Group) -> list[Entity]:
    """The local governments of the places in a group ("los municipios de A y B"): new ones where they were only places."""
    found = []
    for ref in group.refs:
        office = words_of(ref.entity.name)[0] in reading.lex.words["small_governments"]  # a government misread as a place
        if ref.entity.kind == "place" and ref.entity.sub != "region" and not office:
            found.append(reading.actors.government(ref.entity))
    return found


def towns_noun(reading: Reading, unit: Unit, k: int) -> int | None:
    """Where a noun of several local governments at k ends: "municipios", "alcaldías"; None where none stands there."""
    head = reading.lex.body_heads.match(unit.tokens, k)
    several = head is not None and head[1].kind == "local_government" and head[1].plural
    if not several and unit.tokens[k].key not in reading.lex.words["mere_places"]:
        return None
    return head[0] if head is not None else k + 1


def governed(reading: Reading, unit: Unit, group: Group, *, places: bool = False) -> list[Entity]:
    """The governments in "las municipalidades de A y de B"; with ``places`` also in "los municipios de A y B"."""
    runs = reading.runs(unit)
    for k in range(max(0, group.first - 3), group.first):
        end = towns_noun(reading, unit, k)
        mere = unit.tokens[k].key in reading.lex.words["mere_places"]
        if end is not None and (places or not mere) and runs.cue("of", end) == group.first:
            return governments(reading, group)
    return []
