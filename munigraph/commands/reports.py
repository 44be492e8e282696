"""``munigraph reports``: what is in the store."""

from __future__ import annotations

from typing import Any

from graphmodel.messages import catalogue
from graphmodel.report import Report
from munigraph.options import command, format_option, store_option
from munigraph.stores import opened
from munigraph.table import table
from munigraph.terminal import put, put_json, talk, width

say = catalogue("munigraph.commands")

_SHOWN = ("id", "title", "date", "facts")


@command("reports", say("help_reports"))
@format_option("table", "json")
@store_option
def reports(store: str, form: str) -> None:
    with opened(store) as at:
        found = [_about(report) for report in at.reports()]
        name = at.name
    if form == "json":
        put_json(found)
    elif found:
        put(table([say(f"column_{c}") for c in _SHOWN], [[r[c] for c in _SHOWN] for r in found], width()))
    else:
        talk(say("no_reports", store=name))


def _about(report: Report) -> dict[str, Any]:
    document = report.facts.document
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "date": document.date,
        "facts": report.facts.count,
        "kind": document.kind,
        "language": document.language,
        "url": document.url,
        "has_text": report.text is not None,
    }
