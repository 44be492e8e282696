"""PDF to blocks: lines as they stand on their pages, put together again by where they stand.

By PDFium, through pypdfium2. The report's text is every line of every page in the order in which the file draws them, one
blank between words, three between columns, a form feed between pages; running heads and page numbers are in the text and in
no block. A file of pictures without text is refused; a page of that kind among others is told.
"""

from __future__ import annotations

from loaders.blocks import Source
from loaders.readers.clock import pages_done
from loaders.readers.pdf_lines import FEW, Drawn, pages
from loaders.readers.pdf_paragraphs import blocks
from loaders.readers.refusal import RefusedError
from loaders.readers.sheet import LONGEST


def read(name: str, data: bytes) -> Source:
    """The blocks of a PDF; RefusedError where it is none, is damaged, protected, scanned or without a known alphabet."""
    lines: list[Drawn] = []
    parts: list[str] = []
    pictures: list[int] = []
    length = number = 0
    for number, page in enumerate(pages(data), 1):
        if number > 1:
            parts.append("\f")
            length += 1
        for words, drawn in page.lines:
            lines.append(drawn.at(length, number))
            parts.append(words + "\n")
            length += len(words) + 1
        if page.pictures:
            pictures.append(number)
        pages_done(number)
        if length > LONGEST:
            raise RefusedError("too_long")
    text = "".join(parts)
    letters = sum(c.isalpha() for c in text)
    if letters < FEW * number and len(pictures) >= number / 2:
        raise RefusedError("scanned")
    if sum(c == "\ufffd" for c in text) > letters / 5:
        raise RefusedError("garbled")
    return Source(name, "pdf", text, tuple(blocks(lines)), {}, tuple(pictures))
