"""Organizations: by head noun ("Asociación …"), by acronym, by being known, and local governments by their place."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.gazetteer import dateline
from loaders.extraction.marks.endings import second_half
from loaders.extraction.marks.governments import government, local_government, place_end
from loaders.extraction.runs import QUOTES, Runs
from loaders.extraction.units import Mention, Unit
from loaders.tokens import fold

LONGEST = 12  # tokens of a name before its legal form


def find(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """The organization that begins at token i, with the acronym behind it and the bodies and places inside its name."""
    token = runs.tokens[i]
    if not token.capital:
        if token.key in runs.lex.words["small_governments"]:
            return local_government(unit, runs, i)
        return _small_head(unit, runs, i) if token.key in runs.lex.words["small_bodies"] else None
    if token.capitals and len(token.text) < 5 and token.key in runs.lex.words["small_bodies"]:
        return _small_head(unit, runs, i)  # "la ONG senegalesa Terre Haute"
    known, headed = _known(unit, runs, i), _headed(unit, runs, i)
    if known is not None and headed is not None and headed.last > known.last and not known.inner:
        known = None  # the beginning of a longer name
    mention = known or headed or government(unit, runs, i) or with_legal_form(unit, runs, i) or _acronym(unit, runs, i)
    return _with_short_name(runs, _with_suffix(runs, _with_acronym(runs, mention))) if mention else None


def _with_short_name(runs: Runs, mention: Mention) -> Mention:
    """As in "X (en adelante, «la Diputación»)": the name that the document uses from there on."""
    after = runs.cue("hereafter", mention.last + 1) if runs.text(mention.last, mention.last + 1) in ("(", ",") else None
    if after is None:
        return mention
    close = next((k for k in range(after, min(after + 12, len(runs.tokens))) if runs.tokens[k].text == ")"), None)
    words = [
        k for k in range(after, close if close is not None else min(after + 5, len(runs.tokens))) if runs.tokens[k].capital
    ]
    if not words:
        return mention
    short = runs.text(words[0], words[-1] + 1)
    return replace(mention, last=close + 1 if close is not None else words[-1] + 1, aliases=(*mention.aliases, short))


def _small_head(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """As in "la fundación suiza Habitare", "la cooperativa Café Alto": a name behind its kind in small letters."""
    at = runs.skip_demonym(i + 1)
    close = runs.closing(at) if at < len(runs.tokens) and runs.tokens[at].text in QUOTES else None
    if close is not None and close - at < 8 and runs.is_name_word(at + 1):
        head = runs.lex.body_heads.match(runs.tokens, i)  # "la ONG «Agua y Vida»"
        kind = head[1].kind if head is not None else "other"
        return Mention("organization", unit.index, i, close + 1, runs.text(at + 1, close), kind)
    if not runs.is_name_word(at) or runs.starts_other(at) or (runs.begins_body(at) and not runs.is_acronym(at)):
        return None
    end = runs.body(at, conjunction=False)
    end = second_half(runs, end) if end == at + 1 else end  # "el colectivo Pedal y Maíz, que"
    head = runs.lex.body_heads.match(runs.tokens, i)
    demonym = runs.lex.demonyms.get(runs.tokens[i + 1].key, "") if at > i + 1 else ""
    kind = head[1].kind if head is not None else "other"
    return Mention(
        "organization", unit.index, i, end, runs.text(at, end), kind, aliases=(runs.text(i, end),), at_country=demonym
    )


def with_legal_form(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """As in "Aguas del Palmar S.A.", "Agua Buena, A.C.": a name that ends in a legal form is a body's."""
    if not runs.words("legal_forms", i + 1, i + LONGEST):
        return None
    if runs.tokens[i].key in runs.lex.words["stop_heads"] or (i and runs.tokens[i - 1].capital):
        return None
    end = runs.body(i)
    while end > i + 1 and _legal_form(runs, end - 1) == end:
        end -= 1
    comma = runs.text(end, end + 1) == ","
    form = _legal_form(runs, end + comma)
    if form is None or runs.starts_other(i):
        return None
    return Mention("organization", unit.index, i, form, runs.text(i, form), "company", aliases=(runs.text(i, end),))


def _legal_form(runs: Runs, i: int) -> int | None:
    """The end of a legal form at i; two bare capitals ("CA") are none."""
    found = runs.lex.suffixes.match(runs.tokens, i)
    if found is None or not runs.tokens[i].capital:
        return None
    return found[0] if "." in runs.text(i, found[0]) or len(runs.tokens[i].text) > 2 else None


def _known(unit: Unit, runs: Runs, i: int) -> Mention | None:
    found = runs.lex.known_bodies.match(runs.tokens, i)
    if found is None:
        return None
    end, known = found
    if known.form.isupper() and end == i + 1 and sum(c.isupper() for c in runs.tokens[i].text) < 2:
        return None  # "Ilo" is a town, "ILO" a body
    # "Programa de las Naciones …": a longer name that a head begins is found by its head
    if len(runs.tokens[i].text) > 1 and end == i + 1 and not runs.is_acronym(i) and not _stands_alone(runs, i, end):
        return None
    mention = Mention(
        "organization", unit.index, i, end, runs.text(i, end), known.kind, known=known.name, country_of=known.country or ""
    )
    region = runs.lex.regions.match(runs.tokens, end)
    if region is not None:
        inner = replace(mention)
        return replace(mention, last=region[0], name=runs.text(i, region[0]), inner=(inner,), known="")
    country = runs.lex.countries.match(runs.tokens, end)
    if country is not None and runs.tokens[end].capital:
        whole = runs.text(i, country[0])
        return replace(mention, last=country[0], aliases=(*mention.aliases, whole), at_country=country[1])
    return mention


def _stands_alone(runs: Runs, i: int, end: int) -> bool:
    """Whether a one-word name is not the first word of a longer one."""
    follower = runs.word(end)
    return follower is None or not follower.capital


def _headed(unit: Unit, runs: Runs, i: int) -> Mention | None:
    head = runs.lex.body_heads.match(runs.tokens, i)
    unit_head = runs.lex.unit_heads.match(runs.tokens, i)
    if head is None and unit_head is None:
        return None
    if head is not None and head[1].plural:
        return None
    head_end = max(h[0] for h in (head, unit_head) if h is not None)
    kind = head[1].kind if head is not None else "other"
    if kind == "local_government":
        return local_government(unit, runs, i)
    end = _own_name(runs, head_end, runs.body(head_end, commas=True)) if unit_head else runs.body(head_end, commas=True)
    end = _numbered(runs, second_half(runs, end) if end == head_end + 1 else end)
    words = " ".join(t.key for t in runs.tokens[i:end])
    if (end == head_end and head_end == i + 1) or words in runs.lex.words["never_bodies"]:
        return None  # a head without a name: "la Asociación"
    mention = Mention("organization", unit.index, i, end, runs.text(i, end), kind)
    mention = _with_inner(unit, runs, mention, head_end)
    organ = " ".join(t.key for t in runs.tokens[i:head_end])
    if mention.inner and organ in runs.lex.words["organs"] and mention.inner[0].kind == "organization":
        return replace(mention.inner[0], first=i)  # "la Junta Directiva de X" acts for X
    return mention


def _numbered(runs: Runs, end: int) -> int:
    """The end of a name with its number: "Escuela Agrotécnica N.º 24", "Consejo Distrital 28"."""
    signs = runs.lex.words["number_words"]
    k = end - (runs.tokens[end - 1].key in signs)
    first = k
    while k < first + 3 and (token := runs.word(k)) is not None and (token.key in signs or (k > first and token.text == ".")):
        k += 1
    token = runs.word(k)
    figures = token is not None and token.kind == "number" and token.text.isdigit() and len(token.text) < 4
    closed = runs.text(k + 1, k + 2) in (",", ".", ")", ";", "") and runs.tokens[first - 1].capital
    return k + 1 if figures and (k > first or closed) else end


def _own_name(runs: Runs, head_end: int, end: int) -> int:
    """The end of a unit's name without the bare head of its parent: "Oficina de Proyectos | de la Federación"."""
    parent = runs.lex.body_heads.match(runs.tokens, end - 1)
    for k in (end - 3, end - 2):
        if k <= head_end or parent is None or parent[1].plural:
            continue
        if (runs.cue("of_the", k) or (runs.cue("of", k) if runs.cue("contracted", k) else None)) == end - 1:
            return k
    return end


def as_body(unit: Unit, runs: Runs, mention: Mention) -> Mention:
    """A name that looks like an event's or a hall's where a post belongs to it: "Presidente del Foro de X"."""
    acronym = next((a for a in mention.aliases if " " not in a and _is_short(mention.name, a)), "")
    body = replace(mention, kind="organization", sub="other", acronym=acronym)
    return _with_inner(unit, runs, body, mention.first + 1)


def _with_inner(unit: Unit, runs: Runs, mention: Mention, after_head: int) -> Mention:
    """A unit's name and its parent's inside it: "Centro de Desarrollo de la OCDE"."""
    for k in runs.every("of", after_head, mention.last + 1):
        before = runs.cue("of", k)
        if before is None:
            continue
        at = runs.skip_articles(before)
        if not runs.begins_body(at) or (at == before and runs.tokens[at].key in runs.lex.words["office_fields"]):
            continue  # "Dirección General de Coordinación Política": what it is for
        parent = _known(unit, runs, at) or find(unit, runs, at)
        if parent is None or parent.last < mention.last or fold(parent.known) in runs.lex.words["never_parents"]:
            continue
        inner = replace(parent, last=max(parent.last, at + 1))
        alone = runs.text(mention.first, k)
        aliases = (alone,) if len(alone.split()) > 1 else ()
        last = max(mention.last, parent.last)
        named = last - 3 if parent.acronym and runs.text(last - 1, last) == ")" else last  # the acronym is the parent's
        return replace(mention, last=last, name=runs.text(mention.first, named), aliases=aliases, inner=(inner,))
    return mention


def _acronym(unit: Unit, runs: Runs, i: int) -> Mention | None:
    if (
        not runs.is_acronym(i)
        or _legal_form(runs, i) is not None
        or runs.shouting
        or runs.capitals(i) > i
        or runs.cue("credits_heading", i) is not None
    ):
        return None
    if _is_loud(runs, i) or dateline(runs, i, i + 1):
        return None
    end = i + 1
    aliases: tuple[str, ...] = ()
    name = runs.tokens[i].text
    country = ""
    found = runs.lex.countries.match(runs.tokens, end)
    if found is not None and runs.tokens[end].capital:
        end, country = found
        aliases = (runs.text(i, end),)
        return Mention("organization", unit.index, i, end, name, "other", aliases=aliases, at_country=country)
    # "IMPLAN Torreón": an acronym and the one word that tells which
    if runs.is_name_word(end) and not runs.is_acronym(end) and not runs.starts_other(end):
        run = place_end(runs, end)
        if (
            0 < run - end <= 4
            and not runs.lex.posts.match(runs.tokens, end)
            and runs.tokens[end].key not in runs.lex.given_names
        ):
            inner = Mention("place", unit.index, end, run, runs.text(end, run), derived=True)
            return Mention("organization", unit.index, i, run, runs.text(i, run), "other", inner=(inner,))
    return Mention("organization", unit.index, i, end, name, "other")


def _is_loud(runs: Runs, i: int) -> bool:
    """A word in capitals for emphasis ("POR ELLO", "SE RECHAZA"), or the letters of a code ("GT-042")."""
    beside = ((k, runs.word(k)) for k in (i - 1, i + 1))
    small = any(t is not None and t.text.isupper() and runs.cue("function", k) is not None for k, t in beside)
    code = runs.text(i + 1, i + 2) == "-" and runs.touches(i + 1) and (n := runs.word(i + 2)) is not None and n.kind == "number"
    return small or code


def _with_acronym(runs: Runs, mention: Mention) -> Mention:
    """As in "Long name (ACRONYM)", and "Long name - ACRONYM" where the letters fit."""
    k = mention.last
    country = runs.country(k + 1) if runs.cue("in", k) == k + 1 else None
    if (
        country is not None
        and runs.text(country[0], country[0] + 1) == "("
        and runs.text(country[0] + 2, country[0] + 3) == ")"
    ):
        whole = runs.text(mention.first, country[0])  # "Cooperación … en México (ACR)"
        mention = replace(mention, last=country[0], aliases=(*mention.aliases, whole), at_country=country[1])
        k = mention.last
    open_, inside, close = runs.word(k), runs.word(k + 1), runs.word(k + 2)
    bracket = open_ is not None and open_.text == "(" and close is not None and close.text == ")"
    parent = next((m for m in mention.inner if m.kind == "organization"), None)
    if inside is not None and bracket and parent is not None and parent.last == k and fits(parent.name, inside.text):
        named = replace(parent, acronym=inside.text, aliases=(*parent.aliases, inside.text))
        return replace(mention, inner=tuple(named if m is parent else m for m in mention.inner))
    if inside is not None and bracket and inside.kind == "word" and _is_short(mention.name, inside.text):
        return replace(mention, last=k + 3, aliases=(*mention.aliases, inside.text), acronym=inside.text)
    if open_ and inside and open_.text in ("-", "–", "—", ",") and runs.is_acronym(k + 1) and fits(mention.name, inside.text):
        return replace(mention, last=k + 2, aliases=(*mention.aliases, inside.text), acronym=inside.text)
    return mention


def _is_short(name: str, word: str) -> bool:
    """Whether a word in brackets is the name's acronym: two capitals, or the name's letters as a word ("Fedomu")."""
    return sum(c.isupper() for c in word) > 1 or (len(word) > 3 and word[0].isupper() and fits(name, word))


def _with_suffix(runs: Runs, mention: Mention) -> Mention:
    """The legal form behind a name: ", A.C."."""
    k = mention.last
    comma = runs.word(k)
    at = k + 1 if comma is not None and comma.text == "," else k
    found = runs.lex.suffixes.match(runs.tokens, at)
    if found is None or not runs.tokens[at].capital:
        return mention
    end = found[0]
    return replace(mention, last=end, name=runs.text(mention.first, end), aliases=(*mention.aliases, mention.name))


def fits(name: str, acronym: str) -> bool:
    """Whether the letters of the acronym occur in the name in order, the first of each at a word's beginning."""
    letters = [c for c in acronym.casefold() if c.isalpha()]
    words = [w.casefold() for w in name.replace("-", " ").split()]
    return _fits(letters, words)


def _fits(letters: list[str], words: list[str]) -> bool:
    if not letters:
        return True
    for n, word in enumerate(words):
        taken = 0
        while taken < len(letters) and taken < len(word) and letters[taken] == word[taken]:
            taken += 1
            if _fits(letters[taken:], words[n + 1 :]):
                return True
    return False
