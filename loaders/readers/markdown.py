"""Markdown to blocks, by lines.

Written by people and by converters, so not by the standard alone: headings without a blank after ``###``, front matter,
template tags, bare HTML and images. A line break inside a paragraph is kept (programmes and credits are set that way)
unless the file is wrapped at a width.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from loaders.blocks import Source, View
from loaders.readers.lines import Line, paragraphs, split_lines

_FRONT = re.compile(r"\A---\n(.*?)\n---\s*\n", re.S)
_FRONT_VALUE = re.compile(r"^(\w+):\s*[\"']?(.*?)[\"']?\s*$", re.M)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_ITEM = re.compile(r"(\s*)(?:[-*+•▪◦‣]|\d{1,2}[.)]|[a-z]\))\s+")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*$")
# What is markup in a line, and which group of it stays; most places hold none of the signs that it begins with.
_INLINE = re.compile(
    r"(?=[!{<\[&\\*_`])(?:"
    r"!\[[^\]]*\]\([^)]*\)"
    r"|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->"
    r"|</?[a-zA-Z][^<>]*>"
    r"|\[(?P<link>[^\]]*)\]\([^)]*\)"
    r"|(?P<entity>&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!|-])"
    r"|(?P<mark>\*{1,3}|_{2,3}|`+|(?<!\w)_(?=\S)|(?<=\S)_(?!\w))"
    r")"
)
LONGEST_TITLE = 120
_SIGNS = re.compile(r"[!{<\[&\\*_`]")


def read(name: str, text: str) -> Source:
    """The blocks of a Markdown text."""
    metadata: dict[str, str] = {}
    start = 0
    if front := _FRONT.match(text):
        metadata = {m[1].lower(): m[2] for m in _FRONT_VALUE.finditer(front[1])}
        start = front.end()
    return Source(name, "markdown", text, tuple(paragraphs(_lines(text, start))), metadata)


def _lines(text: str, start: int) -> list[Line]:
    found: list[Line] = []
    for at, raw in split_lines(text, start):
        if quoted := _QUOTED.match(raw):
            at, raw = at + quoted.end(), raw[quoted.end() :]
        if _UNDERLINE.match(raw) and _is_title(found):
            found[-1] = replace(found[-1], kind="heading", level=1 if "=" in raw else 2, bold=())
        elif _RULE.match(raw) or _ROW_RULE.match(raw):
            found.append(Line("rule"))
        elif heading := _HEADING.match(raw):
            view, _ = clean(View.of(heading[2], at + heading.start(2)))
            found.append(Line("heading", view, level=len(heading[1])))
        elif _ROW.match(raw):
            cells = []
            for cell in re.finditer(r"(?<=\|)[^|]*(?=\|)", raw):
                cells.append(clean(View.of(cell[0], at + cell.start()))[0])
            found.append(Line("row", View.join(cells, " | "), cells=tuple(cells)))
        else:
            item = _ITEM.match(raw)
            body = item.end() if item else 0
            view, bold = clean(View.of(raw[body:], at + body))
            if not view.text and raw.strip():
                found.append(Line("rule"))  # markup only: an image, a tag
            elif item:
                found.append(Line("item", view, level=len(item[1]), bold=bold))
            elif bold == ((0, len(view)),):
                found.append(Line("strong", view, level=7, bold=bold))
            else:
                found.append(Line("text" if view.text else "blank", view, bold=bold))
    return found


def _is_title(lines: list[Line]) -> bool:
    """Whether the last line may be a heading that is underlined: alone, short, no sentence."""
    if not lines or lines[-1].kind not in ("text", "strong") or lines[-1].view is None:
        return False
    alone = len(lines) == 1 or lines[-2].kind not in ("text", "strong", "item")
    title = lines[-1].view.text
    return alone and len(title) <= LONGEST_TITLE and not title.endswith((".", ":", ";", ","))


def clean(line: View) -> tuple[View, tuple[tuple[int, int], ...]]:
    """A line without its markup, and the spans of it that were set in bold."""
    if not _SIGNS.search(line.text):
        return line.strip(), ()
    pieces: list[View] = []
    bold: list[tuple[int, int]] = []
    opened: int | None = None
    length = at = 0

    def add(view: View) -> None:
        nonlocal length
        pieces.append(view)
        length += len(view)

    for m in _INLINE.finditer(line.text):
        add(line[at : m.start()])
        at = m.end()
        if m["link"] is not None:
            add(line[m.start("link") : m.end("link")])
        elif m["escaped"]:
            add(line[m.start("escaped") : m.end("escaped")])
        elif m["entity"]:
            letters = html.unescape(m[0])
            add(View(letters, (line.at[m.start()],) * len(letters)))
        elif m["mark"]:
            if m["mark"].startswith(("**", "__")):
                if opened is None:
                    opened = length
                else:
                    bold.append((opened, length))
                    opened = None
            # "**NAME**Title": the markup was all that stood between two words
            if m.start() > 0 and line.text[m.start() - 1].isalnum() and line.text[at : at + 1].isalnum():
                add(View(" ", (line.at[m.start()],)))
    add(line[at:])
    view = View.join(pieces)
    before = len(view.text) - len(view.text.lstrip())
    stripped = view.strip()
    spans = ((max(0, a - before), min(len(stripped), b - before)) for a, b in bold)
    return stripped, tuple((a, b) for a, b in spans if a < b)
