"""``munigraph restore``: a backup into a store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphmodel.backups import unpacked
from graphmodel.messages import catalogue
from loaders.files import read_bytes
from munigraph.counts import counted
from munigraph.digest import tell
from munigraph.options import command, store_option
from munigraph.stores import discard, opened
from munigraph.terminal import put

say = catalogue("munigraph.commands")


@command("restore", say("help_restore"))
@click.argument("file", metavar=say("file_metavar"))
@click.option("--replace", is_flag=True, help=say("help_restore_replace"))
@store_option
def restore(file: str, replace: bool, store: str) -> None:
    base = unpacked(sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file), None), file)
    with opened(store, create=True) as at:
        changes = at.restore(base, replace=replace)
        name = at.name
    if replace:
        discard(store)
    held = {"reports": counted("reports", len(base.reports)), "judgements": counted("judgements", len(base.judgements))}
    put(say("restored", store=name, **held))
    if replace:
        put()
        tell(changes)
