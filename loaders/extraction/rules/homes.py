"""The organization of a post that names none: described, carried over, the town's, the section's, the report's own."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.extraction.entities.types import Entity, Ref, words_of
from loaders.extraction.posts import Post, Posts, Scene, organization
from loaders.extraction.reading import Reading
from loaders.extraction.rules import counterparts, houses, sections, successions
from loaders.extraction.rules.towns import fits, ruled, rules_town, spoken_of
from loaders.extraction.units import Unit

NEAR = 6  # blocks that a town may stand before the post of its mayor
TITLE = 12  # tokens of a block that may be a title: a place there is what the blocks below are about


@dataclass
class Told:
    """The posts settled so far: in order, by block, and the last one of each kind at a local government."""

    posts: Posts = field(default_factory=Posts)
    by_unit: dict[int, list[Post]] = field(default_factory=dict)
    at_town: dict[str, Post] = field(default_factory=dict)

    def add(self, post: Post) -> None:
        self.posts.add(post)
        self.by_unit.setdefault(post.span[0], []).append(post)
        if post.organization is not None and post.organization.sub == "local_government":
            self.at_town[post.lemma] = post


def settle(reading: Reading) -> None:
    """Give every post without an organization the one that its surroundings imply; what needs one and has none is no post."""
    own = reading.publisher or sections.principal(reading)
    told = Told()
    first = min(reading.posts, key=lambda p: p.span, default=None)
    known = _known(reading.posts)
    echoes: set[tuple[int, str]] = set()
    for found in reading.posts:
        post = counterparts.counterpart(reading, found, told.by_unit)
        if post is not found:
            echoes.add((id(post.person), post.title))
        if post.organization is None and (id(post.person), post.lemma) not in known:
            post = counterparts.alone(reading, post, ruled(reading, _settled(reading, post, told, own)))
        if found is first and reading.publisher is None and post.lemma in reading.lex.government_of:
            own = sections.only_town(reading) or own  # a town's own news opens with its mayor
        told.add(houses.of_whole(reading, post))
    settled = [*told.posts, *successions.told(reading, told.posts)]
    spoken_of = cache(lambda: houses.spoken_of(reading))
    housed = (houses.at_university(reading, houses.at_ministry(reading, p)) for p in settled)
    settled = [houses.at_council(reading, p, spoken_of if _is_list(reading, p) else None) for p in housed]
    settled = [p for p in settled if (id(p.person), p.title) not in echoes or not counterparts.echoed(reading, p, settled)]
    known = _known(settled)
    reading.posts = Posts(
        _distinct(
            [p for p in settled if p.organization is not None or not (_weak(reading, p) or (id(p.person), p.lemma) in known)]
        )
    )


def _known(posts: Iterable[Post]) -> set[tuple[int, str]]:
    """Whose posts of which kind the report says where they are held."""
    return {(id(p.person), p.lemma) for p in posts if p.organization is not None}


def _weak(reading: Reading, post: Post) -> bool:
    """A title that counts only with an organization, save in a list of office holders."""
    words = reading.lex.words
    said = post.lemma in words["posts_of_events"] or post.lemma in words["posts_elsewhere"]
    return post.weak and (said or not _is_list(reading, post))


def _settled(reading: Reading, post: Post, told: Told, own: Entity | None) -> Post:
    unit = reading.units[post.span[0]]
    if post.lemma in reading.lex.words["posts_of_events"]:
        return post
    near = _described(reading, unit, post) or _heads(reading, unit, post)
    if near is None and not _of_another(reading, unit, post):
        near = _carried(reading, unit, post, told)
    if near is not None:
        return replace(post, organization=near)
    runs = reading.runs(unit)
    if any(runs.cue(c, post.at - 1) == post.at for c in ("possessive", "own")):
        return _hers(reading, unit, post, told)
    if _of_another(reading, unit, post):
        return post
    if sections.in_credits(reading, unit.index):
        return replace(post, organization=sections.of_credits(reading, unit.index, own))
    if _is_list(reading, post):
        listed = sections.below_line(reading, unit, post) or sections.introduced(reading, unit)
        listed = listed or sections.heading_body(reading, unit.index)
        others = post.lemma in reading.lex.words["posts_elsewhere"]
        return replace(post, organization=listed or (None if others else own))
    rank = itertools.takewhile(lambda w: w not in reading.lex.words["small_words"], words_of(post.title)[1:])
    elsewhere = post.lemma in reading.lex.words["posts_elsewhere"]  # "diputada local"
    municipal = not elsewhere and any(
        w in reading.lex.words["town_adjectives"] for w in rank
    )  # but "gerente de Desarrollo Local"
    governs = municipal or post.lemma in reading.lex.government_of or _of_town(reading, unit, post)
    body = _town(reading, unit, post, _governed_before(reading, told, post), own) if governs else sections.headed(reading, unit)
    if body is None and not governs and not post.weak and post.lemma not in reading.lex.words["posts_elsewhere"]:
        elected = post.rule == "post.predicate" and post.lemma in reading.lex.words["posts_of_boards"]
        body = (own if elected else reading.publisher) if not _of_state(reading, unit, post) else None
    if body is not None and body.sub == "local_government" and post.title.casefold() in reading.lex.words["posts_of_boards"]:
        return post
    return replace(post, organization=body, rule="post.implied") if body is not None else post


def _hers(reading: Reading, unit: Unit, post: Post, told: Told) -> Post:
    """As in "mi secretaria de Hacienda", "Luis Paz, su jefe de prensa": of the town that whom the report is about governs."""
    if post.lemma not in reading.lex.words["posts_of_governments"]:
        return post
    if any(r.first <= 1 and r.entity.kind == "initiative" for r in reading.rows[unit.index]):
        return post  # "X es un programa de A. Expone su coordinadora, Ana Paz"
    about = next((r.entity for row in reading.rows[:2] for r in row if r.entity.kind == "person"), None)
    homes = (p.organization for p in told.posts if p.person is about and p.lemma in reading.lex.government_of)
    home = next((h for h in homes if h is not None), None)
    return replace(post, organization=home, rule="post.implied") if home is not None else post


def _described(reading: Reading, unit: Unit, post: Post) -> Entity | None:
    """As in "técnico del mismo centro", "alcalde de esa ciudad": what is described behind the title was named before."""
    scene = Scene(unit, reading.runs(unit), reading.rows[unit.index])
    runs = scene.runs
    joined = runs.cue("of_the", post.end) or runs.cue("of", post.end) or runs.cue("in", post.end)
    if joined is None:
        return None
    at = runs.skip_articles(joined)
    while runs.cue("definite", at) is not None and not runs.is_name_word(at):
        at += 1
    body = scene.body_at(at)
    return body.entity if body is not None else None


def _of_state(reading: Reading, unit: Unit, post: Post) -> bool:
    """As in "el presidente Luis Paz": a bare title that touches a name is a country's, where a body's own has a comma."""
    bare = post.title.casefold() in reading.lex.words["titles_of_state"] and post.rule == "post.title_first"
    named = next((r for r in reading.rows[unit.index] if r.entity is post.person and r.first >= post.end), None)
    return bare and named is not None and named.first == post.end and not unit.tokens[post.at].capital


def _of_another(reading: Reading, unit: Unit, post: Post) -> bool:
    """Whether a body stands behind the title that nothing names: "directora de la escuela", "presidente de un club"."""
    runs = reading.runs(unit)
    joined = runs.cue("of_the", post.end) or runs.cue("of", post.end)
    at = runs.skip_articles(joined) if joined is not None else len(unit.tokens)
    token = runs.word(at)
    common = token is not None and token.kind == "word" and not token.capital and runs.cue("pronouns", at) is None
    return common and not _of_town(reading, unit, post)


def _of_town(reading: Reading, unit: Unit, post: Post) -> bool:
    """Whether the title is followed by a town's government in small letters: "asesora legal del municipio"."""
    runs = reading.runs(unit)
    at = runs.cue("of_the", post.end) or runs.cue("of", post.end) or len(unit.tokens)
    while runs.cue("definite", at) is not None:
        at += 1
    token = runs.word(at)
    named = token is not None and (token.capital or runs.cue("of", at + 1) is not None)
    words = reading.lex.words
    land = post.lemma in reading.lex.government_of and token is not None and token.key in words["lands"]
    return token is not None and not named and (land or token.key in words["small_governments"])


def _heads(reading: Reading, unit: Unit, post: Post) -> Entity | None:
    """As in "La junta de la Liga quedó así: presidenta, A; secretario, B": the body before the colon of a board's list."""
    if post.lemma not in reading.lex.words["board_posts"] or unit.tokens[post.at - 1].text not in (":", ";", ","):
        return None
    begin, _ = unit.sentence_of(post.at)
    colon = next((k for k in range(post.at - 1, begin, -1) if unit.tokens[k].text == ":"), begin)
    bodies = [r.entity for r in sections.named(reading, unit.index) if begin <= r.first and r.last <= colon]
    listed = any(t.text == ";" for t in unit.tokens[colon:])
    return bodies[-1] if bodies and listed and bodies[-1].sub != "local_government" else None


def _carried(reading: Reading, unit: Unit, post: Post, told: Told) -> Entity | None:
    """As in "la presidenta de la Liga, A, y el tesorero, B": the body of the post before it in the sentence, joined to it."""
    begin, _ = unit.sentence_of(post.span[1])
    ahead = [p for p in told.by_unit.get(unit.index, ()) if begin <= p.span[1] and p.end <= post.at]
    if post.rule == "row.post":
        return None  # each column has its own
    if post.rule == "post.predicate":
        ahead = [p for p in ahead if p.rule == post.rule]
    if post.lemma in reading.lex.words["board_posts"]:
        towns = reading.lex.government_of
        ahead = [p for p in ahead if p.lemma not in towns] or (
            [] if _is_list(reading, post) else ahead
        )  # "…; Vocal, A (alcalde de X); Tesorera, B"
    while len(ahead) > 1 and ahead[-1].organization is None and ahead[-1].person is ahead[-2].person:
        ahead.pop()  # "el presidente de la Liga, alcalde A, y la tesorera, B"
    last = ahead[-1] if ahead else None
    if last is None or last.organization is None:
        return None
    kin = last.lemma.endswith(post.lemma) or post.lemma.endswith(
        last.lemma
    )  # "el vicerrector de X, por delegación de la rectora"
    if post.lemma in reading.lex.words["posts_elsewhere"] and not kin:
        return None
    governs = post.lemma in reading.lex.government_of
    if post.lemma in reading.lex.words["posts_of_boards"] and last.organization.sub == "local_government":
        return None
    if governs and (last.organization.sub != "local_government" or not fits(reading, last.organization, post.lemma)):
        return None
    if last.lemma == post.lemma and last.person is not post.person:
        return None
    first, end = max(last.span[2], last.end), min(post.span[1], post.at)
    others = any(first <= r.first and r.last <= end and r.entity.kind == "organization" for r in reading.rows[unit.index])
    joints = reading.lex.words["chain_words"] | reading.lex.words["apposition_words"]
    joined = end - first < 8 and all(t.key in joints for t in unit.tokens[first:end])
    return last.organization if joined or (not others and not governs and not post.weak and end - first < 14) else None


def _governed_before(reading: Reading, told: Told, post: Post) -> Entity | None:
    """The government of the post that the same block named last; of a former mayor, that of the mayor named last."""
    near = [p for p in reversed(told.by_unit.get(post.span[0], ())) if p.at < post.at]
    if post.status == "former" and post.lemma in told.at_town:
        near.append(told.at_town[post.lemma])
    bodies = (p.organization for p in near)
    fitting = (b for b in bodies if b is not None and b.sub == "local_government" and fits(reading, b, post.lemma))
    return next(fitting, None)


def _town(reading: Reading, unit: Unit, post: Post, last: Entity | None, own: Entity | None) -> Entity | None:
    """The government of the town spoken of: in the sentence, the report's own, then in the block and the ones before."""
    begin, _ = unit.sentence_of(post.at)
    row = reading.rows[unit.index]
    found = next(spoken_of(reading, [r for r in row if begin <= r.first and r.last <= post.at], post.lemma), None)
    home = own if own is not None and rules_town(reading, own) and fits(reading, own, post.lemma) else None
    if found is None and (last is not None or home is not None):
        return last or home
    if found is None:
        rows = [[r for r in row if r.last <= post.at]]
        for k in range(unit.index - 1, -1, -1)[:NEAR]:
            title = reading.units[k].block.kind == "heading" or len(reading.units[k].tokens) < TITLE
            rows.append([r for r in reading.rows[k] if title or r.entity.kind == "organization"])
        found = next((ref for r in rows for ref in spoken_of(reading, r, post.lemma)), None)
    if found is None and unit.block.kind == "heading":
        found = _ahead(reading, unit, post)
    if found is None:
        return None
    if found.entity.kind == "organization":
        return found.entity
    return organization.government(reading.actors, post.lemma, found)


def _ahead(reading: Reading, unit: Unit, post: Post) -> Ref | None:
    """The town of a title's mayor: the one beside which the blocks below speak of "el alcalde" first."""
    for below in reading.units[unit.index + 1 : unit.index + 1 + TITLE // 2]:
        for m in reading.marks[below.index]:
            if (
                m.kind == "post"
                and m.sub == post.lemma
                and m.first
                and below.tokens[m.first - 1].key in reading.lex.words["bare_articles"]
            ):
                begin, _ = below.sentence_of(m.first)
                near = [r for r in reading.rows[below.index] if begin <= r.first and r.last <= m.first]
                return next(spoken_of(reading, near, post.lemma), None)
    return None


def _is_list(reading: Reading, post: Post) -> bool:
    """A line of a list of members or signatures: short, and nothing but names and posts."""
    unit = reading.units[post.span[0]]
    others = [t for n, t in enumerate(unit.tokens) if not (t.capital or post.at <= n < post.end)]
    said = any(t.key in reading.lex.predicates.finite for t in others)
    labelled = post.rule in ("post.title_first", "post.plural_title") and any(
        t.text == ":" for t in unit.tokens[post.span[1] + 1 : post.span[1] + 6]
    )
    return (
        post.rule in ("post.line", "row.post")
        or labelled
        or (len(unit.tokens) <= 14 and unit.block.kind != "heading" and not said)
    )


def _distinct(posts: list[Post]) -> list[Post]:
    """Each post of a person at a body once; "concejala" says no more than "concejala de Puerto" there."""
    titles: dict[tuple[int, int], list[str]] = {}
    for p in posts:
        titles.setdefault((id(p.person), id(p.organization)), []).append(p.title.casefold())
    seen = set()
    out = []
    for p in posts:
        at, title = (id(p.person), id(p.organization)), p.title.casefold()
        if (*at, title) not in seen and not any(other.startswith(title + " ") for other in titles[at]):
            seen.add((*at, title))
            out.append(p)
    return out
