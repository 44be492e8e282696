"""``munigraph query``: a question of the catalogue."""

from __future__ import annotations

import click

from graphmodel.messages import catalogue
from munigraph.answers import put_answer
from munigraph.completion import complete_parameter, complete_query
from munigraph.options import command, format_option, store_option
from munigraph.parameters import pairs, parameter_option
from munigraph.stores import opened
from queries.catalogue import ask, named
from queries.engines import open_engine

say = catalogue("munigraph.commands")


@command("query", say("help_query"))
@click.argument("name", metavar=say("query_metavar"), shell_complete=complete_query)
@parameter_option(complete_parameter)
@format_option("table", "csv", "json")
@store_option
def query(name: str, given: tuple[str, ...], store: str, form: str) -> None:
    values = pairs(given)
    named(name).arguments(values)  # what is wrong with them is told before a store is opened
    with opened(store) as at, open_engine(at) as engine:
        answer = ask(engine, name, **values)
    put_answer(answer, form)
