"""From the lines of a PDF to blocks: by size, by the blanks between lines, and by whether another word would have fitted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from loaders.blocks import Block, View
from loaders.readers.lines import glue
from loaders.readers.pdf_lines import Drawn
from loaders.readers.pdf_tables import rows_joined
from loaders.readers.text import page_number

_ITEM = re.compile(r"(?:[•▪◦‣∙●○■\uf0b7*–-]|[a-z]\))\s+")
_EDGE = 2  # lines at the head and at the foot of a page that may be furniture
_OFF = 1.9  # sizes from running head to text, at least
_LEADING = 1.2  # sizes from line to line where a report has too few lines to tell


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a report is set: the size of its letters, the blank from line to line (in sizes), the sizes of its headings."""

    size: float
    leading: float
    headings: tuple[float, ...]


def blocks(lines: Sequence[Drawn]) -> Iterator[Block]:
    """The blocks of a report's lines."""
    body = _without_furniture(lines)
    if not body:
        return
    setting = _setting(body)
    body = rows_joined(body, setting.leading)
    rights = _margins(body)
    done: Drawn | None = None
    for group in _groups(body, setting, rights):
        together = done is not None and bool(done.cells and group[0].cells)
        gap = 0 if together or not (done is None or _apart(done, group[0], setting)) else 1
        done = group[-1]
        yield _block(group, gap, setting)


def _without_furniture(lines: Sequence[Drawn]) -> list[Drawn]:
    """Lines without running heads, running feet and page numbers."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    edges = [sorted(page, key=lambda line: -line.y) for page in pages]
    ends = [{*_set_off(edge), *_set_off(edge[::-1])} for edge in edges]
    times = Counter(key for page in ends for key in {_furniture(line) for line in page})
    needed = max(2, len(pages) * 0.3)
    kept: list[Drawn] = []
    for page, end, edge in zip(pages, ends, edges, strict=True):
        outermost = {edge[0], edge[-1]}
        for line in page:
            running = line in end and times[_furniture(line)] >= needed
            numbered = line in outermost and page_number(line.view.text) is not None
            if not running and not numbered:
                kept.append(line)
    return kept


def _set_off(lines: Sequence[Drawn]) -> Sequence[Drawn]:
    """The outermost lines, up to the last wide blank behind them."""
    wide = [n for n, (a, b) in enumerate(pairwise(lines[: _EDGE + 1]), 1) if abs(a.y - b.y) > max(a.size, b.size) * _OFF]
    return lines[: wide[-1]] if wide else ()


def _furniture(line: Drawn) -> tuple[str, int]:
    """What stays the same of a running head: its words without numbers, and its height on the page."""
    return re.sub(r"\d+", "#", line.view.text), round(line.y / 6)


def _setting(lines: Sequence[Drawn]) -> _Setting:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.view)
    size = sizes.most_common(1)[0][0]
    steps = [
        round((a.y - b.y) / size, 1)
        for a, b in pairwise(lines)
        if a.page == b.page and a.size == b.size == size and 0.5 < (a.y - b.y) / size < 3
    ]
    larger = sorted({s for s in sizes if s > size * 1.08}, reverse=True)
    usual = Counter(steps).most_common(1)[0][0] if len(steps) > 4 else min(steps, default=_LEADING)
    return _Setting(size, usual, tuple(larger))


def _margins(lines: Sequence[Drawn]) -> dict[tuple[int, int], float]:
    """How far to the right lines go, by page and by where (in steps of 100 points) they begin."""
    rights: defaultdict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        for column in range(int(line.left // 100), int(line.left // 100) + 2):
            rights[line.page, column] = max(rights[line.page, column], line.right)
    return rights


def _apart(a: Drawn, b: Drawn, setting: _Setting) -> bool:
    """Whether there is more than the usual blank between two lines, or a page end."""
    return a.page != b.page or not 0 <= a.y - b.y <= max(a.size, b.size) * (setting.leading + 0.25)


def _groups(lines: Sequence[Drawn], setting: _Setting, rights: dict[tuple[int, int], float]) -> Iterator[list[Drawn]]:
    """Lines that are one paragraph, item, heading or row."""
    group: list[Drawn] = []
    for line in lines:
        if group and not _goes_on(group, line, setting, rights):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Drawn], line: Drawn, setting: _Setting, rights: dict[tuple[int, int], float]) -> bool:
    before = group[-1]
    if before.cells or line.cells or _apart(before, line, setting) or abs(before.size - line.size) > 0.6:
        return False
    runs_on = bool(before.bold and line.bold and line.bold[0][0] == 0)  # bold that goes on in the next line
    if _opens_item(line) or (_strong(before) != _strong(line) and not runs_on):
        return False
    item = _opens_item(group[0])
    if not item and line.left > before.left + line.size and before.size == setting.size:
        return False  # indented: the first line of a paragraph
    if item and line.left < group[0].left - 1:
        return False
    return before.right + line.size * 0.25 + line.first > rights[before.page, int(line.left // 100)] - 1


def _opens_item(line: Drawn) -> bool:
    return line.dotted or bool(_ITEM.match(line.view.text))


def _strong(line: Drawn) -> bool:
    return sum(b - a for a, b in line.bold) >= len(line.view) - 2


def _block(group: Sequence[Drawn], gap: int, setting: _Setting) -> Block:
    first = group[0]
    if first.cells:
        return Block("row", View.join(first.cells, " | "), 0, gap, first.page, first.cells)
    mark = _ITEM.match(first.view.text)
    skipped = mark.end() if mark else 0
    view, bold = first.view[skipped:], _moved(first.bold, -skipped)
    for line in group[1:]:
        view = glue(view, line.view)
        bold += _moved(line.bold, len(view) - len(line.view))
    bold = _merged(bold)
    if _opens_item(first):
        return Block("item", view, int(first.left), gap, first.page, (), bold)
    if first.size in setting.headings and len(view) < 200:
        return Block("heading", view, min(6, setting.headings.index(first.size) + 1), gap, first.page, (), bold)
    if all(_strong(line) for line in group) and len(view) < 200:
        return Block("heading", view, 7, gap, first.page, (), bold)
    return Block("paragraph", view, 0, gap, first.page, (), bold)


def _moved(spans: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((max(0, a + by), b + by) for a, b in spans if b + by > 0)


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Bold that goes on in the next line is one span."""
    out: list[tuple[int, int]] = []
    for a, b in spans:
        if out and a - out[-1][1] <= 1:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return tuple(out)
