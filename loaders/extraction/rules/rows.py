"""Rows of tables: who holds which post at which body, where that is, and who speaks on what."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref, place_named
from loaders.extraction.posts import Post
from loaders.extraction.reading import Reading
from loaders.extraction.rules.located import country
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.tables import Row, Table, tables
from loaders.extraction.units import Mention

DASHES = ("-", "–", "—")


def posts(reading: Reading) -> None:
    """The posts that tables with a column of posts state; they replace what was read of those rows as lines."""
    for table in tables(reading.units, reading.lex):
        if "post" not in table.columns:
            continue
        told = {row.unit.index for row in table.rows}
        reading.posts = [p for p in reading.posts if p.span[0] not in told]
        for row in table.rows:
            cell = table.cell(row, "post")
            body = _in(reading, table, row, "body", "organization")
            for person in _in(reading, table, row, "person", "person"):
                for title, status, last in _titles(reading, row, cell) if cell is not None else ():
                    home = body[0].entity if body else None
                    span = (row.unit.index, min(person.first, last), max([last, person.last, *(b.last for b in body[:1])]))
                    reading.posts.append(Post(person.entity, title, _lemma(reading, row, cell), home, status, span, "row.post"))


def apply(reading: Reading) -> None:
    """Where the bodies of a table are, and who takes part in the event or the topic of a row."""
    for table in tables(reading.units, reading.lex):
        topic: Entity | None = None
        for row in table.rows:
            runs = reading.runs(row.unit)
            people = _in(reading, table, row, "person", "person")
            cell = table.cell(row, "topic")
            if cell is not None:
                topic = _topic(reading, row, cell) if people else None
            _located(reading, table, row)
            away = runs.said("excused")
            event = topic or (reading.main_event if "topic" not in table.columns else None)
            if event is None or away:
                continue
            for ref in people:
                take_part(reading, ref.entity, event, (row.unit.index, 0, len(row.unit.tokens)), "row.attendance")


def _in(reading: Reading, table: Table, row: Row, column: str, kind: str) -> list[Ref]:
    """The references of a kind in a row's cell."""
    cell = table.cell(row, column)
    return [r for r in reading.refs(row.unit, *cell) if r.entity.kind == kind] if cell is not None else []


def _mention(reading: Reading, row: Row, first: int) -> Mention | None:
    return next((m for m in reading.marks[row.unit.index] if m.kind == "post" and m.first == first), None)


def _lemma(reading: Reading, row: Row, cell: tuple[int, int] | None) -> str:
    found = _mention(reading, row, cell[0]) if cell is not None else None
    return found.sub if found is not None else ""


def _titles(reading: Reading, row: Row, cell: tuple[int, int]) -> list[tuple[str, str, int]]:
    """The titles in a cell, their standing and their ends: a cell may hold two posts."""
    first, last = cell
    runs = reading.runs(row.unit)
    if all(t.text in DASHES for t in row.unit.tokens[first:last]):
        return []
    for k in range(first + 1, last):
        after = runs.cue("and", k)
        if after is not None and after < last and runs.lex.posts.match(runs.tokens, after) is not None:
            return [*_titles(reading, row, (first, k)), *_titles(reading, row, (after, last))]
    found = _mention(reading, row, first)
    whole = found is not None and found.last >= last
    title = found.name if found is not None and (whole or found.status) else runs.text(first, last)
    return [(title, found.status or "current" if found is not None else "current", last)]


def _topic(reading: Reading, row: Row, cell: tuple[int, int]) -> Entity:
    """The session that a cell of topics names."""
    name = reading.runs(row.unit).text(*cell).rstrip(".")
    known = next((e for e in reading.actors.of_kind("event") if name in (e.name, *e.aliases)), None)
    if known is None:
        known = reading.actors.new(Entity("event", name, "nested", mentions=[(row.unit.index, *cell)]))
    return known


def _located(reading: Reading, table: Table, row: Row) -> None:
    """A body and the country beside it."""
    at = table.cell(row, "country")
    bodies = _in(reading, table, row, "body", "organization")
    if at is None or not bodies:
        return
    found = reading.runs(row.unit).country(at[0])
    if found is None:
        return
    body = bodies[0].entity
    ends = [body, place_named(reading.actors, body.place)] if body.sub == "local_government" and body.place else [body]
    for end in ends if body.sub != "multilateral" else ():
        reading.ties.add(
            "LOCATED_IN", end, country(reading, found[1]), (row.unit.index, bodies[0].first, found[0]), "row.country"
        )
