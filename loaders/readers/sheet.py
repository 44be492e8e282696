"""What a reader writes on where the format has paragraphs instead of lines: HTML and DOCX.

    sheet = Sheet()
    sheet.begin("item", level=1)
    sheet.write("Julio Cardal", bold=True)
    sheet.write(", gerente")
    source = sheet.source("informe.docx", "docx")

The report's text is what is written here: a line for each block, a blank line where blocks stand apart, ``|`` between the
cells of a row, one blank for any run of white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.blocks import Block, Source, View
from loaders.readers.refusal import RefusedError

LONGEST = 4_000_000  # characters; a report of a thousand pages
_BLANKS = re.compile(r"[ \t\n\r\f\v\x00-\x1f\x85\u2028\u2029]+")
_TOGETHER = ("item", "row")  # neighbours of one kind that stand without a blank line between them
_CELLS = " | "
_Cell = tuple[str, list[tuple[int, int]]]
"""The text of a cell, or of a block that has none, and where it is bold."""


class Sheet:
    """Blocks in the order in which they are written; a block without text leaves no trace."""

    def __init__(self) -> None:
        self.page: int | None = None
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._kind, self._level = "paragraph", 0
        self._cells: list[list[tuple[str, bool]]] = [[]]
        self._begun_on: int | None = None
        self._broken = False
        self._pending = 0

    def begin(self, kind: str, level: int = 0) -> None:
        """End what is open and begin a heading, paragraph, item, row or note."""
        self.end()
        self._kind, self._level = kind, level

    def write(self, text: str, *, bold: bool = False) -> None:
        """Add to what is open."""
        if self._begun_on is None:
            self._begun_on = self.page
        self._pending += len(text)
        if self._length + self._pending > LONGEST:
            raise RefusedError("too_long")
        self._cells[-1].append((text, bold))

    def cell(self) -> None:
        """Begin another cell of the row."""
        self._cells.append([])

    def line(self) -> None:
        """A line break: the next words are a block of their own that follows at once."""
        if self._kind == "row":
            self.write(" ")
        else:
            kind, level = self._kind, self._level
            self.end()
            # what stands below an item's or a heading's first line is text; a heading of two lines is one heading
            self._kind, self._level = ("heading", level) if kind == "heading" else ("paragraph", 0)
            self._broken = True

    def end(self) -> None:
        """End what is open."""
        spans = [_collapsed(cell) for cell in self._cells]
        kind, level, broken, page = self._kind, self._level, self._broken, self._begun_on
        self._kind, self._level, self._broken, self._begun_on = "paragraph", 0, False, None
        self._cells, self._pending = [[]], 0
        if any(text for text, _ in spans):
            self._add(kind, level, spans, broken, page)

    @property
    def empty(self) -> bool:
        """Whether nothing was written since ``begin``."""
        return not any(text.strip() for cell in self._cells for text, _ in cell)

    @property
    def cells(self) -> int:
        """How many cells the open row has."""
        return len(self._cells)

    def source(self, name: str, form: str, metadata: dict[str, str] | None = None) -> Source:
        """What was written, as a report."""
        self.end()
        return Source(name, form, "".join(self._parts), tuple(self._blocks), metadata or {})

    def _add(
        self, kind: str, level: int, cells: list[tuple[str, list[tuple[int, int]]]], broken: bool, page: int | None
    ) -> None:
        before = self._blocks[-1] if self._blocks else None
        near = before is not None and (broken or (before.kind == kind and kind in _TOGETHER))
        gap = 0 if near or before is None else 1
        if before is not None:
            self._put("\n" * (1 + gap))
        views = []
        for n, (text, _) in enumerate(cells):
            self._put(_CELLS if n else "")
            views.append(View.of(text, self._length))
            self._put(text)
        bold = tuple(cells[0][1]) if len(cells) == 1 else ()
        if kind == "row" and len(cells) == 1:
            kind = "paragraph"
        if kind == "paragraph" and bold == ((0, len(views[0])),):
            kind, level = "heading", 7
        view = View.join(views, _CELLS)
        self._blocks.append(Block(kind, view, level, gap, page, tuple(views) if kind == "row" else (), bold))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _collapsed(pieces: Iterable[tuple[str, bool]]) -> _Cell:
    """The pieces as one line, and where it is bold."""
    out: list[str] = []
    bold: list[tuple[int, int]] = []
    length = 0
    blank = True  # nothing before, or a blank
    was_strong = False
    for text, strong in pieces:
        line = _BLANKS.sub(" ", text)
        # "**NAME**Title": bold letters were all that stood between two words
        if was_strong and not strong and line[:1].isupper() and out and out[-1][-2:].isalpha():
            line = " " + line
        was_strong = strong
        line = line[1:] if blank and line.startswith(" ") else line
        if not line:
            continue
        out.append(line)
        blank = line.endswith(" ")
        if strong and line.strip():
            begin, end = length + len(line) - len(line.lstrip()), length + len(line.rstrip())
            if bold and not "".join(out[:-1])[bold[-1][1] :].strip() and begin - bold[-1][1] <= 1:
                bold[-1] = (bold[-1][0], end)
            else:
                bold.append((begin, end))
        length += len(line)
    return "".join(out).rstrip(), bold
