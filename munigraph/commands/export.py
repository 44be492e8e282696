"""``munigraph export``: the graph as a page or as JSON, to a file or to standard output."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue, language
from munigraph.options import command, group, store_option
from munigraph.stores import opened
from munigraph.writing import write_out

say = catalogue("munigraph.commands")

_OUT = click.argument("out", metavar=say("out_metavar"))


@command("html", say("help_export_html"))
@_OUT
@click.option("--title", metavar=say("text_metavar"), help=say("help_export_title"))
@store_option
def html(out: str, title: str | None, store: str) -> None:
    from exports.html import page

    with opened(store) as at:
        graph = at.graph()
    write_out(page(graph, title=title, language=language()), out)


@command("json", say("help_export_json"))
@_OUT
@store_option
def json(out: str, store: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    write_out(graph.canonical(), out)


export = group("export", say("help_export"), html, json)
