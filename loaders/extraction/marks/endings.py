"""What may end the name of an initiative or event: its number, its years, its acronym."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention


def numbered(runs: Runs, i: int) -> int:
    """The end of a number behind a session's head: "Sesión ordinaria N.º 14-2024"; i where none stands there."""
    k = i
    while (word := runs.word(k)) is not None and (
        word.key in runs.lex.words["number_words"] or (k > i and word.text in (".", "º", "°"))
    ):
        k += 1
    number = runs.word(k)
    if k == i or number is None or number.kind != "number":
        return i
    if runs.text(k + 1, k + 2) in ("-", "–", "/") and (second := runs.word(k + 2)) is not None and second.kind == "number":
        return k + 3
    return k + 1


def ordinary(runs: Runs, first: int, last: int) -> str:
    """A name set in capitals in ordinary letters."""
    name = runs.text(first, last)
    return name.capitalize() if runs.shouting else name


def with_number(runs: Runs, mention: Mention) -> Mention:
    """A year, a span of years or a Roman number that ends a name: "Visión Global 2024-2030"."""
    end = mention.last
    token = runs.word(end)
    if token is None or token.kind != "number" or ":" in token.text or (len(token.text) < 2 and not mention.known):
        return mention
    end += 1
    dash, second = runs.word(end), runs.word(end + 1)
    if dash and second and dash.text in ("-", "–") and second.kind == "number":
        end += 2
    return replace(mention, last=end, name=f"{mention.name} {runs.text(mention.last, end)}")


def with_acronym(runs: Runs, mention: Mention) -> Mention:
    k = mention.last
    inside = runs.text(k + 1, k + 2)
    if runs.text(k, k + 1) == "(" and runs.text(k + 2, k + 3) == ")" and sum(c.isupper() for c in inside) > 1:
        return replace(mention, last=k + 3, aliases=(*mention.aliases, inside), acronym=inside)
    return mention


def second_half(runs: Runs, i: int) -> int:
    """The end of "… y Barrio" in "el seminario Puerto y Barrio, que": a word that nothing follows but a sign or "que"."""
    after = runs.cue("and", i)
    if after is None or not runs.is_name_word(after) or runs.begins_body(after) or runs.starts_other(after):
        return i
    if runs.lex.initiative_heads.match(runs.tokens, after) or runs.tokens[after].key in runs.lex.given_names:
        return i
    follower = runs.word(after + 1)
    closed = follower is None or follower.kind == "sign" or runs.cue("relative", after + 1) is not None
    return after + 1 if closed else i
