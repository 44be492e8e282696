"""The lines of a PDF's pages: their words, where they stand, how large they are and what is bold."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from loaders.blocks import EMPTY, View
from loaders.readers.refusal import RefusedError

PAGES = 3_000
LETTERS = 200_000  # on one page
FEW = 20  # letters on a page, as a stamp on a scan has
THINGS = 5_000  # drawn on one page: a map has more, and no list
STROKES = 100  # a frame and a rule have fewer
_COLUMN = 1.6  # times the size of the letters: a wider blank parts two columns
_BULLETS = "•▪◦‣·∙●○■–-*\uf0b7"
_DIVIDED = ("\x02", "\u00ad", "\ufffe", "\u2010")  # how a word divided at the end of a line reaches us
_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class Word:
    """Letters and where they stand: points from the lower left corner; ``y`` is the line they stand on."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of a page. ``cells`` are its columns, ``edges`` their left and right; ``first`` is the width of its first word.

    ``dotted``: the page draws a dot before it. Browsers print the marks of a list so, and not as letters.
    """

    view: View
    left: float
    right: float
    y: float
    size: float
    first: float
    bold: tuple[tuple[int, int], ...] = ()
    cells: tuple[View, ...] = ()
    edges: tuple[tuple[float, float], ...] = ()
    page: int = 0
    dotted: bool = False

    def at(self, start: int, page: int) -> Drawn:
        """The line where the text has it."""
        moved = tuple(View.of(c.text, start + c.at[0]) for c in self.cells)
        return replace(self, view=View.of(self.view.text, start), cells=moved, page=page)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their text, and whether it is a picture: it shows one and has no text but a stamp."""

    lines: list[tuple[str, Drawn]]
    pictures: bool


def pages(data: bytes) -> Iterator[Page]:
    """Every page of a PDF, in order."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    if b"%PDF-" not in data[:1024]:
        raise RefusedError("not_pdf")
    try:
        document = pdfium.PdfDocument(data)
        if len(document) > PAGES:
            raise RefusedError("too_long")
        for number in range(len(document)):
            page = document[number]
            sheet = page.get_textpage()
            dots = list(_dots(page, raw))
            lines = [_drawn(line, dots) for line in _lines(_words(raw, sheet.raw))]
            yield Page(lines, sum(len(words) for words, _ in lines) < FEW and _pictured(page, raw))
            sheet.close()
            page.close()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise RefusedError("encrypted", kind="PDF") from error
        raise RefusedError("damaged", kind="PDF") from error


def _pictured(page: Any, raw: Any) -> bool:
    """Whether a page shows a picture, or so many strokes that they may be letters."""
    kinds = [thing.type for thing in islice(page.get_objects(max_depth=3), THINGS)]
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or kinds.count(raw.FPDF_PAGEOBJ_PATH) > STROKES


def _dots(page: Any, raw: Any) -> Iterator[tuple[float, float]]:
    """The middle of each small round or square thing that a page draws."""
    for thing in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2), THINGS):
        left, bottom, right, top = thing.get_bounds()
        wide, high = right - left, top - bottom
        if 1 < wide < 8 and 0.7 < high / wide < 1.4:
            yield (left + right) / 2, (bottom + top) / 2


def _words(raw: Any, sheet: Any) -> Iterator[Word]:
    """The words of a page in the order in which it is drawn."""
    count = raw.FPDFText_CountChars(sheet)
    if count > LETTERS:
        raise RefusedError("too_long")
    letters: list[str] = []
    first = 0
    for i in range(count + 1):
        letter = _letter(raw.FPDFText_GetUnicode(sheet, i)) if i < count else " "
        if not letter.isspace():
            # "**NAME**Title": bold letters were all that stood between two words
            if len(letters) > 1 and letter.isupper() and _bold(raw, sheet, i - 1) and not _bold(raw, sheet, i):
                yield _word(raw, sheet, "".join(letters), first, i - 1)
                letters = []
            if not letters:
                first = i
            letters.append(letter)
        elif letters:
            yield _word(raw, sheet, "".join(letters), first, i - 1)
            letters = []


def _letter(code: int) -> str:
    letter = chr(code) if code < 0x110000 else "\ufffd"
    if letter in _DIVIDED:
        return "-"
    if 0xD800 <= code <= 0xDFFF or (code < 32 and not letter.isspace()) or code == 0:
        return "\ufffd"
    return letter


def _word(raw: Any, sheet: Any, text: str, first: int, last: int) -> Word:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(sheet, last, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(sheet, first, x, y)
    return Word(text, x.value, right.value, y.value, _size(raw, sheet, first), _bold(raw, sheet, first))


def _size(raw: Any, sheet: Any, letter: int) -> float:
    """The size of a letter on the page: many programs draw at another size and scale it by a matrix."""
    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(sheet, letter, matrix) else 1.0
    return max(1.0, float(raw.FPDFText_GetFontSize(sheet, letter)) * scale)


def _bold(raw: Any, sheet: Any, letter: int) -> bool:
    """Whether a letter is bold by the name of its font or by its weight."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(sheet, letter, name, 128, flags)
    font = name.value.lower()
    return b"bold" in font or b"black" in font or raw.FPDFText_GetFontWeight(sheet, letter) >= 600


def _lines(words: Iterator[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line, from left to right."""
    line: list[Word] = []
    for word in words:
        before = line[-1] if line else None
        if before and (abs(word.y - before.y) > before.size * 0.25 or word.left < before.right - before.size):
            # a footnote's mark stands a little higher
            raised = word.size < before.size * 0.8 or before.size < word.size * 0.8
            if not (raised and abs(word.y - before.y) < max(word.size, before.size) * 0.6 and word.left >= before.right - 1):
                yield line
                line = []
        line.append(word)
    if line:
        yield line


def _drawn(words: list[Word], dots: list[tuple[float, float]]) -> tuple[str, Drawn]:
    size = max(words, key=lambda w: len(w.text)).size
    text = ""
    starts: list[int] = []
    cuts: list[int] = []
    bold: list[tuple[int, int]] = []
    for n, word in enumerate(words):
        apart = word.left - words[n - 1].right if n else 0.0
        if n and apart > size * _COLUMN and not (n == 1 and words[0].text in _BULLETS):
            text += "   "
            starts.append(len(text))
            cuts.append(n)
        elif n:
            text += " "
        if word.bold:
            joined = bold and bold[-1][1] >= len(text) - 3
            bold[-1:] = [(bold[-1][0], len(text) + len(word.text))] if joined else [
                *bold[-1:], (len(text), len(text) + len(word.text))
            ]  # fmt: skip
        text += word.text
    ends = [*(s - 3 for s in starts), len(text)]
    cells = tuple(View.of(text[a:b], a) for a, b in zip([0, *starts], ends, strict=True)) if starts else ()
    columns = zip([0, *cuts], [*cuts, len(words)], strict=True)
    edges = tuple((words[a].left, words[b - 1].right) for a, b in columns) if cuts else ()
    first = words[0].right - words[0].left
    drawn = Drawn(EMPTY, words[0].left, words[-1].right, words[0].y, round(size, 1), first, tuple(bold), cells, edges)
    dotted = any(-2 * size < x - drawn.left < 0 and 0 < y - drawn.y < size for x, y in dots)
    return text, replace(drawn, view=View.of(text), dotted=dotted)
