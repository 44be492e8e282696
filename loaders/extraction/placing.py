"""What the words around a name say of it being a place: prepositions, nouns of territories, datelines, seats, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.gazetteer import announced, is_listed
from loaders.extraction.gazetteer import dateline as opens_note
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Lexicon


def may_be_place(runs: Runs, m: Mention, following: Mention | None) -> bool:
    """A name that is a place's unless the report knows a person by it: "San José …", "vecinos de Loja", "Cuenca y Quito"."""
    first = runs.tokens[m.first]
    if first.key in runs.lex.words["town_openers"] and m.last > m.first + 1:
        return True
    if not is_listed(runs, m.first, m.last, sure=False):
        return False
    before = runs.word(m.first - 1)
    noun = runs.word(m.first - 2)
    moved = before is not None and before.key in runs.lex.words["ways_to_places"] and (noun is None or not noun.capital)
    beside = following is not None and joined(runs, m.last, following.first)
    return moved or (beside and following is not None and is_listed(runs, following.first, following.last, sure=False))


def described_place(runs: Runs, m: Mention) -> bool:
    """As in "X, la ciudad japonesa", "X, municipio de Y", "X, en España", "X, por España", "X acogió el congreso"."""
    after = runs.word(m.last)
    form = runs.lex.predicates.forms.get(after.key) if after is not None else None
    if form is not None and form.verb in runs.lex.words["place_verbs"] and form.tense in ("past", "present", "future"):
        return True
    k = runs.skip_articles(m.last + 1) if runs.text(m.last, m.last + 1) == "," else None
    inside = (runs.cue("in", k) or runs.cue("by", k)) if k is not None else None
    if inside is not None and (country := runs.country(runs.skip_articles(inside))) is not None:
        return runs.tokens[country[0] : country[0] + 1] == () or runs.text(country[0], country[0] + 1) in (",", ".", ";", ")")
    noun = runs.word(k) if k is not None else None
    if k is not None and noun is not None and noun.key in runs.lex.words["local_nouns"] and not noun.capital:
        return runs.cue("of", k + 1) is not None or runs.skip_demonym(k + 1) > k + 1
    return False


def place_before(runs: Runs, i: int) -> bool:
    """Whether the words before i announce a place: "en", "ciudad de", "municipios de A, B y", "tres municipios: "."""
    token = runs.tokens[i - 1]
    listed = token.text == ":" and i > 1 and runs.tokens[i - 2].key in runs.lex.words["town_nouns"]
    if listed and runs.tokens[i].key not in runs.lex.words["bare_articles"]:
        return True
    if runs.cue("in", i - 1) == i:
        return True
    return announced(runs, i) or token.key in runs.lex.words["place_words"] or _seat(runs, i)


def _seat(runs: Runs, i: int) -> bool:
    """As in "tendrá como sede X", "la sede del congreso será X"."""
    words = runs.lex.words
    k = i - 1 if runs.tokens[i - 1].key not in words["contracted_to"] else i - 2
    if k >= 0 and runs.tokens[k].key in words["seat_nouns"]:
        return True
    form = runs.lex.predicates.forms.get(runs.tokens[i - 1].key)
    copula = form is not None and form.verb == runs.lex.predicates.copula
    return copula and any(t.key in words["seat_nouns"] for t in runs.tokens[max(0, i - 12) : i - 1])


def placed(unit: Unit, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a small word before a name says that a place is meant, though a person bears the name."""
    before = unit.tokens[m.first - 1].key if m.first else ""
    return any(before in lexicon.words[w] for w in ("place_words", "bare_local_nouns", "place_prepositions"))


def joined(runs: Runs, end: int, first: int) -> bool:
    """Between two names of an enumeration: a comma or "y", perhaps with "de"."""
    between = runs.tokens[end:first]
    joints = runs.lex.words["joiners"] | {","}
    return 0 < len(between) <= 3 and any(t.key in joints for t in between) and all(
        t.key in joints or runs.cue("of", end + n) is not None for n, t in enumerate(between)
    )  # fmt: skip


def dateline(runs: Runs, m: Mention) -> bool:
    """As in "Loja, Azuay, a 12 de marzo de 2020": the places that a date follows at the head of a block."""
    if opens_note(runs, m.first, m.last):
        return True
    if m.first > 6 or m.unit > 6:
        return False
    tokens = runs.tokens[m.last : m.last + 9]
    day = next((n for n, t in enumerate(tokens) if t.kind == "number"), None)
    month = day is not None and any(t.key in runs.lex.months for t in tokens[day : day + 3])
    return month and all(t.kind == "sign" or t.capital or t.key in runs.lex.words["dateline_words"] for t in tokens[:day])


def region_behind(runs: Runs, body: Mention, m: Mention) -> bool:
    """As in "Instituto … de Jalapa, Veracruz;": the region behind a body's place, where a sign ends it."""
    return (
        runs.text(body.last, m.first) == ","
        and body.name.split()[-1][:1].isupper()
        and (m.last >= len(runs.tokens) or runs.tokens[m.last].text in (",", ";", ".", ")"))
        and runs.cue("of", m.first - 3) is not None
    )


def bracketed(runs: Runs, end: int, country: Mention) -> bool:
    between = [t.text for t in runs.tokens[end : country.first]]
    return between in (["("], [","])


def born(runs: Runs, m: Mention, preceding: Mention | None) -> bool:
    """As in "Ana Paz (Saya, 1971)": the place before a year in brackets behind a person's name."""
    if preceding is None or preceding.kind not in ("person", "name") or runs.text(preceding.last, m.first) != "(":
        return False
    k = m.last + 1 if runs.text(m.last, m.last + 1) == "," else m.last
    year = runs.word(k)
    return k > m.last and year is not None and year.kind == "number" and len(year.text) == 4


def people_listed(runs: Runs, done: Sequence[Mention], m: Mention) -> bool:
    """As in "Luis Paz (Chile) y Rosario Rivera (Cuba)": a person with a country in brackets stands before m in its list."""
    if len(done) < 2 or done[-1].kind != "country" or done[-2].kind != "person":
        return False
    return bracketed(runs, done[-2].last, done[-1]) and joined(runs, done[-1].last + 1, m.first)


def governed(runs: Runs, m: Mention, done: Sequence[Mention]) -> bool:
    """As in "los alcaldes Ana Paz (Loja) y Luis Ruiz, de Saya": the town behind a name that a mayor's title announced."""
    post = next((x for x in reversed(done) if x.kind == "post"), None)
    if post is None or post.sub not in runs.lex.government_of:
        return False
    if any(t.text == "." or t.key in runs.lex.predicates.finite for t in runs.tokens[post.last : m.first]):
        return False
    preceding = next((x for x in reversed(done) if x.kind != "demonym"), None)
    behind_name = preceding is not None and preceding.kind == "person"
    if behind_name and runs.text(m.first - 1, m.first) == "(" and runs.text(m.last, m.last + 1) in (")", ","):
        return True
    listed = runs.text(m.last, m.last + 1) in (",", ";", ".", ")", "") or runs.cue("and", m.last) is not None
    return behind_name and listed and runs.cue("of", m.first - 1) == m.first
