"""The organization of a post: behind it, beside it, named for the whole sentence, or the government of a place."""

from __future__ import annotations

from loaders.extraction.entities.types import Actors, Entity, Ref, words_of
from loaders.extraction.facts import Span
from loaders.extraction.posts.scene import Scene
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention

LINE_ENDS = ("(", ")", "-", "–", "—", ";", ".", "|", ":")


def behind(actors: Actors, scene: Scene, post: Mention) -> tuple[Entity | None, int]:
    """The organization behind a post and where it ends; None and the post's own end where there is none."""
    runs = scene.runs
    k = _territory(scene, runs.skip_party(runs.skip_demonym(post.last)))
    token = runs.word(k)
    joined = _joined(runs, k) or runs.cue("in", k)
    if joined is not None:
        at = runs.skip_articles(joined)
        if (end := _of_holder(scene, k)) is not None:
            return None, end
        if (
            (adjective := runs.word(at)) is not None
            and not adjective.capital
            and adjective.key in runs.lex.words["object_openers"]
        ):
            at += 1  # "vocal de la nueva Junta de X"
        body = scene.body_at(at)
        if body is not None:
            return body.entity, _with_country(scene, body.last)
        work = next((r for r in scene.refs if r.first == at and r.entity.kind == "initiative"), None)
        if work is not None:  # "director del Programa X de la Liga"
            of = _joined(runs, work.last)
            owner = scene.body_at(runs.skip_articles(of)) if of is not None else None
            return (owner.entity, owner.last) if owner is not None else (None, work.last)
        if (state := _represented(actors, scene, post, at)) is not None:
            return state
        if (meant := _pointed(scene, post, joined)) is not None:
            return meant, joined + 1
        if (noun := _noun_of_body(scene, joined)) is not None:
            return None, noun
        named = runs.cue("local_words", at)
        of = (_joined(runs, runs.skip_demonym(named)) or named) if named is not None else None
        place = next((r for r in scene.refs if r.first in (at, of) and r.entity.kind == "place"), None)
        of_town = post.sub in runs.lex.words["posts_of_governments"] and len(post.name.split()) > 1
        if place is not None and (post.sub in runs.lex.government_of or of_town) and place.entity.sub != "region":
            home = government(actors, post.sub, place)
            if place.first == of:
                home.call(runs.text(at, place.last)[0].upper() + runs.text(at, place.last)[1:])
            return home, place.last
    elif token is not None and (token.text in (",", "(", "-", "–", "—", "|") or (token.text == "." and post.first == 0)):
        body = scene.body_at(runs.skip_articles(k + 1))
        if body is not None and (token.text not in ",." or runs.text(body.last, body.last + 1) in ("", *LINE_ENDS)):
            return body.entity, body.last
    elif (body := scene.body_at(k)) is not None:
        return body.entity, body.last
    return None, post.last


def _represented(actors: Actors, scene: Scene, post: Mention, at: int) -> tuple[Entity, int] | None:
    """As in "cónsul honorario de Italia en Rosario": the state, and where the words end that tell it."""
    runs = scene.runs
    country = runs.country(at) if post.sub in runs.lex.words["diplomats"] and at < len(runs.tokens) else None
    if country is None:
        return None
    end, code = country
    name = runs.text(at, end)
    state = next((e for e in actors.of_kind("organization") if e.name == name), None)
    if state is None:
        state = actors.new(Entity("organization", name, "national_government", country=code))
    state.mentions.append((scene.unit.index, at, end))
    return state, _with_country(scene, end)


def _territory(scene: Scene, k: int) -> int:
    """Behind "para Colombia" in "director para Colombia del Banco", "para la Región Sur"; k where no body's "de" follows."""
    runs = scene.runs
    at = runs.cue("for", k) or runs.cue("in", k)
    if at is None:
        return k
    at = runs.skip_articles(at)
    country = runs.country(at) if at < len(runs.tokens) else None
    place = next((r for r in scene.refs if r.first == at and r.entity.kind == "place"), None)
    end = country[0] if country is not None else place.last if place is not None else k
    of = _joined(runs, end) if end > k else None
    return end if of is not None and scene.body_at(runs.skip_articles(of)) is not None else k


def _of_holder(scene: Scene, k: int) -> int | None:
    """The end of whose post it is, from "de la" at k: "secretario privado | de la alcaldesa (de X)"."""
    runs = scene.runs
    at = runs.cue("of_the", k)
    other = runs.lex.posts.match(runs.tokens, at) if at is not None else None
    accented = (
        at is not None
        and other is not None
        and not runs.tokens[at].text.isascii()
        and runs.lex.unit_heads.match(runs.tokens, at) is not None
    )
    if other is None or other[1].plural or accented or any(r.first == other[0] for r in scene.people):
        return None  # "la Secretaría", "asesor del presidente Luis Paz"
    of = _joined(runs, other[0])
    town = next((r for r in scene.refs if of is not None and r.first == runs.skip_articles(of)), None)
    return town.last if town is not None and town.entity.kind != "person" else other[0]


def _joined(runs: Runs, k: int) -> int | None:
    """Behind "de" or "de la" at k; an article with a capital belongs to the name: "de La Paz", "de El Alto"."""
    after = runs.cue("of_the", k)
    if after is not None and after == k + 2 and runs.tokens[k + 1].capital and not runs.shouting:
        return runs.cue("of", k)
    return after or runs.cue("of", k)


def _noun_of_body(scene: Scene, k: int) -> int | None:
    """The end of "municipio" in "asesora legal del municipio, Ana Paz": a body not named here; a sign or a name follows."""
    runs = scene.runs
    while runs.cue("definite", k) is not None:
        k += 1
    token = runs.word(k)
    if token is None or token.kind != "word":
        return None
    words = runs.lex.words
    found = runs.lex.body_heads.match(runs.tokens, k) or runs.lex.unit_heads.match(runs.tokens, k)
    end = found[0] if found is not None else k + 1
    told = found or any(token.key in words[w] for w in ("body_words", "small_governments", "lands"))
    closed = runs.text(end, end + 1) in (",", ":", ")", ";", ".", "", "-", "–", "—") or runs.cue("and", end) is not None
    return end if told and (closed or any(r.first == end for r in scene.people)) else None


def _pointed(scene: Scene, post: Mention, at: int) -> Entity | None:
    """As in "el director general de esta, Ana Paz": the body named last."""
    runs = scene.runs
    if runs.cue("pronouns", at) is None or runs.text(at + 1, at + 2) not in (",", ".", ")", ";", ""):
        return None
    return next((r.entity for r in reversed(scene.refs) if r.last <= post.first and r.entity.kind == "organization"), None)


def _with_country(scene: Scene, end: int) -> int:
    """Behind "en Ecuador" in "Director de KFW en Ecuador", "… de la FAO en la Región Norte", or where the body ends."""
    within = scene.runs.cue("in", end)
    at = scene.runs.skip_articles(within) if within is not None else None
    place = next((r for r in scene.refs if r.first == at and r.entity.kind == "place"), None)
    if place is not None:
        return place.last
    country = scene.runs.country(within) if within is not None and within < len(scene.runs.tokens) else None
    return country[0] if country is not None else end


def behind_person(actors: Actors, scene: Scene, post: Mention, person: Ref) -> Entity | None:
    """As in "el Regidor, Eduardo Paz, del Ayuntamiento de X", "la alcaldesa Ana Paz (X)": the body or town behind the name."""
    runs = scene.runs
    k = person.last + 1 if runs.text(person.last, person.last + 1) in (",", "(") else person.last
    joined = runs.cue("of_the", k) or runs.cue("of", k)
    at = runs.skip_articles(joined) if joined is not None else k
    bracket = runs.text(person.last, person.last + 1) == "("
    body = scene.body_at(at)
    last = body is not None and runs.text(body.last, body.last + 1) in (*LINE_ENDS, ")", "")
    if body is not None and (joined is not None or bracket or (k > person.last and last)):
        return body.entity
    if joined is None and not bracket:
        return None
    place = next((r for r in scene.refs if r.first == at and r.entity.kind == "place" and r.entity.sub != "region"), None)
    sign = runs.text(place.last, place.last + 1) if place is not None else "-"
    closed = place is not None and (sign in (",", ")", ";", ".", "") or runs.cue("and", place.last) is not None)
    return government(actors, post.sub, place) if place is not None and closed and post.sub in runs.lex.government_of else None


def spoken_for(scene: Scene, first: int, last: int) -> Entity | None:
    """As in "X, en representación de la Liga, en su calidad de …" or "el Banco, representado por X, … en calidad de …"."""
    runs = scene.runs
    begin, _ = scene.unit.sentence_of(first)
    for ref in reversed([r for r in scene.refs if begin <= r.first and r.last <= last and r.entity.kind == "organization"]):
        between = range(ref.last, first)
        if any(runs.cue("represented_by", k) is not None for k in between) and len(between) < 14:
            return ref.entity
        if runs.cue("as", ref.last) is not None and not any(
            r.entity.kind == "person" for r in scene.refs if first < r.first < last
        ):
            return ref.entity  # "volvió a la Universidad como profesora"
        if runs.said("for_body", max(first, ref.first - 8), ref.first):
            return ref.entity
    return None


def of_subject(actors: Actors, scene: Scene, post: Mention, cue: int | None) -> Entity | None:
    """As in "Olmos tendrá como presidenta municipal a Ana Paz": the town that a sentence says has such a mayor."""
    runs = scene.runs
    if cue is None or post.sub not in runs.lex.government_of or runs.cue("as", cue) is None:
        return None
    begin, _ = scene.unit.sentence_of(post.first)
    verb = runs.lex.predicates.forms.get(runs.tokens[cue - 1].key) if cue > begin else None
    near = [r for r in scene.refs if begin <= r.first <= begin + 1 and r.last <= cue and r.entity.kind == "place"]
    has = verb is not None and verb.verb in runs.lex.words["having_verbs"]
    return government(actors, post.sub, near[0]) if has and near and near[0].entity.sub != "region" else None


def government(actors: Actors, lemma: str, ref: Ref) -> Entity:
    """The local government that "alcalde de <place>" implies; the one the report names already, where it does."""
    return governing(actors, lemma, ref.entity.name, (ref.unit, ref.first, ref.last))


def governing(actors: Actors, lemma: str, town: str, said: Span) -> Entity:
    """The government of a town that a post is held at: of a mayor's never its council. ``said``: which words tell it."""
    head = actors.lex.government_of.get(lemma, actors.lex.town)
    higher = actors.lex.words["higher_governments"]
    wide = words_of(head)[0] in higher or lemma not in actors.lex.government_of
    above: Entity | None = None
    for e in actors.governments(town):
        first = words_of(e.name)[0]
        if first in actors.lex.words["councils"] and lemma in actors.lex.words["executives"]:
            continue
        if e.name.startswith(head) or (head == actors.lex.town and first not in higher):
            e.mentions.append(said)
            return e
        kin = lemma not in actors.lex.government_of or first[:3] == words_of(head)[0][:3]  # "Gobernación", "Gobierno"
        above = above or (e if wide and first in higher and kin else None)
    if above is not None:
        above.mentions.append(said)
        return above  # "secretario de Ambiente de X": of the province, where the report names no town's government there
    new = Entity(
        "organization",
        actors.lex.government_name.format(head=head, place=town),
        "local_government",
        place=town,
    )
    new.mentions.append(said)
    return actors.new(new)
