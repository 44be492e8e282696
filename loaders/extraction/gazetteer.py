"""Places that the lexicon knows by name, and the place that ends the name of a body or hall: "Universidad de X"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from loaders.extraction.runs import Runs
from loaders.tokens import fold

DASHES = ("-", "–", "—")
Span = tuple[int, int]


def listed(runs: Runs, i: int) -> tuple[int, bool] | None:
    """The end of the known place's name that begins at i, and whether that name is hardly ever anything else."""
    found = runs.lex.places.match(runs.tokens, i) if runs.is_name_word(i) else None
    token = runs.word(found[0]) if found is not None else None
    if found is not None and token is not None and token.capital and token.key in runs.lex.words["compass"]:
        return found[0] + 1, found[1]  # "Santo Domingo Este"
    return found if found is not None and runs.tokens[found[0] - 1].capital else None


def is_listed(runs: Runs, first: int, last: int, *, sure: bool = True) -> bool:
    """Whether tokens[first:last] are the whole name of a known place; with ``sure`` only one that means nothing else."""
    found = listed(runs, first)
    return found is not None and found[0] == last and (found[1] or not sure)


def dateline(runs: Runs, first: int, last: int) -> bool:
    """The place in capitals that opens a press note: "TALCA.- La alcaldesa …", "ESPERANZA- El intendente …"."""
    labels = runs.lex.not_acronyms
    if first > 0 or not all(t.capitals and t.key not in labels and not runs.is_field(t) for t in runs.tokens[first:last]):
        return False  # "TERCERO.- Aprobar …" is no place
    k = last + (runs.text(last, last + 1) == ".")
    return runs.text(k, k + 1) in DASHES and runs.touches(k) and not (runs.touches(k + 1) and k == last)


def announced(runs: Runs, i: int) -> bool:
    """Whether a territory's noun announces a place at i: "ciudad de", "municipios hondureños de", "cantones"."""
    for start in (i - 2, i - 3, i - 4):
        if start < 0 or (after := runs.cue("local_words", start)) is None:
            continue
        after = runs.skip_demonym(after)
        if after == i or (runs.cue("of_the", after) or runs.cue("of", after)) == i:
            return True
    before = runs.word(i - 1)
    return before is not None and before.key in runs.lex.words["bare_local_nouns"] and not before.capital


def at_end(runs: Runs, first: int, last: int, known: Collection[str], *, seated: bool, hall: bool = False) -> Span | None:
    """The place behind the last "de" of a name: one that is listed or that the report names; with ``seated`` any other, too.

    A name that is as often a surname needs a class of things before it: "Cámara de Comercio de X", not "Amigos de X". A
    ``hall`` has a name of its own before its place: "Teatro Juan Paz de X".
    """
    ends = list(_ends(runs, first, last))
    for a, b, plain, _ in reversed(ends):
        if is_listed(runs, a, b) or ((plain or hall) and (is_listed(runs, a, b, sure=False) or fold(runs.text(a, b)) in known)):
            return a, b
    words = runs.lex.words
    near = [
        a
        for a, _, plain, own in ends
        if own and runs.tokens[a - 1].key in words["plain_of"]
        if plain or (hall and a - 2 > first and runs.tokens[a - 2].capital)
    ]
    return (near[-1], last) if seated and near and runs.tokens[near[-1]].key not in words["saints"] else None


def _ends(runs: Runs, first: int, last: int) -> Iterator[tuple[int, int, bool, bool]]:
    """What may be a place's name at the end of tokens[first:last], shortest first.

    With each: whether a class of things stands before it, and whether none of its words is one of those.
    """
    own = True
    for k in range(last - 1, first, -1):
        token = runs.tokens[k]
        if token.kind != "word":
            return
        after = runs.cue("of", k)
        if after is None:
            own = own and not (token.capital and _ordinary(runs, k))
            continue
        if after >= last or not runs.tokens[after].capital:
            continue
        yield after, last, _class_before(runs, first, k), own
        if not own:
            return


def _class_before(runs: Runs, first: int, k: int) -> bool:
    before = runs.tokens[k - 1]
    headed = runs.lex.body_heads.match(runs.tokens, first)
    return (
        k <= (headed[0] if headed else first + 1)
        or runs.is_field(before)
        or before.key in runs.lex.words["local_nouns"]
        or before.key in runs.lex.demonyms
        or runs.lex.posts.match(runs.tokens, k - 1) is not None
    )


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
