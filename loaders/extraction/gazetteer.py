"""Places that the lexicon knows by name, and the place that ends the name of a body or hall: "Universidad de X"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from loaders.extraction.runs import Runs
from loaders.tokens import fold

Span = tuple[int, int]


def listed(runs: Runs, i: int) -> tuple[int, bool] | None:
    """The end of the known place's name that begins at i, and whether that name is hardly ever anything else."""
    found = runs.lex.places.match(runs.tokens, i)
    return found if found is not None and runs.tokens[i].capital and runs.tokens[found[0] - 1].capital else None


def is_listed(runs: Runs, first: int, last: int, *, sure: bool = True) -> bool:
    """Whether tokens[first:last] are the whole name of a known place; with ``sure`` only one that means nothing else."""
    found = listed(runs, first)
    return found is not None and found[0] == last and (found[1] or not sure)


def at_end(runs: Runs, first: int, last: int, known: Collection[str], *, seated: bool) -> Span | None:
    """The place behind the last "de" of a name: one that is listed or that the report names; with ``seated`` any other, too.

    A name that is as often a surname needs a class of things before it: "Cámara de Comercio de X", not "Amigos de X".
    """
    ends = list(_ends(runs, first, last))
    for a, b, plain in reversed(ends):
        if is_listed(runs, a, b) or (plain and (is_listed(runs, a, b, sure=False) or fold(runs.text(a, b)) in known)):
            return a, b
    words = runs.lex.words
    near = [(a, b) for a, b, plain in ends if plain and seated and runs.tokens[a - 1].key in words["plain_of"]]
    return near[-1] if near and runs.tokens[near[-1][0]].key not in words["saints"] else None


def _ends(runs: Runs, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """What may be a place's name at the end of tokens[first:last], shortest first, and whether a class of things stands before it."""
    words = runs.lex.words
    for k in range(last - 1, first, -1):
        token = runs.tokens[k]
        if token.kind != "word" or (token.capital and _ordinary(runs, k)):
            return
        after = runs.cue("of", k)
        if after is None or after >= last or not runs.tokens[after].capital:
            continue
        before = runs.tokens[k - 1]
        headed = runs.lex.body_heads.match(runs.tokens, first)
        plain = runs.is_field(before) or before.key in words["local_nouns"] or k <= (headed[0] if headed else first + 1)
        plain = plain or runs.lex.posts.match(runs.tokens, k - 1) is not None or before.key in runs.lex.demonyms
        yield after, last, plain


def _ordinary(runs: Runs, k: int) -> bool:
    """A word that is no part of a place's name: a field of policy, a post, a country, a region, an adjective of one."""
    lex = runs.lex
    checks: tuple[Callable[[], object], ...] = (
        lambda: runs.is_field(runs.tokens[k]),
        lambda: lex.posts.match(runs.tokens, k),
        lambda: lex.regions.match(runs.tokens, k),
        lambda: lex.countries.match(runs.tokens, k) and not listed(runs, k),
        lambda: runs.tokens[k].key in lex.demonyms,
        lambda: runs.tokens[k].key in lex.words["local_nouns"],
    )
    return any(check() for check in checks)
