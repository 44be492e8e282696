"""``munigraph export``: the graph as a page, or in the formats of other tools, to files or to standard output."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.errors import InputError
from graphmodel.messages import catalogue, language
from munigraph.options import command, group, store_option
from munigraph.routes import passed, routes
from munigraph.selecting import Asked, selection_options
from munigraph.stores import opened
from munigraph.writing import write_folder, write_out

if TYPE_CHECKING:
    from exports.brief import Brief

say = catalogue("munigraph.commands")

# Each is a function of its name in a module of its name.
FORMATS = ("graphml", "gexf", "cypher", "jsonld", "popolo", "ftm")
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
    found = [a.to_json() for a in answers]
    write_out(page(shown, title=title, part=asked.described(graph), language=language(), paths=found), out)


@command("json", say("help_export_json"))
@_OUT
@selection_options
@store_option
def json(out: str, asked: Asked, store: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    write_out(asked.shown(graph).canonical(), out)


@command("csv", say("help_export_csv"))
@click.argument("out", metavar=say("folder_metavar"))
@click.option("--exact", is_flag=True, help=say("help_export_exact"))
@selection_options
@store_option
def csv(out: str, exact: bool, asked: Asked, store: str) -> None:
    from exports.formats.neo4j_csv import files

    with opened(store) as at:
        graph = at.graph()
    write_folder(files(asked.shown(graph), exact=exact), out)


BRIEFS = ("md", "html", "docx")


@command("brief", say("help_export_brief"))
@click.argument("name", metavar=say("name_metavar"))
@click.argument("out", metavar=f"[{say('out_metavar')}]", default="-")
@click.option("--format", "form", type=click.Choice(BRIEFS), help=say("help_brief_format"))
@click.option("--from", "source", metavar=say("name_metavar"), help=say("help_brief_from"))
@click.option("--all", "whole", is_flag=True, help=say("help_brief_all"))
@click.option("--report", multiple=True, metavar=say("report_metavar"), help=say("help_select_report"))
@click.option("--as-of", metavar=say("date_metavar"), help=say("help_select_as_of"))
@store_option
def brief(
    name: str,
    out: str,
    form: str | None,
    source: str | None,
    whole: bool,
    report: tuple[str, ...],
    as_of: str | None,
    store: str,
) -> None:
    from exports.brief import as_docx, as_html, as_markdown
    from munigraph.brief import compose
    from queries.dossier import dossier, find_subject

    write: dict[str, Callable[[Brief], str | bytes]] = {"md": as_markdown, "html": as_html, "docx": as_docx}
    chosen = form or brief_format(out)
    with opened(store) as at:
        graph = at.graph()
    subject = find_subject(graph, name)
    asked = Asked((), 1, report, as_of, (), 1)
    part = asked.stated(graph)
    if subject.id not in part.nodes:
        raise InputError(say("not_selected", name=subject.name))
    answers = routes(graph, asked, [(source, subject.id)] if source else ())
    write_out(write[chosen](compose(part, dossier(part, subject.id), *answers, whole=whole)), out)


def brief_format(out: str) -> str:
    """The format that a file's name asks for by its ending; Markdown where there is none."""
    ending = Path(out).suffix.lower().removeprefix(".")
    if ending and ending not in (*BRIEFS, "markdown", "htm"):
        raise click.UsageError(say("brief_ending", file=out))
    return {"": "md", "markdown": "md", "htm": "html"}.get(ending, ending)


def _format(name: str) -> click.Command:
    """The command of a format that is one text."""

    @command(name, say(f"help_export_{name}"))
    @_OUT
    @selection_options
    @store_option
    def write(out: str, asked: Asked, store: str) -> None:
        made = getattr(import_module(f"exports.formats.{name}"), name)
        with opened(store) as at:
            graph = at.graph()
        write_out(made(asked.shown(graph)), out)

    return write


export = group("export", say("help_export"), html, json, brief, csv, *map(_format, FORMATS))
