"""Rows of tables in a PDF, whose cells are drawn one after the other, each with lines of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.blocks import View
from loaders.readers.lines import glue
from loaders.readers.pdf_lines import Drawn

_LINES = 8  # of a cell, at most
_RISE = 5.0  # sizes that a cell may begin above or below the first one of its row: cells stand at the head or the foot of a row

Cell = list[Drawn]


def rows_joined(lines: Sequence[Drawn], leading: float) -> list[Drawn]:
    """Lines with every row as one line that has cells; ``leading`` is what stands between two lines of a cell, in sizes."""
    out: list[Drawn] = []
    row: list[Cell] = []
    for cell in _cells(lines, leading):
        if row and not _beside(row, cell):
            out += _settled(row)
            row = []
        row.append(cell)
    return out + _settled(row)


def _cells(lines: Sequence[Drawn], leading: float) -> Iterator[Cell]:
    """Lines one below the other that begin at the same place."""
    cell: Cell = []
    for line in lines:
        for part in _parts(line):
            last = cell[-1] if cell else None
            below = last and last.page == part.page and 0 < last.y - part.y <= part.size * (leading + 0.25)
            if last and not (below and abs(last.left - part.left) < part.size):
                yield cell
                cell = []
            cell.append(part)
    if cell:
        yield cell


def _parts(line: Drawn) -> Iterator[Drawn]:
    """A line's columns as lines."""
    for view, (left, right) in zip(line.cells, line.edges, strict=True):
        start = len(line.view[: view.at[0] - line.view.at[0]])
        bold = tuple(
            (max(0, a - start), min(len(view), b - start)) for a, b in line.bold if a < start + len(view) and b > start
        )
        yield replace(line, view=view, left=left, right=right, cells=(), edges=(), bold=bold)
    if not line.cells:
        yield line


def _beside(row: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell goes on with a row: to the right of the last one, and no lower than where that one ends."""
    last, first = row[-1], cell[0]
    return (
        last[0].page == first.page
        and len(last) <= _LINES
        and first.left > max(line.right for line in last) + first.size * 0.4
        and first.y >= last[-1].y - first.size * 0.3
        and abs(first.y - row[0][0].y) <= first.size * _RISE
    )


def _settled(row: Sequence[Cell]) -> list[Drawn]:
    if len(row) < 2:
        return [line for cell in row for line in cell]
    views = []
    for cell in row:
        view = cell[0].view
        for line in cell[1:]:
            view = glue(view, line.view)
        views.append(view)
    lowest = min((cell[-1] for cell in row), key=lambda line: line.y)
    right = row[-1][-1].right
    return [replace(row[0][0], view=View.join(views, " | "), cells=tuple(views), y=lowest.y, right=right, bold=())]
