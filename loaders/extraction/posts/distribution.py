"""One plural title shared out: "los alcaldes de A y B, X e Y", "los alcaldes X (A) e Y (B)", "X e Y, alcaldes de A y B"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.extraction.entities.types import Actors, Entity, Ref
from loaders.extraction.posts import organization
from loaders.extraction.posts.scene import Scene
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention

Share = tuple[Ref, Entity | None, int]  # a person, the body, and where the words that tell it end
FAR = 5  # tokens between two members of the list


def shared(actors: Actors, scene: Scene, post: Mention, limit: int) -> list[Share]:
    """Each person of a plural title with the place or body that is theirs; [] where it is not shared out."""
    _, stop = scene.unit.sentence_of(post.first)
    row = _run(scene, post, post.last, min(limit, stop))
    kinds = "".join("p" if r.entity.kind == "person" else "t" for r in row)
    people, towns = [r for r in row if r.entity.kind == "person"], [r for r in row if r.entity.kind != "person"]
    if not people:
        return _before(actors, scene, post, towns)
    n = len(people)
    if n < 2:
        return []
    if kinds == "t" * n + "p" * n or kinds in ("tp" * n, "pt" * n):
        return [(p, _home(actors, post, t), max(p.last, t.last)) for p, t in zip(people, towns, strict=True)]
    if kinds == "p" * n + "t" and _follows(scene, people[-1], towns[0]):
        body = _home(actors, post, towns[0])
        return [(p, body, towns[0].last) for p in people]
    if kinds.startswith("tp"):  # somebody's place was not understood
        pairs = [(p, t) for t, p in pairwise(row) if t.entity.kind != "person" and p.entity.kind == "person"]
        return [(p, _home(actors, post, t), p.last) for p, t in pairs] if len(pairs) > 1 else []
    if kinds.startswith("pt"):
        pairs = [(p, t) for p, t in pairwise(row) if p.entity.kind == "person" and t.entity.kind != "person"]
        alone = [(p, None, p.last) for p, after in pairwise([*row, None]) if p in people and (after is None or after in people)]
        return [*((p, _home(actors, post, t), t.last) for p, t in pairs), *alone]
    return []


def _run(scene: Scene, post: Mention, first: int, last: int) -> list[Ref]:
    """People and their places or bodies in a row, little between them."""
    governs = post.sub in scene.runs.lex.government_of
    row: list[Ref] = []
    k = first
    for ref in scene.refs:
        town = ref.entity.kind == "organization" or (governs and ref.entity.kind == "place" and ref.entity.sub != "region")
        if ref.first < k or ref.first >= last or not (town or ref.entity.kind == "person"):
            continue
        between = scene.runs.tokens[k : ref.first]
        said = any(t.key in scene.runs.lex.predicates.finite or t.text == "." for t in between)
        turned = scene.runs.said("meanwhile", k, ref.first)
        if len(between) > FAR or said or turned:
            break
        row.append(ref)
        k = ref.last
    return row


def _before(actors: Actors, scene: Scene, post: Mention, towns: Sequence[Ref]) -> list[Share]:
    """As in "X, Y y Z, alcaldes de A, B y C": as many people before the title as places behind it, or one body for all."""
    people: list[Ref] = []
    k = post.first
    joints = scene.runs.lex.words["joiners"] | scene.runs.lex.words["apposition_words"] | {","}
    for ref in reversed(scene.people):
        if ref.last > k:
            continue
        between = scene.runs.tokens[ref.last : k]
        if not between or any(t.key not in joints and scene.runs.lex.honorifics.match([t], 0) is None for t in between):
            break
        people.insert(0, ref)
        k = ref.first
    if len(people) < 2:
        return []
    if len(towns) == len(people):
        return [(p, _home(actors, post, t), t.last) for p, t in zip(people, towns, strict=True)]
    if len(towns) > 1:
        return []
    body = _home(actors, post, towns[0]) if towns else None
    return [(p, body, towns[0].last if towns else post.last) for p in people]


def _follows(scene: Scene, person: Ref, town: Ref) -> bool:
    """Whether a place stands behind a name as what the people are of: ", de la Municipalidad", "(Camiri)"."""
    between = scene.runs.tokens[person.last : town.first]
    of = any(scene.runs.cue("of", person.last + n) is not None for n in range(len(between)))
    return of and len(between) <= 4


def _home(actors: Actors, post: Mention, ref: Ref) -> Entity:
    return ref.entity if ref.entity.kind == "organization" else organization.government(actors, post.sub, ref)


def crossed(scene: Scene, posts: Sequence[Mention], n: int, end: int) -> tuple[Ref, Ref] | None:
    """As in "el presidente y la secretaria de X, Ana Paz y Luis Ruiz": who holds the title before this one, and this one.

    ``end``: where the body behind the second title ends.
    """
    runs = scene.runs
    if n == 0 or posts[n].plural or posts[n - 1].plural or runs.cue("and", posts[n - 1].last) is None:
        return None
    if any(
        t.key not in runs.lex.words["joint_words"] | runs.lex.words["joiners"]
        for t in runs.tokens[posts[n - 1].last : posts[n].first]
    ):
        return None
    people = [r for r in scene.people if end <= r.first][:2]
    if len(people) < 2 or people[0].first - end > 2 or any(t.kind == "word" for t in runs.tokens[end : people[0].first]):
        return None
    joint = runs.cue("and", people[0].last)
    behind = runs.text(people[1].last, people[1].last + 1)
    return (people[0], people[1]) if joint == people[1].first and behind in (",", ".", ";", "") else None


def respective(scene: Scene, posts: Sequence[Mention]) -> list[tuple[Ref, Mention]]:
    """As in "X e Y, alcaldesa y secretario de A, respectivamente": as many people before the titles as titles."""
    tokens = scene.unit.tokens
    told = scene.runs.seek("respectively")
    titles = [p for p in posts if told is not None and p.last <= told and not p.plural]
    if told is None or len(titles) < 2:
        return _pair(scene, posts)
    people = [r for r in scene.people if r.last <= titles[0].first][-len(titles) :]
    joints = scene.runs.lex.words["joiners"] | scene.runs.lex.words["joint_words"] | {","}
    ends = [*(r.first for r in people[1:]), titles[0].first]
    joined = all(t.key in joints for r, k in zip(people, ends, strict=False) for t in tokens[r.last : k])
    return list(zip(people, titles, strict=True)) if len(people) == len(titles) and joined else []


def _pair(scene: Scene, posts: Sequence[Mention]) -> list[tuple[Ref, Mention]]:
    """As in "la diputada X y el diputado Y, presidenta y secretario de A": two people, two titles, one behind the other."""
    runs = scene.runs
    joints = runs.lex.words["joiners"] | runs.lex.words["joint_words"]
    for first, second in pairwise(posts):
        people = [r for r in scene.people if r.last <= first.first][-2:]
        both = runs.cue("and", first.last) == second.first and not (first.plural or second.plural)
        if not both or len(people) < 2 or runs.text(people[1].last, first.first) != ",":
            continue
        titled = {k for p in posts for k in range(p.first, p.last)}
        between = range(people[0].last, people[1].first)
        joined = any(runs.cue("and", k) is not None for k in between)
        if joined and all(k in titled or runs.tokens[k].key in joints or _courteous(runs, k) for k in between):
            return [(people[0], first), (people[1], second)]
    return []


def _courteous(runs: Runs, k: int) -> bool:
    return runs.cue("definite", k) is not None or runs.lex.honorifics.match(runs.tokens, k) is not None
