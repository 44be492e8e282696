"""``munigraph analyse``: network measures."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.options import command, format_option, group, store_option
from munigraph.stores import opened
from munigraph.terminal import put_json, put_prose
from queries import analytics

say = catalogue("munigraph.commands")


@command("centrality", say("help_centrality"))
@click.option(
    "--measure",
    type=click.Choice(list(analytics.MEASURES)),
    default=next(iter(analytics.MEASURES)),
    show_default=True,
    help=say("help_centrality_measure"),
)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help=say("help_centrality_top"))
@click.option("--as-of", metavar=say("date_metavar"), help=say("help_as_of"))
@format_option("table", "json")
@store_option
def centrality(measure: str, top: int, as_of: str | None, store: str, form: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    answer = analytics.centrality(graph, measure, top, as_of=as_of)
    if form == "json":
        put_json(answer.to_json())
    else:
        put_prose(analytics.as_text(answer))


analyse = group("analyse", say("help_analyse"), centrality)
