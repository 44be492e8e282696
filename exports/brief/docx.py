"""A brief as a Word document (.docx), with headings that Word and LibreOffice know as headings.

Written by hand: the parts that such a document needs are few, and python-docx would bring lxml, megabytes of C, and a clock
into every file. The same brief gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from exports.brief.model import Brief, Item, numbers
from exports.files import archive

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LANGUAGES = {"es": "es-ES", "en": "en-GB"}


def as_docx(brief: Brief) -> bytes:
    """The document."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": _relations(
            (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations((f"{_RELATIONS}/styles", "styles.xml")),
        "word/styles.xml": _styles().replace("LANGUAGE", _LANGUAGES[brief.language]),
        "word/document.xml": f"<w:document {_WORDS}><w:body>{''.join(_paragraphs(brief))}{_PAPER}</w:body></w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_text(brief.title)}</dc:title>'
        f"<dc:language>{_LANGUAGES[brief.language]}</dc:language></cp:coreProperties>",
    }
    return archive({name: (_HEAD + part).encode("utf-8") for name, part in parts.items()})


# A4 with margins of about 17 mm, in twentieths of a point.
_PAPER = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="907" w:right="964" w:bottom="907" w:left="964" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr>'
)


def _paragraphs(brief: Brief) -> Iterator[str]:
    yield _paragraph("Title", _run(brief.title))
    yield from (_paragraph("Subtitle", _run(line)) for line in brief.lines)
    for section in brief.sections:
        yield _paragraph("Heading1", _run(section.heading))
        if section.lead:
            yield _paragraph("Normal", _run(section.lead))
        for item in section.items:
            yield from _item(item)
        if section.more:
            yield _paragraph("Remark", _run(section.more))
    yield _paragraph("Remark", _run(brief.foot))


def _item(item: Item) -> Iterator[str]:
    notes = _run(" ") + _run(numbers(item.notes), "Notes") if item.notes else ""
    if runs := _run(item.name, "Strong") + _run(item.text) + notes:
        yield _paragraph("Item" if item.name else "Below", runs)
    for quote in item.quotes:
        number, source = _run(f"[{quote.number}] ", "Notes"), _run(f" — {quote.source}", "Source")
        yield _paragraph("Quote", number + _run(quote.text) + source)


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    if not text:
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text), quote=False)


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(f'<Relationship Id="r{n}" Type="{t}" Target="{to}"/>' for n, (t, to) in enumerate(targets, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


@cache
def _styles() -> str:
    return (Path(__file__).parent / "styles.xml").read_text(encoding="utf-8")
