"""Reads the posts of one report, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.extraction.entities.types import Actors, Entity, Ref
from loaders.extraction.facts import Span
from loaders.extraction.posts import holder, organization
from loaders.extraction.posts.scene import Post, Scene
from loaders.extraction.units import Mention, Unit


@dataclass
class Reader:
    """``posts`` are those with a holder; ``unheld`` the others, with their body and end: descriptions of somebody."""

    actors: Actors
    units: Sequence[Unit]
    marks: Sequence[Sequence[Mention]]
    posts: list[Post] = field(default_factory=list)
    unheld: list[tuple[Mention, Entity | None, int]] = field(default_factory=list)

    def read(self) -> None:
        """Fill ``posts`` and ``unheld``."""
        self._rows = self.actors.by_unit(len(self.units))
        self._topic: Entity | None = None
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
            self._topic = people[0].entity
        elif not heading and not (len(scene.unit.tokens) < 16 and self._lone_name(scene.unit.index - 1)):
            self._topic = None

    def _read(self, scene: Scene, posts: Sequence[Mention]) -> None:
        held: Ref | None = None
        held_end = -1
        unit = scene.unit
        for n, post in enumerate(posts):
            if any(scene.runs.cue("not_held", k) == post.first for k in range(max(0, post.first - 4), post.first)):
                continue  # "fue propuesto como gerente"
            body, end = organization.behind(self.actors, scene, post)
            stated = body is not None
            body = body or organization.implied(scene, post, self._rows)
            limit = posts[n + 1].first if n + 1 < len(posts) else len(unit.tokens)
            if (gone := holder.replaced(scene, end)) is not None:
                span = (unit.index, post.first, gone.last)
                self.posts.append(Post(gone.entity, post.name, post.sub, body, "former", span, "post.replaced"))
            if post.plural and (spread := organization.distributed(self.actors, scene, post, limit)):
                for ref, own, first in spread:
                    self._add(ref.entity, post, own, (unit.index, first, ref.last), "post.distributed")
                held = None
            elif post.plural and (several := holder.under(scene, end, limit)):
                for ref in several:
                    self._add(ref.entity, post, body, (unit.index, post.first, max(end, ref.last)), "post.plural_title")
                held = None
            elif (ref_before := holder.before(scene, post)) is not None and not holder.introduces(scene, post, end, limit):
                self._add(ref_before.entity, post, body, (unit.index, ref_before.first, end), "post.apposition")
                held, held_end = ref_before, end
            elif (
                held is not None
                and holder.chains(scene, held_end, post.first)
                and not holder.introduces(scene, post, end, limit)
            ):
                self._add(held.entity, post, body, (unit.index, held.first, end), "post.coordinated")
                held_end = end
            elif (after := holder.behind(scene, end, limit)) is not None:
                if body is None and (body := organization.behind_person(scene, after)) is not None:
                    self._share(unit, body)
                self._add(after.entity, post, body, (unit.index, post.first, after.last), "post.title_first")
                held = None
            elif (pair := self._beside(unit, post, end)) is not None:
                for ref in pair:
                    self._add(ref.entity, post, body, (unit.index, post.first, end), "post.line")
            elif (stated or not post.generic) and (found := holder.subject(scene, post, self._topic)) is not None:
                first = found.first if isinstance(found, Ref) else unit.sentence_of(post.first)[0]
                person = found.entity if isinstance(found, Ref) else found
                self._add(person, post, body, (unit.index, first, end), "post.predicate", holder.standing(scene, post))
                held, held_end = Ref(person, unit.index, first, first + 1, post), end
            else:
                self.unheld.append((post, body, end))

    def _add(self, person: Entity, post: Mention, body: Entity | None, span: Span, rule: str, status: str = "") -> None:
        """Note a post once; a statement that names the body takes the place of one that does not."""
        same = [p for p in self.posts if p.person is person and p.title.casefold() == post.name.casefold()]
        if any(p.organization is body or body is None for p in same):
            return
        self.posts = [p for p in self.posts if p not in same or p.organization is not None]
        self.posts.append(Post(person, post.name, post.sub, body, post.status or status or "current", span, rule))

    def _share(self, unit: Unit, body: Entity) -> None:
        """As in "la Regidora A y el Regidor B del Ayuntamiento": the body at the end holds for the post before it, too."""
        last = self.posts[-1] if self.posts else None
        if last is not None and last.span[0] == unit.index and last.organization is None and last.rule == "post.title_first":
            self.posts[-1] = replace(last, organization=body)

    def _lone_name(self, index: int) -> bool:
        """Whether a block holds names of people and nothing else."""
        if not 0 <= index < len(self.units):
            return False
        people = [r for r in self._rows[index] if r.entity.kind == "person"]
        return bool(people) and len(self.units[index].tokens) - sum(r.last - r.first for r in people) <= len(people)

    def _beside(self, unit: Unit, post: Mention, end: int) -> list[Ref] | None:
        """The people of a title that stands alone in its block: the name above it, or the names below a plural or a heading."""
        if post.first > 0 or end < len(unit.tokens) - 2:
            return None
        above, below = unit.index - 1, unit.index + 1
        headed = post.plural or unit.tokens[-1].text == ":"
        if not headed and self._lone_name(above) and unit.block.gap <= 1 and above not in self._paired:
            self._paired.add(above)
            return [r for r in self._rows[above] if r.entity.kind == "person"]
        found: list[Ref] = []
        while self._lone_name(below) and (not found or (post.plural and self.units[below].block.gap == 0)):
            found += [r for r in self._rows[below] if r.entity.kind == "person"]
            self._paired.add(below)
            below += 1
        return found or None
