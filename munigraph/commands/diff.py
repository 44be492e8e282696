"""``munigraph diff``: what reports add, and how two stores differ."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphmodel.backups import may_be_backup, unpacked
from graphmodel.changes.diff import Changes
from graphmodel.changes.diff import diff as compared
from graphmodel.changes.update import Base
from graphmodel.discrepancies import discrepancies
from graphmodel.messages import catalogue
from graphmodel.news import contributions
from loaders.files import read_bytes
from munigraph.digest import digest_options, tell
from munigraph.options import command, store_option
from munigraph.stores import opened

say = catalogue("munigraph.commands")


@command("diff", say("help_diff"))
@click.argument("old", required=False, metavar=say("old_metavar"))
@click.argument("new", required=False, metavar=say("new_metavar"))
@click.option("--without", multiple=True, metavar=say("report_metavar"), help=say("help_diff_without"))
@click.option("--since", metavar=say("date_metavar"), help=say("help_diff_since"))
@digest_options
@store_option
def diff(
    old: str | None, new: str | None, without: tuple[str, ...], since: str | None, store: str, form: str, every: bool
) -> None:
    if (old is not None) + bool(without) + (since is not None) > 1:
        raise click.UsageError(say("diff_one_way"))
    changes = _between(old, new or store) if old is not None else _added(store, without, since)
    tell(changes, form, every=every or form == "json")


def _added(store: str, without: tuple[str, ...], since: str | None) -> Changes:
    left_out = contributions.of(without) if without else contributions.since(since) if since else contributions.newest
    with opened(store) as at:
        return contributions.contribution(at, left_out)


def _between(old: str, new: str) -> Changes:
    before, after = _base(old), _base(new)
    known = {d.key for d in discrepancies(before)}
    return compared(before.graph(), after.graph()).bringing([d for d in discrepancies(after) if d.key not in known])


def _base(where: str) -> Base:
    """What a backup or a store holds."""
    if where == "-" or may_be_backup(Path(where)):
        return unpacked(sys.stdin.buffer.read() if where == "-" else read_bytes(Path(where), None), where)
    with opened(where) as at:
        return at.base()
