"""``munigraph cypher``: a question in Cypher, reading only."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphmodel.messages import catalogue
from loaders.files import decode, read_bytes
from munigraph.answers import put_answer
from munigraph.options import command, format_option, store_option
from munigraph.parameters import pairs, parameter_option, recognised
from munigraph.stores import opened
from queries.engines import open_engine

say = catalogue("munigraph.commands")


@command("cypher", say("help_cypher"))
@click.argument("statement", metavar=say("statement_metavar"))
@parameter_option()
@format_option("table", "csv", "json")
@store_option
def cypher(statement: str, given: tuple[str, ...], store: str, form: str) -> None:
    values = {name: recognised(value) for name, value in pairs(given).items()}
    text = _text(statement)
    with opened(store) as at, open_engine(at) as engine:
        answer = engine.run(text, values)
    put_answer(answer, form, ad_hoc=True)


def _text(statement: str) -> str:
    """The statement itself, that of standard input (-) or that of a file (@file)."""
    if statement == "-":
        return sys.stdin.read()
    if statement.startswith("@"):
        file = Path(statement[1:])
        return decode(read_bytes(file), file)
    return statement
