"""``munigraph export``: the graph as a page or as JSON, to a file or to standard output."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue, language
from munigraph.options import command, group, store_option
from munigraph.routes import passed, routes
from munigraph.selecting import Asked, selection_options
from munigraph.stores import opened
from munigraph.writing import write_out

say = catalogue("munigraph.commands")

_OUT = click.argument("out", metavar=say("out_metavar"))


@command("html", say("help_export_html"))
@_OUT
@click.option("--title", metavar=say("text_metavar"), help=say("help_export_title"))
@click.option("--path", "ends", nargs=2, multiple=True, metavar=say("ends_metavar"), help=say("help_export_path"))
@selection_options
@store_option
def html(out: str, title: str | None, ends: tuple[tuple[str, str], ...], asked: Asked, store: str) -> None:
    from exports.html import page

    with opened(store) as at:
        graph = at.graph()
    answers = routes(graph, asked, ends)
    shown = asked.shown(graph, passed(answers))
    write_out(page(shown, title=title, language=language(), paths=[a.to_json() for a in answers]), out)


@command("json", say("help_export_json"))
@_OUT
@selection_options
@store_option
def json(out: str, asked: Asked, store: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    write_out(asked.shown(graph).canonical(), out)


export = group("export", say("help_export"), html, json)
