"""Options that several commands have, and ``command``, by which a command gets the global ones, too.

``--lang`` and ``--debug`` are looked for in the whole command line before click reads it; here they are only declared.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from graphmodel.messages import LANGUAGES, catalogue

say = catalogue("munigraph")
SETTINGS = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}
F = TypeVar("F", bound=Callable[..., Any])


def lang(*, hidden: bool = False) -> click.Option:
    return click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, is_eager=True, hidden=hidden, help=say("help_lang")
    )


def debug(*, hidden: bool = False) -> click.Option:
    return click.Option(["--debug"], is_flag=True, expose_value=False, hidden=hidden, help=say("help_debug"))


def plain_bolt(*, hidden: bool = False) -> click.Option:
    """``--allow-plain-bolt`` is MUNIGRAPH_ALLOW_PLAIN_BOLT, typed: wherever a store is opened, that is looked at."""
    return click.Option(
        ["--allow-plain-bolt"],
        is_flag=True,
        expose_value=False,
        hidden=hidden,
        callback=_allow,
        help=say("help_allow_plain_bolt"),
    )


def _allow(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        os.environ["MUNIGRAPH_ALLOW_PLAIN_BOLT"] = "1"


def everywhere(*, hidden: bool = False) -> list[click.Parameter]:
    """The options that stand before a command's name or behind it."""
    return [lang(hidden=hidden), debug(hidden=hidden), plain_bolt(hidden=hidden)]


def command(name: str, help: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command that also understands the global options behind its name."""

    def made(function: Callable[..., Any]) -> click.Command:
        wrap = click.command(name, help=help, options_metavar=say("options_metavar"), context_settings=SETTINGS)
        found = wrap(function)
        found.params += everywhere(hidden=True)
        return found

    return made


def group(name: str, help: str, *members: click.Command) -> click.Group:
    """A command of commands."""
    return click.Group(
        name,
        help=help,
        commands=list(members),
        params=everywhere(hidden=True),
        options_metavar=say("options_metavar"),
        subcommand_metavar=say("command_metavar"),
        context_settings=SETTINGS,
    )


def store_option(function: F) -> F:
    """``--store`` behind the command's name; given before it, or in the environment, it counts as well."""
    return click.option("--store", callback=_or_global, metavar=say("store_metavar"), help=say("help_store"))(function)


def jobs_option(function: F) -> F:
    """``--jobs``: how many processes read."""
    from loaders.plenty import cores

    return click.option(
        "--jobs", type=click.IntRange(min=1), default=cores, metavar="N", show_default=say("cores"), help=say("help_jobs")
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``; the first of the formats is the one for people."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help=say("help_format")
    )


def _or_global(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    return value or str(ctx.find_root().params["store"])
