"""The person of a post: before it, behind it, listed under it, or the one a sentence or note is about."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Ref
from loaders.extraction.posts.scene import Scene
from loaders.extraction.units import Mention

NEAR = 8  # tokens between a title's body and a name, where the town lies and the like aside
SIGNS = ",-–—(:/|"


def before(scene: Scene, post: Mention) -> Ref | None:
    """As in "Ana Paz, alcaldesa" or "Ana Paz - Alcaldesa:": only signs and small words stand between."""
    ref = next((r for r in reversed(scene.people) if r.last <= post.first), None)
    if ref is None or (post.plural and (scene.runs.cue("definite", post.first - 1) is not None or _listed_after(scene, post))):
        return None
    if ref.last == post.first and _listed(scene, ref, post):
        return ref
    if ref.last == post.first:
        line = ref.first == 0 and scene.runs.tokens[post.first].capital and _silent(scene, ref.last, len(scene.runs.tokens) - 1)
        return ref if line or scene.runs.shouting or scene.runs.tokens[ref.first].capitals or scene.runs.cells else None
    between = scene.runs.tokens[bracketed(scene, ref.last) : post.first]
    if any(t.key in scene.runs.lex.words["copulas"] for t in between) and not scene.runs.said("who", ref.last, post.first):
        return None  # "…, en vez de Luis Paz, es la alcaldesa Ana Ruiz"
    allowed = scene.runs.lex.words["apposition_words"] | scene.runs.lex.words["time_adverbs"]
    return ref if all(t.key in allowed or (t.kind == "sign" and t.text in SIGNS) for t in between) else None


def _listed_after(scene: Scene, post: Mention) -> bool:
    """As in ", el embajador Luis Paz, Ediles Departamentales, Directores y …": a plural title that others of the list have."""
    runs = scene.runs
    return runs.text(post.first - 1, post.first) == "," and not (runs.shouting or runs.cells)


def _listed(scene: Scene, ref: Ref, post: Mention) -> bool:
    """As in "…, por Ana Paz Gerenta de X, Luis Ruiz Coordinador de Y": a name in a list that its title touches."""
    runs = scene.runs
    before = runs.word(ref.first - 1)
    opens = before is not None and (
        before.text in (":", ",")
        or runs.cue("by", ref.first - 1)
        or runs.cue("and", ref.first - 1)
        or before.key in runs.lex.predicates.finite
        or before.key in runs.lex.words["chain_words"]
        or runs.cue("definite", ref.first - 1) == ref.first
    )
    return bool(opens) and runs.tokens[post.first].capital and not any(r.first == post.last for r in scene.people)


def bracketed(scene: Scene, k: int) -> int:
    """Behind a party or town in brackets, as in "Ana Paz (PX), alcaldesa", or k."""
    runs = scene.runs
    if runs.text(k, k + 1) != "(" or not runs.is_name_word(k + 1):
        return k
    return next((n + 1 for n in range(k + 2, min(k + 6, len(runs.tokens))) if runs.tokens[n].text == ")"), k)


def behind(scene: Scene, end: int, limit: int, post_end: int = -1) -> Ref | None:
    """As in "la alcaldesa de X, Ana Paz": at most a sign, an article, a party, the province or country of X between."""
    runs = scene.runs
    ref = next((r for r in scene.people if r.first >= end), None)
    if ref is None or ref.first > limit:
        return None
    lands = {k for r in scene.refs if end <= r.first < ref.first for k in _aside(scene, r)}
    lands |= {k for n in range(end, ref.first) if runs.tokens[n].key in runs.lex.words["lands"] for k in _from_land(scene, n)}
    lands |= {end} if _qualified(scene, post_end, end, ref) else set()
    if ref.first - end - len(lands) > NEAR:
        return None
    for k in range(end, ref.first):
        token = runs.tokens[k]
        if token.capital and k > end and runs.tokens[k - 1].text in ("-", "–"):
            continue  # "alcalde de El Cerro – Ilata, Ana Paz"
        if k in lands or token.key in runs.lex.words["parties"]:
            continue
        if runs.cue("of", k) is not None and runs.country(k + 1) is not None:
            continue
        small = (
            token.text in (*",:–-—()|",)
            or token.key in runs.lex.words["ranks"]
            or token.key in runs.lex.demonyms
            or token.key in runs.lex.cues["articles"]
        )
        if not small and runs.lex.countries.match(runs.tokens, k) is None:
            return None
    return ref


def _from_land(scene: Scene, n: int) -> range:
    """Token n, a land's noun, with "de la" before it: "de la Nación", "de la provincia (de X)"."""
    first = next((k for k in (n - 2, n - 1) if scene.runs.cue("of_the", k) == n or scene.runs.cue("of", k) == n), n)
    return range(first, n + 1)


def _qualified(scene: Scene, post_end: int, end: int, ref: Ref) -> bool:
    """Whether one adjective alone stands behind a title and before a name: "la gobernadora saltense, Ana Paz"."""
    token = scene.runs.word(end)
    if token is None or end != post_end or token.kind != "word" or token.capital or len(token.text) < 4:
        return False
    verb = token.key in scene.runs.lex.predicates.forms or scene.runs.cue("function", end) is not None
    return not verb and (ref.first == end + 1 or scene.runs.text(end + 1, end + 2) == ",")


def _aside(scene: Scene, ref: Ref) -> range:
    """The tokens that say no more than where the post is or what else it is of: ", Azuay", "en el Perú", "y de la Liga X"."""
    runs = scene.runs
    k = ref.first - 1
    k -= k > 0 and runs.cue("articles", k) == ref.first and not runs.tokens[k].capital
    within = runs.cue("in", k) is not None or runs.cue("of", k) is not None
    if ref.entity.kind in ("place", "country"):
        return range(k if within else ref.first, ref.last) if within or runs.tokens[k].text in (",", "(") else range(0)
    both = ref.entity.kind == "organization" and within and runs.cue("and", k - 1) == k
    return range(k - 1, ref.last) if both else range(0)


def under(scene: Scene, end: int, limit: int) -> list[Ref]:
    """The people listed behind a plural title, up to the next post or the sentence's end."""
    found: list[Ref] = []
    k = end
    for ref in scene.people:
        if end <= ref.first < limit:
            between = scene.runs.tokens[k : ref.first]
            said = any(t.text in (".", ";") or t.key in scene.runs.lex.predicates.finite for t in between)
            if said or len(between) > 4:
                break
            found.append(ref)
            k = ref.last
    return found


def labelled(scene: Scene, post: Mention, end: int) -> list[Ref]:
    """As in "Vocales: Ana Paz, concejala de X; Luis Ruiz, regidor": the first person of each part behind a plural label."""
    if post.first > 1 or scene.runs.text(end, end + 1) != ":":
        return []
    parts = [end, *(k for k in range(end + 1, len(scene.unit.tokens)) if scene.runs.tokens[k].text == ";")]
    found = [next((r for r in scene.people if k < r.first <= k + 4), None) for k in parts]
    return [r for r in found if r is not None] if len(parts) > 1 else []


def rolled(scene: Scene, posts: Sequence[Mention], n: int, end: int) -> list[Ref]:
    """As in "REGIDORES: Ana Paz (Presidenta), señor Luis Ruiz, quien preside; Inés Gil": all whom a label with a colon lists.

    Titles and asides of one person part it from no next one; a verb, another label or a full stop does.
    """
    runs, words = scene.runs, scene.runs.lex.words
    begin, stop = scene.unit.sentence_of(posts[n].first)
    if runs.text(end, end + 1) != ":" or posts[n].first - begin > 2:
        return []
    stop = min([stop, *(p.first for p in posts[n + 1 :] if p.plural)])
    small = words["chain_words"] | words["apposition_words"] | words["joint_words"] | words["list_signs"]
    told = {k for p in posts[n + 1 :] for k in range(p.first, p.last)}
    told |= {k for r in scene.refs if r.entity.kind != "person" for k in range(r.first, r.last)}
    found: list[Ref] = []
    k = end + 1
    for ref in scene.people:
        if not end < ref.first < stop:
            continue
        between = range(k, ref.first)
        plain = (
            n in told or runs.tokens[n].key in small or runs.tokens[n].key in runs.lex.offices.firsts or courtesy(scene, n)
            for n in between
        )
        if not all(plain):
            break
        if not any(p.last <= ref.first <= p.last + 2 and runs.cue("definite", p.first - 1) == p.first for p in posts[n + 1 :]):
            found.append(ref)
        k = ref.last
    return found


def courtesy(scene: Scene, k: int) -> bool:
    runs = scene.runs
    return runs.lex.honorifics.match(runs.tokens, k) is not None or (runs.tokens[k].text == "." and courtesy(scene, k - 1))


def mere_label(scene: Scene, posts: Sequence[Mention], n: int, ref: Ref) -> bool:
    """Whether a plural label only says that people were there, and one of them has a title of her own: "Funcionarios: …"."""
    own = any(0 < p.first - ref.last <= 2 for p in posts[n + 1 :])
    words = scene.runs.lex.words
    return (own and posts[n].sub in words["mere_labels"]) or posts[n].sub in words["attendance_labels"]


def labels(scene: Scene, post: Mention, person: Ref, limit: int) -> bool:
    """Whether a weak title is only the label of a line whose person has a title of her own."""
    runs = scene.runs
    alone = post.first == 0 and post.generic and runs.text(post.last, post.last + 1) in (":", "|")
    return alone and limit < len(runs.tokens) and all(t.text == "," for t in runs.tokens[person.last : limit])


def introduces(scene: Scene, post: Mention, end: int, limit: int, listed: bool) -> bool:
    """Whether a post with its article is the next person's: ", el concejal Luis Ruiz", ", y la directora de X, Ana Paz".

    ``listed``: the person before it has a title already, so that what follows is the next one of a list.
    """
    if scene.runs.cue("definite", post.first - 1) is None or scene.runs.shouting or scene.runs.cells:
        return False
    if listed and any(r.first >= end and _silent(scene, end, r.first) for r in scene.people):
        return True
    ref = behind(scene, end, limit)
    if ref is not None and end > post.last and ref.first == end + 1 and runs_on(scene, ref):
        return True  # ", además de Ana Paz, el alcalde de X, Luis Ruiz, y …"
    conjunctions = scene.runs.lex.words["conjunctions"]
    joined = any(t.key in conjunctions or t.text == ";" for t in scene.runs.tokens[post.first - 2 : post.first])
    return ref is not None and (ref.first == end or joined)


def anothers(scene: Scene, post: Mention, end: int, limit: int) -> bool:
    """As in ", el alcalde de X el Sr. Luis Paz": a title whose article and whose body, if it has one, lead to a courtesy."""
    if scene.runs.cue("definite", post.first - 1) is None or end == post.last:
        return False
    ref = behind(scene, end, limit)
    return ref is not None and (ref.first == end or scene.runs.cue("definite", end) == ref.first)


def entry(scene: Scene, post: Mention, end: int) -> bool:
    """As in "…; Vicepresidenta, Rosa Díaz (alcaldesa de X); Vocal: Luis Paz": an entry of a list, the title before the name."""
    runs = scene.runs
    opens = post.first > 0 and runs.text(post.first - 1, post.first) in (";", ":")
    return opens and runs.text(end, end + 1) in (",", ":", "–", "-") and any(r.first == end + 1 for r in scene.people)


def runs_on(scene: Scene, ref: Ref) -> bool:
    """Whether a list goes on behind a name: a comma and "y", or a comma and the next title with its article."""
    runs = scene.runs
    k = ref.last + (runs.text(ref.last, ref.last + 1) == ",")
    at = (runs.cue("and", k) or k) if k > ref.last else ref.last
    after = runs.cue("definite", at)
    return k > ref.last and after is not None and runs.lex.posts.match(runs.tokens, after) is not None


def _silent(scene: Scene, first: int, last: int) -> bool:
    """Whether no verb and no end of a sentence stand in tokens[first:last]."""
    finite = scene.runs.lex.predicates.finite
    return all(t.text not in (".", ";") and t.key not in finite for t in scene.runs.tokens[first:last])


def replaced(scene: Scene, post: Mention, end: int) -> Ref | None:
    """Who held the post before: "…, en reemplazo del Dr. X", "sucedió a X como …", "sustituyó en el cargo de … a X"."""
    runs = scene.runs
    k = end + 1 if runs.text(end, end + 1) == "," else end
    after = runs.cue("replaces", k)
    if after is not None:
        return next((r for r in scene.people if after <= r.first <= after + 2), None)
    begin, _ = scene.unit.sentence_of(post.first)
    for n in runs.every("relieves", max(begin, post.first - 12), post.first):
        if runs.tokens[n - 1].key in runs.lex.words["before_nouns"]:
            continue
        before = runs.cue("replaces", n)
        if before is not None:
            ref = next((r for r in scene.people if before <= r.first <= before + 2), None)
            return ref if ref is not None and runs.cue("as", ref.last) is not None else None
        to = runs.cue("to", end)
        return next((r for r in scene.people if to is not None and to <= r.first <= to + 3), None)
    return None


def leads(scene: Scene, posts: Sequence[Mention], first: Ref) -> bool:
    """Whether a block is about its first person: only a post, its body and small words stand before the name."""
    if first.first >= scene.unit.sentence_of(0)[1] or not posts or posts[0].first > 1 or first.first > 14:
        return False
    if not _silent(scene, posts[0].last, first.first):
        return False  # "El alcalde de X dijo que la nueva gerente, Ana Paz, …"
    before = scene.runs.tokens[first.first - 1]
    return first.first <= posts[0].last or before.kind == "sign" or before.capital
