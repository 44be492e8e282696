"""The organization that the words around a post imply, where none stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Actors, Entity, Ref, provincial, words_of
from loaders.extraction.gazetteer import announced
from loaders.extraction.posts import organization
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention


def implied(actors: Actors, scene: Scene, post: Mention, rows: Sequence[Sequence[Ref]]) -> Entity | None:
    """The organization that the words around a post imply, where none stands behind it."""
    if scene.runs.cue("possessive", post.first - 1) is not None:
        return _possessed(actors, scene, post)
    return (
        _where(scene, post)
        or _acting_for(scene, post)
        or _on_behalf(scene, post)
        or _titled(scene, post)
        or _described(scene, post, rows)
    )


def _acting_for(scene: Scene, post: Mention) -> Entity | None:
    """As in "la Universidad de X, representada en este acto por el Sr. Rector, Dr. Luis Paz": the body that is acted for."""
    runs = scene.runs
    cue = next(
        (k for k in range(post.first - 1, max(0, post.first - 9), -1) if runs.cue("represented_by", k) is not None), None
    )
    if cue is None or any(r.entity.kind == "person" and cue < r.first < post.first for r in scene.refs):
        return None
    begin, _ = scene.unit.sentence_of(post.first)
    before = [r for r in scene.refs if begin <= r.first and r.last <= cue and r.entity.kind == "organization"]
    return before[-1].entity if before and cue - before[-1].last < 5 else None


def _on_behalf(scene: Scene, post: Mention) -> Entity | None:
    """As in "Por parte de X, Ana Paz, Directora; …": the body whose people a sentence lists."""
    runs = scene.runs
    begin, _ = scene.unit.sentence_of(post.first)
    clause = next((k + 1 for k in range(post.first - 1, begin, -1) if runs.tokens[k].text in (";", ":")), begin)
    by = runs.cue("by", clause)
    body = scene.body_at(runs.skip_articles(by)) if by is not None else None
    if body is not None and runs.text(body.last, body.last + 1) == ",":
        return body.entity  # "…: por la Liga, Ana Paz, directora; por el Banco, …"
    for k in range(begin, min(begin + 4, post.first)):
        after = runs.cue("representing", k) or runs.cue("on_behalf", k)
        if after is not None:
            near = (r for r in scene.refs if after <= r.first <= after + 4 and r.entity.kind == "organization")
            if (body := next(near, None)) is not None:
                return body.entity
    return None


def _titled(scene: Scene, post: Mention) -> Entity | None:
    """As in "Asociación X. Su presidenta, Ana Paz, …": a block that a body's name opens is about that body."""
    title = scene.body_at(0)
    if title is None or title.last >= post.first:
        return None
    return title.entity if scene.unit.sentence_of(title.last - 1)[1] <= title.last + 1 else None


def _where(scene: Scene, post: Mention) -> Entity | None:
    """As in "viene del Ministerio de X, donde fue subdirectora": the body right before "donde"."""
    runs = scene.runs
    for k in range(post.first - 1, max(0, post.first - 7), -1):
        if runs.tokens[k].key in runs.lex.words["where_words"]:
            bodies = (r for r in scene.refs if r.entity.kind == "organization" and k - 2 <= r.last <= k)
            return next((r.entity for r in bodies), None)
    return None


def _possessed(actors: Actors, scene: Scene, post: Mention) -> Entity | None:
    """As in "la AMM, encabezada por su presidente", "la ciudad de X. Su alcaldesa, Ana Paz": the body or town named last.

    What a block opens with and is no body has its own director: "Rutas Vivas es un programa de A. Lo coordina su directora".
    """
    runs = scene.runs
    opening = scene.refs[0] if scene.refs else None
    if opening is not None and opening.first <= 1 and opening.entity.kind == "initiative":
        return None
    begin, _ = scene.unit.sentence_of(post.first)
    clause = next((k for k in range(post.first - 1, begin, -1) if runs.tokens[k].text == ";"), begin)
    hers = any(r.entity.kind == "person" and clause <= r.first and r.last <= post.first for r in scene.refs)
    for ref in reversed([r for r in scene.refs if r.last <= post.first]):
        if ref.entity.kind == "organization" and hers and ref.first < begin:
            return None  # "… de la Liga. El alcalde Luis Paz, con su jefa de gabinete, …": hers is where his is
        if ref.entity.kind == "organization":
            return ref.entity
        if ref.entity.kind == "place" and post.sub in runs.lex.government_of and announced(runs, ref.first):
            return organization.government(actors, post.sub, ref)
    return None


def _described(scene: Scene, post: Mention, rows: Sequence[Sequence[Ref]]) -> Entity | None:
    """As in "bibliotecario jefe del municipio": the body of that head which was named before."""
    runs = scene.runs
    at = runs.cue("of_the", post.last)
    word = runs.word(at) if at is not None else None
    if word is None or not (runs.lex.body_heads.match(runs.tokens, at or 0) or word.key in runs.lex.words["body_words"]):
        return None
    government = word.key in runs.lex.words["small_governments"]
    for index in range(scene.unit.index, -1 if government else max(-1, scene.unit.index - 8), -1):
        for ref in reversed(rows[index]):
            if ref.entity.kind != "organization" or (index == scene.unit.index and ref.last > post.first):
                continue
            names = (ref.entity.name, *ref.entity.aliases)
            town = government and ref.entity.sub == "local_government"
            if town and provincial(ref.entity.name) and word.key not in runs.lex.words["above_town"]:
                continue
            if town or any(word.key in words_of(n) for n in names):
                return ref.entity
    return None
