"""The scan: every unit read once from left to right, each stretch given to the recogniser whose claim is strongest.

People, places and unheaded names are capitalised runs at this stage; the document pass tells them apart, because only
the whole report knows that "Saya" is a person and "Cuenca" a city.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.extraction.gazetteer import announced, listed
from loaders.extraction.marks import acting, bodies, geography, goals, posts, programme, things
from loaders.extraction.marks.governments import dated_town, place_end
from loaders.extraction.runs import QUOTES, Runs
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Lexicon

Recogniser = Callable[[Unit, Runs, int], Mention | None]


def scan(units: Sequence[Unit], lexicon: Lexicon) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each unit, in order, none overlapping another."""
    return tuple(_scan_unit(unit, lexicon) for unit in units)


def _scan_unit(unit: Unit, lexicon: Lexicon) -> tuple[Mention, ...]:
    runs = unit.runs
    openings, goal_nouns = lexicon.openings, lexicon.words["goal_nouns"]
    found: list[Mention] = []
    i = 0
    while i < len(unit.tokens):
        token = unit.tokens[i]
        begins = token.capital or token.key in openings or token.kind == "number" or token.text in QUOTES
        mentions = _read(unit, runs, i, found[-1] if found else None) if begins or token.key in goal_nouns else []
        found += mentions
        i = max(m.last for m in mentions) if mentions else i + 1
    if unit.block.kind == "row" or (unit.tokens and unit.tokens[0].kind != "number" and unit.block.kind != "heading"):
        return tuple(found)
    clock = programme.clock_end(runs)
    if unit.block.kind == "heading":
        return tuple(_titled(unit, runs, found, clock))
    return tuple(programme.session(unit, runs, found, clock) if clock else found)


def _read(unit: Unit, runs: Runs, i: int, before: Mention | None) -> list[Mention]:
    """What token i begins: one mention, or the goals that numbers list, or an event and the body whose it is."""
    counted = goals.counted(unit, runs, i)
    mention = None if counted else _at(unit, runs, i, before)
    if mention is None:
        return counted
    if mention.kind in ("initiative", "event") and acting.is_body(runs, mention):
        return [bodies.as_body(unit, runs, mention)]
    if mention.kind == "initiative" and mention.inner:
        return [replace(mention, inner=()), *mention.inner]
    if mention.kind == "initiative":
        return goals.goals(unit, runs, mention)
    own = mention.kind == "event" and not mention.generic and unit.block.kind != "heading"
    return [mention, *(_parents(unit, runs, mention) if own else ())]


def _is_town(runs: Runs, i: int) -> bool:
    """As in "el ayuntamiento de Don Benito": a town's name that begins like a courtesy."""
    token = runs.tokens[i]
    return token.capital and "." not in token.text + runs.text(i + 1, i + 2) and announced(runs, i)


def _parents(unit: Unit, runs: Runs, event: Mention) -> list[Mention]:
    """The body written out at the end of an event's name, whose assembly it is: "XX Asamblea de la Asociación …"."""
    for k in range(event.first + 1, event.last - 1):
        of = runs.cue("of_the", k) or runs.cue("of", k)
        if of is None or not runs.begins_body(of):
            continue
        body = bodies.find(unit, runs, of)
        if body is not None and body.last >= event.last - 1 and body.last - of > 2:
            return [body]
    return []


def _titled(unit: Unit, runs: Runs, found: list[Mention], clock: int) -> list[Mention]:
    """A heading that begins with a session's head is that session's name as a whole: "Mesa 1. Agua y cuencas"."""
    first = next((m for m in found if m.kind == "event"), None)
    if first is None or (first.first > max(clock, 1) and runs.text(first.last, first.last + 1) != ":"):
        return found
    if any(runs.begins_person(k) for k in range(first.first + 1, min(first.first + 4, len(unit.tokens)))):
        return [m for m in found if m is not first]  # "Entrevista a Ana Paz, alcaldesa de …"
    before_nouns = runs.lex.words["before_nouns"]
    said = (n for n, t in enumerate(unit.tokens) if n and t.key in runs.lex.predicates.finite and not t.capital)
    if (
        not clock
        and first.first <= 1
        and ":" not in unit.block.text
        and any(unit.tokens[n - 1].key not in before_nouns for n in said)
    ):
        return found
    bare = first.generic and not first.derived and first.last >= len(unit.tokens) - 1
    if bare and (not clock or unit.tokens[first.first].key in runs.lex.words["meals"]):
        return found  # "Presentación", "Sesión": a section of the report
    end = len(unit.tokens)
    while end > first.last and unit.tokens[end - 1].text in (".", ":", ";"):
        end -= 1
    name = runs.text(first.first, end)
    head = runs.text(first.first, first.last)
    sub = "nested" if clock else first.sub
    aliases = (*first.aliases, *((head,) if head != name else ()))
    whole = replace(first, last=end, name=name, sub=sub, aliases=aliases, generic=False, derived=False)
    inside: list[Mention] = []
    k = first.first + 1
    while k < end:
        mention = things.initiative(unit, runs, k) or bodies.find(unit, runs, k)
        if mention is not None and not mention.generic and mention.last <= end:
            inside.append(mention)
            k = mention.last
        else:
            k += 1
    return [*(m for m in found if m.last <= first.first), whole, *inside]


def _at(unit: Unit, runs: Runs, i: int, before: Mention | None) -> Mention | None:
    token = runs.tokens[i]
    if token.kind == "sign":
        return things.quoted(unit, runs, i)
    opens = runs.lex.openings.get(token.key, ())
    town = before is not None and before.sub in runs.lex.government_of and runs.cue("of", before.last) == i  # "de Don Benito"
    if (
        "honorific" in opens
        and not (town and token.capital)
        and not _is_town(runs, i)
        and (person := _with_honorific(unit, runs, i)) is not None
    ):
        return person
    if town and (end := dated_town(runs, i)) > i:
        return Mention("place", unit.index, i, end, runs.text(i, end))
    claims: list[Mention] = []
    body_wanted = before is not None and before.kind == "post" and runs.cue("of_the", before.last) == i
    body_of = before is not None and before.kind == "post" and (body_wanted or runs.cue("of", before.last) == i)
    spoken_of = i > 1 and runs.cue("of", i - 1) == i and runs.cue("local_words", i - 2) == i - 1  # "departamento de Río Seco"
    if town and token.capital:
        own = runs.is_name_word(i + 1) and not runs.begins_person(i + 1) and runs.text(i + 2, i + 3) in (",", ")", ".", "")
        none = ("initiative", "event", "post") if own else ("initiative", "event")  # "alcalde de Pilar", "de Presidente Soto"
        opens = tuple(kind for kind in opens if kind not in none)
    if "initiative" in opens and token.capital and token.key in runs.lex.given_names and runs.begins_person(i):
        opens = tuple(kind for kind in opens if kind != "initiative")  # "Pilar Ruiz"
    if town and token.capital and token.key in runs.lex.words["bare_articles"]:
        opens = tuple(kind for kind in opens if kind != "geography")  # "alcaldesa de Los Andes"
    bracketed = i > 0 and runs.tokens[i - 1].text == "(" and (place := listed(runs, i)) is not None
    if bracketed and place is not None and runs.text(place[0], place[0] + 1) == ")":
        opens = tuple(kind for kind in opens if kind != "venue")  # "Luis Paz (Cerro Largo)"
    if "event" in opens and runs.cue("became", i - 1) is not None:
        opens = tuple(kind for kind in opens if kind != "event")  # "tomó posesión del cargo de"
    if (town or spoken_of) and token.capital and (runs.is_name_word(i + 1) or listed(runs, i) is not None):
        opens = tuple(kind for kind in opens if kind != "venue")
    if body_wanted and token.key in runs.lex.words["self_governing"] and (land := listed(runs, i)) is not None:
        inner = Mention("place", unit.index, i, land[0], runs.text(i, land[0]))  # "consejera de la Comunidad de Madrid"
        return Mention("organization", unit.index, i, land[0], inner.name, "local_government", inner=(inner,))
    for find in _recognisers(opens, token.acronymic, token.roman or token.kind == "number"):
        mention = find(unit, runs, i)
        if mention is not None:
            if body_wanted and mention.kind in ("organization", "country"):
                return mention
            claims.append(mention)
            if (
                body_wanted
                and mention.sub == "fund"
                and " " in mention.name
                and before is not None
                and before.sub in runs.lex.words["posts_of_bodies"]
            ):
                return bodies.as_body(unit, runs, mention)
            if body_wanted and token.capital and mention.kind in ("venue", "event") and not mention.generic:
                return bodies.as_body(unit, runs, mention)
    if not claims and token.capital and (legal := bodies.with_legal_form(unit, runs, i)) is not None:
        return legal
    if claims:
        return _strongest(runs, i, claims)
    known = listed(runs, i) if token.capital else None
    if known is not None and runs.person(i) <= known[0] and not _follows_name(runs, i):
        return Mention("name", unit.index, i, known[0], runs.text(i, known[0]))
    if token.capital and runs.person(i) == i and announced(runs, i) and not runs.is_field(token):
        end = place_end(runs, i)  # "los municipios hondureños de Gracias"
        return Mention("name", unit.index, i, end, runs.text(i, end)) if end > i else None
    if token.capital and not _opens(unit, runs, i):
        end = runs.capitals(i) if token.capitals else i
        end = max(end, runs.person(i)) if end == i else end
        end = runs.body(i, joins="of", conjunction=False) if town and end == i else end
        if body_of and not runs.given(i):
            openers = runs.lex.words["place_openers"]  # "director de Emagua Jorge Soto", but "de San Lucas Toral"
            end = next((k for k in range(i + 1, end) if runs.begins_person(k) and runs.tokens[k - 1].key not in openers), end)
        while end > i and runs.is_label(end - 1):
            end -= 1  # "EL CONCEJO MUNICIPAL PRESENTE"
        if end > i:
            return Mention("name", unit.index, i, end, runs.text(i, end))
    return None


def _follows_name(runs: Runs, i: int) -> bool:
    """Whether token i goes on with a name: a capitalised word stands before it, with no sign between."""
    return i > 0 and runs.tokens[i - 1].capital and runs.tokens[i - 1].key not in runs.lex.words["stop_heads"]


def _strongest(runs: Runs, i: int, claims: Sequence[Mention]) -> Mention:
    """The longest name wins; described things yield to named ones, and the accent of a head decides where the words agree."""
    kinds = {m.kind: m for m in claims}
    post, body, event = kinds.get("post"), kinds.get("organization"), kinds.get("event")
    if post is not None and body is not None:
        # "Secretaria" is a person, "Secretaría" a body
        headed = runs.lex.body_heads.match(runs.tokens, i) or runs.lex.unit_heads.match(runs.tokens, i)
        accented = any(ord(c) > 127 for c in runs.tokens[i].text)
        if headed and body.acronym and runs.tokens[i].capital and body.last > post.last + 1:
            return body  # "Coordinadora Andina de Municipios (CAM)"
        return body if (headed and accented) or not runs.lex.posts.match(runs.tokens, i) else post
    if event is not None and body is not None and not event.generic:
        dated = runs.tokens[event.last - 1].kind == "number" or runs.tokens[i].roman
        return event if dated or event.last > body.last else body
    if event is not None and body is not None and event.derived and not runs.tokens[i].capital:
        return event  # "un cabildo abierto"
    named = [m for m in claims if not m.generic or m.kind == "post"]
    return max(named or claims, key=lambda m: m.last)


def _opens(unit: Unit, runs: Runs, i: int) -> bool:
    """A capital letter that only begins a sentence: a function word, or a single ordinary word."""
    token = runs.tokens[i]
    if runs.shouting and token.key in runs.lex.words["bare_articles"] and runs.lex.event_heads.match(runs.tokens, i + 1):
        return True  # "ACTA DE LA SESIÓN …"
    if token.key in runs.lex.given_names or (runs.article_in_name(i) and i != unit.sentence_of(i)[0]):
        return False
    first = i == unit.sentence_of(i)[0]
    past = first and len(token.text) > 3 and token.text.endswith(runs.lex.past_endings)
    if past and (not runs.is_name_word(i + 1) or runs.given(i + 1)):
        return True  # "Viajó de …", "Llegaron Ana Paz y …"
    if token.key in runs.lex.words["stop_heads"] or runs.cue("speaks", i) is not None or runs.cue("present", i) is not None:
        return True
    if runs.is_field(token) and runs.cue("of", i + 1) is not None:
        return True
    if i != unit.sentence_of(i)[0]:
        return False
    if token.key in runs.lex.words["reporting"] and runs.begins_person(i + 1):
        return True
    if runs.is_name_word(i + 1):  # "Vino Mónica Garza", but "Juana Mónica Garza"
        return runs.given(i + 1) and runs.is_surname(i + 2) and not runs.is_surname(i) and not token.capitals
    return token.key in runs.lex.predicates.forms or runs.cue("function", i) is not None


def _with_honorific(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """A person introduced by an honorific: "Lic. Héctor Rivera", "la economista Jaramillo"."""
    k = i
    strong = False
    while (found := runs.lex.honorifics.match(runs.tokens, k)) is not None:
        if found[1] == "abbreviation" and not runs.tokens[k].capital:
            break
        strong = strong or found[1] == "abbreviation"
        k = found[0]
        if found[1] == "abbreviation" and (dot := runs.word(k)) is not None and dot.text == "." and runs.touches(k):
            k += 1
    if k == i:
        return None
    end = runs.person(k)
    if end == k + 1 and runs.tokens[i].capital and runs.cue("of", i - 1) == i and not strong:
        return None  # "ayuntamientos de Don Benito"
    titled = runs.lex.posts.match(runs.tokens, k)
    if titled is not None and titled[1].plural and runs.tokens[k].key not in runs.lex.given_names:
        return None  # "los señores Consejeros"
    if end == k or (runs.lex.body_heads.match(runs.tokens, k) and runs.tokens[k].key not in runs.lex.given_names):
        return None
    return Mention("person", unit.index, i, end, runs.text(k, end), aliases=(runs.text(i, end),), quoted=strong)


RECOGNISERS: Mapping[str, Recogniser] = {
    "post": posts.find,
    "organization": bodies.find,
    "event": things.event,
    "initiative": things.initiative,
    "geography": geography.land,
    "venue": geography.venue,
}
"""By the kind of mention that a word may open (see ``loaders.lexicon.openings``), in the order in which they are asked."""


@cache
def _recognisers(opens: tuple[str, ...], acronymic: bool, counting: bool) -> tuple[Recogniser, ...]:
    """Those that may find something at a word: by what it opens, and by its shape ("XV Congreso", "FLACMA")."""
    kinds = {*opens, *(("organization",) if acronymic else ()), *(("event",) if counting else ())}
    return tuple(find for kind, find in RECOGNISERS.items() if kind in kinds)
