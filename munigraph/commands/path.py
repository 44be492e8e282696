"""``munigraph path``: who can introduce one actor to another."""

from __future__ import annotations

import sys

import click

from graphmodel.lookup import find_actor
from graphmodel.messages import catalogue
from munigraph.options import command, format_option, store_option
from munigraph.routes import routes_page
from munigraph.stores import opened
from munigraph.terminal import put, put_json, put_prose
from munigraph.writing import write_out
from queries.paths import as_markdown, as_text, find_paths, in_country, on_topic

say = catalogue("munigraph.commands")


@command("path", say("help_path"))
@click.argument("source", metavar=say("from_metavar"))
@click.argument("target", required=False, metavar=say("to_metavar"))
@click.option("--to-country", metavar=say("country_metavar"), help=say("help_path_to_country"))
@click.option("--to-topic", metavar=say("word_metavar"), help=say("help_path_to_topic"))
@click.option("-k", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help=say("help_path_k"))
@click.option("--avoid", multiple=True, metavar=say("name_metavar"), help=say("help_path_avoid"))
@click.option("--via", multiple=True, metavar=say("name_metavar"), help=say("help_path_via"))
@click.option("--topic", metavar=say("word_metavar"), help=say("help_path_topic"))
@click.option("--as-of", metavar=say("date_metavar"), help=say("help_as_of"))
@click.option("--current-only", is_flag=True, help=say("help_path_current_only"))
@format_option("table", "md", "json", "html")
@click.option("--out", metavar=say("file_metavar"), help=say("help_path_out"))
@store_option
def path(
    source: str,
    target: str | None,
    to_country: str | None,
    to_topic: str | None,
    k: int,
    avoid: tuple[str, ...],
    via: tuple[str, ...],
    topic: str | None,
    as_of: str | None,
    current_only: bool,
    store: str,
    form: str,
    out: str | None,
) -> None:
    wanted = [goal for goal in (target, to_country, to_topic) if goal is not None]
    if len(wanted) != 1:
        raise click.UsageError(say("path_two_goals" if wanted else "path_no_goal"))
    if form == "html" and not out and sys.stdout.isatty():
        raise click.UsageError(say("page_to_terminal"))
    if out and form != "html":
        raise click.UsageError(say("out_without_page"))
    with opened(store) as at:
        graph = at.graph()
    answer = find_paths(
        graph,
        find_actor(graph, source).id,
        find_actor(graph, target).id
        if target is not None
        else in_country(graph, to_country)
        if to_country is not None
        else on_topic(graph, wanted[0]),
        k=k,
        avoid=[find_actor(graph, name).id for name in avoid],
        via=[find_actor(graph, name).id for name in via],
        topic=topic,
        as_of=as_of,
        current_only=current_only,
    )
    if form == "html":
        write_out(routes_page(graph, answer), out or "-")
    elif form == "json":
        put_json(answer.to_json())
    elif form == "md":
        put(as_markdown(answer).rstrip())
    else:
        put_prose(as_text(answer))
