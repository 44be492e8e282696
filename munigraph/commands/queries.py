"""``munigraph queries``: the questions of the catalogue, and how to ask them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from graphmodel.messages import catalogue
from munigraph.completion import complete_query
from munigraph.options import command, format_option
from munigraph.terminal import put, put_json, put_prose, width, wrapped
from queries import catalogue as questions

say = catalogue("munigraph.commands")


@command("queries", say("help_queries"))
@click.argument("name", metavar=say("query_metavar_optional"), required=False, shell_complete=complete_query)
@format_option("table", "json")
def queries(name: str | None, form: str) -> None:
    found = [questions.named(name)] if name else questions.queries()
    if form == "json":
        put_json([_about(query) for query in found])
    elif name:
        put_prose("\n".join(_whole(found[0])))
        put("\n" + found[0].statement)
    else:
        put("\n".join(_listed(found)))


def _about(query: questions.NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "group": query.group,
        "question": query.question,
        "parameters": [
            {"name": p.name, "type": p.type, "required": not p.optional, "meaning": p.meaning, "example": p.example}
            for p in query.parameters
        ],
        "columns": list(query.columns),
    }


def _listed(found: list[questions.NamedQuery]) -> Iterator[str]:
    """A heading for each group, a line or two for each question."""
    column = max(len(query.name) for query in found) + 4
    for group, some in groupby(found, key=lambda query: query.group):
        yield say(f"group_{group}")
        for query in some:
            needed = "".join(f" -p {p.name}={_typed(p.example)}" for p in query.parameters if not p.optional)
            first, *rest = wrapped(query.question + needed, max(30, width() - column)).splitlines()
            yield f"  {query.name}".ljust(column) + first
            yield from (" " * column + line.strip() for line in rest)
        yield ""
    yield wrapped(say("queries_more"), width())


def _whole(query: questions.NamedQuery) -> Iterator[str]:
    """One question with its parameters."""
    yield query.question
    for p in query.parameters:
        example = f"-p {p.name}={_typed(p.example)}"
        yield f"    {say('parameter' if p.optional else 'parameter_required', example=example, meaning=p.meaning)}"


def _typed(example: object) -> str:
    text = ",".join(map(str, example)) if isinstance(example, list) else str(example)
    return f'"{text}"' if " " in text else text
