"""``munigraph forget``: take a report out of the store."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.digest import digest_options, tell
from munigraph.options import command, store_option
from munigraph.stores import discard, opened
from munigraph.terminal import put, put_prose

say = catalogue("munigraph.commands")


@command("forget", say("help_forget"))
@click.argument("report", metavar=say("report_metavar"))
@digest_options
@store_option
def forget(report: str, store: str, form: str, every: bool) -> None:
    with opened(store) as at:
        changes = at.forget(report)
        remains = [r for r in (at.remains, say("remains_in_backups")) if r]
    discard(store)

    def talk() -> None:
        put(say("forgotten", report=report))
        put_prose("\n".join(remains) + "\n")

    tell(changes, form, every=every, data={"forgotten": report, "remains": remains}, talk=talk)
