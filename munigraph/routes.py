"""Routes for a page: asked for as ``munigraph path`` does, and shown with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphmodel.errors import InputError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue, language

if TYPE_CHECKING:
    from munigraph.selecting import Asked
    from queries.paths import PathAnswer

say = catalogue("munigraph.commands")


def routes(graph: Graph, asked: Asked, ends: Iterable[tuple[str, str]]) -> list[PathAnswer]:
    """The routes between each two actors, in what is asked for of the graph; InputError where one of them is not in it."""
    wanted = list(ends)
    if not wanted:
        return []
    from graphmodel.lookup import find_actor
    from queries.paths import Network, paths_in

    stated = asked.stated(graph)
    network = Network.of(stated, as_of=asked.as_of)
    answers = []
    for pair in wanted:
        found = [find_actor(graph, name) for name in pair]
        for actor in found:
            if actor.id not in stated.nodes:
                raise InputError(say("not_selected", name=actor.name))
        answers.append(paths_in(network, found[0].id, found[1].id))
    return answers


def passed(answers: Iterable[PathAnswer]) -> tuple[str, ...]:
    """The ids of the nodes on these routes, and of the actors asked about."""
    found = set()
    for answer in answers:
        hops = [h for p in answer.paths for h in p.hops]
        found |= {a.id for a in (*answer.ends, *(e for h in hops for e in (h.source, h.target, h.via))) if a}
    return tuple(sorted(found))


def routes_page(graph: Graph, answer: PathAnswer) -> str:
    """The page of an answer: its routes, and what is one step from them."""
    from exports.html import page
    from graphmodel.selection import Selection, select

    around = select(graph, Selection(focus=passed([answer])))
    ends = {"source": answer.source.name, "target": answer.target.name}
    told = {"title": say("routes_title", **ends), "part": say("routes_part"), "language": language()}
    return page(around, **told, paths=[answer.to_json()])
