"""``-p key=value``: parameters of a question, as typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from graphmodel.messages import catalogue

say = catalogue("munigraph.commands")
F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None}


def parameter_option(complete: Completer | None = None) -> Callable[[F], F]:
    """``-p``, as often as one likes; ``complete`` says what the shell offers."""
    return click.option(
        *("-p", "--parameter", "given"), multiple=True, metavar="KEY=VALUE", help=say("help_parameter"), shell_complete=complete
    )


def pairs(given: Iterable[str]) -> dict[str, str]:
    """Names and values as text; wrong usage where there is no name."""
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(say("parameter_unreadable", text=text))
        found[name.strip().removeprefix("$")] = value
    return found


def recognised(value: str) -> Any:
    """A number, true, false, null, or what JSON has in brackets or quotes; anything else is text, ``007`` too."""
    if value in _WORDS:
        return _WORDS[value]
    if _NUMBER.fullmatch(value) or value[:1] in ('"', "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
