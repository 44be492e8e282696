"""Tables: what each column holds, by the words of its heading — names, posts, bodies, countries, topics.

A table is a run of rows whose first one is a heading: its cells name columns and no person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.extraction.runs import Runs
from loaders.extraction.units import Unit

COLUMNS = {
    "person": "column_person",
    "post": "column_post",
    "body": "column_body",
    "country": "column_country",
    "topic": "column_topic",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its cells: token spans of its unit, empty where the cell is."""

    unit: Unit
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The kind of each column ("" where its heading says nothing we know) and the rows below the heading."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def cell(self, row: Row, kind: str) -> tuple[int, int] | None:
        """The tokens of a row's cell of that kind; None where there is no such column or nothing in it."""
        for column, span in zip(self.columns, row.cells, strict=False):
            if column == kind and span[0] < span[1]:
                return span
        return None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a report: those that say what their columns hold, and those whose rows are initiatives."""

    named: tuple[Table, ...]
    portfolios: tuple[Table, ...]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Tables:
        """Every table of these units."""
        blocks = list(_blocks(units))
        return cls(tuple(_named(blocks)), tuple(_portfolios(blocks)))


PORTFOLIO = (
    "column_initiative",
    "sheet_executor",
    "sheet_funder",
    "sheet_partner",
    "sheet_lead",
    "sheet_place",
    "sheet_aligned",
)


def _portfolios(blocks: Sequence[Sequence[Row]]) -> Iterator[Table]:
    """The tables whose rows are initiatives: a column of names, and one or more of who runs, pays, takes part or where."""
    for rows in blocks:
        kinds = [_kinds(row, {cue: cue for cue in PORTFOLIO}, whole=True) for row in rows]
        heading = next((n for n, k in enumerate(kinds) if PORTFOLIO[0] in k and sum(map(bool, k)) > 1), len(rows))
        if heading + 1 < len(rows):
            yield Table(kinds[heading], tuple(rows[heading + 1 :]))


def _named(blocks: Sequence[Sequence[Row]]) -> Iterator[Table]:
    """The tables that say what their columns hold."""
    for block in blocks:
        columns: tuple[str, ...] = ()
        rows: list[Row] = []
        for row in block:
            kinds = _kinds(row, whole=bool(columns))  # "Alcaldesa electa" below a heading heads nothing
            bodies = {"body", "country"} <= set(_kinds(row, whole=True))
            if bodies or (sum(bool(k) for k in kinds) > 1 and ("person" in kinds or "topic" in kinds)):
                if rows:
                    yield Table(columns, tuple(rows))
                columns, rows = kinds, []
            elif columns:
                rows.append(row)
        if rows:
            yield Table(columns, tuple(rows))


def _blocks(units: Sequence[Unit]) -> Iterator[list[Row]]:
    """Rows that follow each other."""
    for is_row, block in groupby(units, lambda unit: unit.block.kind == "row"):
        if is_row:
            yield [Row(unit, cells(unit)) for unit in block]


def key_at(runs: Runs, cue: str) -> int | None:
    """Where the value begins of a line that opens with that key and a colon, or of a row of two cells; None else."""
    after = runs.cue(cue, 0)
    value = after
    while value is not None and runs.text(value, value + 1) in (":", "|"):
        value += 1  # "Donante: | X": a key with a colon in a cell of its own
    return value if value is not None and value > (after or 0) and len(runs.tokens) > value else None


def cells(unit: Unit) -> tuple[tuple[int, int], ...]:
    """The tokens of each cell, found by where they stand in the text: a row's view leaves empty cells out."""
    places = [unit.block.view.at[start] for start in unit.starts]
    spans = []
    for cell in unit.block.cells:
        first = bisect_left(places, cell.at[0]) if cell.text else 0
        last = bisect_right(places, cell.at[-1], first) if cell.text else 0
        while first < last and unit.tokens[first].text == "|":
            first += 1
        while first < last and unit.tokens[last - 1].text == "|":
            last -= 1
        spans.append((first, last) if first < last else (0, 0))
    return tuple(spans)


def _kinds(row: Row, cues: Mapping[str, str] = COLUMNS, *, whole: bool = False) -> tuple[str, ...]:
    """What each cell of a heading calls its column; ``whole``: a cell must say nothing else."""
    runs = row.unit.runs
    kinds = []
    for first, last in row.cells:
        short = last - first <= 5
        ends = {kind: runs.cue(cue, first) for kind, cue in cues.items()} if short else {}
        kinds.append(next((kind for kind, end in ends.items() if end is not None and (end == last or not whole)), ""))
    return tuple(kinds)
