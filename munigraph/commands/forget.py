"""``munigraph forget``: take a report out of the store."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.digest import digest_options, tell
from munigraph.options import command, store_option
from munigraph.stores import opened
from munigraph.terminal import put

say = catalogue("munigraph.commands")


@command("forget", say("help_forget"))
@click.argument("report", metavar=say("report_metavar"))
@digest_options
@store_option
def forget(report: str, store: str, form: str, every: bool) -> None:
    with opened(store) as at:
        changes = at.forget(report)
    tell(changes, form, every=every, data={"forgotten": report}, talk=lambda: put(say("forgotten", report=report) + "\n"))
