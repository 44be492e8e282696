"""``munigraph export``: the graph as a page, or in the formats of other tools, to files or to standard output."""

from __future__ import annotations

from importlib import import_module

import click

from graphmodel.messages import catalogue, language
from munigraph.options import command, group, store_option
from munigraph.stores import opened
from munigraph.writing import write_folder, write_out

say = catalogue("munigraph.commands")

# Each is a function of its name in a module of its name.
FORMATS = ("graphml", "gexf", "cypher", "jsonld", "popolo", "ftm")
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


@command("csv", say("help_export_csv"))
@click.argument("out", metavar=say("folder_metavar"))
@click.option("--exact", is_flag=True, help=say("help_export_exact"))
@store_option
def csv(out: str, exact: bool, store: str) -> None:
    from exports.formats.neo4j_csv import files

    with opened(store) as at:
        graph = at.graph()
    write_folder(files(graph, exact=exact), out)


def _format(name: str) -> click.Command:
    """The command of a format that is one text."""

    @command(name, say(f"help_export_{name}"))
    @_OUT
    @store_option
    def write(out: str, store: str) -> None:
        made = getattr(import_module(f"exports.formats.{name}"), name)
        with opened(store) as at:
            graph = at.graph()
        write_out(made(graph), out)

    return write


export = group("export", say("help_export"), html, json, csv, *map(_format, FORMATS))
