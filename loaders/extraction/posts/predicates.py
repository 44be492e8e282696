"""Posts that a verb gives: "fue elegida presidenta", "designó a X gerente", "la presidenta es X", "en su calidad de X"."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention

WINDOW = 14  # tokens between a predicate and its post
STANDING = {"became": "current", "as": "", "is": "current", "was": "former", "left": "former", "appoints": "current"}
COPULAS = {"copula_is": "is", "copula_was": "was"}


@dataclass(frozen=True, slots=True)
class Given:
    """The person a predicate gives a post to, the standing it says, and where its words begin."""

    person: Entity
    first: int
    last: int
    status: str
    cue: int | None


def given(scene: Scene, post: Mention, end: int, topic: Entity | None, *, only: bool) -> Given | None:
    """Who holds a post by the predicate around it; None where none leads to it or it is denied, wished or only possible.

    ``only``: the note is about its topic alone, or told no post of it yet, so that "El alcalde de X" opening a sentence is it.
    """
    if post.plural:
        return None
    begin, stop = scene.unit.sentence_of(post.first)
    begin = _clause(scene, begin, post.first)
    cue = _leading(scene, begin, post.first)
    if cue is None:
        ref = _appointed(scene, begin, post) or equated(scene, post, end)
        if ref is not None:
            named_before = ref.last <= post.first
            status = "current" if named_before else STANDING[_copula(scene, end, stop)[0]]
            return Given(ref.entity, min(ref.first, post.first), max(ref.last, end), status, None)
        return _own(scene, begin, post, end, topic, only)
    name, k = cue
    if _unreal(scene, begin, k):
        return None
    status = STANDING[name]
    if name == "as":
        elected = scene.runs.said("appoints", scene.unit.sentence_of(k)[0], k)
        chosen = _after(scene, end, min(stop, end + WINDOW), to=True) if elected else None
        if chosen is not None:
            return Given(chosen.entity, min(k, post.first), chosen.last, "current", k)
        if scene.runs.said("worked", begin, k):
            status = "former"
        elif elected or scene.runs.said("became", begin, k):
            status = "current"
    ref = None if name == "appoints" else _subject(scene, begin, k, name)
    if ref is not None:
        return Given(ref.entity, ref.first, end, status, k)
    after = _after(scene, end, stop, to=name == "appoints")
    if after is not None:
        return Given(after.entity, min(k, post.first), after.last, status or "current", k)
    topic = topic or _spoken_of(scene, begin)
    free = topic is not None and name != "appoints" and not scene.runs.said("who", begin, k)
    return Given(topic, begin, end, status, k) if topic is not None and free else None


def _spoken_of(scene: Scene, begin: int) -> Entity | None:
    """Who is meant where a sentence names no subject: the one whom the block's sentences before it say something of."""
    finite = scene.runs.lex.predicates.finite
    told = (r for r in reversed(scene.people) if r.last <= begin and scene.runs.tokens[r.last].key in finite)
    return next((r.entity for r in told if scene.runs.cue("of", r.first - 1) is None), None)


def _clause(scene: Scene, begin: int, first: int) -> int:
    """Where the clause of a post begins: behind the last semicolon or "mientras que" before it."""
    return next(
        (k + 1 for k in range(first - 1, begin - 1, -1) if scene.runs.tokens[k].text == ";" or scene.runs.cue("meanwhile", k)),
        begin,
    )


def _leading(scene: Scene, begin: int, first: int) -> tuple[str, int] | None:
    """The predicate whose words end right before the post, small words aside, and where it begins."""
    runs = scene.runs
    found: tuple[str, int] | None = None
    reached = 0
    for k in sorted({k for name in STANDING for k in runs.every(name, max(begin, first - WINDOW), first)}, reverse=True):
        for name in STANDING:
            after = runs.cue(name, k)
            if after is None or after > first or not _only_small(scene, after, first):
                continue
            if scene.runs.cue("charged", k - 1) is not None and k > 0 and scene.runs.cue("charged", k) is None:
                continue  # "a cargo de la presidenta": who does it, no "cargo de"
            if found is None:
                reached = after
            if after == reached:  # "dejó el cargo de" rather than "cargo de"
                found = (name, k)
                break
    return found


def _unreal(scene: Scene, begin: int, k: int) -> bool:
    """Whether a negation or a condition stands right before the predicate."""
    runs = scene.runs
    return any(runs.said(cue, max(begin, k - 4), k + 1) for cue in ("negation", "unreal"))


def _subject(scene: Scene, begin: int, k: int, name: str) -> Ref | None:
    """The person before the predicate: the nearest one of a relative clause or of "como", else the first of the clause."""
    ahead = [r for r in scene.people if begin <= r.first and r.last <= k]
    if not ahead:
        return None
    gone = [r for r in ahead if scene.runs.said("replaces", max(begin, r.first - 3), r.first)]
    ahead = [r for r in ahead if r not in gone] or ahead
    relative = scene.runs.said("relative", ahead[-1].last, k)
    if name == "as" or relative:
        return ahead[-1]
    return ahead[0]


def _only_small(scene: Scene, first: int, last: int) -> bool:
    """Whether only small words, months and commas stand in tokens[first:last]; not "por el", which makes it another's."""
    first = _behind_aside(scene, first, last)
    tokens = scene.runs.tokens[first:last]
    months = scene.runs.lex.words["months"]
    finite = scene.runs.lex.predicates.finite
    articles = sum(1 for t in tokens[-1:] if t.key in scene.runs.lex.words["bare_articles"])
    before = tokens[len(tokens) - articles - 1] if len(tokens) > articles else None
    if before is not None and before.key in scene.runs.lex.words["prepositions_of_others"]:
        return False
    return len(tokens) < 9 and all(
        t.text not in (".", ";", ":", "(") and (not t.capital or t.key in months) and t.key not in finite for t in tokens
    )


def _appointed(scene: Scene, begin: int, post: Mention) -> Ref | None:
    """As in "designó a Ana Paz (nueva) gerente": the person who stands between the verb and the post."""
    ref = next((r for r in reversed(scene.people) if r.last <= post.first), None)
    if ref is None or ref.first < begin or not scene.only(ref.last, post.first, "appointed_to"):
        return None
    for k in range(ref.first - 1, max(begin, ref.first - 8) - 1, -1):
        if scene.runs.cue("appoints", k) is not None:
            return None if _unreal(scene, begin, k) or not _announced(scene, k, ref) else ref
    return None


def _announced(scene: Scene, k: int, ref: Ref) -> bool:
    """Whether "a" stands between a verb of appointing and whom it appoints."""
    return scene.runs.said("to", k + 1, ref.first)


def _after(scene: Scene, end: int, stop: int, *, to: bool) -> Ref | None:
    """The person behind a post given before its holder is named: "fue elegida presidenta de X la alcaldesa Ana Paz"."""
    ref = next((r for r in scene.people if r.first >= end), None)
    if ref is None or ref.first >= stop or ref.first - end > WINDOW + 6:
        return None
    runs = scene.runs
    announced = not to
    for k in range(end, ref.first):
        token = runs.tokens[k]
        if token.text in (";", ":", "«", "“") or any(
            runs.cue(c, k) is not None for c in ("not_holder", "relative", "negation")
        ):
            return None
        announced = announced or runs.cue("to", k) is not None
        passive = runs.cue("became", k) is not None
        if token.key in runs.lex.predicates.finite and not passive and runs.tokens[k - 1].key not in runs.lex.predicates.finite:
            return None
    return ref if announced and runs.cue("of", ref.first - 1) is None and not _of_other(scene, end, ref.first) else None


def _behind_aside(scene: Scene, first: int, last: int) -> int:
    """Behind the aside of "es, desde hace siete meses, presidenta"; ``first`` where none stands there."""
    runs = scene.runs
    if runs.text(first, first + 1) != "," or (runs.cue("since", first + 1) is None and runs.cue("until", first + 1) is None):
        return first
    return next((k + 1 for k in range(first + 2, min(last, first + 10)) if runs.tokens[k].text == ","), first)


def _of_other(scene: Scene, end: int, first: int) -> bool:
    """Whether a preposition leads to the title before a name: "fue concejal de X, en el gabinete de la gobernadora Ana Paz"."""
    runs = scene.runs
    for k in range(first - 1, end, -1):
        if runs.lex.posts.match(runs.tokens, k) is not None:
            at = k - 1
            while at > end and runs.cue("articles", at) is not None:
                at -= 1
            return runs.tokens[at].key in runs.lex.words["prepositions"] and runs.cue("to", at) is None
    return False


def _copula(scene: Scene, end: int, stop: int) -> tuple[str, int]:
    """The copula that follows a post at once, and where it ends."""
    for cue, name in COPULAS.items():
        after = scene.runs.cue(cue, end)
        if after is not None and after < stop:
            return name, after
    return "", end


def equated(scene: Scene, post: Mention, end: int) -> Ref | None:
    """As in "su presidenta es Ana Paz", "el nuevo director será el ingeniero Luis Ruiz"."""
    runs = scene.runs
    _, stop = scene.unit.sentence_of(post.first)
    name, k = _copula(scene, end, stop)
    if not name and (rests := runs.cue("rests_with", end + (runs.text(end, end + 1) == ","))) is not None:
        name, k = "is", rests  # "el primer vocal, recayó en Ana Paz"
    headed = any(runs.cue(c, post.first - n) is not None for n in (1, 2) for c in ("definite", "possessive"))
    if not name or not headed:
        return None
    ref = next((r for r in scene.people if r.first >= k), None)
    if ref is None or ref.first >= stop or ref.first - k > 9:
        return None
    between = runs.tokens[k : ref.first]
    plain = not between or runs.cue("definite", k) is not None
    return ref if plain and all(t.text not in (";", ".", ":") for t in between) else None


def _own(scene: Scene, begin: int, post: Mention, end: int, topic: Entity | None, only: bool) -> Given | None:
    """A post that opens a sentence about the note's person: "Alcaldesa electa de X, asumirá …"."""
    adverbs = scene.runs.lex.words["time_adverbs"]
    while (
        post.first - begin > 1
        and scene.runs.tokens[post.first - 1].key in adverbs
        and scene.runs.tokens[begin + 1].key in adverbs
    ):
        begin += 1  # "La también alcaldesa de X"
    if (
        topic is None
        or post.first - begin > 1
        or ":" in (scene.runs.text(post.last, post.last + 1), scene.runs.text(end, end + 1))
    ):
        return None
    token = scene.runs.tokens[begin]
    opens = 0 < begin == post.first and scene.runs.tokens[post.first].capital
    start = scene.unit.sentence_of(post.first)[0]
    spoken_of = only and scene.runs.cue("definite", start) is not None and end > post.last
    if not (opens or post.first == 0 or spoken_of or token.key.startswith("ex")):
        return None
    return Given(topic, scene.unit.sentence_of(post.first)[0], end, "", None)


def successor(scene: Scene, end: int) -> Ref | None:
    """As in "…; la actual es Ana Paz": who holds the post just spoken of now."""
    runs = scene.runs
    for k in range(end, min(end + 3, len(runs.tokens))):
        after = runs.cue("holds_now", k)
        if after is not None:
            return next((r for r in scene.people if after <= r.first <= after + 2), None)
    return None
