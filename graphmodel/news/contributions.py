"""What reports add to the others: the graph without them against the graph. The facts are all there, so nothing is noted
of what came when, and forgetting a report leaves no trace here either.

    changes = contribution(store, newest)              or of(ids), since("2025-03")
"""

from __future__ import annotations

import re
from collections.abc import Collection

from graphmodel.changes.comparison import Comparison
from graphmodel.changes.diff import Changes, counted
from graphmodel.changes.pages import Memory
from graphmodel.changes.update import Alteration, Edit, forgotten
from graphmodel.errors import InputError
from graphmodel.messages import catalogue
from graphmodel.store import Store

say = catalogue("graphmodel")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def contribution(store: Store, without: Alteration) -> Changes:
    """What changes from the graph without the reports that an edit takes out to the graph with them."""
    taken = store.trial(without).comparison
    found = counted(Comparison(taken.after, taken.before))
    reports = [n.properties["report"] for n in found.comparison.new_nodes if n.kind == "Report"]
    return found.bringing(store.contradictions(reports))


def of(ids: Collection[str]) -> Alteration:
    """Without these reports; InputError where one is not there."""
    return lambda memory: forgotten(memory.reports, *ids)


def since(date: str) -> Alteration:
    """Without the reports of this date and later, by the reports' own dates; one that is less precise counts from its begin."""
    if not _DATE.fullmatch(date):
        raise InputError(say("since_no_date", found=date))
    return lambda memory: _dated(memory, date)


def newest(memory: Memory) -> Edit:
    """Without the newest report, by the reports' own dates, and all that have that date."""
    return _dated(memory, max(_dates(memory).values(), default=""))


def _dated(memory: Memory, date: str) -> Edit:
    dates = _dates(memory)
    if not dates:
        raise InputError(say("no_dates" if len(memory.reports) else "no_reports"))
    found = [i for i, d in dates.items() if d >= date]
    if not found:
        raise InputError(say("since_none", date=date, newest=max(dates.values())))
    return Edit(gone=tuple(found))


def _dates(memory: Memory) -> dict[str, str]:
    standings = memory.standings(list(memory.reports))
    return {i: standings[i].date for i in sorted(standings) if standings[i].date}
