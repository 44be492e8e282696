"""The answer of an engine, in JSON's types, the same from both engines.

    absent          None                       date, time, duration   ISO 8601
    node            {"labels": […], "properties": {…}}              only what it has, keys in order
    relationship    {"type": …, "properties": {…}}
    path            {"nodes": […], "relationships": […]}

The engines' own ids of nodes and relationships are left out: they mean nothing outside and change with every rebuild.
Imports no engine: values are told apart by their type's name and shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows. ``complete`` is False where the limit of rows cut the answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    complete: bool = True

    @property
    def records(self) -> list[dict[str, Any]]:
        """Every row by the names of its columns; ``pandas.DataFrame(answer.records)`` is a data frame."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}
        return data if self.complete else data | {"truncated": True}


def plain(value: Any, entity: Callable[[Any], Any | None]) -> Any:
    """A value in JSON's types; ``entity`` says what a node, relationship or path of the engine is, None for anything else."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)  # JSON has no infinity
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if (known := entity(value)) is not None:
        return known
    if isinstance(value, Mapping):
        return {str(k): plain(v, entity) for k, v in sorted(value.items(), key=lambda item: str(item[0]))}
    if isinstance(value, Sequence | set | frozenset):
        return [plain(v, entity) for v in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration(value)
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def properties(values: Mapping[str, Any], entity: Callable[[Any], Any | None]) -> dict[str, Any]:
    """The properties that are there, in the order of their names."""
    return {k: plain(v, entity) for k, v in sorted(values.items()) if v is not None}


def duration(value: timedelta) -> str:
    """A duration as ISO 8601: P1DT2H."""
    seconds = value.total_seconds() - value.days * 86400
    return f"P{value.days}DT{seconds:g}S" if seconds else f"P{value.days}D"
