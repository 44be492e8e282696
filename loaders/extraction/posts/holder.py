"""The person of a post: before it, behind it, listed under it, or the one a sentence or note is about."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention

SIGNS = ",-–—(:/|"


def before(scene: Scene, post: Mention) -> Ref | None:
    """As in "Ana Paz, alcaldesa" or "Ana Paz - Alcaldesa:": only signs and small words stand between."""
    ref = next((r for r in reversed(scene.people) if r.last <= post.first), None)
    if ref is None:
        return None
    if ref.last == post.first:
        return ref if scene.runs.shouting or scene.runs.tokens[ref.first].capitals or scene.runs.cells else None
    between = scene.runs.tokens[ref.last : post.first]
    allowed = scene.runs.lex.words["apposition_words"] | scene.runs.lex.words["time_adverbs"]
    return ref if all(t.key in allowed or (t.kind == "sign" and t.text in SIGNS) for t in between) else None


def behind(scene: Scene, end: int, limit: int) -> Ref | None:
    """As in "la alcaldesa de X, Ana Paz": at most a sign, an article and the country of X stand between."""
    runs = scene.runs
    ref = next((r for r in scene.people if r.first >= end), None)
    if ref is None or ref.first > limit or ref.first - end > 6:
        return None
    for k in range(end, ref.first):
        token = runs.tokens[k]
        small = token.text in (*",:–-—()|",) or token.key in runs.lex.demonyms or token.key in runs.lex.cues["articles"]
        if not small and runs.lex.countries.match(runs.tokens, k) is None:
            return None
    return ref


def under(scene: Scene, end: int, limit: int) -> list[Ref]:
    """The people listed behind a plural title, up to the next post or the sentence's end."""
    found: list[Ref] = []
    k = end
    for ref in scene.people:
        if end <= ref.first < limit:
            between = scene.runs.tokens[k : ref.first]
            if any(t.text in (".", ";") for t in between) or len(between) > 4:
                break
            found.append(ref)
            k = ref.last
    return found


def introduces(scene: Scene, post: Mention, end: int, limit: int) -> bool:
    """Whether a post with its article is the next person's: ", el concejal Luis Ruiz", ", y la directora de X, Ana Paz"."""
    if scene.runs.cue("definite", post.first - 1) is None or scene.runs.shouting or scene.runs.cells:
        return False
    ref = behind(scene, end, limit)
    joined = any(t.key in scene.runs.lex.words["conjunctions"] for t in scene.runs.tokens[post.first - 2 : post.first])
    return ref is not None and (ref.first == end or joined)


def replaced(scene: Scene, end: int) -> Ref | None:
    """Who held the post before: "…, en reemplazo del Dr. X"."""
    k = end + 1 if scene.runs.text(end, end + 1) == "," else end
    after = scene.runs.cue("replaces", k)
    return next((r for r in scene.people if after is not None and after <= r.first <= after + 2), None)


def chains(scene: Scene, end: int, first: int) -> bool:
    """Between two posts of one person: "y", a comma, "además"."""
    runs = scene.runs
    between = runs.tokens[end:first]
    allowed = runs.lex.words["chain_words"] | runs.lex.words["apposition_words"] | runs.lex.words["time_adverbs"]
    return 0 < len(between) <= 6 and all(
        t.key in allowed or t.key in runs.lex.demonyms or runs.lex.countries.match(runs.tokens, end + n) is not None
        for n, t in enumerate(between)
    )


def subject(scene: Scene, post: Mention, topic: Entity | None) -> Ref | Entity | None:
    """The person a predicate gives the post to: the sentence's subject, else the person the note is about."""
    begin, _ = scene.unit.sentence_of(post.first)
    if post.plural or not _predicated(scene, begin, post.first, topic):
        return None
    ahead = [r for r in scene.people if begin <= r.first and r.last <= post.first]
    return ahead[0] if ahead else topic


def standing(scene: Scene, post: Mention) -> str:
    """What the predicate says: current, former, or nothing."""
    begin, _ = scene.unit.sentence_of(post.first)
    for k in range(post.first - 1, max(begin, post.first - 14) - 1, -1):
        if scene.runs.cue("became", k) is not None or scene.runs.cue("is", k) is not None:
            return "current"
        if scene.runs.cue("was", k) is not None:
            return "former"
    return ""


def leads(scene: Scene, posts: Sequence[Mention], first: Ref) -> bool:
    """Whether a block is about its first person: only a post, its body and small words stand before the name."""
    if first.first >= scene.unit.sentence_of(0)[1] or not posts or posts[0].first > 1 or first.first > 14:
        return False
    before = scene.runs.tokens[first.first - 1]
    return first.first <= posts[0].last or before.kind == "sign" or before.capital


def _predicated(scene: Scene, begin: int, end: int, topic: Entity | None) -> bool:
    """Whether "is", "was" or "was named" leads to the post, or the post opens a sentence about the note's person."""
    runs = scene.runs
    for k in range(end - 1, max(begin, end - 14) - 1, -1):
        for cue in ("became", "was", "is"):
            after = runs.cue(cue, k)
            if after is not None and after <= end and _only_small(scene, after, end):
                return not runs.said("negation", max(begin, k - 3), k)
    if end - begin > 1:
        return False
    own = topic is not None and 0 < begin == end and runs.tokens[end].capital
    return own or end == 0 or runs.cue("definite", begin) is not None or runs.tokens[begin].key.startswith("ex")


def _only_small(scene: Scene, first: int, last: int) -> bool:
    """Whether only small words, months and commas stand in tokens[first:last]."""
    tokens = scene.runs.tokens[first:last]
    months = scene.runs.lex.words["months"]
    return len(tokens) < 9 and all(t.text not in (".", ";") and (not t.capital or t.key in months) for t in tokens)
