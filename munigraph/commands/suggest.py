"""``munigraph suggest``: whom an actor has no tie to yet and might want to meet."""

from __future__ import annotations

import click

from graphmodel.lookup import find_actor
from graphmodel.messages import catalogue
from munigraph.options import command, format_option, store_option
from munigraph.stores import opened
from munigraph.terminal import put, put_json, put_prose
from queries.suggestions import as_markdown, as_text
from queries.suggestions import suggest as suggested

say = catalogue("munigraph.commands")


@command("suggest", say("help_suggest"))
@click.argument("name", metavar=say("name_metavar"))
@click.option("-k", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help=say("help_suggest_k"))
@click.option("--as-of", metavar=say("date_metavar"), help=say("help_as_of"))
@format_option("table", "md", "json")
@store_option
def suggest(name: str, k: int, as_of: str | None, store: str, form: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    answer = suggested(graph, find_actor(graph, name).id, k=k, as_of=as_of)
    if form == "json":
        put_json(answer.to_json())
    elif form == "md":
        put(as_markdown(answer).rstrip())
    else:
        put_prose(as_text(answer))
