"""LOCATED_IN of events: "se celebró en X", "celebrado en el Teatro … de X", "(X, 12 de julio)", "X acogió"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.entities.types import Entity, Ref, place_named
from loaders.extraction.gazetteer import at_end
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit

NEAR = 8  # tokens between a host and the event
TITLE = 3  # blocks between a programme's title and the line that says where and when


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named at tokens[first:last]; ``inside`` where "en" stands before it."""

    place: Entity
    first: int
    last: int
    inside: bool


def apply(reading: Reading) -> None:
    """Every statement of where an event is."""
    for unit in reading.units:
        for begin, end in unit.sentences:
            events = [r for r in reading.refs(unit, begin, end) if r.entity.kind == "event"]
            spots = _spots(reading, unit, begin, end) if events else []
            runs = reading.runs(unit)
            if spots and not (runs.said("refusal", begin, end) or runs.said("cancelled", begin, end)):
                for event in events:
                    _place(reading, unit, event, spots, events)
    _below_title(reading)


def _spots(reading: Reading, unit: Unit, begin: int, end: int) -> list[Spot]:
    """The places of a sentence: towns, and the towns behind the names of halls."""
    runs = reading.runs(unit)
    found = []
    for r in reading.refs(unit, begin, end):
        town = r.entity.sub == "local_government" and r.entity.place and not unit.tokens[r.first].capital
        if (r.entity.kind == "place" and r.entity.sub != "region") or town:
            entity = place_named(reading.actors, r.entity.place) if town else r.entity
            first = _opening(reading, unit, r.first)
            found.append(Spot(entity, first, r.last, runs.cue("in", first) is not None))
    named = {" ".join(t.key for t in unit.tokens[s.first : s.last]) for s in found}
    for m in reading.marks[unit.index]:
        if m.kind == "venue" and begin <= m.first < end:
            at = at_end(runs, m.first, m.last, named, seated=True, hall=True)
            if at is not None:
                first = _opening(reading, unit, m.first)
                entity = place_named(reading.actors, runs.text(*at))
                entity.mentions += [] if entity.mentions else [(unit.index, *at)]
                found.append(Spot(entity, first, at[1], runs.cue("in", first) is not None))
    return sorted(found, key=lambda s: s.first)


def _opening(reading: Reading, unit: Unit, k: int) -> int:
    """Where "en", "en la ciudad de", "en el" before token k begins; k where nothing of the kind stands there."""
    runs = reading.runs(unit)
    at = k
    while at > 0 and k - at < 4:
        at -= 1
        token = unit.tokens[at]
        if runs.cue("in", at) == at + 1:
            return at
        small = token.key in reading.lex.words["local_nouns"] or runs.cue("of", at) is not None
        if not small and runs.cue("articles", at) is None:
            break
    return k


def _place(reading: Reading, unit: Unit, event: Ref, spots: Sequence[Spot], events: Sequence[Ref]) -> None:
    found = _host(reading, unit, event, spots) or _held(reading, unit, event, spots, events)
    if found is not None:
        span = (unit.index, min(event.first, found.first), max(event.last, found.last))
        reading.ties.add("LOCATED_IN", event.entity, found.place, span, "located.event")
        event.entity.place = event.entity.place or found.place.name


def _held(reading: Reading, unit: Unit, event: Ref, spots: Sequence[Spot], events: Sequence[Ref]) -> Spot | None:
    """The place behind the event, else before it, that the words between them say it was held at."""
    for spot in spots:
        if spot.first >= event.last and not _between(events, event, event.last, spot.first):
            bracket = unit.tokens[event.last].text == "(" and spot.first == event.last + 1
            if bracket or (spot.inside and _says(reading, unit, event.last, spot.first, joined=True)):
                return spot
    for spot in reversed(spots):
        if spot.inside and spot.last <= event.first and not _between(events, event, spot.last, event.first):
            if _says(reading, unit, spot.last, event.first, joined=False):
                return spot
            if _says(reading, unit, max(0, spot.first - 2), spot.first, joined=False) and event.first - spot.last < NEAR:
                return spot
    return None


def _between(events: Sequence[Ref], event: Ref, first: int, last: int) -> bool:
    """Whether another event is named there, which the place then tells of."""
    return any(first <= e.first and e.last <= last and e.entity is not event.entity for e in events)


def _says(reading: Reading, unit: Unit, first: int, last: int, *, joined: bool) -> bool:
    """Whether tokens[first:last] speak of holding, and of nothing else that is done; ``joined``: or only of a date."""
    runs = reading.runs(unit)
    words = reading.lex.words
    held = plain = True
    verbs = 0
    for k in range(first, last):
        token = unit.tokens[k]
        if token.text in (";", ":") or runs.cue("negation", k) is not None or runs.cue("because", k) is not None:
            return False
        form = reading.lex.predicates.forms.get(token.key)
        if runs.cue("held", k) is not None or (form is not None and form.verb in words["held_verbs"]):
            verbs += 1
        elif form is not None and form.tense in ("past", "present", "future") and form.verb not in words["light_verbs"]:
            held = held and token.key in words["before_nouns"]
        dated = token.kind != "word" or token.key in reading.lex.months or token.key in words["date_line_words"]
        plain = plain and dated
    negated = runs.said("negation", max(0, first - 3), first)
    return held and not negated and (verbs > 0 or (joined and plain))


def _host(reading: Reading, unit: Unit, event: Ref, spots: Sequence[Spot]) -> Spot | None:
    """As in "X acogió el congreso", "X, sede del congreso", "la sede del congreso será X"."""
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    for spot in spots:
        first, last = (spot.last, event.first) if spot.last <= event.first else (event.last, spot.first)
        if not 0 <= last - first <= NEAR + 4 or runs.said("negation", first, last):
            continue
        between = range(first, last)
        hosting = any(
            (form := forms.get(unit.tokens[k].key)) is not None and form.verb in reading.lex.words["hosting_verbs"]
            for k in between
        )
        seat = next((k for k in between if unit.tokens[k].key in reading.lex.words["seat_nouns"]), None)
        if spot.last <= event.first and not spot.inside and (hosting or seat is not None):
            return spot
        if spot.first >= event.last and (seat is not None or _seat_before(reading, unit, event)):
            return spot if not spot.inside or seat is not None else None
    return None


def _seat_before(reading: Reading, unit: Unit, event: Ref) -> bool:
    """Whether "la sede del" stands before the event."""
    return any(unit.tokens[k].key in reading.lex.words["seat_nouns"] for k in range(max(0, event.first - 4), event.first))


def _below_title(reading: Reading) -> None:
    """As in "# II Congreso …" and below it "X (País), 21 y 22 de marzo": a line of nothing but where and when."""
    event = reading.main_event
    titles = [u for u, *_ in event.mentions if reading.units[u].block.kind == "heading"] if event is not None else []
    if event is None or not titles or reading.ties.has("LOCATED_IN", event):
        return
    words = reading.lex.words
    for unit in reading.units[titles[0] + 1 : titles[0] + 1 + TITLE]:
        places = [r for r in reading.rows[unit.index] if r.entity.kind in ("place", "country")]
        named = [(r.first, r.last) for r in reading.rows[unit.index] if r.entity.kind in ("place", "country", "organization")]
        named += [(m.first, m.last) for m in reading.marks[unit.index] if m.kind == "venue"]  # "… · Centro Cultural X"
        rest = [t for k, t in enumerate(unit.tokens) if not any(first <= k < last for first, last in named)]
        said = all(t.kind != "word" or t.key in reading.lex.months or t.key in words["date_line_words"] for t in rest)
        dated = any(t.key in reading.lex.months for t in rest)
        if places and places[0].entity.kind == "place" and said and dated:
            reading.ties.add(
                "LOCATED_IN", event, places[0].entity, (unit.index, places[0].first, places[0].last), "located.line"
            )
            event.place = event.place or places[0].entity.name
            return
