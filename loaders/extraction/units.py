"""The unit of reading, one tokenised block, and what is marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.blocks import Block
from loaders.extraction.cues import Cues
from loaders.extraction.runs import Runs
from loaders.lexicon import Lexicon
from loaders.records import record
from loaders.tokens import Token, places, sentences, tokenize


@record
class Unit:
    """A block, its tokens, the token spans of its sentences and its name runs. ``index`` is its place in the report.

    Token k stands at view[starts[k] : end(k)].
    """

    index: int
    block: Block
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    runs: Runs

    def end(self, k: int) -> int:
        """Where token k ends in the view."""
        return self.starts[k] + len(self.tokens[k].text)

    def text(self, first: int, last: int) -> str:
        """The view's text from token ``first`` up to token ``last``, not included."""
        if first >= last:
            return ""
        return self.block.text[self.starts[first] : self.end(last - 1)]

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The sentence that token i stands in."""
        for sentence in self.sentences:
            if sentence[0] <= i < sentence[1]:
                return sentence
        return 0, len(self.tokens)


@record
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


Marks = tuple[tuple[Mention, ...], ...]
"""The mentions of each unit, in order."""


def units(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Unit, ...]:
    """Every block tokenised and cut into sentences."""
    rows = [tokenize(b.text) for b in blocks]
    cues = Cues(rows, lexicon)
    found = []
    for index, (block, tokens) in enumerate(zip(blocks, rows, strict=True)):
        starts = places(block.text, tokens)
        runs = Runs(block.text, tokens, starts, cues.offsets[index], lexicon, cues)
        found.append(Unit(index, block, tokens, starts, sentences(tokens, starts, lexicon.abbreviations), runs))
    return tuple(found)
