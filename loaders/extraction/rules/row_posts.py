"""Posts in tables: who holds which post at which body, cell by cell; and the names and titles of signatures side by side."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.posts import Post, Posts, organization
from loaders.extraction.reading import Reading
from loaders.extraction.rules.rows import inside
from loaders.extraction.tables import Row, Table, cells
from loaders.extraction.units import Mention

DASHES = ("-", "–", "—")
Cell = tuple[int, int]


def apply(reading: Reading) -> None:
    """The posts that tables state; they replace what was read of those rows as lines."""
    told: list[Post] = []
    rows: set[int] = set()
    for table in reading.tables.named:
        found = [post for row in table.rows for post in _row(reading, table, row)]
        told += found
        rows |= {row.unit.index for row in table.rows} if found else set()
    signed = list(_signatures(reading))
    rows |= {p.span[0] for p in signed}
    reading.posts = Posts([*(p for p in reading.posts if p.span[0] not in rows), *told, *signed])


def _row(reading: Reading, table: Table, row: Row) -> Iterator[Post]:
    people = inside(reading, table, row, "person", "person")
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column in ("person", "country", "topic") or cell[0] >= cell[1]:
            continue
        if column != "post" and _mention(reading, row, cell[0]) is None:
            continue
        for person in people:
            for title, status, last, mention in _titles(reading, row, cell):
                body = _body(reading, table, row, cell, mention)
                span = (row.unit.index, min(person.first, last), max([last, person.last, *([body.last] if body else [])]))
                lemma = mention.sub if mention is not None else ""
                home = _home(reading, body, lemma)
                yield Post(person.entity, title, lemma, home, status, span, "row.post", at=cell[0], end=last)


def _body(reading: Reading, table: Table, row: Row, cell: Cell, mention: Mention | None) -> Ref | None:
    """The body of a title: in its own cell, else in the column of bodies, where that cell holds no title of its own."""
    refs = [r for r in reading.refs(row.unit, *cell) if mention is not None and r.first >= mention.last]
    own = next((r for r in refs if r.entity.kind == "organization"), None)
    if own is not None:
        return own
    governs = mention is not None and mention.sub in reading.lex.government_of
    of = reading.runs(row.unit).cue("of", mention.last) if mention is not None else None
    town = next((r for r in refs if r.entity.kind == "place" and r.first == of), None) if governs else None
    if town is not None:
        return town
    column = table.cell(row, "body")
    if column is None or (column != cell and _mention(reading, row, column[0]) is not None):
        return None
    found = [r for r in reading.refs(row.unit, *column) if r.entity.kind in ("organization", "place")]
    return next((r for r in found if r.entity.kind == "organization"), found[0] if found else None)


def _home(reading: Reading, body: Ref | None, lemma: str) -> Entity | None:
    """The body itself, or the government of a place."""
    if body is None or body.entity.kind == "organization":
        return body.entity if body is not None else None
    return organization.government(reading.actors, lemma, body) if lemma in reading.lex.government_of else None


def _mention(reading: Reading, row: Row, first: int) -> Mention | None:
    return next((m for m in reading.marks[row.unit.index] if m.kind == "post" and m.first == first), None)


def _titles(reading: Reading, row: Row, cell: Cell) -> list[tuple[str, str, int, Mention | None]]:
    """The titles in a cell, their standing, their ends and how they were read: a cell may hold two posts."""
    first, last = cell
    runs = reading.runs(row.unit)
    if all(t.text in DASHES for t in row.unit.tokens[first:last]):
        return []
    for k in range(first + 1, last):
        after = runs.cue("and", k)
        if after is not None and after < last and runs.lex.posts.match(runs.tokens, after) is not None:
            return [*_titles(reading, row, (first, k)), *_titles(reading, row, (after, last))]
    found = _mention(reading, row, first)
    behind = found is not None and any(found.last <= r.first for r in reading.refs(row.unit, first, last))
    bracket = found is not None and runs.text(found.last, found.last + 1) == "("
    whole = found is not None and (found.last >= last or bool(found.status) or behind or bracket)
    title, end = (found.name, found.last) if found is not None and whole else (runs.text(first, last), last)
    return [(title, (found.status if found is not None else "") or "current", end, found)]


def _signatures(reading: Reading) -> Iterator[Post]:
    """A row of names above a row of titles: each title is the name's above it."""
    for above, below in zip(reading.units, reading.units[1:], strict=False):
        if above.block.kind != "row" or below.block.kind != "row":
            continue
        names, titles = cells(above), cells(below)
        if len(names) != len(titles) or sum(b > a for a, b in names) < 2:
            continue
        row = Row(below, titles)
        people = [next((r for r in reading.refs(above, *c) if r.entity.kind == "person"), None) for c in names]
        posts = [_mention(reading, row, c[0]) if c[1] > c[0] else None for c in titles]
        filled = [(p, m, c) for p, m, c in zip(people, posts, titles, strict=True) if c[1] > c[0]]
        if not filled or any(p is None or m is None for p, m, _ in filled):
            continue
        for person, mention, cell in filled:
            if person is not None and mention is not None:
                body = next((r for r in reading.refs(below, mention.last, cell[1]) if r.entity.kind == "organization"), None)
                span = (below.index, cell[0], cell[1])
                home = body.entity if body is not None else None
                standing = mention.status or "current"
                yield Post(
                    person.entity, mention.name, mention.sub, home, standing, span, "row.post", at=cell[0], end=mention.last
                )
