"""Reads the posts of one report, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.extraction.entities.types import Actors, Entity, Ref
from loaders.extraction.facts import Span
from loaders.extraction.posts import distribution, holder, implied, joints, offices, organization, predicates, terms
from loaders.extraction.posts.attempts import ATTEMPTS, Held
from loaders.extraction.posts.register import Posts
from loaders.extraction.posts.scene import Post, Scene, Title, Unheld
from loaders.extraction.units import Mention, Unit

ASIDE = 3  # tokens behind a name in a list: "Ana Paz - Preside", "Luis Ruiz (ausente)"
LINE = 14  # tokens of a line that names whom the block below it is about


@dataclass
class Reader:
    """``posts`` are those with a holder; ``unheld`` the others: descriptions of somebody.

    ``topic`` is whom the note is about. In one block, ``held`` is the post that the next may be coordinated with, and
    ``subject`` who was last said to hold one.
    """

    actors: Actors
    units: Sequence[Unit]
    marks: Sequence[Sequence[Mention]]
    posts: Posts = field(default_factory=Posts)
    unheld: list[Unheld] = field(default_factory=list)
    topic: Entity | None = None
    held: Held | None = None
    subject: Entity | None = None

    def read(self) -> None:
        """Fill ``posts`` and ``unheld``."""
        self._rows = self.actors.by_unit(len(self.units))
        named = {id(r.entity) for row in self._rows for r in row if r.entity.kind == "person"}
        self._alone = len(named) == 1  # a life: the report names nobody else
        self._titles = False  # whether that person's name stands above the note as its title
        self._term: terms.Term | None = None
        self._paired: set[int] = set()
        for unit in self.units:
            runs = unit.runs
            posts = [m for m in self.marks[unit.index] if m.kind == "post"]
            scene = Scene(unit, runs, self._rows[unit.index])
            self._turn(scene, posts)
            self._read(scene, posts)

    def _turn(self, scene: Scene, posts: Sequence[Mention]) -> None:
        """Whom the note is about from this block on."""
        people, heading = scene.people, scene.unit.block.kind == "heading"
        if people and ((heading and not posts) or people[0].first <= 1 or holder.leads(scene, posts, people[0])):
            titled = heading or (len(scene.unit.tokens) <= LINE and scene.unit.tokens[-1].text != ".")
            self._titles = titled or (self._titles and people[0].entity is self.topic)
            self.topic = people[0].entity
        elif (self._titles or self._alone) and not heading and all(r.entity is self.topic for r in people):
            return  # a note goes on with its person until somebody else is named
        elif not heading and not (len(scene.unit.tokens) < 16 and self._lone_name(scene.unit.index - 1)):
            self.topic = self.topic if self._opened(scene.unit.index - 1) else None

    def _read(self, scene: Scene, posts: Sequence[Mention]) -> None:
        self.held = self.subject = None
        paired = distribution.respective(scene, posts)
        for n, (ref, post) in enumerate(paired):
            home, end = organization.behind(self.actors, scene, post)
            if home is None and n + 1 < len(paired) and scene.runs.cue("and", post.last) == paired[n + 1][1].first:
                home, _ = organization.behind(self.actors, scene, paired[n + 1][1])  # "presidenta y secretario de X"
            self.add(ref.entity, post, home, (scene.unit.index, ref.first, end), "post.distributed")
        posts = [p for p in posts if all(p is not told for _, told in paired)]
        posts = [p for n, p in enumerate(posts) if n == 0 or not joints.complement(scene, posts[n - 1], p)]
        for n, post in enumerate(posts):
            near = (post.first, post.first - 1)
            if any(scene.runs.cue("not_held", k) in near for k in range(max(0, post.first - 4), post.first)):
                continue  # "fue propuesto como gerente"
            title = self._title(scene, posts, n)
            if (gone := holder.replaced(scene, title.post, title.end)) is not None:
                span = (scene.unit.index, min(post.first, gone.first), max(title.end, gone.last))
                name = offices.suited(scene.runs.lex, gone.entity, title.post.name, title.post.sub)
                self.add(gone.entity, replace(title.post, status="former", name=name), title.body, span, "post.replaced")
            if not any(attempt(self, title) for attempt in ATTEMPTS):
                self.unheld.append((post, title.body, title.end))
        for office in offices.read(self.actors, scene, self.posts, self.topic):
            if not any(p.organization is office.organization for p in self.posts.held_by(office.person)):
                self.posts.add(office)

    def _title(self, scene: Scene, posts: Sequence[Mention], n: int) -> Title:
        """A title of a block with its body and what stands around it."""
        post = posts[n]
        body, end = organization.behind(self.actors, scene, post)
        stated = body is not None
        if end > post.last and post.status == "" and (told := joints.standing(scene, end)) is not None:
            end, post = told[0], replace(post, status=told[1])
        body = body or self._shared(scene, posts, n) or implied.implied(self.actors, scene, post, self._rows)
        pending = self.unheld[-1] if self.unheld and n and self.unheld[-1][0] is posts[n - 1] else None
        limit = posts[n + 1].first if n + 1 < len(posts) else len(scene.unit.tokens)
        return Title(scene, posts, n, post, body, stated, end, limit, pending)

    def _shared(self, scene: Scene, posts: Sequence[Mention], n: int) -> Entity | None:
        """As in "presidente y tesorero de la Liga": the body of the title that "y" joins to this one; no mayor is a board's."""
        if n + 1 >= len(posts) or scene.runs.cue("and", posts[n].last) != posts[n + 1].first:
            return None
        words = scene.runs.lex.words
        if posts[n].sub in scene.runs.lex.government_of or posts[n].sub in words["posts_elsewhere"] or posts[n].plural:
            return None
        body, _ = organization.behind(self.actors, scene, posts[n + 1])
        return body if posts[n + 1].sub not in scene.runs.lex.government_of else None

    def when(self, scene: Scene, post: Mention, end: int, found: predicates.Given | None = None) -> str:
        """Note the term stated beside a post for the next one added; "former" where it is over."""
        cue = found.cue if found is not None else None
        assumed = cue is not None and scene.runs.cue("assumed", cue) is not None
        self._term = terms.term(scene.unit, scene.runs, post.first, end, cue, assumed)
        closed = self._term is not None and self._term.until
        return "former" if closed and not (found is not None and found.status == "current") and post.status == "" else ""

    @property
    def only(self) -> bool:
        """Whether the note is its topic's alone, or has told no post of it yet."""
        return self._titles or self._alone or self.topic is None or not self.posts.held_by(self.topic)

    def restate(self, status: str) -> None:
        """The standing of the post added last, now that more is known."""
        if (last := self._last()) is not None:
            self._restate(last, replace(last, status=status))

    def _last(self) -> Post | None:
        """The post added last."""
        return next(reversed(self.posts), None)

    def _restate(self, last: Post, known: Post) -> None:
        """What is known now of the post added last."""
        self.posts.drop(last)
        self.posts.add(known)

    def add(self, person: Entity, post: Mention, body: Entity | None, span: Span, rule: str, status: str = "") -> None:
        """Note a post once; a statement that names the body takes the place of one that does not."""
        term, self._term = self._term, None
        same = [p for p in self.posts.held_by(person) if p.title.casefold() == post.name.casefold()]
        if any(p.organization is body or body is None for p in same):
            return
        for bare in [p for p in same if p.organization is None]:
            self.posts.drop(bare)
        standing = post.status or status or "current"
        if term is not None:
            span = (span[0], min(span[1], term.first), max(span[2], term.last))
        self.posts.add(
            Post(
                person,
                post.name,
                post.sub,
                body,
                standing,
                span,
                rule,
                term.since if term else "",
                term.until if term else "",
                post.first,
                post.last,
                post.generic,
            )
        )

    def share(self, unit: Unit, body: Entity) -> None:
        """As in "la Regidora A y el Regidor B del Ayuntamiento": the body at the end holds for the post before it, too."""
        last = self._last()
        if last is not None and last.span[0] == unit.index and last.organization is None and last.rule == "post.title_first":
            self._restate(last, replace(last, organization=body))

    def _lone_name(self, index: int, aside: int = 0, *, titled: bool = False) -> bool:
        """Whether a block holds names of people and nothing else, or an ``aside`` of so many tokens behind a name.

        ``titled``: the aside may be a title, as in "Concejales: / Ana Paz, Presidenta".
        """
        if not 0 <= index < len(self.units):
            return False
        people = [r for r in self._rows[index] if r.entity.kind == "person"]
        others = len(self.units[index].tokens) - sum(r.last - r.first for r in people)
        if people and aside and people[0].first == 0 and (titled or not any(m.kind == "post" for m in self.marks[index])):
            return others <= aside
        return bool(people) and others <= len(people)

    def _opened(self, index: int) -> bool:
        """Whether a block is a short line that the name of the note's person opens: "ANA PAZ – Candidata a la presidencia"."""
        if index < 0 or len(self.units[index].tokens) > LINE or self.units[index].tokens[-1].text == ".":
            return False
        first = next((r for r in self._rows[index] if r.entity.kind == "person"), None)
        return first is not None and first.first == 0 and first.entity is self.topic

    def _ends_in_name(self, index: int) -> Ref | None:
        """The one person of a short line that ends in the name: "9.00 Apertura. Dra. Ana Paz", above a title and its body."""
        if index < 0 or len(self.units[index].tokens) > LINE or any(m.kind == "post" for m in self.marks[index]):
            return None
        tokens = self.units[index].tokens
        people = [r for r in self._rows[index] if r.entity.kind == "person"]
        said = any(t.key in self.units[index].runs.lex.predicates.finite for t in tokens)
        return people[0] if len(people) == 1 and people[0].last == len(tokens) and not said else None

    def beside(self, unit: Unit, post: Mention, end: int) -> list[Ref] | None:
        """The people of a title that stands alone in its block: the name above it, or the names below a plural or a heading."""
        introduced = post.plural and unit.tokens[-1].text == ":"  # "Asistieron los concejales:"
        if (post.first > 0 and not introduced) or end < len(unit.tokens) - 2:
            return None
        above, below = unit.index - 1, unit.index + 1
        council = unit.runs.lex.government_of
        headed = post.plural or unit.tokens[-1].text == ":"
        gap = int(unit.tokens[-1].text == ":")  # a label's names may stand apart
        if not headed and self._lone_name(above) and unit.block.gap <= 1 and above not in self._paired:
            self._paired.add(above)
            return [r for r in self._rows[above] if r.entity.kind == "person"]
        if not headed and unit.block.gap == 0 and above >= 0 and not any(r.entity.kind == "person" for r in self._rows[above]):
            own = [p for p in self.posts.told_in(above) if p.at == 0]
            if own:  # "ANA PAZ / Alcaldesa de X / Presidenta de Y"
                return [Ref(own[-1].person, above, 0, 1, post)]
        if not headed and unit.block.gap <= 1 and above not in self._paired and (ref := self._ends_in_name(above)) is not None:
            self._paired.add(above)
            return [ref]
        found: list[Ref] = []
        while self._lone_name(below, ASIDE if post.plural else 0, titled=post.plural and post.sub in council) and (
            not found or (post.plural and self.units[below].block.gap <= gap)
        ):
            found += [r for r in self._rows[below] if r.entity.kind == "person"]
            self._paired.add(below)
            below += 1
        return found or None
