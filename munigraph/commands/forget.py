"""``munigraph forget``: take a report out of the store."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.changes import change_lines
from munigraph.options import command, format_option, store_option
from munigraph.stores import opened
from munigraph.terminal import put, put_json

say = catalogue("munigraph.commands")


@command("forget", say("help_forget"))
@click.argument("report", metavar=say("report_metavar"))
@format_option("table", "json")
@store_option
def forget(report: str, store: str, form: str) -> None:
    with opened(store) as at:
        changes = at.forget(report)
    if form == "json":
        put_json({"forgotten": report, "changes": changes.to_json()})
    else:
        put(say("forgotten", report=report))
        put(change_lines(changes))
