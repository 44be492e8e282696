"""Local governments by their place ("Municipio de X"), and the governments of countries and regions ("Gobierno de X")."""

from __future__ import annotations

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit


def government(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """As in "Gobierno de Chile", "Gobierno de Navarra": a country's is national."""
    of = runs.cue("of_the", i + 1) or runs.cue("of", i + 1)
    if runs.tokens[i].key not in runs.lex.words["bare_governments"] or of is None or not runs.is_name_word(of):
        return None
    country = runs.country(of)
    if country is not None:
        return Mention("organization", unit.index, i, country[0], runs.text(i, country[0]), "national_government")
    place = runs.lex.places.match(runs.tokens, of)
    if place is None or (runs.is_name_word(place[0]) and not runs.starts_other(place[0])):
        return None
    inner = Mention("place", unit.index, of, place[0], runs.text(of, place[0]))
    return Mention("organization", unit.index, i, place[0], runs.text(i, place[0]), "local_government", inner=(inner,))


def local_government(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """As in "Municipio de X", "Ilustre Municipalidad de X", "municipio de X": the government and its place."""
    head = runs.lex.body_heads.match(runs.tokens, i)
    if head is None or head[1].kind != "local_government" or head[1].plural:
        return None
    k = head[0]
    while (word := runs.word(k)) is not None and word.key in runs.lex.words["government_words"]:
        k += 1
    of = runs.cue("of", k)
    at = runs.skip_articles(of) if of is not None else k
    if runs.tokens[i].capital is False and of is None:
        return None
    if runs.shouting and _is_deed(runs, at):
        return None  # "SESIÓN DEL CONCEJO MUNICIPAL DE INSTALACIÓN"
    council = of is None and runs.tokens[i].key in runs.lex.words["councils"]
    if council and at < len(runs.tokens) and (runs.begins_person(at) or runs.starts_other(at)):
        return None  # "la presidenta de la Junta Departamental Ana Paz"
    loud = of is None and runs.cue("in", at) is not None  # "EL MUNICIPIO EN HEREDIA"
    end = dated_town(runs, at)
    if end == at and (not runs.is_name_word(at) or runs.is_label(at) or loud):
        return None  # "MIEMBROS DEL CONCEJO MUNICIPAL PRESENTES"
    if (parent := local_government(unit, runs, at)) is not None and parent.first == at:
        alone = runs.text(i, k)  # "Concejo Deliberante de la Municipalidad de X"
        return Mention(
            "organization", unit.index, i, parent.last, runs.text(i, parent.last), "other", aliases=(alone,), inner=(parent,)
        )
    end = end if end > at else place_end(runs, at)
    if end == at:
        return None
    country = runs.lex.countries.match(runs.tokens, at)
    if country is not None and country[0] == end:
        return None  # "los GADM del Ecuador": all of them
    place = runs.text(at, end)
    name = runs.text(i, end)
    name = name[0].upper() + name[1:]
    if runs.tokens[at].key in runs.lex.words["council_members"]:
        return Mention("organization", unit.index, i, end, name, "other")  # "Concejo de Regidores"
    inner = Mention("place", unit.index, at, end, place)
    return Mention("organization", unit.index, i, end, name, "local_government", aliases=(), inner=(inner,))


def _is_deed(runs: Runs, i: int) -> bool:
    """Whether a noun of doing stands at i, in a line of capitals where any word looks like a town's: "INSTALACIÓN"."""
    token = runs.word(i)
    if token is None or token.key in runs.lex.given_names or runs.lex.body_heads.match(runs.tokens, i) is not None:
        return False  # "DEL AYUNTAMIENTO"
    if runs.lex.places.match(runs.tokens, i) is not None:
        return False
    return token.key.endswith(tuple(runs.lex.words["deed_endings"]))


def dated_town(runs: Runs, i: int) -> int:
    """The end of a town that a day gave its name, at i: "25 de Mayo"; i where none stands there."""
    token, month = runs.word(i), runs.word(i + 2)
    if token is None or token.kind != "number" or month is None or runs.cue("of", i + 1) != i + 2:
        return i
    year = runs.cue("of", i + 3)
    dated = year is not None and (after := runs.word(year)) is not None and after.kind == "number"
    return i + 3 if month.capital and month.key in runs.lex.months and not dated else i


def _begins_person(runs: Runs, i: int) -> bool:
    """Whether a person's name follows a place's at once: "la concejala de Colón Ana Paz Ruiz"."""
    token = runs.tokens[i]
    sure = token.key in runs.lex.given_names and token.key not in runs.lex.words["given_or_place"]
    saint = runs.tokens[i - 1].key in runs.lex.words["saints"]
    return sure and not saint and runs.is_name_word(i + 1)


def place_end(runs: Runs, i: int) -> int:
    """The end of a place's name that begins at i: "San Pedro Garza García", "Tepatitlán de Morelos"."""
    end = i
    k = i
    while k < len(runs.tokens) and end - i < 7:
        token = runs.tokens[k]
        if k > i and k == end and _begins_person(runs, k):
            break
        if (
            token.capital
            and not (k > i and k == end and runs.starts_other(k))
            and (k == i or not runs.is_acronym(k) or runs.shouting)
        ):
            k += 1
            end = k
            continue
        after = runs.cue("place_joins", k)
        if end > i and k == end and after is not None and runs.is_name_word(after) and not runs.begins_body(after):
            if runs.lex.countries.match(runs.tokens, after) and not runs.lex.words["place_of_country"] & {runs.tokens[i].key}:
                break
            k = after
            continue
        break
    return end
