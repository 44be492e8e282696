"""Rows that answer a question, as a table, CSV or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from graphmodel.messages import catalogue
from graphmodel.quotations import legible
from munigraph import words
from munigraph.table import as_csv, table
from munigraph.terminal import put, put_bytes, put_json, talk, width

if TYPE_CHECKING:
    from queries.engines import Answer

say = catalogue("munigraph.commands")

# Columns of quotations and of the reports they are from: printed below their row, where there is room for a sentence.
_QUOTES = ("quotes", "quote")
_REPORTS = ("reports", "report")


def put_answer(answer: Answer, form: str, *, ad_hoc: bool = False) -> None:
    """Print an answer in one of the formats table, csv, json; see ``readable``."""
    if form == "json":
        put_json(answer.to_json())
    elif form == "csv":
        put_bytes(as_csv(answer.columns, answer.rows))
    else:
        put(readable(answer, width(), ad_hoc=ad_hoc))
    if not answer.complete:
        talk(say("truncated", n=len(answer.rows)))


def readable(answer: Answer, columns: int, *, ad_hoc: bool = False) -> str:
    """A table with the quotations below each row.

    Of a question of the catalogue, columns that are empty are left out and what the ontology names is said in the reader's
    language; an ad-hoc one gets exactly what it asked for.
    """
    if not answer.rows:
        return say("no_rows" if ad_hoc else "no_answer")
    quotes = _place(answer.columns, _QUOTES)
    reports = _place(answer.columns, _REPORTS) if quotes is not None else None
    shown = [
        n
        for n in range(len(answer.columns))
        if n not in (quotes, reports) and (ad_hoc or any(row[n] not in (None, "", []) for row in answer.rows))
    ]
    if not shown:
        return table(answer.columns, answer.rows, columns)
    notes = [_notes(row, quotes, reports) for row in answer.rows]
    names = [answer.columns[n] for n in shown]
    rows = [[row[n] for n in shown] for row in answer.rows]
    if not ad_hoc:
        rows = [[_said(name, value) for name, value in zip(names, row, strict=True)] for row in rows]
        names = [words.column(name) for name in names]
    return table(names, rows, columns, notes)


def _said(column: str, value: Any) -> Any:
    """A value of the ontology in the reader's words."""
    ways: dict[str, Callable[[str], str]] = {"tie": words.tie, "kind": words.sort, "status": words.status}
    way = ways.get(column.removeprefix("other_"))
    return way(value) if way and isinstance(value, str) else value


def _place(columns: Sequence[str], names: Sequence[str]) -> int | None:
    return next((n for n, column in enumerate(columns) if column in names), None)


def _notes(row: Sequence[Any], quotes: int | None, reports: int | None) -> list[str]:
    """The first quotation with its report, and how many more there are."""
    said = _list(row[quotes]) if quotes is not None else []
    where = _list(row[reports]) if reports is not None else []
    if not said:
        return []
    first = say("quote", quote=legible(said[0])) + (f" — {where[0]}" if where else "")
    rest = len(said) - 1
    more = [] if not rest else [say("more_quotes", n=rest) if rest > 1 else say("more_quotes_one")]
    return [first, *more]


def _list(value: Any) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]
