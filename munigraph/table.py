"""Rows as a table that fits the terminal, and as CSV.

A cell that does not fit is broken between words, never cut: a quotation is there whole or not at all.
"""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from collections.abc import Sequence
from typing import Any
from unicodedata import combining, east_asian_width

from exports.spreadsheets import inert
from munigraph.terminal import plain, wrapped

_GAP = "  "
_NOTE = "    "
_NARROWEST = 10


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int, notes: Sequence[Sequence[str]] | None = None
) -> str:
    """Columns with a heading, numbers to the right; more columns than fit become a block for each row.

    ``notes`` are lines to print below each row, as wide as the terminal; neighbours with the same have them once.
    """
    notes = notes or [[]] * len(rows)
    last = [n + 1 == len(notes) or notes[n + 1] != some for n, some in enumerate(notes)]
    below = [[wrapped(_NOTE + plain(note), width) for note in some] if last[n] else [] for n, some in enumerate(notes)]
    cells = [[cell(value) for value in row] for row in rows]
    widths = _widths([list(columns), *cells], width)
    if sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        blocks = zip(cells, below, strict=True)
        return "\n\n".join("\n".join([*_block(columns, row, width), *some]) for row, some in blocks)
    numeric = [_is_numeric([row[n] for row in rows]) for n in range(len(columns))]
    lines = [*_lines(columns, widths, numeric), _GAP.join("─" * w for w in widths)]
    for row, some in zip(cells, below, strict=True):
        lines += [*_lines(row, widths, numeric), *some]
    return "\n".join(lines)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Comma-separated (RFC 4180); text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([inert(c) for c in columns])
    writer.writerows([inert(_raw(value)) if isinstance(value, str | list) else _raw(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str:
    """A value of an answer as a person reads it: in one line, a node by its name."""
    if isinstance(value, dict) and "properties" in value:
        return _entity(value)
    return plain(_raw(value))


def _entity(value: dict[str, Any]) -> str:
    """A node or relationship of a Cypher answer."""
    kind = "/".join(value["labels"]) if "labels" in value else str(value.get("type", ""))
    name = value["properties"].get("name", "")
    return plain(f"{kind} {name}".strip())


def _raw(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else str(value)


def _is_numeric(values: Sequence[Any]) -> bool:
    there = [v for v in values if v is not None]
    return bool(there) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in there)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column: what it would like; where that is too much, first lines give way, then words."""
    columns = list(zip(*rows, strict=True))
    widths = [min(width, max(map(_length, column))) for column in columns]
    room = width - len(_GAP) * (len(widths) - 1)
    words = [max((_length(word) for text in column for word in text.split()), default=0) for column in columns]
    for least in (words, [min(word, _NARROWEST) for word in words]):
        while sum(widths) > room and any(w > low for w, low in zip(widths, least, strict=True)):
            widest = max((w, n) for n, (w, low) in enumerate(zip(widths, least, strict=True)) if w > low)[1]
            widths[widest] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    broken = [_Cell(w).wrap(text) or [""] for text, w in zip(row, widths, strict=True)]
    height = max(map(len, broken))
    filled = [part + [""] * (height - len(part)) for part in broken]
    return [
        _GAP.join(_padded(part[n], w, r) for part, w, r in zip(filled, widths, right, strict=True)).rstrip()
        for n in range(height)
    ]


def _block(columns: Sequence[str], row: Sequence[str], width: int) -> list[str]:
    return [wrapped(f"{name}: {text}", width) for name, text in zip(columns, row, strict=True) if text]


class _Cell(textwrap.TextWrapper):
    """Breaks between words, in a word only where it must, and then rather behind the strokes of a path or an id."""

    wordsep_re = re.compile(r"(\s+|[^\s/_-]*[/_-]+(?=\w))")


def _padded(text: str, width: int, right: bool) -> str:
    blank = " " * max(0, width - _length(text))
    return blank + text if right else text + blank


def _length(text: str) -> int:
    """Columns that a text takes: none for a combining accent, two for a wide character."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
