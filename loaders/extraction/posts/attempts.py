"""Where the holder of a title may stand: one attempt for each construction, in the order in which they are made.

Each says whether the title is dealt with; what none of them deals with is a description of somebody.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from loaders.extraction.entities.types import Ref
from loaders.extraction.posts import distribution, holder, joints, organization, predicates
from loaders.extraction.posts.scene import Scene, Title

if TYPE_CHECKING:
    from loaders.extraction.posts.reader import Reader


class Held(NamedTuple):
    """A post that the next title may be coordinated with: its holder, the index behind it, its standing."""

    ref: Ref
    end: int
    status: str = ""


def crossed(reader: Reader, title: Title) -> bool:
    """As in "el presidente y la tesorera de X, A y B"."""
    scene, pending = title.scene, title.pending
    if pending is None or pending[2] != pending[0].last:
        return False
    pair = distribution.crossed(scene, title.posts, title.n, title.end)
    if pair is None:
        return False
    reader.unheld.remove(pending)
    for ref, post in zip(pair, (pending[0], title.post), strict=True):
        reader.add(ref.entity, post, title.body, (scene.unit.index, post.first, ref.last), "post.distributed")
    reader.held = None
    return True


def shared(reader: Reader, title: Title) -> bool:
    """As in "los alcaldes de X, A, y de Y, B": each with a body of its own."""
    post, unit = title.post, title.scene.unit
    shares = distribution.shared(reader.actors, title.scene, post, title.limit) if post.plural else ()
    for share, body, last in shares:
        span = (unit.index, min(post.first, share.first), last)
        reader.add(share.entity, post, body or title.body, span, "post.distributed")
    if shares:
        reader.held = None
    return bool(shares)


def several(reader: Reader, title: Title) -> bool:
    """As in "Concejales: A, B y C": all of them."""
    scene, post = title.scene, title.post
    people = (post.plural or (post.sub == "credit" and scene.runs.text(title.end, title.end + 1) == ":")) and (
        holder.rolled(scene, title.posts, title.n, title.end)
        or holder.labelled(scene, post, title.end)
        or holder.under(scene, title.end, title.limit)
    )
    for ref in people or ():
        if not holder.mere_label(scene, title.posts, title.n, ref):
            span = (scene.unit.index, post.first, max(title.end, ref.last))
            reader.add(ref.entity, post, title.body, span, "post.plural_title")
    if people:
        reader.held = None
    return bool(people)


def before(reader: Reader, title: Title) -> bool:
    """As in "A, alcaldesa de X"."""
    scene, post = title.scene, title.post
    ref = holder.before(scene, post)
    if (
        ref is None
        or holder.entry(scene, post, title.end)
        or joints.keyed(scene, post, title.end)
        or holder.introduces(scene, post, title.end, title.limit, _titled(reader, scene, ref))
        or predicates.equated(scene, post, title.end) is not None
    ):
        return False
    status = reader.when(scene, post, title.end)
    reader.add(ref.entity, post, title.body, (scene.unit.index, ref.first, title.end), "post.apposition", status)
    reader.held = Held(ref, title.end)
    return True


def coordinated(reader: Reader, title: Title) -> bool:
    """As in "A, alcaldesa de X y presidenta de Y": the holder of the title before."""
    scene, post, held = title.scene, title.post, reader.held
    if (
        held is None
        or (post.plural and scene.runs.cue("of", title.end) is None)
        or not joints.chains(scene, held.end, post.first)
        or holder.introduces(scene, post, title.end, title.limit, listed=False)
        or holder.anothers(scene, post, title.end, title.limit)
        or holder.entry(scene, post, title.end)
    ):
        return False
    status = reader.when(scene, post, title.end)
    span = (scene.unit.index, held.ref.first, title.end)
    reader.add(held.ref.entity, post, title.body, span, "post.coordinated", status or held.status)
    reader.held = held._replace(end=title.end)
    return True


def behind(reader: Reader, title: Title) -> bool:
    """As in "la alcaldesa de X, A"."""
    scene, post, pending = title.scene, title.post, title.pending
    ref = holder.behind(scene, title.end, title.limit, post.last)
    if ref is None:
        return False
    if holder.labels(scene, post, ref, title.limit):
        return True  # "Responsable: Ana Paz, jefa de X": the post is what follows
    body = title.body
    if body is None and (body := organization.behind_person(reader.actors, scene, post, ref)) is not None:
        reader.share(scene.unit, body)
    courteous = pending is not None and joints.profession(scene, pending[2], post, ref)
    stacked = pending is not None and joints.stacked(scene, pending[0], pending[2], post, ref)
    if pending is not None and (courteous or stacked or joints.paired(scene, pending[2], post.first)):
        # "el presidente de X y alcalde de Y, Z"; "el presidente de X, Contador Z"
        reader.unheld.remove(pending)
        bare = pending[2] == pending[0].last and post.first - pending[2] < 3
        close = bare and pending[0].sub not in scene.runs.lex.government_of
        theirs = pending[1] or (body if close else None)
        reader.add(ref.entity, pending[0], theirs, (scene.unit.index, pending[0].first, ref.last), "post.title_first")
    if not courteous:
        reader.add(ref.entity, post, body, (scene.unit.index, post.first, ref.last), "post.title_first")
    reader.held = None
    return True


def beside(reader: Reader, title: Title) -> bool:
    """A title on a line of its own: the name above it, or the names below."""
    lines = reader.beside(title.scene.unit, title.post, title.end)
    for ref in lines or ():
        span = (title.scene.unit.index, title.post.first, title.end)
        reader.add(ref.entity, title.post, title.body, span, "post.line")
    return lines is not None


def awaited(reader: Reader, title: Title) -> bool:
    """As in "el actual presidente de X y alcalde de Y, Z": the person of two titles stands behind the second."""
    scene, posts, n = title.scene, title.posts, title.n
    headed = any(scene.runs.cue("definite", posts[n].first - k) is not None for k in (1, 2))
    if not headed or n + 1 == len(posts) or not joints.paired(scene, title.end, posts[n + 1].first):
        return False
    limit = posts[n + 2].first if n + 2 < len(posts) else len(scene.unit.tokens)
    if holder.behind(scene, organization.behind(reader.actors, scene, posts[n + 1])[1], limit, posts[n + 1].last) is None:
        return False
    reader.unheld.append((posts[n], title.body, title.end))
    return True


def predicated(reader: Reader, title: Title) -> bool:
    """As in "A fue elegida presidenta de X"; also who comes after."""
    scene, post = title.scene, title.post
    if (post.generic and not title.stated) or post.sub == "credit":
        return False
    found = predicates.given(scene, post, title.end, reader.topic or reader.subject, only=reader.only)
    if found is None:
        return False
    index = scene.unit.index
    body = title.body or organization.spoken_for(scene, found.first, post.first)
    body = body or organization.of_subject(reader.actors, scene, post, found.cue)
    status = reader.when(scene, post, title.end, found) or found.status
    reader.add(found.person, post, body, (index, found.first, found.last), "post.predicate", status)
    if (now := predicates.successor(scene, found.last)) is not None:
        reader.restate("former")
        reader.add(now.entity, post, body, (index, post.first, now.last), "post.predicate", "current")
    reader.held = Held(Ref(found.person, index, found.first, found.first + 1, post), found.last, status)
    reader.subject = found.person
    return True


def _titled(reader: Reader, scene: Scene, ref: Ref) -> bool:
    """Whether a title stands before that name: "la alcaldesa de X, Ana Paz"."""
    return any(
        p.person is ref.entity and p.rule == "post.title_first" and p.span[0] == scene.unit.index and p.span[2] == ref.last
        for p in islice(reversed(reader.posts), 2)
    )


ATTEMPTS: tuple[Callable[[Reader, Title], bool], ...] = (
    crossed,
    shared,
    several,
    before,
    coordinated,
    behind,
    beside,
    awaited,
    predicated,
)
