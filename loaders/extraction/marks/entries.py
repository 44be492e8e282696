"""Entries: an initiative's title set apart, as a heading or in bold, and below or behind it what it is.

What tells an entry from any other section: keys of a project's sheet below it ("Ejecuta: …"), a first sentence that says
what it is ("Es un proyecto …", "Programa de becas que …", "Lo financia …"), or a list of initiatives around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.extraction.marks.posts import ordinary_case
from loaders.extraction.marks.titles import KINDS
from loaders.extraction.runs import Runs
from loaders.extraction.tables import PORTFOLIO, Tables, key_at
from loaders.extraction.units import Mention, Unit

LONGEST = 12  # tokens of a title
NEAR = 10  # blocks below a heading in which its sheet begins
SHEET = ("sheet_funder", "sheet_executor", "sheet_partner")
MORE = ("sheet_place", "sheet_status", "sheet_lead", "sheet_aligned")


def entries(units: Sequence[Unit], tables: Tables) -> Iterator[Mention]:
    """The titles of all entries of a report."""
    listing = False
    runs = [u.runs for u in units]
    for n, unit in enumerate(units):
        block = unit.block
        at = n
        if block.kind == "heading" and heads_a_sheet(unit):
            at = about(units, n)
            span = _title(runs[at], 0, len(units[at].tokens))
            kind = _below(units, runs, n, (0, 0))
        elif block.kind == "heading":
            listing = _lists(runs[n])
            span = _title(runs[n], 0, len(unit.tokens))
            kind = _below(units, runs, n, span) if span is not None else ""
        elif (value := key_at(runs[n], "sheet_title")) is not None:
            span = _title(runs[n], value, len(unit.tokens))
            kind = _below(units, runs, n, (0, 0))
        else:
            if block.text.rstrip().endswith(":"):
                listing = _lists(runs[n])
            span = _set_apart(unit, runs[n], listing and block.kind == "item")
            kind = _said(runs[n], span[1]) if span is not None else ""
            if span is not None and not kind and listing and block.kind == "item":
                kind = "project"
        if span is not None and kind and not _other(runs[at], *span):
            yield Mention("initiative", at, *span, ordinary_case(runs[at], runs[at].text(*span)), kind)
    for table in tables.portfolios:
        for row in table.rows:
            cell = table.cell(row, PORTFOLIO[0])
            span = _title(runs[row.unit.index], *cell) if cell is not None else None
            if span is not None:
                yield Mention("initiative", row.unit.index, *span, runs[row.unit.index].text(*span), "project")


def heads_a_sheet(unit: Unit) -> bool:
    """Whether a heading says only that a sheet stands below it: "A. Ficha del proyecto", "Datos generales"."""
    words = [t.key for t in unit.tokens if t.kind == "word" and len(t.text) > 1 and not t.roman]
    found = unit.runs.lex.cues["mere_headings"].match(unit.tokens, len(unit.tokens) - len(words)) if words else None
    return found is not None and found[0] == len(unit.tokens)


def about(units: Sequence[Unit], n: int) -> int:
    """The block that names what such a heading's sheet is about: the next heading above that names something, or the first."""
    above = (k for k in range(n - 1, -1, -1) if units[k].block.kind == "heading" and not heads_a_sheet(units[k]))
    return next(above, 0)


def _title(runs: Runs, first: int, last: int) -> tuple[int, int] | None:
    """A title in tokens[first:last], its number and a bracket behind it left out; None where it is too long or small."""
    while first < last and (runs.tokens[first].kind != "word" or runs.tokens[first].roman):
        first += 1
    while first < last and runs.tokens[first].key in runs.lex.words["prepositions"]:
        first = runs.skip_articles(first + 1)  # "Sobre Catastro Vivo"
    head = runs.lex.initiative_heads.match(runs.tokens, first)
    if head is not None:  # "Proyecto 1: Pozos Seguros"
        k = head[0]
        while k < last and runs.tokens[k].kind == "number":
            k += 1
        if runs.text(k, k + 1) in (":", "–", "—", "-"):
            first = k + 1
    last = next((k for k in range(first, last) if runs.tokens[k].text == "("), last)
    while last > first and runs.tokens[last - 1].kind == "sign" and runs.tokens[last - 1].text not in ("»", "”"):
        last -= 1
    if not first < last <= first + LONGEST or not runs.tokens[first].capital:
        return None
    return first, last


def _set_apart(unit: Unit, runs: Runs, listed: bool) -> tuple[int, int] | None:
    """The title that an item or a paragraph begins with: set in bold, or, in a list of initiatives, before a colon."""
    bold = unit.block.bold
    if bold and bold[0][0] == 0:
        end = bisect_left(unit.starts, bold[0][1])
        span = _title(runs, 0, end) if end < len(unit.tokens) else None
        keyed = span is not None and runs.text(span[1], span[1] + 1) == ":"
        if span is not None and (listed or not keyed or span[1] - span[0] > 1):
            return span
    if listed:
        sign = next((k for k, t in enumerate(unit.tokens[:LONGEST]) if t.text in (":", ".", ",")), None)
        if sign is not None and unit.tokens[sign].text == ":":
            return _title(runs, 0, sign)
    return None


def _other(runs: Runs, first: int, last: int) -> bool:
    """Whether a title is a sheet's key, a body, a person's name or a country: no initiative's."""
    if any(runs.cue(cue, first) == last for cue in (*SHEET, *MORE, "sheet_title", "priorities", "credits_heading")):
        return True
    if runs.begins_body(first) or runs.country(first) or runs.lex.honorifics.match(runs.tokens, first):
        return True
    found = runs.lex.posts.match(runs.tokens, first)
    if found is not None or runs.lex.event_heads.match(runs.tokens, first):
        return True
    return runs.tokens[first].key in runs.lex.given_names and runs.person(first) >= last


def _lists(runs: Runs) -> bool:
    """Whether a heading or a line that ends in a colon announces initiatives: "Proyectos en curso", "… estos programas:"."""
    for k in range(len(runs.tokens)):
        head = runs.lex.initiative_heads.match(runs.tokens, k)
        if head is not None and head[1].plural and head[1].kind in KINDS:
            return True
    return False


def _below(units: Sequence[Unit], runs: Sequence[Runs], n: int, span: tuple[int, int]) -> str:
    """The kind of initiative that the blocks below a heading show it to be; "" where they do not."""
    keys = []
    for k in range(n + 1, min(len(units), n + 1 + NEAR)):
        if units[k].block.kind == "heading":
            break
        keys += [cue for cue in (*SHEET, *MORE) if key_at(runs[k], cue) is not None][:1]
    if len(keys) > 1 and set(keys) & set(SHEET):
        return "project"
    if n + 1 >= len(units) or units[n + 1].block.kind != "paragraph" or span[1] - span[0] < 2:
        return ""
    if (kind := _said(runs[n + 1], 0)) or sum(t.capital for t in units[n].tokens[slice(*span)]) < 2:
        return kind
    return _pointed(runs[n + 1])


def _said(runs: Runs, k: int) -> str:
    """What the first words behind a title say it is: "Es un proyecto …", "Programa que …", "Lo financia …", "Pagado por …"."""
    while (word := runs.word(k)) is not None and word.kind == "sign":
        k += 1
    word = runs.word(k)
    if word is not None and word.kind == "number" and runs.text(k - 1, k) == "(":
        close = next((n for n in range(k, min(k + 6, len(runs.tokens))) if runs.tokens[n].text == ")"), k)
        return _said(runs, close + 1)  # a span of years in brackets
    if word is None:
        return ""
    if any((after := runs.cue(cue, k)) is not None and runs.text(after, after + 1) == ":" for cue in SHEET):
        return "project"
    form = runs.lex.predicates.forms.get(word.key)
    if form is not None and form.verb == runs.lex.predicates.copula and form.tense != "participle":
        after = runs.cue("articles", k + 1) or runs.cue("possessive", k + 1)
        return (_noun(runs, after) or _noun(runs, after + 1)) if after is not None else ""
    second = runs.word(k + 1)
    if word.key in runs.lex.words["clitics"] and second is not None:
        form = runs.lex.predicates.forms.get(second.key)
        return "project" if form is not None and form.verb in runs.lex.words["making_verbs"] else ""
    if form is not None and form.tense == "participle":
        made = form.verb in runs.lex.words["making_verbs"] and runs.cue("by", k + 1) is not None
        return "project" if made else ""
    return _noun(runs, k)


def _noun(runs: Runs, k: int) -> str:
    """The kind of a singular noun of initiatives at k that no name follows; "" where none stands there."""
    head = runs.lex.initiative_heads.match(runs.tokens, k)
    follower = runs.word(head[0]) if head is not None else None
    if head is None or follower is None or follower.kind != "word" or follower.capital:
        return ""
    return head[1].kind if head[1].kind in KINDS and not head[1].plural else ""


def _pointed(runs: Runs) -> str:
    """As in "X e Y sufragan este proyecto, que …": the first sentence points at what the heading names."""
    for k in range(min(25, len(runs.tokens) - 1)):
        if runs.tokens[k].key in runs.lex.words["pointing_at_one"]:
            head = runs.lex.initiative_heads.match(runs.tokens, k + 1)
            if head is not None and not head[1].plural and head[1].kind in KINDS:
                return head[1].kind
    return ""
