"""Two titles beside each other: of one person, one the courtesy or the complement of the other, or of two people."""

from __future__ import annotations

from loaders.extraction.entities.types import Ref
from loaders.extraction.posts import holder, terms
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention


def standing(scene: Scene, end: int) -> tuple[int, str] | None:
    """The standing that a body ends with, and where: "la alcaldesa de X electa", "el gerente de Y en funciones, Luis Paz"."""
    found = scene.runs.lex.status.match(scene.runs.tokens, end)
    follower = scene.runs.word(found[0]) if found is not None else None
    closed = follower is None or follower.capital or follower.text in (",", ".", ";", ")")
    return found if closed else None


def chains(scene: Scene, end: int, first: int) -> bool:
    """Between two posts of one person: "y", a comma, "además"; a term, or an aside about when, may stand there, too."""
    runs = scene.runs
    allowed = runs.lex.words["chain_words"] | runs.lex.words["apposition_words"] | runs.lex.words["time_adverbs"]
    k = end
    joined = False
    if runs.cue("as", first - 1) == first and runs.tokens[first - 2].text in (";", ","):
        return False  # "…; como secretaria, a Ana Paz"
    while k < first:
        if (term := terms.term_at(runs, k)) is not None and term.last <= first:
            k = term.last
            continue
        if runs.cue("of", k) is not None and (land := runs.country(k + 1)) is not None:
            k = land[0]  # "presidente de X, de El Salvador, y alcalde de Y"
            continue
        if runs.text(k, k + 1) == "(" and (after := holder.bracketed(scene, k)) > k and after <= first:
            joined, k = True, after  # "dirigente del partido (PX), ex diputado"
            continue
        aside = runs.cue("until", k) or runs.cue("since", k)
        close = next((n for n in range(k, first) if runs.tokens[n].text == ","), None) if aside is not None else None
        if close is not None and runs.text(k - 1, k) == ",":
            k = close + 1
            continue
        small = runs.tokens[k].key in allowed or runs.tokens[k].key in runs.lex.demonyms
        country = runs.lex.countries.match(runs.tokens, k)
        if country is not None and not runs.tokens[k].capital:
            country = None
        if not small and country is None:
            return False
        joined = joined or (small and country is None)
        k = country[0] if country is not None else k + 1
    return joined and first - end <= 18


def paired(scene: Scene, end: int, first: int) -> bool:
    """Between two posts of one person who is named behind them: "y", without an article of the second's own."""
    between = scene.runs.tokens[end:first]
    while between and between[-1].key in scene.runs.lex.words["time_adverbs"]:
        between = between[:-1]  # "y hoy"
    joined = bool(between) and between[-1].key in scene.runs.lex.words["conjunctions"] and len(between) < 8
    return joined and all(t.kind == "word" and t.key not in scene.runs.lex.predicates.finite for t in between)


def complement(scene: Scene, before: Mention, post: Mention) -> bool:
    """Whether a title only says whose the one before it is: "el secretario privado de la alcaldesa, Luis Paz"."""
    runs = scene.runs
    if runs.cue("of_the", before.last) != post.first or post.plural or before.plural:
        return False
    return not any(r.first == post.last for r in scene.people)  # "asesor del presidente Luis Ruiz" tells the president's name


def keyed(scene: Scene, post: Mention, end: int) -> bool:
    """Whether a title in brackets names its holder behind a colon: "Grupo Azul (portavoz: Ana Paz)"."""
    runs = scene.runs
    named = any(r.first == end + 1 for r in scene.people)
    return runs.text(post.first - 1, post.first) == "(" and runs.text(end, end + 1) == ":" and named


def profession(scene: Scene, end: int, post: Mention, person: Ref) -> bool:
    """Whether a post is only what its holder is by training, between her title and her name: ", Contadora Ana Paz"."""
    alone = post.last == person.first and scene.runs.text(end, post.first) == ","
    return alone and post.sub in scene.runs.lex.words["professions"]


def stacked(scene: Scene, before: Mention, end: int, post: Mention, person: Ref) -> bool:
    """As in "el presidente de la Liga, (honorable) concejal Luis Paz": a title is a courtesy, and a post, of the one before."""
    runs = scene.runs
    headed = before.first == 0 or any(runs.cue(c, before.first - 1) is not None for c in ("definite", "possessive"))
    if not headed or before.plural or post.plural or post.last != person.first:
        return False
    if runs.text(end, end + 1) != ",":
        return (
            end == post.first and end > before.last and runs.tokens[post.first].capital
        )  # "de la Legislatura Diputado Luis Paz"
    small = runs.lex.words["government_words"]
    return all(t.key in small or holder.courtesy(scene, end + 1 + n) for n, t in enumerate(runs.tokens[end + 1 : post.first]))
