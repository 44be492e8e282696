"""What the shell offers when somebody presses Tab: the questions of the catalogue and their parameters.

Click does the rest; how to switch it on is in the README.
"""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def complete_query(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The questions whose names begin like this."""
    from queries.catalogue import queries

    return [CompletionItem(query.name, help=query.question) for query in queries() if query.name.startswith(begun)]


def complete_parameter(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The parameters of the question that is asked; nothing for one that is not there."""
    from graphmodel.errors import QueryError
    from queries.catalogue import named

    try:
        asked = named(str(ctx.params.get("name") or "".join(ctx.args[:1])))  # behind a bare -p click has not sorted them yet
    except QueryError:
        return []
    return [CompletionItem(f"{p.name}=", help=p.meaning) for p in asked.parameters if p.name.startswith(begun)]
