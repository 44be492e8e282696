"""LOCATED_IN: stated by a name ("Asociación … de México"), a bracket or comma behind it, or words of place. Never inferred."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref, place_named, seat, words_of
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit
from loaders.tokens import fold


def apply(reading: Reading) -> None:
    """Every statement of place in the report."""
    for unit in reading.units:
        for ref in list(reading.rows[unit.index]):
            if ref.entity.kind == "organization":
                _by_name(reading, unit, ref)
            if ref.entity.kind in ("organization", "place"):
                _behind(reading, unit, ref)
            if ref.entity.kind == "event":
                _event(reading, unit, ref)
        _seat(reading, unit)
        _described(reading, unit)


def country(reading: Reading, code: str) -> Entity:
    """The entity of a country, new where the report has not named it before."""
    found = next((e for e in reading.actors.of_kind("country") if e.country == code), None)
    return found or reading.actors.new(Entity("country", code, country=code))


def _by_name(reading: Reading, unit: Unit, ref: Ref) -> None:
    """A country, its adjective or a known place inside an organization's name."""
    runs = reading.runs(unit)
    tokens = unit.tokens
    span = (unit.index, ref.first, ref.last)
    for k in range(ref.first, ref.last):
        found = reading.runs(unit).country(k)
        code = found[1] if found and tokens[k].capital else None
        if code is None and k > ref.first and tokens[k].capital and tokens[k - 1].key not in reading.lex.words["prepositions"]:
            code = reading.lex.demonyms.get(tokens[k].key)
        if code is not None and not reading.lex.regions.match(tokens, k) and found_is_whole(ref, k, found):
            ref.entity.country = ref.entity.country or code
            reading.ties.add("LOCATED_IN", ref.entity, country(reading, code), span, "located.name")
    if ref.entity.sub == "local_government" and not any(m.derived for m in ref.mention.inner):
        return
    name = [t.key for t in tokens[ref.first : ref.last] if t.kind == "word"]
    for place in reading.actors.sharing("place", name):
        if place.sub == "region":
            continue
        words = words_of(place.name)
        if len(name) > len(words) and name[-len(words) :] == words and not _parent_of_place(reading, ref):
            reading.ties.add("LOCATED_IN", ref.entity, place, span, "located.name")
    for m in ref.mention.inner:
        if m.kind == "place" and m.derived:
            reading.ties.add("LOCATED_IN", ref.entity, place_named(reading.actors, m.name), span, "located.name")
    del runs


def found_is_whole(ref: Ref, k: int, found: tuple[int, str] | None) -> bool:
    """Whether a country's words end inside the name."""
    return found is None or found[0] <= ref.last


def _parent_of_place(reading: Reading, ref: Ref) -> bool:
    """Whether the name ends in another organization, which is the one that the place tells of."""
    return any(m.kind == "organization" for m in ref.mention.inner)


def _behind(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "X (País)", "X, País", "Ciudad, Provincia"."""
    runs = reading.runs(unit)
    sign = runs.text(ref.last, ref.last + 1)
    if sign not in ("(", ","):
        return
    at = next((r for r in reading.rows[unit.index] if r.first == ref.last + 1), None)
    if at is None or at.entity.kind not in ("country", "place") or at.entity.sub == "region":
        return
    after = runs.text(at.last, at.last + 1)
    if sign == "(" and after != ")":
        return
    before = runs.text(ref.first - 1, ref.first) if ref.first else ""
    listed = sign == "," and (before == "," or _goes_on(reading, unit, at))
    if listed or at.entity is ref.entity:
        return
    if at.entity.kind == "place" and ref.entity.kind == "organization":
        return
    span = (unit.index, ref.first, at.last)
    for entity in _with_government(reading, ref):
        reading.ties.add("LOCATED_IN", entity, at.entity, span, "located.behind")
        if at.entity.kind == "country":
            entity.country = entity.country or at.entity.country


def _goes_on(reading: Reading, unit: Unit, at: Ref) -> bool:
    runs = reading.runs(unit)
    behind = runs.skip_articles(runs.cue("and", at.last) or at.last + 1)
    follower = next((r for r in reading.rows[unit.index] if r.first == behind), None)
    return follower is not None and follower.entity.kind == at.entity.kind


def _with_government(reading: Reading, ref: Ref) -> list[Entity]:
    """A place and its local government (where the country behind tells of both), or the one thing named."""
    found = [ref.entity]
    if ref.entity.kind == "place":
        found += [
            e for e in reading.actors.of_kind("organization")
            if e.sub == "local_government" and e.place and seat(reading.actors, e) is ref.entity
        ]  # fmt: skip
    elif ref.entity.sub == "local_government" and ref.entity.place:
        found.append(place_named(reading.actors, ref.entity.place))
    return found


def _event(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "El Congreso se celebró en Asunción": a place behind an event, in its own clause."""
    runs = reading.runs(unit)
    _, end = unit.sentence_of(ref.first)
    for at in reading.refs(unit, ref.last, end):
        if at.entity.kind == "event":
            return
        if at.entity.kind == "place" and at.entity.sub != "region" and at.first - ref.last < 14:
            if runs.cue("in", at.first - 1) != at.first:
                continue
            between = unit.tokens[ref.last : at.first - 1]
            verbs = [reading.lex.predicates.forms[t.key].verb for t in between if t.key in reading.lex.predicates.forms]
            if not between or any(v in reading.lex.words["taking_place_verbs"] for v in verbs):
                span = (unit.index, ref.first, at.last)
                reading.ties.add("LOCATED_IN", ref.entity, at.entity, span, "located.event")
            return


def _seat(reading: Reading, unit: Unit) -> None:
    """As in "con sede en La Paz", "Sede: …"."""
    runs = reading.runs(unit)
    for k in runs.every("located"):
        end = runs.cue("located", k)
        if end is None:
            continue
        line = k == 0 and runs.text(end, end + 1) == ":"
        at = next((r for r in reading.refs(unit, end) if r.entity.kind == "place"), None)
        if at is None or (not line and at.first > end + 1):
            continue
        if line and reading.main_event is not None:
            reading.ties.add("LOCATED_IN", reading.main_event, at.entity, (unit.index, k, at.last), "located.line")
            return
        begin, _ = unit.sentence_of(k)
        owner = [r for r in reading.refs(unit, begin, k) if r.entity.kind == "organization"]
        if owner and not line:
            beside = runs.text(owner[-1].last, owner[-1].last + 1) in ("(", ",") and owner[-1].last >= k - 2
            subject = owner[-1] if beside and runs.cue("and", k - 3) is None and runs.cue("and", k - 4) is None else owner[0]
            reading.ties.add("LOCATED_IN", subject.entity, at.entity, (unit.index, subject.first, at.last), "located.seat")


def _described(reading: Reading, unit: Unit) -> None:
    """As in "la alcaldesa caboverdiana de São Filipe": the adjective of a post tells where its government is."""
    for m in reading.marks[unit.index]:
        if m.kind != "demonym" or m.first == 0:
            continue
        post = next((p for p in reading.marks[unit.index] if p.kind == "post" and p.last == m.first), None)
        at = next((r for r in reading.rows[unit.index] if m.last <= r.first <= m.last + 2 and r.entity.kind == "place"), None)
        if post is not None and at is not None and fold(post.sub) in reading.lex.government_of:
            target = country(reading, m.sub)
            for entity in _with_government(reading, at):
                reading.ties.add("LOCATED_IN", entity, target, (unit.index, post.first, at.last), "located.adjective")
