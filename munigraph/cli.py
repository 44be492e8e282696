"""The command line: ``main`` is what ``munigraph`` and ``python -m munigraph`` run.

A command lives in ``munigraph.commands``, in the module of its name, and is imported only when it is asked for: a start
imports click and a file of sentences. Help texts are read when a command is imported, so the language is settled before.

Exit codes: 0 done, 1 failed, 2 wrong usage. Data goes to standard output, talk to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from graphmodel.messages import catalogue, use_language
from munigraph.language import teach_click, wanted_language
from munigraph.outcome import run

say = catalogue("munigraph")

# The commands in the order in which a reader meets them: heading (a key of messages.toml) and modules.
SECTIONS = {
    "section_begin": ("demo",),
    "section_reports": ("extract", "load", "reports", "diff", "forget"),
    "section_questions": ("show", "path", "suggest", "queries", "query", "cypher", "shell", "analyse"),
    "section_identity": ("identity",),
    "section_keeping": ("backup", "restore", "verify", "rebuild", "doctor"),
    "section_out": ("export", "server"),
}
DEFAULT_STORE = "./munigraph.db"


class Commands(click.Group):
    """All commands, each imported when it is first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for names in SECTIONS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = getattr(import_module(f"munigraph.commands.{cmd_name}"), cmd_name)
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1)
            ctx.fail(say("no_command_near", name=name, near=near[0]) if near else say("no_command", name=name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, self.list_commands(ctx)))
        for heading, names in SECTIONS.items():
            with formatter.section(say(heading)):
                formatter.write_dl([(name.ljust(width), say(f"short_{name}")) for name in names])


def commands() -> Commands:
    """The command line in the language in use."""
    from munigraph.options import SETTINGS, everywhere

    group = Commands("munigraph", help=say("about"), epilog=say("epilog"), context_settings=SETTINGS)
    group.options_metavar, group.subcommand_metavar = say("options_metavar"), say("command_metavar")
    group.params = [
        click.Option(
            ["--store"], envvar="MUNIGRAPH_STORE", default=DEFAULT_STORE, metavar=say("store_metavar"), help=say("help_store")
        ),
        *everywhere(),
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=say("help_version")
        ),
    ]
    return group


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    use_language(wanted_language(arguments))
    teach_click()
    debugging = "--debug" in arguments
    sys.exit(run(lambda: commands().main(arguments, prog_name="munigraph", standalone_mode=False), debug=debugging))


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from munigraph import __version__

        click.echo(f"munigraph {__version__}")
        ctx.exit()
