"""The organization of a post: behind it, beside it, named for the whole sentence, or the government of a place."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Actors, Entity, Ref, place_named, provincial, seat, words_of
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention

LINE_ENDS = ("(", "-", "–", "—", ";", ".", "|", ":")


def behind(actors: Actors, scene: Scene, post: Mention) -> tuple[Entity | None, int]:
    """The organization behind a post and where it ends; None and the post's own end where there is none."""
    runs = scene.runs
    k = runs.skip_demonym(post.last)
    token = runs.word(k)
    joined = runs.cue("of_the", k) or runs.cue("of", k) or runs.cue("in", k)
    if joined is not None:
        at = runs.skip_articles(joined)
        body = scene.body_at(at)
        if body is not None:
            return body.entity, _with_country(scene, body.last)
        place = next((r for r in scene.refs if r.first == at and r.entity.kind == "place"), None)
        if place is not None and post.sub in runs.lex.government_of:
            return _government(actors, post.sub, place), place.last
    elif token is not None and token.text in (",", "(", "-", "–", "—", "|"):
        body = scene.body_at(runs.skip_articles(k + 1))
        if body is not None and (token.text != "," or runs.text(body.last, body.last + 1) in ("", *LINE_ENDS)):
            return body.entity, body.last
    elif (body := scene.body_at(k)) is not None:
        return body.entity, body.last
    return None, post.last


def _with_country(scene: Scene, end: int) -> int:
    """Behind "en Ecuador" in "Director de KFW en Ecuador", or where the body ends."""
    within = scene.runs.cue("in", end)
    country = scene.runs.country(within) if within is not None and within < len(scene.runs.tokens) else None
    return country[0] if country is not None else end


def implied(scene: Scene, post: Mention, rows: Sequence[Sequence[Ref]]) -> Entity | None:
    """The organization that the words around a post imply, where none stands behind it."""
    return (
        _possessed(scene, post)
        or _on_behalf(scene, post)
        or _titled(scene, post)
        or _described(scene, post, rows)
        or _of_the_town(scene, post, rows)
    )


def behind_person(scene: Scene, person: Ref) -> Entity | None:
    """As in "el Regidor, Eduardo Paz, del Ayuntamiento de X": the body behind the name."""
    runs = scene.runs
    k = person.last + 1 if runs.text(person.last, person.last + 1) == "," else person.last
    joined = runs.cue("of_the", k) or runs.cue("of", k)
    body = scene.body_at(runs.skip_articles(joined)) if joined is not None else None
    return body.entity if body is not None else None


def _on_behalf(scene: Scene, post: Mention) -> Entity | None:
    """As in "Por parte de X, Ana Paz, Directora; …": the body whose people a sentence lists."""
    runs = scene.runs
    begin, _ = scene.unit.sentence_of(post.first)
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


def _possessed(scene: Scene, post: Mention) -> Entity | None:
    """As in "la AMM, encabezada por su presidente": the body named last."""
    if scene.runs.cue("possessive", post.first - 1) is None:
        return None
    before = (r for r in reversed(scene.refs) if r.last <= post.first and r.entity.kind == "organization")
    return next((r.entity for r in before), None)


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


def _of_the_town(scene: Scene, post: Mention, rows: Sequence[Sequence[Ref]]) -> Entity | None:
    """As in "la alcaldesa, Ana Paz": the one local government that the block has named."""
    if post.sub not in scene.runs.lex.government_of or post.plural:
        return None
    towns = {id(r.entity): r.entity for r in scene.refs if r.entity.sub == "local_government" and r.last <= post.first}
    if len(towns) == 1:
        return next(iter(towns.values()))
    # "El alcalde": in a town's own report, its own
    heads = [r.entity for row in rows[:3] for r in row if r.entity.sub == "local_government"]
    return heads[0] if heads and not towns else None


def distributed(actors: Actors, scene: Scene, post: Mention, limit: int) -> list[tuple[Ref, Entity, int]]:
    """As in "los alcaldes de X, Ana Paz, y de Y, Luis Ruiz": each person with the place or body before the name."""
    found: list[tuple[Ref, Entity, int]] = []
    body: Entity | None = None
    for ref in scene.refs:
        if not post.last <= ref.first < limit:
            continue
        if any(t.text in (".", ";") for t in scene.runs.tokens[post.last : ref.first] if t.text == "."):
            break
        if ref.entity.kind == "place" and post.sub in scene.runs.lex.government_of:
            body = _government(actors, post.sub, ref)
        elif ref.entity.kind == "organization":
            body = ref.entity
        elif ref.entity.kind == "person":
            own = _stood_for(scene, ref) or body
            if own is not None:
                found.append((ref, own, post.first))
            body = None
    return found if len(found) > 1 else []


def _stood_for(scene: Scene, person: Ref) -> Entity | None:
    """As in "Ana Paz, por la Asociación X": the body behind "por"."""
    runs = scene.runs
    k = person.last + 1 if runs.text(person.last, person.last + 1) == "," else person.last
    after = runs.cue("by", k)
    body = scene.body_at(runs.skip_articles(after)) if after is not None else None
    return body.entity if body is not None else None


def _government(actors: Actors, lemma: str, ref: Ref) -> Entity:
    """The local government that "alcalde de <place>" implies; the one the report names already, where it does."""
    head = actors.lex.government_of[lemma]
    place = place_named(actors, ref.entity.name)
    for e in actors.of_kind("organization"):
        if e.sub == "local_government" and e.place and seat(actors, e) is place:
            first = words_of(e.name)[0]
            if e.name.startswith(head) or (head == actors.lex.town and first not in actors.lex.words["higher_governments"]):
                e.mentions.append((ref.unit, ref.first, ref.last))
                return e
    new = Entity(
        "organization",
        actors.lex.government_name.format(head=head, place=ref.entity.name),
        "local_government",
        place=ref.entity.name,
    )
    new.mentions.append((ref.unit, ref.first, ref.last))
    return actors.new(new)
