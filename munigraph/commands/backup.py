"""``munigraph backup``: all of the store that is not computed, in one file."""

from __future__ import annotations

import click

from graphmodel.backups import packed
from graphmodel.messages import catalogue
from munigraph.counts import counted
from munigraph.options import command, store_option
from munigraph.stores import opened
from munigraph.terminal import put_bytes, talk

say = catalogue("munigraph.commands")


@command("backup", say("help_backup"))
@click.argument("file", metavar=say("file_metavar"))
@store_option
def backup(file: str, store: str) -> None:
    from exports.files import write_bytes

    with opened(store) as at:
        base = at.base()
    data = packed(base)
    if file == "-":
        put_bytes(data)
        return
    write_bytes(file, data)
    held = {"reports": counted("reports", len(base.reports)), "judgements": counted("judgements", len(base.judgements))}
    talk(say("backed_up", file=file, size=max(1, len(data) // 1024), **held))
