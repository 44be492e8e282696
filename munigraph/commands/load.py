"""``munigraph load``: put reports into the store."""

from __future__ import annotations

from pathlib import Path

import click

from graphmodel.messages import catalogue
from munigraph.digest import digest_options, tell
from munigraph.loading import Loading, load_files
from munigraph.options import command, jobs_option, store_option
from munigraph.outcome import FAILED, complain, debugging
from munigraph.stores import discard, is_made, opened
from munigraph.table import table
from munigraph.terminal import meter, put, talk, width

say = catalogue("munigraph.commands")


@command("load", say("help_load"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("paths_metavar"))
@click.option("--replace", is_flag=True, help=say("help_load_replace"))
@click.option("--id", "report_id", metavar="ID", help=say("help_load_id"))
@click.option("--text", type=click.Path(path_type=Path), metavar=say("file_metavar"), help=say("help_load_text"))
@jobs_option
@digest_options
@store_option
def load(
    paths: tuple[Path, ...],
    replace: bool,
    report_id: str | None,
    text: Path | None,
    jobs: int,
    store: str,
    form: str,
    every: bool,
) -> int | None:
    several = len(paths) > 1 or paths[0].is_dir()
    if several and (text or (report_id and "{" not in report_id)):
        raise click.UsageError(say("load_one_file"))
    loading = load_files(
        paths,
        lambda: opened(store, create=True),
        made=is_made(store),
        replace=replace,
        report_id=report_id,
        text=text,
        jobs=jobs,
        progress=meter(say("load_progress")),
    )
    if replace:
        discard(store)
    if form == "json" or loading.read or loading.skipped:
        tell(loading.changes, form, every=every, data=loading.to_json(), talk=lambda: _tell(loading))
    _complain(loading)
    return FAILED if loading.refused else None


def _tell(loading: Loading) -> None:
    if loading.read:
        remarked = any(r.remarks for r in loading.read)
        columns = [say(f"column_{c}") for c in ("id", "facts", "file", *(["remark"] if remarked else []))]
        rows = [[r.id, r.facts, r.file, *([" ".join(r.remarks)] if remarked else [])] for r in loading.read]
        put(table(columns, rows, width()))
    if loading.skipped:
        put(say("skipped_one") if len(loading.skipped) == 1 else say("skipped", n=len(loading.skipped)))
    put()


def _complain(loading: Loading) -> None:
    """Every refusal, with why: a sentence for one, a table for several."""
    for refused in loading.refused:
        if debugging() and refused.trace:
            talk(refused.trace)
    if len(loading.refused) == 1:
        complain(loading.refused[0].why)
    elif loading.refused:
        talk("\n" + say("refused", n=len(loading.refused)))
        rows = [[r.file, r.why] for r in loading.refused]
        talk(table([say("column_file"), say("column_why")], rows, width()))
