"""When things were: the year a question is asked for, the years of reports, and what was known on a date.

Dates are ISO 8601 texts, as precise as stated ("2025", "2025-03", "2025-03-14"); no clock is read. A report without a
date takes the year of the latest event it tells of that is not after the year asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.dates import is_after, is_date, known_by
from graphmodel.errors import InputError
from graphmodel.graph import Graph, Statement
from graphmodel.messages import catalogue
from graphmodel.ontology import ontology

say = catalogue("queries.paths")


@dataclass(frozen=True, slots=True)
class Calendar:
    """``year`` is Y, the year asked for (None where nothing is dated); ``asked`` the date given, or empty;
    ``dates`` the own dates of reports; ``years`` every report's year, where one is known."""

    year: int | None
    asked: str
    dates: Mapping[str, str]
    years: Mapping[str, int]

    @classmethod
    def of(cls, graph: Graph, as_of: str | None = None) -> Calendar:
        """The calendar of a graph, as of a date: InputError where that is none."""
        if as_of and not is_date(as_of):
            raise InputError(say("no_date", found=as_of))
        dates = {report_id(n.id, n.properties): n.properties.get("date", "") for n in graph.of_kind("Report")}
        dates = {report: date for report, date in dates.items() if year_of(date) is not None}
        told: dict[str, set[int]] = {}
        for event in graph.of_kind("Event"):
            year = year_of(event.properties.get("date", ""))
            tellers = {s.report for s in event.evidence} | {s.report for t in graph.touching[event.id] for s in t.evidence}
            for report in tellers if year is not None else ():
                told.setdefault(report, set()).add(year or 0)
        asked = year_of(as_of or "") or _latest(int(date[:4]) for date in dates.values())
        year = asked or _latest(y for years in told.values() for y in years)
        inferred = {report: _latest(y for y in years if year is None or y <= year) for report, years in told.items()}
        years = {r: y for r, y in inferred.items() if y is not None} | {r: int(date[:4]) for r, date in dates.items()}
        return cls(year, as_of or "", dates, years)

    @property
    def today(self) -> str:
        """The date asked for, else the newest report's year; empty where nothing is dated."""
        return self.asked or (str(self.year) if self.year else "")

    def decay(self, year: int | None, half_life: float, undated: float) -> float:
        """What is left of evidence of that year: half after each half-life; ``undated`` where no year is known."""
        if year is None or self.year is None:
            return undated
        return float(2.0 ** (-max(0, self.year - year) / half_life))

    def known(self, statement: Statement, begin: str) -> bool:
        """Whether a statement counts on the date asked for: it had begun, or the report was already written."""
        told = [d for d in (begin, self.dates.get(statement.report, "")) if d]
        return not self.asked or known_by(told, self.asked)

    def year_stated(self, statement: Statement, begin: str, *, over: bool) -> int | None:
        """The last year that a statement is about: its end, else its begin if it is over, else its report's."""
        stated = year_of(statement.until) if statement.until else year_of(begin) if over else None
        return stated if stated is not None else self.years.get(statement.report)

    def standing(self, status: str, begin: str, until: str) -> str:
        """The status of a post on the date asked for, in the light of the dates stated."""
        if until and status in ("", "current", "acting") and is_after(self.today, until):
            return "former"
        if self.asked and status == "former" and begin and until and not is_after(self.asked, until):
            return status if is_after(begin, self.asked) else "current"
        return status if status in ontology().post_statuses else "current"

    def newest(self, statements: Iterable[Statement]) -> Statement | None:
        """The statement of the newest report."""
        return max(statements, key=lambda s: (self.told(s), s), default=None)

    def told(self, statement: Statement | None) -> str:
        """The date of a statement's report, else its year; empty where neither is known."""
        return self.date_of(statement.report) if statement else ""

    def date_of(self, report: str) -> str:
        """The date of a report, else the year of what it tells; empty where neither is known."""
        return self.dates.get(report) or str(self.years.get(report, ""))


def report_id(node_id: str, properties: Mapping[str, str]) -> str:
    """The id of the report that a Report node stands for."""
    return properties.get("report", node_id)


def year_of(date: str) -> int | None:
    """The year of a date, None where there is none."""
    found = re.match(r"\d{4}(?!\d)", date)
    return int(found[0]) if found else None


def _latest(years: Iterable[int]) -> int | None:
    return max(years, default=None)
