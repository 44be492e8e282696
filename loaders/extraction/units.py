"""The unit of reading, one tokenised block, and what is marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.blocks import Block
from loaders.extraction.runs import Runs
from loaders.lexicon import Lexicon
from loaders.tokens import Token, sentences, tokenize


@dataclass(frozen=True)
class Unit:
    """A block, its tokens, the token spans of its sentences and its name runs. ``index`` is its place in the report."""

    index: int
    block: Block
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    runs: Runs

    def text(self, first: int, last: int) -> str:
        """The view's text from token ``first`` up to token ``last``, not included."""
        if first >= last:
            return ""
        return self.block.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The sentence that token i stands in."""
        return next((s for s in self.sentences if s[0] <= i < s[1]), (0, len(self.tokens)))


@dataclass(frozen=True)
class Mention:
    """A stretch of a unit that names something: tokens[first:last].

    ``kind`` is person, organization, place, country, initiative, event, post, demonym or name (not yet known).
    ``name`` is the form to call it by; ``sub`` the ontology's kind of it (association, programme, …), a country's code or
    a post's lemma. ``aliases`` are other forms the same words give; ``inner`` the mentions inside this one.
    """

    kind: str
    unit: int
    first: int
    last: int
    name: str
    sub: str = ""
    aliases: tuple[str, ...] = ()
    inner: tuple[Mention, ...] = ()
    generic: bool = False
    plural: bool = False
    quoted: bool = False
    status: str = ""
    derived: bool = False
    acronym: str = ""
    country_of: str = ""
    at_country: str = ""
    known: str = ""


def units(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Unit, ...]:
    """Every block tokenised and cut into sentences."""
    found = []
    for index, block in enumerate(blocks):
        tokens = tokenize(block.text)
        found.append(Unit(index, block, tokens, sentences(tokens, lexicon.abbreviations), Runs(block.text, tokens, lexicon)))
    return tuple(found)
