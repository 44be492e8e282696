"""From lines to blocks: what the readers of Markdown and of plain text share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.blocks import EMPTY, Block, View
from loaders.lexicon import lexicon
from loaders.records import record

# A line that begins like this begins something new, whatever the width of the line before it.
_NEW = re.compile(r"\d{1,2}[:.h]\d{2}\b|[^\W\d_][^.:;]{1,40}:(?:\s|$)|\d{1,2}[.)]\s|[–—-]\s")


_CLOSED = re.compile(r"[.:;!?]$")
LONG = 50  # characters of a line that no author ends in "de"
NEARLY = 0.85  # of the width a file is wrapped at


@record
class Line:
    """One line of a file: text, item, heading, strong (all in bold), row, note, blank or rule (markup without text)."""

    kind: str
    view: View = EMPTY
    level: int = 0
    page: int | None = None
    cells: tuple[View, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()


def split_lines(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Each line with its place, without its line end."""
    for m in re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|$)").finditer(text, start):
        if m.end() > m.start():
            yield m.start(), m[0].rstrip("\r\n\f\v\x85\u2028\u2029")


def wrap_width(lines: Iterable[Line]) -> int | None:
    """The width a file is wrapped at, or None where lines end where their author ended them.

    Wrapped: most lines that are followed by another one come close to the longest.
    """
    lengths = sorted(len(line.view) for line in lines if line.kind in ("text", "item") and len(line.view) > 30)
    if len(lengths) < 8:
        return None
    longest = lengths[int(len(lengths) * 0.97)]
    close = sum(n > longest * 0.8 for n in lengths)
    return longest if longest <= 140 and close >= len(lengths) * 0.55 else None


def paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """Blocks of lines: wrapped lines joined, everything else as it stands."""
    width = wrap_width(lines)
    running = _running_on(lines) if width is None else frozenset()
    open_lines: list[Line] = []
    gap = 0
    open_gap = 0

    def close() -> Iterator[Block]:
        if open_lines:
            yield _block(open_lines, open_gap)
            open_lines.clear()

    for n, line in enumerate(lines):
        if line.kind in ("blank", "rule"):
            yield from close()
            gap += 1
            continue
        joins = (
            open_lines
            and gap == 0
            and line.kind == "text"
            and open_lines[-1].kind in ("text", "item", "note")
            and open_lines[-1].page == line.page
            and width is not None
            and not _NEW.match(line.view.text)
            and (_full(open_lines[-1], line, width) or _cut(open_lines[-1], width))
        )
        # the last line of a paragraph that runs on in small letters was wrapped early
        joins = joins or bool(
            open_lines
            and gap == 0
            and width is not None
            and line.kind == "text"
            and open_lines[-1].kind in ("text", "item", "note")
            and line.view.text[:1].islower()
            and not re.search(r"[.:;!?]$", open_lines[-1].view.text)
        )
        if not (joins or n in running):
            yield from close()
            open_gap = gap
        open_lines.append(line)
        gap = 0
    yield from close()


def _running_on(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a file without a width that go on with the line before: of stretches most of whose lines end mid-sentence.

    A line does where it begins small or the one before it ends in a small word; a list of names on lines of their own has none.
    """
    found: set[int] = set()
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and lines[end].kind == "text":
            end += 1
        joints = range(n + 1, end)
        open_ = [k for k in joints if not _CLOSED.search(lines[k - 1].view.text) and not _NEW.match(lines[k].view.text)]
        sure = [k for k in open_ if lines[k].view.text[:1].islower() or _small(lines[k], 0) or _small(lines[k - 1], -1)]
        if len(sure) > 2 and len(sure) * 2 >= len(joints):
            found.update(open_)
        found.update(k for k in open_ if len(lines[k - 1].view) > LONG and _small(lines[k - 1], -1))
        n = max(end, n + 1)
    return frozenset(found)


def _small(line: Line, at: int) -> bool:
    """Whether a line begins (0) or ends (-1) with a small word: "de", "Y", "los"."""
    words = line.view.text.split()
    return bool(words) and words[at].lower() in lexicon().words["small_words"]


def _full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word had no room left in a line."""
    return len(line.view) + 1 + len(after.view.text.split(" ", 1)[0]) > width - 3


def _cut(line: Line, width: int) -> bool:
    """Whether a line as wide as most ends inside a sentence."""
    return len(line.view) > width * NEARLY and not re.search(r"[.:;!?)»”\"]$", line.view.text)


def _block(lines: Sequence[Line], gap: int) -> Block:
    first = lines[0]
    view = first.view
    for line in lines[1:]:
        view = glue(view, line.view)
    kind = {"text": "paragraph", "strong": "heading"}.get(first.kind, first.kind)
    return Block(kind, view, first.level, gap, first.page, first.cells, first.bold)


def glue(a: View, b: View) -> View:
    """Two lines as one; a word divided at the line's end is one word again."""
    if re.search(r"[^\W\d_]-$", a.text) and b.text[:1].islower():
        return View.join([a[: len(a) - 1], b])
    return View.join([a, b], " ")
