"""What the commands that change or compare graphs have in common: ``--format``, ``--all``, and the account they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from graphmodel.changes.diff import Changes
from graphmodel.messages import catalogue
from graphmodel.news.digest import SHOWN, Digest
from munigraph.digest.text import as_markdown, as_text
from munigraph.options import F, format_option
from munigraph.terminal import put, put_json, put_prose

say = catalogue("munigraph.digest")


def digest_options(function: F) -> F:
    """``--format table|md|json`` as ``form`` and ``--all`` as ``every``."""
    return format_option("table", "md", "json")(click.option("--all", "every", is_flag=True, help=say("help_all"))(function))


def tell(
    changes: Changes,
    form: str = "table",
    *,
    every: bool = False,
    data: Mapping[str, Any] | None = None,
    talk: Callable[[], None] | None = None,
) -> None:
    """Print what changed; ``data`` is what a machine is told beside it, ``talk`` tells that to a person.

    A machine gets the counts, and the digest if it wants everything. Markdown is the digest alone, to be pasted.
    """
    told, most = Digest.of(changes), None if every else SHOWN
    if form == "json":
        news = {"digest": told.to_json()} if every else {}
        put_json({**(data or {}), "changes": changes.to_json(), **news})
    elif form == "md":
        put(as_markdown(told, most))
    else:
        if talk:
            talk()
            put()
        put_prose(as_text(told, most))
