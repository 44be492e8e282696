"""A post as it is read, and the block it is read in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.facts import Span
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit

Unheld = tuple[Mention, Entity | None, int]
"""A title without a holder, its body, and the index behind both."""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post as one passage states it: tokens[first:last] of a unit reach from the name to the organization.

    tokens[at:end] are the title itself; a ``weak`` one counts only with an organization.
    """

    person: Entity
    title: str
    lemma: str
    organization: Entity | None
    status: str
    span: Span
    rule: str
    since: str = ""
    until: str = ""
    at: int = 0
    end: int = 0
    weak: bool = False


@dataclass(frozen=True)
class Scene:
    """A block, the references in it and, among them, the people."""

    unit: Unit
    runs: Runs
    refs: Sequence[Ref]

    @property
    def people(self) -> list[Ref]:
        return [r for r in self.refs if r.entity.kind == "person"]

    def body_at(self, i: int | None) -> Ref | None:
        """The organization that is named at token i."""
        return next((r for r in self.refs if r.first == i and r.entity.kind == "organization"), None)

    def only(self, first: int, last: int, words: str, signs: str = "") -> bool:
        """Whether tokens[first:last] are all in a word list of the lexicon or among these signs."""
        allowed = self.runs.lex.words[words]
        return all(t.key in allowed or (t.kind == "sign" and t.text in signs) for t in self.runs.tokens[first:last])


@dataclass(frozen=True)
class Title:
    """A title whose holder is looked for: ``posts[n]`` of a block, with its body.

    The ``body`` is ``stated`` if it stands behind the title, which reaches with it to ``end``. At ``limit`` the next title
    begins, or the block ends. ``pending`` is the title before, where that has no holder yet.
    """

    scene: Scene
    posts: Sequence[Mention]
    n: int
    post: Mention
    body: Entity | None
    stated: bool
    end: int
    limit: int
    pending: Unheld | None
