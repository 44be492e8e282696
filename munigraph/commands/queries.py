"""``munigraph queries``: the questions of the catalogue, and how to ask them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphmodel.messages import catalogue
from munigraph.options import command, format_option
from munigraph.terminal import put_json, put_prose
from queries import catalogue as questions

say = catalogue("munigraph.commands")


@command("queries", say("help_queries"))
@format_option("table", "json")
def queries(form: str) -> None:
    found = questions.queries()
    if form == "json":
        put_json([_about(query) for query in found])
    else:
        put_prose("\n".join(line for query in found for line in _lines(query)))


def _about(query: questions.NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "question": query.question,
        "parameters": [
            {"name": p.name, "type": p.type, "required": not p.optional, "meaning": p.meaning, "example": p.example}
            for p in query.parameters
        ],
        "columns": list(query.columns),
    }


def _lines(query: questions.NamedQuery) -> Iterator[str]:
    yield f"{query.name} — {query.question}"
    for p in query.parameters:
        example = f"-p {p.name}={p.example}"
        yield f"    {say('parameter' if p.optional else 'parameter_required', example=example, meaning=p.meaning)}"
