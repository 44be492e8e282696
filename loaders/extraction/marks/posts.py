"""Posts: "Director Nacional de Cooperación Internacional", "segunda regidora", "exalcaldesa", "alcalde electo"."""

from __future__ import annotations

import unicodedata
from functools import partial

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Post

CREDITS = 24  # tokens of a line of credits


def find(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """The post that begins at token i: its title alone and its standing, without the organization behind it."""
    lex = runs.lex
    status = ""
    first = i
    before = lex.status.match(runs.tokens, i)
    if before and before[1] == "former" and lex.posts.match(runs.tokens, before[0]):
        first, status = before
    counted = runs.cue("possessive", i - 1) is not None  # "su primera presidenta": the first one, not a rank
    head_at = first + 1 if runs.tokens[first].key in lex.ordinals and lex.posts.match(runs.tokens, first + 1) else first
    head = _head(runs, head_at)
    if head is None:
        return _credit(unit, runs, i)
    end, post = head
    if post.form and _accented(runs.tokens[head_at].text) and not _accented(post.form):
        return None  # "secretaría" is a body
    if post.capitalised and (not runs.tokens[head_at].capital or (i > 0 and runs.tokens[i - 1].capital)):
        return None  # "Estado Mayor"
    if runs.tokens[head_at].capital and head_at == i and i > 0 and not runs.shouting and _named_after(runs, i):
        return None
    end = _modifiers(runs, end)
    core_end = end
    after = lex.status.match(runs.tokens, end)
    if after:
        end, status = after
    area = last = _area(runs, end, post.lemma)
    late = lex.status.match(runs.tokens, area) if not status and runs.text(area, area + 1) == "(" else None
    if late is not None:
        last, status = late  # "Secretario de Planificación (s)"
    short = runs.tokens[head[0] - 1].text == "." and core_end > head[0]
    several = post.plural or (short and runs.tokens[core_end - 1].key.endswith("s"))  # "REG. PROPIETARIOS"
    prefixed = runs.tokens[head_at].key.startswith("ex") and not post.lemma.startswith("ex")
    if prefixed:
        status = "former"
    first = head_at if counted else first
    core = runs.text(first, core_end)
    if prefixed or post.plural or runs.tokens[head[0] - 1].text == ".":
        rest = [_singular(runs, k) for k in range(head[0], core_end)]
        core = " ".join([runs.text(first, head_at), post.singular, *rest]).strip()
        if runs.tokens[first].capital and not prefixed:
            core = core[0].upper() + core[1:]
    field = runs.text(end, area) if area > end else ""
    if runs.tokens[head_at].capitals:
        core, field = ordinary_case(runs, core), ordinary_case(runs, field)
    title = f"{core} {field}".strip()
    return Mention(
        "post",
        unit.index,
        i,
        last,
        ordinary_case(runs, title),
        post.lemma,
        plural=several,
        generic=post.weak,
        status=status,
    )


def _named_after(runs: Runs, i: int) -> bool:
    """Whether a school, street or hall bears the post in its name: "la escuela Alcalde Luis Paz"."""
    before = runs.tokens[i - 1]
    if before.kind != "word" or runs.cue("of", i - 1) is not None:
        return False
    return runs.cue("venues", i - 1) == i or (runs.lex.body_heads.match(runs.tokens, i - 1) or (0,))[0] == i


def _head(runs: Runs, i: int) -> tuple[int, Post] | None:
    """The head of a post at i; "Presidente del Concejo Deliberante" is a president, the council a body of its own."""
    found = runs.lex.posts.match(runs.tokens, i)
    if found is None or not runs.is_name_word(found[0]) or not runs.tokens[found[0] - 1].capital:
        return found
    of = runs.seek("of", i + 1, found[0] - 1)
    shorter = runs.lex.posts.match(runs.tokens[:of], i) if of is not None else None
    return shorter if shorter is not None and not runs.shouting and not runs.begins_person(found[0]) else found


def _credit(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """A word of a credits page that acts as a post: "NAME Diseño / Diagramación", "Fotografía: Name"."""
    found = runs.lex.credits.match(runs.tokens, i)
    if i > 0 and runs.cue("of", i - 1) == i:
        return None  # "Nota de Prensa"
    if found is None or len(runs.tokens) > CREDITS or not runs.tokens[i].capital or (unit.block.kind == "heading" and i == 0):
        return None
    end = found[0]
    while (runs.text(end, end + 1) in ("/", ",") or runs.cue("and", end) == end + 1) and (
        more := runs.lex.credits.match(runs.tokens, end + 1)
    ) is not None:
        end = more[0]
    colon = runs.text(end, end + 1) == ":"
    if not colon and end != len(runs.tokens) and i != 0:
        return None
    return Mention("post", unit.index, i, end, ordinary_case(runs, runs.text(i, end)), "credit")


def ordinary_case(runs: Runs, title: str) -> str:
    """A title set in capitals in ordinary letters; any other as it stands."""
    if sum(c.isupper() for c in title) < 0.6 * sum(c.isalpha() for c in title):
        return title
    small = runs.lex.words["small_words"]
    return " ".join(w.lower() if w.casefold() in small else w.capitalize() for w in title.split())


def _singular(runs: Runs, i: int) -> str:
    """A modifier of a plural title, in the singular where the lexicon has it."""
    word = runs.tokens[i].text
    for cut in (2, 1):
        if word.lower().endswith("es"[-cut:]) and word[:-cut].lower() in runs.lex.words["modifiers_as_written"]:
            return word[:-cut]
    return word


def _accented(word: str) -> bool:
    return "\u0301" in unicodedata.normalize("NFD", word)


def _modifiers(runs: Runs, i: int) -> int:
    end = i
    while True:
        standing = runs.lex.status.match(runs.tokens, end)
        if standing is not None:
            return end
        if (modifier := runs.lex.modifiers.match(runs.tokens, end)) is not None:
            end = modifier[0]
        elif (rank := runs.word(end)) is not None and rank.kind == "number" and rank.key in runs.lex.ordinals:
            end += 1  # "Vicepresidente 1°"
        elif (sign := runs.word(end)) is not None and sign.text == "/" and (more := runs.lex.posts.match(runs.tokens, end + 1)):
            end = more[0]
        elif (second := runs.lex.posts.match(runs.tokens, end)) is not None and runs.tokens[end].capital == runs.tokens[
            i - 1
        ].capital:
            if second[1].plural or runs.tokens[end - 1].text == ".":
                return end
            end = second[0]
        else:
            return end


def _area(runs: Runs, i: int, lemma: str) -> int:
    """The end of the field a post is for ("de Cooperación Internacional", "en agua y saneamiento"), or i."""
    lex = runs.lex
    end = i
    while lemma not in lex.government_of or lemma in lex.words["posts_with_areas"]:
        article = runs.cue("of_the", end)
        k = article or runs.cue("of", end)
        if k is None:
            bare = runs.word(end)
            area = bare is not None and bare.capital and bare.key in lex.words["small_areas"] and not runs.begins_body(end)
            if area and runs.begins_body(end + 1):
                return end + 1  # "Coordinador Proyectos LIGA"
            return _field_within(runs, end, lemma)
        token = runs.word(k)
        if token is None or token.kind != "word":
            return end
        if token.capital:
            of = runs.cue("of_the", k + 1)
            beside_body = not article and of is not None and runs.begins_body(runs.skip_articles(of))
            if article is not None and token.key in lex.words["title_territories"] and runs.is_name_word(k + 1):
                end = runs.body(k + 1, conjunction=False, joins="of", stop=runs.begins_body)
                continue
            house = lex.body_heads.match(runs.tokens, k)
            board = article is None and lemma in lex.words["posts_of_boards"]
            if board and house is not None and house[1].kind == "local_government" and not house[1].plural:
                return end  # "vicepresidente de Diputación"
            named = article is not None and (
                lex.body_heads.match(runs.tokens, k) or lex.unit_heads.match(runs.tokens, k) or _governs_itself(runs, k)
            )
            field = runs.names_field(k) if lemma in lex.government_of or end > i else runs.is_field(token)
            second = article is None and end == i and _is_task(runs, k)
            portfolio = lemma in lex.words["posts_with_portfolios"] and end == i and _is_portfolio(runs, k)
            if named or (runs.begins_body(k) and not second) or not (field or beside_body or second or portfolio):
                return end
            end = _before_person(runs, k, runs.body(k + 1, commas=True, joins="of", stop=partial(_ends_field, runs)))
            continue
        if (
            lemma in lex.government_of
            or (runs.is_name_word(k + 1) and not runs.begins_person(k + 1))
            or lex.cues["local_words"].match(runs.tokens, k)
        ):
            return end
        if token.key not in lex.words["small_areas"] and (article or token.key not in lex.words["fields"]):
            return _owned_field(runs, k) if article is None and end == i else end
        small = _small_words(runs, k)
        if small < len(runs.tokens) and runs.text(small, small + 1) == "@":
            small -= 1  # "jefa de prensa" above "prensa@…"
        end = _modifiers(runs, small)
    return end


def _governs_itself(runs: Runs, i: int) -> bool:
    """As in "Gobierno de Chile", "Comunidad de Madrid": a government that its land alone names."""
    words = runs.lex.words
    if runs.tokens[i].key in words["self_governing"]:
        return runs.lex.places.match(runs.tokens, i) is not None
    of = runs.cue("of_the", i + 1) or runs.cue("of", i + 1)
    return runs.tokens[i].key in words["bare_governments"] and of is not None and runs.is_name_word(of)


def _owned_field(runs: Runs, i: int) -> int:
    """The end of a field in small letters at i that a body's name follows: "consultora de blindaje climático | del ICAP"."""
    for k in range(i + 1, i + 4):
        of = runs.cue("of_the", k) or runs.cue("of", k)
        if of is not None:
            return k if runs.is_name_word(of) and runs.begins_body(of) else i - 1
        token = runs.word(k)
        if token is None or token.kind != "word" or token.capital or token.key in runs.lex.predicates.finite:
            return i - 1
    return i - 1


def _is_portfolio(runs: Runs, i: int) -> bool:
    """As in "ministro de Interior y Policía", "ministra del Ambiente": neither country nor town nor person, and one word."""
    if runs.country(i) is not None or runs.begins_person(i) or runs.lex.places.match(runs.tokens, i) is not None:
        return False
    return not runs.is_name_word(i + 1) or runs.begins_person(i + 1)


def _is_task(runs: Runs, i: int) -> bool:
    """As in "subsecretaria de Enlace Legislativo", "secretario de Coordinación Ejecutiva": a task, no post, no body."""
    if runs.lex.known_bodies.match(runs.tokens, i) or runs.lex.body_heads.match(runs.tokens, i) or runs.is_acronym(i):
        return False
    unit = runs.lex.unit_heads.match(runs.tokens, i)
    post = runs.lex.posts.match(runs.tokens, i)
    if unit is None or not runs.is_field(runs.tokens[i]):
        return post is not None
    joined = runs.cue("and", unit[0])  # "secretaria de Coordinación y Gestión"
    return runs.is_name_word(unit[0]) or (joined is not None and runs.goes_on(joined)) or post is not None


def _ends_field(runs: Runs, i: int) -> bool:
    """Whether what "de" joins at i is no more of the field: a body, be it without its name ("del Ayuntamiento"), or a place."""
    bare = runs.tokens[i - 1].key in runs.lex.words["contracted_of"] and runs.lex.body_heads.match(runs.tokens, i) is not None
    return bare or runs.begins_body(i) or not runs.names_field(i)


def _before_person(runs: Runs, first: int, last: int) -> int:
    """Where a field ends before the name that touches it: "MINISTRA DE VIVIENDA Ana Paz", "ministra de Vivienda Ana Paz"."""
    for k in range(first + 1, last):
        named = runs.begins_person(k) and runs.tokens[k - 1].capital
        if named or (
            runs.tokens[first].capitals and not runs.shouting and not runs.tokens[k].capitals and runs.tokens[k].capital
        ):
            return k
    return last


def _field_within(runs: Runs, i: int, lemma: str) -> int:
    """The end of "en agua y saneamiento" behind a post that is one "en" a field, or i."""
    k = runs.cue("in", i)
    token = runs.word(k) if k is not None else None
    if k is None or token is None or token.kind != "word" or token.capital or lemma not in runs.lex.words["posts_in_a_field"]:
        return i
    if runs.cue("definite", k) is not None:
        return i  # "investigadora en la Facultad"
    return _small_words(runs, k)


def _small_words(runs: Runs, i: int) -> int:
    """The end of a run of small nouns that begins at i: "agua y saneamiento"."""
    end = i + 1
    while (token := runs.word(end)) is not None and token.kind == "word":
        after = runs.cue("and", end)
        follower = runs.word(after) if after is not None else None
        if follower is not None and follower.kind == "word" and not follower.capital and runs.is_field(follower):
            end = after + 1 if after is not None else end
        elif not token.capital and token.key in runs.lex.words["fields"]:
            end += 1
        else:
            return end
    return end
