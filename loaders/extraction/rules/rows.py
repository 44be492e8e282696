"""Rows of tables: who attends or speaks on what, and where a body is."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref, place_named
from loaders.extraction.reading import Reading
from loaders.extraction.rules.located import country
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.tables import Row, Table


def apply(reading: Reading) -> None:
    """Where the bodies of a table are, and who takes part in the event or the topic of a row."""
    for table in reading.tables.named:
        topic: Entity | None = None
        for row in table.rows:
            runs = reading.runs(row.unit)
            people = inside(reading, table, row, "person", "person")
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


def inside(reading: Reading, table: Table, row: Row, column: str, kind: str) -> list[Ref]:
    """The references of a kind in a row's cell."""
    cell = table.cell(row, column)
    return [r for r in reading.refs(row.unit, *cell) if r.entity.kind == kind] if cell is not None else []


def _topic(reading: Reading, row: Row, cell: tuple[int, int]) -> Entity:
    """The session that a cell of topics names."""
    name = reading.runs(row.unit).text(*cell).rstrip(".")
    known = next(iter(reading.actors.called("event", name)), None)
    if known is None:
        known = reading.actors.new(Entity("event", name, "nested", mentions=[(row.unit.index, *cell)]))
    return known


def _located(reading: Reading, table: Table, row: Row) -> None:
    """A body and the country beside it."""
    at = table.cell(row, "country")
    bodies = inside(reading, table, row, "body", "organization")
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
