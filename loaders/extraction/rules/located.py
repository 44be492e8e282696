"""LOCATED_IN of bodies and places: by a name ("Asociación … de México"), a bracket or comma behind it, an adjective, a seat."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from loaders.extraction.entities.types import Entity, Ref, place_named
from loaders.extraction.gazetteer import at_end
from loaders.extraction.reading import Reading
from loaders.extraction.units import Mention, Unit
from loaders.tokens import fold, tokenize


def apply(reading: Reading) -> None:
    """Every statement of where a body or a place is."""
    named = {fold(e.name) for e in reading.actors.of_kind("place") if e.sub != "region"}
    for unit in reading.units:
        for ref in list(reading.rows[unit.index]):
            if ref.entity.kind == "organization":
                _by_name(reading, unit, ref, named)
            if ref.entity.kind in ("organization", "place"):
                _behind(reading, unit, ref)
        _seat(reading, unit)
        _on_behalf(reading, unit)
        _described(reading, unit)


def country(reading: Reading, code: str) -> Entity:
    """The entity of a country, new where the report has not named it before."""
    return reading.actors.of_country(code) or reading.actors.new(Entity("country", code, country=code))


def _by_name(reading: Reading, unit: Unit, ref: Ref, named: Collection[str]) -> None:
    """A country, its adjective or a place inside an organization's name."""
    span = (unit.index, ref.first, ref.last)
    for code in _codes(reading, unit, ref):
        ref.entity.country = ref.entity.country or code
        reading.ties.add("LOCATED_IN", ref.entity, country(reading, code), span, "located.name")
    for m in ref.mention.inner:
        if m.kind == "place" and m.derived:
            reading.ties.add("LOCATED_IN", ref.entity, place_named(reading.actors, m.name), span, "located.name")
    council = unit.tokens[ref.first].key in reading.lex.words["councils"]
    if (ref.entity.sub == "local_government" and not council) or any(m.kind == "organization" for m in ref.mention.inner):
        return  # not in its own town; the body that ends the name is the one its place tells of
    runs = reading.runs(unit)
    bracket = next((k for k in range(ref.first, ref.last) if unit.tokens[k].text == "("), ref.last)
    seated = " ".join(t.key for t in unit.tokens[ref.first : ref.last])
    found = at_end(runs, ref.first, bracket, named, seated=seated.startswith(reading.lex.seated))
    if found is not None and found[0] > ref.first:
        place = place_named(reading.actors, runs.text(*found))
        place.mentions += [] if place.mentions else [(unit.index, *found)]
        reading.ties.add("LOCATED_IN", ref.entity, place, span, "located.name")


def _codes(reading: Reading, unit: Unit, ref: Ref) -> Iterator[str]:
    """The countries that the words of a name tell."""
    tokens = unit.tokens
    runs = reading.runs(unit)
    if ref.mention.at_country:
        yield ref.mention.at_country
    for k in range(ref.first, ref.last):
        if "-" in tokens[k].text and (part := tokenize(tokens[k].text.rpartition("-")[2])):
            hyphened = reading.lex.countries.match(part, 0)  # "APC-Colombia"
            if hyphened is not None and hyphened[0] == len(part) and part[0].capital and len(part[0].text) > 3:
                yield hyphened[1]
        if not tokens[k].capital or reading.lex.regions.match(tokens, k):
            continue
        found = runs.country(k)
        if found is not None and found[0] <= ref.last:
            yield found[1]
        elif found is None and k > ref.first and tokens[k - 1].key not in reading.lex.words["prepositions"]:
            code = reading.lex.demonyms.get(tokens[k].key)
            if code is not None:
                yield code


def _behind(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "X (País)", "X, País", "Ciudad, Provincia", "A y B (País)", "Ciudad, en la provincia de Y"."""
    runs = reading.runs(unit)
    sign = runs.text(ref.last, ref.last + 1)
    if sign not in ("(", ","):
        return
    start = _at_territory(reading, unit, ref.last + 1) if ref.entity.kind == "place" or _is_town(ref) else ref.last + 1
    at = next((r for r in reading.rows[unit.index] if r.first == start and r.entity.kind in ("country", "place")), None)
    if at is None and ref.entity.kind == "organization" and sign == "," and (of := runs.cue("of", ref.last + 1)) is not None:
        at = next((r for r in reading.rows[unit.index] if r.first == of and r.entity.kind == "country"), None)
    if at is None or at.entity.sub == "region" or at.entity is ref.entity:
        return
    closed = runs.text(at.last, at.last + 1)
    if sign == "(" and closed not in (")", ","):
        return
    before = runs.text(ref.first - 1, ref.first) if ref.first else ""
    plain = start == ref.last + 1
    if sign == "," and plain and (before == "," or _goes_on(reading, unit, at)):
        return
    if at.entity.kind == "place" and ref.entity.kind == "organization" and not _is_town(ref):
        return
    for other in (ref, *_coordinated(reading, unit, ref)) if at.entity.kind == "country" or not plain else (ref,):
        for entity in _with_government(reading, other):
            reading.ties.add("LOCATED_IN", entity, at.entity, (unit.index, other.first, at.last), "located.behind")
            if at.entity.kind == "country":
                entity.country = entity.country or at.entity.country


def _is_town(ref: Ref) -> bool:
    return ref.entity.sub == "local_government" and bool(ref.entity.place)


def _at_territory(reading: Reading, unit: Unit, k: int) -> int:
    """Where the name stands behind "en", "provincia de", "en el departamento de" at token k."""
    runs = reading.runs(unit)
    k = runs.skip_articles(runs.cue("in", k) or k)
    if unit.tokens[k : k + 1] and unit.tokens[k].key in reading.lex.words["local_nouns"] and not unit.tokens[k].capital:
        return runs.skip_articles(runs.cue("of_the", k + 1) or runs.cue("of", k + 1) or k + 1)
    return k


def _coordinated(reading: Reading, unit: Unit, ref: Ref) -> list[Ref]:
    """The places joined by "y" before one: "A y B (País)"."""
    runs = reading.runs(unit)
    before = [r for r in reading.rows[unit.index] if r.last < ref.first and r.entity.kind == ref.entity.kind]
    last = before[-1] if before else None
    if last is None or runs.cue("and", last.last) is None or runs.skip_articles(last.last + 1) < ref.first - 1:
        return []
    return [last, *(r for r in before[:-1] if runs.text(r.last, r.last + 1) == "," and r.last + 1 == last.first)]


def _goes_on(reading: Reading, unit: Unit, at: Ref) -> bool:
    runs = reading.runs(unit)
    behind = runs.skip_articles(runs.cue("and", at.last) or at.last + 1)
    follower = next((r for r in reading.rows[unit.index] if r.first == behind), None)
    return follower is not None and follower.entity.kind == at.entity.kind


def _with_government(reading: Reading, ref: Ref) -> list[Entity]:
    """A place and its local government (where what stands behind tells of both), or the one thing named."""
    found = [ref.entity]
    if ref.entity.kind == "place":
        found += reading.actors.governments(ref.entity.name)
    elif _is_town(ref):
        found.append(place_named(reading.actors, ref.entity.place))
    return found


def _seat(reading: Reading, unit: Unit) -> None:
    """As in "con sede en La Paz", "la sede de X está en La Paz", "Sede: …"."""
    runs = reading.runs(unit)
    for k in runs.every("located"):
        end = runs.cue("located", k)
        if end is None:
            continue
        begin, stop = unit.sentence_of(k)
        line = k == 0 and runs.text(end, end + 1) == ":"
        at = next(
            (r for r in reading.refs(unit, end, stop) if r.entity.kind in ("place", "country") and r.entity.sub != "region"),
            None,
        )
        if at is not None and at.entity.kind == "country" and at.first != runs.skip_articles(end):
            at = None
        if at is None or runs.said("negation", max(begin, k - 4), at.first):
            continue
        if line and reading.main_event is not None:
            reading.ties.add("LOCATED_IN", reading.main_event, at.entity, (unit.index, k, at.last), "located.line")
            return
        of = runs.cue("of_the", end) or runs.cue("of", end)
        owner = next(
            (r for r in reading.refs(unit, end, at.first) if of is not None and r.first == runs.skip_articles(of)), None
        )
        if owner is not None and owner.entity.kind == "organization" and runs.cue("in", at.first - 1) == at.first:
            reading.ties.add("LOCATED_IN", owner.entity, at.entity, (unit.index, k, at.last), "located.seat")
            continue
        if line or _at_territory(reading, unit, end) != at.first:
            continue
        if any(t.key in reading.lex.words["happening_nouns"] for t in unit.tokens[k:end]):
            continue  # "la asamblea de la Red, que tendrá lugar en X": an event's place
        owners = [r for r in reading.refs(unit, begin, k) if r.entity.kind == "organization"]
        if owners:
            beside = runs.text(owners[-1].last, owners[-1].last + 1) in ("(", ",") and owners[-1].last >= k - 2
            beside = beside or owners[-1].last == k
            subject = owners[-1] if beside and runs.cue("and", k - 3) is None and runs.cue("and", k - 4) is None else owners[0]
            reading.ties.add("LOCATED_IN", subject.entity, at.entity, (unit.index, subject.first, at.last), "located.seat")


def _on_behalf(reading: Reading, unit: Unit) -> None:
    """As in "participan A y B, por Colombia, y C, por Ecuador", "por Argentina, A y B; por Bolivia, C", "desde Chile, A"."""
    runs = reading.runs(unit)
    for ref in reading.rows[unit.index]:
        if ref.entity.kind != "country" or ref.first == 0 or runs.cue("for_country", ref.first - 1) != ref.first:
            continue
        for at in _theirs(reading, unit, ref):
            for entity in _with_government(reading, at):
                span = (unit.index, min(at.first, ref.first), max(at.last, ref.last))
                reading.ties.add("LOCATED_IN", entity, ref.entity, span, "located.behind")


def _theirs(reading: Reading, unit: Unit, country: Ref) -> list[Ref]:
    """The places that a country with a small word before it tells of: those before its comma, else those behind it."""
    runs = reading.runs(unit)
    places = [r for r in reading.rows[unit.index] if r.entity.kind == "place" or _is_town(r)]
    begin = unit.sentence_of(country.first)[0]
    opener = runs.text(country.first - 2, country.first - 1) if country.first - 1 > begin else ""
    last = next((r for r in places if opener == "," and r.last == country.first - 2), None)
    if last is not None:
        return [last, *_coordinated(reading, unit, last)]
    if opener not in ("", ",", ";", ":", "(") or runs.text(country.last, country.last + 1) != ",":
        return []
    found: list[Ref] = []
    k = country.last
    for ref in places:
        if ref.first >= k:
            between = unit.tokens[k : ref.first]
            if len(between) > 2 or not any(t.text == "," or t.key in reading.lex.words["joiners"] for t in between):
                break
            found.append(ref)
            k = ref.last
    return found


def _described(reading: Reading, unit: Unit) -> None:
    """As in "la alcaldesa caboverdiana de São Filipe", "las ciudades chilenas de A y B", "A, la ciudad japonesa"."""
    runs = reading.runs(unit)
    for m in reading.marks[unit.index]:
        if m.kind != "demonym" or m.first == 0:
            continue
        post = next((p for p in reading.marks[unit.index] if p.kind == "post" and p.last == m.first), None)
        noun = unit.tokens[m.first - 1]
        territory = noun.key in reading.lex.words["local_nouns"] and not noun.capital
        if not territory and (post is None or fold(post.sub) not in reading.lex.government_of):
            continue
        target = country(reading, m.sub)
        for at in _described_places(reading, unit, m, territory=territory):
            first, last = min(at.first, post.first if post is not None else m.first - 1), max(at.last, m.last)
            for entity in _with_government(reading, at):
                reading.ties.add("LOCATED_IN", entity, target, (unit.index, first, last), "located.adjective")
    del runs


def _described_places(reading: Reading, unit: Unit, m: Mention, *, territory: bool) -> list[Ref]:
    """The places whose country an adjective tells: those behind it, else the one that it stands in apposition to."""
    runs = reading.runs(unit)
    rows = [r for r in reading.rows[unit.index] if r.entity.kind == "place" or _is_town(r)]
    start = runs.cue("of_the", m.last) or runs.cue("of", m.last) or (m.last if territory else None)
    group = next((g for g in reading.groups(unit, m.last, len(unit.tokens)) if g.first == start), None)
    if group is not None:
        return [r for r in group.refs if r in rows]
    if (alone := next((r for r in rows if r.first == start), None)) is not None:
        return [alone]
    before = [r for r in rows if r.last < m.first]
    k = runs.skip_articles(before[-1].last + 1) if before and runs.text(before[-1].last, before[-1].last + 1) == "," else None
    return before[-1:] if territory and k == m.first - 1 else []
