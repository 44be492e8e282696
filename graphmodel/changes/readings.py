"""The reports that a change looks at, each read once with its references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graphmodel.references import References
from graphmodel.report import Report


class Reading(NamedTuple):
    """A report, and what the references in it mean."""

    report: Report
    references: References


class Readings:
    """The reports that are ``there``, and the ``new`` ones that come to them or take their place."""

    def __init__(self, there: Mapping[str, Report], new: Mapping[str, Report]) -> None:
        self._there, self.new = there, new
        self._now: dict[str, Reading] = {}

    def now(self, report_id: str) -> Reading:
        """The report as it will be; KeyError where there is none."""
        if report_id not in self._now:
            self._now[report_id] = _read(self.new.get(report_id) or self._there[report_id])
        return self._now[report_id]

    def was(self, report_id: str) -> Reading:
        """The report as it was; KeyError where there was none."""
        return _read(self._there[report_id]) if report_id in self.new else self.now(report_id)


def _read(report: Report) -> Reading:
    return Reading(report, References(report.facts))
