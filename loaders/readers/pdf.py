"""PDF to blocks: lines as they stand on their pages, put together again by where they stand.

By PDFium, through pypdfium2. The report's text is every line of every page in the order in which the file draws them, one
blank between words, three between columns, a form feed between pages; running heads and page numbers are in the text and in
no block. A file of pictures without text is refused.
"""

from __future__ import annotations

from loaders.blocks import Source
from loaders.readers.pdf_lines import Drawn, pages
from loaders.readers.pdf_paragraphs import blocks
from loaders.readers.refusal import RefusedError
from loaders.readers.sheet import LONGEST

_FEW = 20  # letters on a page, as a stamp on a scan has


def read(name: str, data: bytes) -> Source:
    """The blocks of a PDF; RefusedError where it is none, is damaged, protected, scanned or without a known alphabet."""
    lines: list[Drawn] = []
    parts: list[str] = []
    length = number = pictures = 0
    for number, page in enumerate(pages(data), 1):
        if number > 1:
            parts.append("\f")
            length += 1
        for words, drawn in page.lines:
            lines.append(drawn.at(length, number))
            parts.append(words + "\n")
            length += len(words) + 1
        pictures += page.pictures
        if length > LONGEST:
            raise RefusedError("too_long")
    text = "".join(parts)
    letters = sum(c.isalpha() for c in text)
    if letters < _FEW * number and pictures >= number / 2:
        raise RefusedError("scanned")
    if sum(c == "\ufffd" for c in text) > letters / 5:
        raise RefusedError("garbled")
    return Source(name, "pdf", text, tuple(blocks(lines)), {})
