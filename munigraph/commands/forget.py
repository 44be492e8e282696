"""``munigraph forget``: take a report out of the store."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.changes import change_lines
from munigraph.options import command, format_option, store_option
from munigraph.stores import discard, opened
from munigraph.terminal import put, put_json, put_prose

say = catalogue("munigraph.commands")


@command("forget", say("help_forget"))
@click.argument("report", metavar=say("report_metavar"))
@format_option("table", "json")
@store_option
def forget(report: str, store: str, form: str) -> None:
    with opened(store) as at:
        changes = at.forget(report)
        remains = [r for r in (at.remains, say("remains_in_backups")) if r]
    discard(store)
    if form == "json":
        put_json({"forgotten": report, "changes": changes.to_json(), "remains": remains})
    else:
        put(say("forgotten", report=report))
        put(change_lines(changes))
        put()
        put_prose("\n".join(remains))
