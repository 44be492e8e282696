"""``munigraph shell``: questions in Cypher, one after another, reading only."""

from __future__ import annotations

import shlex
import sys
import time
from typing import Any

import click

from graphmodel.errors import MunigraphError
from graphmodel.messages import catalogue
from munigraph.answers import put_answer
from munigraph.options import command, format_option, store_option
from munigraph.outcome import FAILED, complain
from munigraph.parameters import pairs, recognised
from munigraph.shell import line_editing, schema, statements
from munigraph.stores import opened
from munigraph.terminal import put, put_prose, talk
from queries.catalogue import named, queries
from queries.engines import CypherEngine, open_engine

say = catalogue("munigraph.commands")
FORMATS = ("table", "csv", "json")


@command("shell", say("help_shell"))
@format_option(*FORMATS)
@store_option
def shell(store: str, form: str) -> int | None:
    talking = sys.stdin.isatty()
    with opened(store) as at, open_engine(at) as engine, line_editing():
        session = Session(engine, form)
        if talking:
            talk(say("shell_begin", store=at.name))
        for typed in statements(_ask if talking else _next_line):
            if typed in (":quit", ":exit", ":q"):
                break
            session.take(typed)
    return FAILED if session.failed and not talking else None


class Session:
    """One sitting: the engine, the format of answers and the parameters set so far."""

    def __init__(self, engine: CypherEngine, form: str) -> None:
        self._engine = engine
        self._form = form
        self._values: dict[str, Any] = {}
        self.failed = False

    def take(self, typed: str) -> None:
        """Answer a statement or do an order; what is wrong with it is said, and the sitting goes on."""
        try:
            if typed.startswith(":"):
                self._order(*typed[1:].split(maxsplit=1))
            elif typed:
                self._run(typed, self._values)
        except (MunigraphError, click.UsageError) as error:
            self.failed = True
            complain(error.message if isinstance(error, click.UsageError) else error)
        except KeyboardInterrupt:
            talk(say("shell_stopped"))

    def _run(self, text: str, values: dict[str, Any], *, ad_hoc: bool = True) -> None:
        began = time.perf_counter()
        answer = self._engine.run(text, values)
        taken = time.perf_counter() - began
        put_answer(answer, self._form, ad_hoc=ad_hoc)
        talk(say("shell_taken_one" if len(answer.rows) == 1 else "shell_taken", n=len(answer.rows), ms=f"{taken * 1000:.0f}"))

    def _order(self, name: str = "help", rest: str = "") -> None:
        words = shlex.split(rest)
        if name == "schema":
            put_prose("\n".join(schema()))
        elif name == "format" and words and words[0] in FORMATS:
            self._form = words[0]
        elif name == "param":
            self._values |= {key: recognised(value) for key, value in pairs(words).items()}
            put("\n".join(f"${key} = {value!r}" for key, value in self._values.items()) or say("shell_no_parameters"))
        elif name == "queries":
            put_prose("\n".join(f"{query.name} — {query.question}" for query in queries()))
        elif name == "query" and words:
            asked = named(words[0])
            self._run(asked.text, asked.arguments(pairs(words[1:])), ad_hoc=False)
        else:
            put(say("shell_help"))


def _ask(begun: bool) -> str:
    return input("    ...> " if begun else "cypher> ")


def _next_line(begun: bool) -> str:
    if line := sys.stdin.readline():
        return line.rstrip("\n")
    raise EOFError
