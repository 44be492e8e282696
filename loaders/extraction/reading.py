"""One report while it is read: its units, entities, posts and references, with the questions every rule asks of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from loaders.extraction.entities.types import Actors, Entity, Ref
from loaders.extraction.facts import Ties
from loaders.extraction.posts import Post, Posts, Unheld
from loaders.extraction.runs import Runs
from loaders.extraction.tables import Tables
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Lexicon
from loaders.records import record

T = TypeVar("T")


@record
class Group:
    """References joined by commas and "y": "la AMB, el UNFPA y CGLU". Tokens [first:last] of one unit."""

    refs: tuple[Ref, ...]
    first: int
    last: int

    @classmethod
    def over(cls, refs: Sequence[Ref]) -> Group:
        """These references, in order, as one."""
        return cls(tuple(refs), refs[0].first, max(r.last for r in refs))

    def of(self, kinds: Sequence[str]) -> list[Entity]:
        """The entities of these kinds, each once."""
        return list(dict.fromkeys(r.entity for r in self.refs if r.entity.kind in kinds))


@dataclass
class Reading:
    """The state of reading one report."""

    lex: Lexicon
    units: Sequence[Unit]
    marks: Sequence[Sequence[Mention]]
    actors: Actors
    posts: Posts
    tables: Tables
    rows: list[list[Ref]] = field(default_factory=list)
    ties: Ties = field(default_factory=Ties)
    main_event: Entity | None = None
    minutes: bool = False
    delegation: list[tuple[Entity, int]] = field(default_factory=list)
    unheld: Mapping[int, Unheld] = field(default_factory=dict)
    publisher: Entity | None = None
    sections: dict[int, Entity] = field(default_factory=dict)
    voices: dict[int, Entity] = field(default_factory=dict)
    topics: list[tuple[str, tuple[int, int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = self.actors.by_unit(len(self.units))
        self._remembered: dict[tuple[int, Hashable], tuple[tuple[int, ...], object, object, object]] = {}

    def runs(self, unit: Unit) -> Runs:
        return unit.runs

    def refs(self, unit: Unit, first: int = 0, last: int | None = None) -> list[Ref]:
        """The references that stand within tokens[first:last] of a unit."""
        last = len(unit.tokens) if last is None else last
        return [r for r in self.rows[unit.index] if first <= r.first and r.last <= last]

    def actors_body(self, acronym: str) -> Entity | None:
        """The organization that goes by that acronym."""
        return next(iter(self.actors.called("organization", acronym)), None)

    def home(self, person: Entity) -> Entity | None:
        """The organization of a person's first current post, where it has one."""
        own = self.posts.held_by(person)
        return next((p.organization for p in own if p.organization and p.status != "former"), None)

    def posts_in(self, unit: int) -> Collection[Post]:
        """The posts that a block states."""
        return self.posts.told_in(unit)

    def groups(self, unit: Unit, first: int, last: int) -> Sequence[Group]:
        """The coordinations of a sentence. A post or a country in brackets behind a name does not part it from the next one."""
        return self.remembered(unit, (first, last), lambda: self._groups(unit, first, last))

    def remembered(self, unit: Unit, what: Hashable, find: Callable[[], T]) -> T:
        """What is found in a block, looked for anew only where its references or the posts have changed since."""
        row, posts = self.rows[unit.index], self.posts
        state = (id(row), len(row), id(posts), len(posts))
        known = self._remembered.get((unit.index, what))
        if known is None or known[0] != state:
            known = self._remembered[unit.index, what] = (state, row, posts, find())
        return cast(T, known[3])

    def _groups(self, unit: Unit, first: int, last: int) -> list[Group]:
        runs = self.runs(unit)
        found: list[list[Ref]] = []
        covered = -1
        skip = self._appositions(unit)
        held = [(p, p.span[1], p.span[2]) for p in self.posts_in(unit.index) if p.organization is not None]
        joints: list[bool] = []
        for ref in self.refs(unit, first, last):
            if any(a <= ref.first and ref.last <= b and _of_post(p, ref.entity) for p, a, b in held):
                continue
            same = bool(found) and (found[-1][-1].first, found[-1][-1].last) == (ref.first, ref.last)
            if ref.first < covered and not same:
                continue
            if found and not same and (close := _bracketed(runs, found[-1][-1], ref)):
                skip.append((found[-1][-1].first, close))  # "A (Azuay), B (Azuay) y C (Loja)"
                covered = max(covered, close)
                continue
            covered = max(covered, ref.last)
            if same and found[-1][-1].entity is not ref.entity and _alike(found[-1][-1].entity, ref.entity):
                found[-1].append(ref)
                continue
            if same:
                continue
            joint = self._joint(runs, found[-1][-1], ref, skip) if found else ""
            if joint == "comma" and ref.entity.kind == "person" and _belongs(runs, found[-1][-1]):
                joint = ""  # "los consultores del ICAP, A y B": theirs, not one of them
            if joint == "comma" and joints[-1] and ref.entity.kind == "organization":
                joint = ""  # "que pagan A y B, C y D": two lists
            if joint:
                found[-1].append(ref)
                joints[-1] = joints[-1] or joint == "and"
            else:
                found.append([ref])
                joints.append(False)
        # commas alone join nothing: "con la UMSS, la AMB firmó" names two, not a list
        split = (
            (refs,) if whole or len(refs) == 1 or same_place(refs) else tuple([r] for r in refs)
            for refs, whole in zip(found, joints, strict=True)
        )
        return [Group.over(refs) for parts in split for refs in parts]

    def _appositions(self, unit: Unit) -> list[tuple[int, int]]:
        """Stretches that only describe the name before them: its post, its organization, its country."""
        return [(p.span[1], p.span[2]) for p in self.posts_in(unit.index)]

    def _joint(self, runs: Runs, a: Ref, b: Ref, skip: Sequence[tuple[int, int]]) -> str:
        """How two names are joined: "and" (a word or a semicolon), "comma", or not at all ("")."""
        k = a.last
        for first, last in skip:
            if first <= a.first < last and last <= b.first:
                k = max(k, last)
        # "Ana Paz, y el presidente de la red, Luis Ruiz": what stands before the second name is that person's post
        stop = min([b.first, *(first for first, last in skip if k < first < b.first < last)])
        between = runs.tokens[k:stop]
        if len(between) > 6 or not between or not _alike(a.entity, b.entity):
            return ""
        joint = ""
        for n, t in enumerate(between):
            if t.text == ";" or t.key in runs.lex.words["joiners"]:
                joint = "and"
            elif t.text == ",":
                joint = joint or "comma"
            elif (
                t.text in ("(", ")")
                or t.key in runs.lex.words["joint_words"]
                or t.key in runs.lex.words["object_openers"]
                or runs.lex.honorifics.match(between, n)
                or runs.lex.countries.match(between, n)
            ):
                continue
            else:
                return ""
        return joint


def _belongs(runs: Runs, ref: Ref) -> bool:
    """Whether a body is only what somebody belongs to: "los consultores de X"."""
    plain = ref.first > 0 and runs.cue("of", ref.first - 1) == ref.first
    article = ref.first > 1 and runs.cue("of_the", ref.first - 2) == ref.first
    return ref.entity.kind == "organization" and (plain or article)


def _bracketed(runs: Runs, before: Ref, ref: Ref) -> int:
    """Behind the bracket that holds nothing but the territory of the place named before it; 0 where none does."""
    alone = runs.text(before.last, ref.first) == "(" and runs.text(ref.last, ref.last + 1) == ")"
    place = ref.entity.kind in ("place", "country") and before.entity.kind in ("place", "organization")
    return ref.last + 1 if alone and place else 0


def _of_post(post: Post, entity: Entity) -> bool:
    """Whether an entity is the body of a post, or the place that the body is called after ("alcalde de Loja")."""
    body = post.organization
    return body is entity or (body is not None and entity.kind == "place" and body.place == entity.name)


def same_place(refs: Sequence[Ref]) -> bool:
    """Whether references stand on the same words: "estos programas" for all of them."""
    return len({(r.first, r.last) for r in refs}) == 1


def _alike(a: Entity, b: Entity) -> bool:
    actors = ("person", "organization")
    places = ("place", "country")
    return a.kind == b.kind or (a.kind in actors and b.kind in actors) or (a.kind in places and b.kind in places)
