"""The organization of a post that names none: described, carried over, the town's, the section's, the report's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.entities.types import Entity, Ref, words_of
from loaders.extraction.posts import Post, Scene, organization
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit

NEAR = 6  # blocks that a town may stand before the post of its mayor


def settle(reading: Reading) -> None:
    """Give every post without an organization the one that its surroundings imply; what needs one and has none is no post."""
    own = reading.publisher or _principal(reading)
    settled: list[Post] = []
    for post in reading.posts:
        if post.organization is None and not _known_elsewhere(reading, post):
            post = _settled(reading, post, settled, own)
        settled.append(post)
    settled += _successions(reading, settled)
    kept = [
        p for p in settled if p.organization is not None or not (_weak(reading, p) or _known_elsewhere(reading, p, settled))
    ]
    reading.posts = _distinct(kept)


def _weak(reading: Reading, post: Post) -> bool:
    """A title that counts only with an organization, save in a list of office holders."""
    return post.weak and (post.lemma in reading.lex.words["posts_of_events"] or not _is_list(reading, post))


def _known_elsewhere(reading: Reading, post: Post, posts: Sequence[Post] | None = None) -> bool:
    """Whether the report says of the same person's same post, elsewhere, where it is held."""
    return any(
        p.person is post.person and p.lemma == post.lemma and p.organization is not None and p is not post
        for p in (reading.posts if posts is None else posts)
    )


def _settled(reading: Reading, post: Post, before: Sequence[Post], own: Entity | None) -> Post:
    unit = reading.units[post.span[0]]
    if post.lemma in reading.lex.words["posts_of_events"]:
        return post
    near = _described(reading, unit, post) or _carried(reading, unit, post, before)
    if near is not None:
        return replace(post, organization=near)
    if _of_another(reading, unit, post):
        return post
    if _in_credits(reading, unit.index):
        return replace(post, organization=_of_credits(reading, unit.index, own))
    if _is_list(reading, post):
        listed = _beside(reading, unit, post) or _introduced(reading, unit) or _heading_body(reading, unit.index)
        return replace(post, organization=listed or own)
    governs = post.lemma in reading.lex.government_of
    body = _town(reading, unit, post, settled_before(reading, before, post), own) if governs else _headed(reading, unit)
    if body is None and not governs and not post.weak and post.lemma not in reading.lex.words["posts_elsewhere"]:
        body = own
    return replace(post, organization=body, rule="post.implied") if body is not None else post


def _successions(reading: Reading, posts: Sequence[Post]) -> Iterator[Post]:
    """As in "Ana sucedió en el cargo a Luis Paz": he held before what she holds."""
    for unit in reading.units:
        runs = reading.runs(unit)
        people = [r for r in reading.rows[unit.index] if r.entity.kind == "person"]
        for k in range(len(unit.tokens)) if len(people) > 1 else ():
            after = runs.cue("relieves", k)
            if after is None or unit.tokens[k - 1].key in reading.lex.words["before_nouns"]:
                continue  # "en reemplazo de"
            begin, stop = unit.sentence_of(k)
            new = next((r for r in reversed(people) if begin <= r.first and r.last <= k), None)
            old = next((r for r in people if after <= r.first < min(stop, after + 8)), None)
            own = [p for p in posts if new is not None and p.person is new.entity and p.status != "former" and p.organization]
            held = any(p.person is old.entity for p in posts if p.status == "former") if old is not None else True
            if old is None or new is None or held or not own or runs.cue("as", old.last) is not None:
                continue
            near = min(own, key=lambda p: (abs(p.span[0] - unit.index), -p.at))
            span = (unit.index, new.first, old.last)
            yield replace(near, person=old.entity, status="former", span=span, rule="post.replaced", since="", until="")


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


def _of_another(reading: Reading, unit: Unit, post: Post) -> bool:
    """Whether a body stands behind the title that nothing names: "directora de la escuela", "presidente de un club"."""
    runs = reading.runs(unit)
    joined = runs.cue("of_the", post.end) or runs.cue("of", post.end)
    at = runs.skip_articles(joined) if joined is not None else len(unit.tokens)
    token = runs.word(at)
    return token is not None and token.kind == "word" and not token.capital and runs.cue("pronouns", at) is None


def _carried(reading: Reading, unit: Unit, post: Post, before: Sequence[Post]) -> Entity | None:
    """As in "la presidenta de la Liga, A, y el tesorero, B": the body of the post before it in the sentence, joined to it."""
    begin, _ = unit.sentence_of(post.span[1])
    ahead = [p for p in before if p.span[0] == unit.index and begin <= p.span[1] and p.end <= post.at]
    if post.rule == "post.predicate":
        ahead = [p for p in ahead if p.rule == post.rule]
    last = ahead[-1] if ahead else None
    if last is None or last.organization is None or post.lemma in reading.lex.words["posts_elsewhere"]:
        return None
    governs = post.lemma in reading.lex.government_of
    if governs and (last.organization.sub != "local_government" or not fits(reading, last.organization, post.lemma)):
        return None
    if last.lemma == post.lemma and last.person is not post.person:
        return None
    first, end = max(last.span[2], last.end), min(post.span[1], post.at)
    others = any(first <= r.first and r.last <= end and r.entity.kind == "organization" for r in reading.rows[unit.index])
    joints = reading.lex.words["chain_words"] | reading.lex.words["apposition_words"]
    joined = end - first < 8 and all(t.key in joints for t in unit.tokens[first:end])
    return last.organization if joined or (not others and not governs and not post.weak and end - first < 14) else None


def fits(reading: Reading, body: Entity, lemma: str) -> bool:
    """Whether a government is not one that is named after another post ("Intendencia" of an intendente, not of a mayor)."""
    houses = {word[:6] for word in reading.lex.words["small_governments"]}
    namesakes = {k[:6] for k in reading.lex.government_of} & houses
    own, wanted = words_of(body.name)[0][:6], lemma[:6]
    return own == wanted or own not in namesakes or wanted not in namesakes


def _towns(reading: Reading, refs: Sequence[Ref], lemma: str) -> Iterator[Ref]:
    """Places and local governments, the last one first."""
    for ref in reversed(refs):
        e = ref.entity
        if (e.kind == "place" and e.sub != "region") or (e.sub == "local_government" and fits(reading, e, lemma)):
            yield ref


def settled_before(reading: Reading, before: Sequence[Post], post: Post) -> Entity | None:
    """The government of the post that the same block named last; of a former mayor, that of the mayor named last."""
    same = post.status == "former"
    bodies = (
        p.organization
        for p in reversed(before)
        if (p.span[0] == post.span[0] and p.at < post.at) or (same and p.lemma == post.lemma and p.span[0] < post.span[0])
    )
    fitting = (b for b in bodies if b is not None and b.sub == "local_government" and fits(reading, b, post.lemma))
    return next(fitting, None)


def _town(reading: Reading, unit: Unit, post: Post, last: Entity | None, own: Entity | None) -> Entity | None:
    """The government of the town spoken of: in the sentence, the report's own, then in the block and the ones before."""
    begin, _ = unit.sentence_of(post.at)
    row = reading.rows[unit.index]
    found = next(_towns(reading, [r for r in row if begin <= r.first and r.last <= post.at], post.lemma), None)
    home = own if own is not None and own.sub == "local_government" and fits(reading, own, post.lemma) else None
    if found is None and (last is not None or home is not None):
        return last or home
    if found is None:
        rows = ([r for r in row if r.last <= post.at], *(reading.rows[k] for k in range(unit.index - 1, -1, -1)[:NEAR]))
        found = next((ref for r in rows for ref in _towns(reading, r, post.lemma)), None)
    if found is None:
        return None
    if found.entity.kind == "organization":
        return found.entity
    return organization.government(reading.actors, post.lemma, found)


def _bodies(reading: Reading, unit_index: int) -> list[Ref]:
    """The organizations of a block, those left out that are only an organ of one ("Junta Directiva") or a line of credits."""
    unit = reading.units[unit_index]
    runs = reading.runs(unit)
    return [
        r
        for r in reading.rows[unit_index]
        if r.entity.kind == "organization"
        and " ".join(words_of(r.entity.name)) not in reading.lex.words["organs"]
        and (runs.lex.credits.match(unit.tokens, r.first) or (0,))[0] != r.last
        and not (r.first == 0 and r.last == 1 and runs.text(1, 2) == ":")  # "ABSENT:", "SPEAKER:"
    ]


def _headed(reading: Reading, unit: Unit) -> Entity | None:
    """The body that a short heading above consists of."""
    for u in range(unit.index - 1, max(-1, unit.index - 20), -1):
        if reading.units[u].block.kind == "heading":
            bodies = _bodies(reading, u)
            alone = len(bodies) == 1 and len(reading.units[u].tokens) - (bodies[0].last - bodies[0].first) < 3
            return bodies[0].entity if alone else None
    return None


def _beside(reading: Reading, unit: Unit, post: Post) -> Entity | None:
    """The body that stands alone on the line below a post's, as under a signature."""
    below = unit.index + 1
    if post.rule != "post.line" or below >= len(reading.units):
        return None
    bodies = _bodies(reading, below)
    tokens = reading.units[below].tokens
    return bodies[0].entity if bodies and bodies[0].first <= 1 and len(tokens) - bodies[0].last < 3 else None


def _introduced(reading: Reading, unit: Unit) -> Entity | None:
    """The body that a line with a colon above a list or table is about: "La junta de la Liga quedó integrada así:"."""
    for u in range(unit.index - 1, max(-1, unit.index - 25), -1):
        above = reading.units[u]
        if above.block.kind == "heading":
            return None
        if above.tokens and above.tokens[-1].text == ":" and above.block.kind not in ("row", "item"):
            begin, _ = above.sentence_of(len(above.tokens) - 1)
            bodies = [r for r in _bodies(reading, u) if r.first >= begin]
            return bodies[0].entity if bodies else None
        if above.block.kind != unit.block.kind:
            return None
    return None


def _of_credits(reading: Reading, index: int, own: Entity | None) -> Entity | None:
    """The body of a credits page: the heading's, the one of the posts above, or the publisher."""
    if (heading := _heading_body(reading, index)) is not None:
        return heading
    for u in range(index, max(-1, index - 14), -1):
        body = next((r.entity for r in _bodies(reading, u)), None)
        if body is not None and _in_credits(reading, u):
            return body
    return own


def _is_list(reading: Reading, post: Post) -> bool:
    """A line of a list of members or signatures: short, and nothing but names and posts."""
    unit = reading.units[post.span[0]]
    said = any(t.key in reading.lex.predicates.finite for t in unit.tokens)
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
    seen = set()
    out = []
    for p in posts:
        key = (id(p.person), p.title.casefold(), id(p.organization))
        fuller = any(
            q.person is p.person
            and q.organization is p.organization
            and q.title.casefold().startswith(p.title.casefold() + " ")
            for q in posts
        )
        if key not in seen and not fuller:
            seen.add(key)
            out.append(p)
    return out


def _in_credits(reading: Reading, unit: int) -> bool:
    """A short block with a name in capitals, or below a heading of credits."""
    tokens = reading.units[unit].tokens
    if len(tokens) > 20:
        return False
    if sum(t.capitals for t in tokens[:6]) > 1:
        return True
    for u in range(unit, max(-1, unit - 12), -1):
        if reading.units[u].block.kind == "heading":
            heading = reading.runs(reading.units[u])
            return any(heading.cue("credits_heading", k) is not None for k in range(len(heading.tokens)))
    return False


def _heading_body(reading: Reading, unit: int) -> Entity | None:
    """The organization in the heading above: "EQUIPO TÉCNICO DE LA …"."""
    for u in range(unit, max(-1, unit - 30), -1):
        if reading.units[u].block.kind == "heading":
            return next((r.entity for r in _bodies(reading, u)), None)
    return None


def _principal(reading: Reading) -> Entity | None:
    """The body that the report speaks of most, descriptions included; one that its first blocks name counts more."""
    named = {id(r.entity): r.entity for u in range(len(reading.units)) for r in _bodies(reading, u)}.values()
    bodies = [e for e in named if e.sub not in ("local_government", "multilateral")]
    weight = {id(e): len(e.mentions) + len(e.described) + 2 * any(u < 3 for u, _, _ in e.mentions) for e in named}
    towns = [e for e in reading.actors.of_kind("organization") if e.sub == "local_government"]
    first = min(reading.posts, key=lambda p: p.span, default=None)
    if len(towns) == 1 and first is not None and first.organization is towns[0]:
        return towns[0]  # a town's own news opens with its mayor
    return max(bodies, key=lambda e: weight[id(e)], default=towns[0] if len(towns) == 1 else None)
