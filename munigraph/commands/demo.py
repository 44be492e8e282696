"""``munigraph demo``: the whole walk with the sample report, each step under the command that takes it."""

from __future__ import annotations

import click
from click.core import ParameterSource

from graphmodel.lookup import find_actor
from graphmodel.messages import catalogue, language
from munigraph import words
from munigraph.answers import readable
from munigraph.commands.show import lines
from munigraph.demonstration import Demo, command_line, counts, demonstration
from munigraph.options import command
from munigraph.terminal import paragraph, put, width, wrapped
from queries.catalogue import named
from queries.dossier import dossier
from queries.paths import as_text, find_paths

say = catalogue("munigraph.commands")


@command("demo", say("help_demo"))
@click.option("--store", metavar=say("where_metavar"), help=say("help_demo_store"))
@click.option("--out", default="graph.html", show_default=True, metavar=say("file_metavar"), help=say("help_demo_out"))
@click.pass_context
def demo(ctx: click.Context, store: str | None, out: str) -> None:
    root = ctx.find_root()
    if store is None and root.get_parameter_source("store") is ParameterSource.COMMANDLINE:
        store = root.params["store"]
    _say("demo_begin" if store is None else "demo_begin_there")
    with demonstration(store) as walk:
        _load(walk, store)
        _show(walk, store)
        _path(walk, store)
        _ask(walk, store)
        _cypher(walk, store)
        _page(walk, store, out)
    _next(store)


def _load(walk: Demo, store: str | None) -> None:
    _step("demo_load", "load", walk.sample, store=store)
    made_of = ", ".join(f"{n} {words.kind(kind, many=n > 1).lower()}" for kind, n in counts(walk.graph))
    _say("demo_in", counts=made_of, ties=len(walk.graph.ties))
    if walk.others:
        _say("demo_others", n=walk.others, store=walk.store.name)


def _show(walk: Demo, store: str | None) -> None:
    _step("demo_show", "show", walk.script["actor"], store=store)
    actor = find_actor(walk.graph, walk.script["actor"])
    _put("\n".join(lines(dossier(walk.graph, actor.id), quotes=1)))


def _path(walk: Demo, store: str | None) -> None:
    ends = walk.script["from"], walk.script["to"]
    _step("demo_path", "path", *ends, "-k", "1", store=store)
    source, target = (find_actor(walk.graph, name).id for name in ends)
    _put(as_text(find_paths(walk.graph, source, target, k=1), note=False))


def _ask(walk: Demo, store: str | None) -> None:
    question = named(walk.script["query"])
    _step("demo_query", "query", question.name, store=store, question=question.question)
    put(readable(walk.ask(question.text, question.arguments({})), width()))


def _cypher(walk: Demo, store: str | None) -> None:
    text = " ".join(walk.script["cypher"].split())
    _step("demo_cypher", "cypher", text, store=store)
    put(readable(walk.ask(text), width(), ad_hoc=True))


def _page(walk: Demo, store: str | None, out: str) -> None:
    from exports.html import write_page

    _step("demo_page", "export", "html", out, store=store)
    write_page(walk.graph, out, language=language())
    _say("demo_written", file=out)


def _next(store: str | None) -> None:
    put()
    _say("demo_next")
    _try("demo_own", "load", say("demo_folder"), store=store)
    _try("demo_questions", "queries")
    if store is None:
        _try("demo_local", "demo", "--store", "local")
    if store == "local":
        _try("demo_stop", "server", "stop")


def _try(key: str, *arguments: str, store: str | None = None) -> None:
    put(f"  $ {command_line(*arguments, store=store)}")
    put(wrapped(f"      {say(key)}", width()))


def _step(key: str, *arguments: str, store: str | None, **values: object) -> None:
    put()
    click.secho(paragraph(say(key, **values)), bold=True)
    put(f"$ {command_line(*arguments, store=store)}\n")


def _say(key: str, **values: object) -> None:
    put(paragraph(say(key, **values)))


def _put(text: str) -> None:
    put(wrapped(text.rstrip("\n"), width()))
