"""Which capitalised runs are people, which are places, which are bodies without a head noun: decided over the whole report.

The evidence, strongest first: an honorific; a post beside the name; a given name; a preposition of place; what the same
words turned out to be elsewhere in the report. A run without any evidence is left unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.extraction.entities.people import misprint
from loaders.extraction.gazetteer import is_listed
from loaders.extraction.layout import (
    bodies_in_lists,
    cells_of_names,
    in_cell,
    side_by_side,
)
from loaders.extraction.persons import apposed, spoken_of, surnamed, title_first
from loaders.extraction.placing import (
    born,
    bracketed,
    dateline,
    described_place,
    governed,
    joined,
    may_be_place,
    people_listed,
    place_before,
    placed,
    region_behind,
)
from loaders.extraction.runs import Runs
from loaders.extraction.tables import Tables
from loaders.extraction.units import Marks, Mention, Unit
from loaders.lexicon import Lexicon
from loaders.tokens import fold

SEPARATORS = (",", ":", "–", "—", "-")


def decide(units: Sequence[Unit], marks: Marks, lexicon: Lexicon, tables: Tables) -> Marks:
    """The same mentions, every name run now a person, a place or an organization, or gone."""
    names = {fold(m.name) for found in marks for m in found if m.kind == "person"}
    places = {fold(m.name) for found in marks for o in found for m in (o, *o.inner) if m.kind == "place"}
    marks = bodies_in_lists(units, marks)
    plural_above = [False, *(bool(found) and found[-1].kind == "post" and found[-1].plural for found in marks)]
    marks = tuple(
        tuple(part for n in range(len(found)) for part in side_by_side(unit.runs, found, n, above))
        for unit, found, above in zip(units, marks, plural_above[:-1], strict=True)
    )
    known = {
        fold(m.name): m for found in marks for m in found if m.kind in ("organization", "initiative", "event") and not m.generic
    }
    cells = cells_of_names(units, tables)
    first: list[list[Mention]] = []
    for unit, found in zip(units, marks, strict=True):
        runs = unit.runs
        row: list[Mention] = []
        for n in range(len(found)):
            row.append(in_cell(cells, found[n], lexicon) or _judge(runs, found, n, row, known))
        first.append(_enumerated(runs, row))
    for row in first:
        for m in row:
            if m.kind == "person":
                names.add(fold(m.name))
            elif m.kind == "place":
                places.add(fold(m.name))
    surnames = {word for name in names for word in name.split()[1:] if len(word) > 2}
    begun, gaps = _begun(names), _gaps(names)
    bearing = cache(lambda word: [name for name in names if word in name])
    settled: list[tuple[Mention, ...]] = []
    for unit, row in zip(units, first, strict=True):
        kept: list[Mention] = []
        for m in row:
            if m.kind == "venue" and any(fold(m.name) in name for name in bearing(fold(m.name).split()[0])):
                m = replace(m, kind="person")  # "Calle Troncos" is a street only where nobody bears it
            if m.kind == "name":
                m = _again(m, names, begun, gaps, places, surnames)
            elif m.kind == "organization" and (m.derived or _shouted(m)) and fold(m.name) in places:
                m = replace(m, kind="place", sub="", derived=False)  # "una comitiva de Saya": the town named elsewhere
            elif m.kind == "place" and fold(m.name) in surnames and not m.derived and not placed(unit, m, lexicon):
                m = replace(m, kind="person")
            if m.kind != "name":
                kept.append(m)
        settled.append(tuple(kept))
    return tuple(settled)


def _enumerated(runs: Runs, row: list[Mention]) -> list[Mention]:
    """Names before places of one list are places, too: "por Almeral, Tornillo y Plasencia (España)"."""
    for n in range(len(row) - 2, -1, -1):
        m, after = row[n], row[n + 1]
        listed = after.kind == "place" and not after.sub and not after.derived and joined(runs, m.last, after.first)
        if m.kind == "name" and listed and (runs.cue("and", m.last) is not None or joined(runs, after.last, _next(row, n + 2))):
            row[n] = replace(m, kind="place", sub="")
    return row


def _next(row: Sequence[Mention], n: int) -> int:
    return row[n].first if n < len(row) else 0


def _judge(runs: Runs, found: Sequence[Mention], n: int, done: Sequence[Mention], known: Mapping[str, Mention]) -> Mention:
    """One mention in its sentence, by what stands around it and what was decided before; only name runs are open."""
    m = found[n]
    if m.kind != "name":
        return m
    if (same := known.get(fold(m.name))) is not None and (m.name.isupper() or not _shouted(same)):
        return replace(m, kind=same.kind, sub=same.sub, known=same.known)
    words = runs.tokens[m.first : m.last]
    if len(words) == 1 and (words[0].key in runs.lex.months or words[0].key in runs.lex.words["weekdays"]):
        return m
    if _bare_head(runs, m):
        return m
    several = sum(t.capital and len(t.text) > 1 for t in words) >= 2
    if several and runs.lex.suffixes.match(runs.tokens, m.last - 1) and runs.cue("of", m.first - 1) is None:
        return replace(m, kind="organization", sub="company")
    before, after = runs.word(m.first - 1), runs.word(m.last)
    following = next((x for x in found[n + 1 :] if x.first >= m.last), None)
    preceding = next((x for x in reversed(done) if x.kind != "demonym"), None)
    gap = m.first if preceding is None else runs.skip_party(runs.skip_demonym(preceding.last))
    sure = words[0].key in runs.lex.given_names and words[0].key not in runs.lex.words["given_or_place"]
    doubtful = words[0].key in runs.lex.given_names and sum(t.capital for t in words) > 2
    saint = words[0].key in runs.lex.words["saints"] and words[0].key not in runs.lex.given_names
    given = sure or doubtful or (several and not saint and (len(words[0].text) == 1 or surnamed(runs, m)))
    town = not given or (several and after is not None and after.text in (",", "(", ")", "."))
    if (
        preceding is not None
        and preceding.sub in runs.lex.government_of
        and runs.cue("of", gap) == m.first
        and (town or not several)
    ):
        return replace(m, kind="place", derived=True)
    if is_listed(runs, m.first, m.last):
        return replace(m, kind="place")
    labelled = preceding is not None and found[0].kind == "post" and found[0].first == 0 and m.last == len(runs.tokens)
    if several and labelled and runs.text(m.first - 1, m.first) == ":":
        return replace(m, kind="person")  # "Intendente de Rocha: Artigas Barrios"
    alike = preceding is not None and preceding.kind == "person" and joined(runs, preceding.last, m.first)
    if several and alike and runs.begins_person(m.first):
        return replace(m, kind="person")  # "los concejales Luis Paz, Pilar Ruiz y …"
    common = runs.is_field(words[0]) and not given  # "…, Desarrollo Social, Diputada local de X"
    if several and not common and following is not None and following.kind == "post" and apposed(runs, m.last, following.first):
        where = not given and m.first > 0 and place_before(runs, m.first)  # "En Santiago del Valle, el alcalde, …"
        return replace(m, kind="place" if where else "person")
    if several and words[0].key not in runs.lex.words["place_openers"] and title_first(runs, done, m):
        return replace(m, kind="person")
    if preceding is not None and preceding.kind == "post" and several:
        comma = runs.text(gap, m.first) in SEPARATORS and (after is None or after.text in (",", ".", ";", ")"))
        if gap == m.first or comma:
            return replace(m, kind="person")
    if preceding is not None and preceding.kind == "post" and runs.cue("of", gap) is not None:
        at = runs.cue("of_the", gap) or runs.cue("of", gap)
        if at == m.first:
            of_town = preceding.sub in runs.lex.words["posts_of_governments"] and " " in preceding.name
            if preceding.sub in runs.lex.government_of or (of_town and is_listed(runs, m.first, m.last, sure=False)):
                return replace(m, kind="place", derived=True)
            if not (given and several) or (at == runs.cue("of_the", gap) and not sure):
                return replace(m, kind="organization", sub="other")  # "gerente del Tranvía Soto": no person is called "del …"
    if born(runs, m, preceding):
        return replace(m, kind="place")
    led = before is not None and before.key in runs.lex.offices.firsts and words[0].key in runs.lex.given_names
    if several and (given or led):
        return replace(m, kind="person")  # "que hoy dirige Marina Soto"
    if before is not None and place_before(runs, m.first) and not (runs.is_field(words[0]) and not sure):
        return replace(m, kind="place")
    if several and spoken_of(runs, m):
        return replace(m, kind="person")
    if described_place(runs, m):
        return replace(m, kind="place")
    if dateline(runs, m) or (preceding is not None and preceding.kind == "place" and dateline(runs, preceding)):
        return replace(m, kind="place")
    if preceding is not None and preceding.kind == "organization" and region_behind(runs, preceding, m):
        return replace(m, kind="place")
    beside = preceding is not None and preceding.kind == "place" and not preceding.sub
    if (beside and preceding and joined(runs, preceding.last, m.first)) or (not given and _after_bracket(runs, m, done)):
        return replace(m, kind="place")
    if preceding is not None and preceding.kind == "place" and preceding.derived and bracketed(runs, preceding.last, m):
        return replace(m, kind="place", derived=True)  # "el alcalde de Saya (Azuay)"
    likely = preceding is not None and preceding.kind == "name" and preceding.sub == "place"
    if likely and preceding is not None and joined(runs, preceding.last, m.first) and not (given and several):
        return replace(m, sub="place")
    if following is not None and following.kind == "country" and bracketed(runs, m.last, following):
        return replace(m, kind="person" if words[0].key in runs.lex.given_names and people_listed(runs, done, m) else "place")
    beyond = next((x for x in found[n + 1 :] if following is not None and x.first >= following.last), None)
    if (
        following is not None
        and following.kind == "name"
        and beyond is not None
        and beyond.kind == "country"
        and joined(runs, m.last, following.first)
        and bracketed(runs, following.last, beyond)
    ):
        return replace(m, kind="place")
    if not (given and several) and governed(runs, m, done):
        return replace(m, kind="place", derived=True)
    if (
        before is not None
        and before.text == "("
        and after is not None
        and after.text == ")"
        and several
        and not runs.is_field(words[0])
    ):
        return replace(m, kind="organization", sub="other") if _person_before(found, n) else m
    if (
        preceding is not None
        and preceding.kind == "organization"
        and preceding.derived
        and joined(runs, preceding.last, m.first)
    ):
        return replace(m, kind="organization", sub="other", derived=True)
    if runs.cue("representing", _back(runs, m.first)) == m.first:
        return replace(m, kind="organization", sub="other", derived=True)
    return replace(m, sub="place") if may_be_place(runs, m, following) else m


def _shouted(m: Mention) -> bool:
    """A word in capitals taken for an acronym that nothing spells out: "los municipios de TENA y QUIJOS"."""
    return m.name.isupper() and m.sub == "other" and not m.known and not m.acronym and len(m.name) > 3


def _bare_head(runs: Runs, m: Mention) -> bool:
    """A head without a name, "de la Red", "DEL CONCEJO MUNICIPAL": a body named elsewhere."""
    head = runs.lex.body_heads.match(runs.tokens, m.first) or runs.lex.unit_heads.match(runs.tokens, m.first)
    return head is not None and head[0] == m.last


def _after_bracket(runs: Runs, m: Mention, done: Sequence[Mention]) -> bool:
    """As in "los municipios de A (Azuay), B (Azuay) y C": the name behind a place and the territory in brackets."""
    if len(done) < 2 or any(m.kind != "place" or m.sub for m in done[-2:]):
        return False
    enclosed = runs.text(done[-2].last, done[-1].first) == "(" and runs.text(done[-1].last, done[-1].last + 1) == ")"
    return enclosed and joined(runs, done[-1].last + 1, m.first)


def _person_before(found: Sequence[Mention], n: int) -> bool:
    return n > 0 and found[n - 1].kind in ("person", "name")


def _back(runs: Runs, i: int) -> int:
    """Where a cue of up to three words that ends before i may begin."""
    for start in (i - 3, i - 2):
        if start >= 0 and runs.cue("representing", start) == i:
            return start
    return max(0, i - 1)


def _begun(names: Iterable[str]) -> set[str]:
    """What names begin with, word by word."""
    return {" ".join(words[:n]) for words in map(str.split, names) for n in range(1, len(words))}


def _gaps(names: Iterable[str]) -> Mapping[tuple[int, str], list[str]]:
    """The words that stand at a place of a name, by that place and the other words."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for words in map(str.split, names):
        for n, word in enumerate(words):
            found[n, " ".join(words[:n] + words[n + 1 :])].append(word)
    return found


def _misprinted(words: list[str], gaps: Mapping[tuple[int, str], list[str]]) -> bool:
    """Whether a run is a person's name but for one misprint."""
    gapped = ((word, gaps.get((n, " ".join(words[:n] + words[n + 1 :])), ())) for n, word in enumerate(words))
    return any(misprint(word, other) for word, others in gapped for other in others if other != word)


def _again(
    m: Mention,
    names: set[str],
    begun: set[str],
    gaps: Mapping[tuple[int, str], list[str]],
    places: set[str],
    surnames: set[str],
) -> Mention:
    """A run that its own sentence left open, by what the report says elsewhere."""
    key = fold(m.name)
    words = key.split()
    if key in names or (len(words) > 1 and (key in begun or _misprinted(words, gaps))):
        return replace(m, kind="person")
    if key in places:
        return replace(m, kind="place")
    if words and words[0] in surnames and all(w in surnames or len(w) <= 3 for w in words):
        return replace(m, kind="person")
    return replace(m, kind="place", sub="") if m.sub == "place" else m
