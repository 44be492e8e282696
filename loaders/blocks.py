"""What every reader yields: blocks of text, in order, each character mapped back to the report's text.

Readers differ in formats only; everything after them sees blocks. Repair joins, cuts and cleans views, never the text:
``View.at`` keeps the place of every character, so a quotation is always a slice of the report as it was decoded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.records import record

KINDS = ("heading", "paragraph", "item", "row", "note")


@record
class View:
    """Cleaned text and, for each of its characters, the code point in the report's text that it stands for.

    ``at`` is a range where the text stands so in the report, as most does: its parts cost nothing.
    """

    text: str
    at: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.at):
            raise ValueError("a view needs one place for each character")

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> View:
        return View(self.text[part], self.at[part])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the report's text that view[start:end] was read from."""
        return self.at[start], self.at[end - 1] + 1

    def strip(self) -> View:
        """Without white space at the ends."""
        stripped = self.text.strip()
        if len(stripped) == len(self.text):
            return self
        begin = len(self.text) - len(self.text.lstrip())
        return View(stripped, self.at[begin : begin + len(stripped)]) if stripped else EMPTY

    @classmethod
    def join(cls, views: Iterable[View], separator: str = "") -> View:
        """Views one after the other; the separator stands where the view before it ends."""
        text: list[str] = []
        at: list[int] = []
        for view in views:
            if at and separator and view.text:
                text.append(separator)
                at += [at[-1]] * len(separator)
            text.append(view.text)
            at += view.at
        return cls("".join(text), tuple(at))

    @classmethod
    def of(cls, text: str, start: int = 0) -> View:
        """Text as it stands at ``start``."""
        return cls(text, range(start, start + len(text)))


EMPTY = View("", ())


@record
class Block:
    """A heading, paragraph, list item, table row or note.

    ``level`` is a heading's depth (1 is the top; a line set in bold that stands alone counts as 7) or an item's indent.
    ``gap`` is how many blank lines stand before it: 0 means it follows the previous block at once. ``cells`` are a row's.
    ``page`` counts from 1 where the format has pages. ``bold`` are the spans of the view that are set in bold.
    """

    kind: str
    view: View
    level: int = 0
    gap: int = 1
    page: int | None = None
    cells: tuple[View, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return self.view.text


@dataclass(frozen=True, slots=True)
class Source:
    """A report as a reader hands it on: its text, unrepaired, its blocks and what the format itself says of it.

    ``pictures`` are the pages that show something and have no text to read.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    pictures: tuple[int, ...] = ()
