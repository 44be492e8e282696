"""Dates as reports write them: "18 y 19 de septiembre de 2025", "en marzo de 2024", "12/03/2021", "Entre 2014 y 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.runs import Runs


@dataclass(frozen=True, slots=True)
class Date:
    """A date at tokens[first:last]; ``iso`` is as precise as it is stated."""

    first: int
    last: int
    iso: str


def find_dates(runs: Runs, year: str = "") -> Iterator[Date]:
    """Dates in the order of the text. A day and month without a year take ``year`` where it is given."""
    months = runs.lex.months
    k = 0
    while k < len(runs.tokens):
        token = runs.tokens[k]
        month = months.get(token.key) if token.kind == "word" else None
        if token.kind == "number" and (iso := _numeric(token.text)):
            yield Date(k, k + 1, iso)
        elif month is not None and len(token.text) > 2:
            day, first = _day_before(runs, k)
            found, last = _year_behind(runs, k + 1)
            stated = found or (year if day else "")
            if stated:
                iso = f"{stated}-{month:02d}" + (f"-{day:02d}" if day else "")
                yield Date(first, last, iso)
                k = last
                continue
        k += 1


def _numeric(text: str) -> str | None:
    parts = text.split("/")
    if len(parts) == 3 and all(p.isdigit() for p in parts):
        day, month, year = (int(p) for p in parts)
        if 1 <= day <= 31 and 1 <= month <= 12 and year > 1900:
            return f"{year}-{month:02d}-{day:02d}"
    return None


def _day_before(runs: Runs, month: int) -> tuple[int, int]:
    """The (first) day before a month, and where it stands: "18 y 19 de", "del 22 al 24 de"."""
    k = month - 1
    while k >= 0 and runs.cue("of", k) == k + 1:
        k -= 1
    if k < 0 or runs.tokens[k].kind != "number" or not runs.tokens[k].text.rstrip("º°").isdigit():
        return 0, month
    day, first = int(runs.tokens[k].text.rstrip("º°")), k
    while k >= 2 and runs.tokens[k - 2].kind == "number" and runs.tokens[k - 1].key in runs.lex.words["day_joiners"]:
        k -= 2
        if runs.tokens[k].text.isdigit():
            day, first = int(runs.tokens[k].text), k
    return (day, first) if 1 <= day <= 31 else (0, month)


def _year_behind(runs: Runs, k: int) -> tuple[str, int]:
    at = runs.cue("of", k) or k
    year = year_of(runs, at)
    return (year, at + 1) if year else ("", k)


def year_of(runs: Runs, k: int) -> str:
    """The year that token k is, or ""."""
    token = runs.word(k)
    number = token is not None and token.kind == "number" and token.text.isdigit()
    return token.text if token is not None and number and 1900 < int(token.text) < 2100 else ""
