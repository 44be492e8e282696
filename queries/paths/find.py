"""Partnership paths: whom to ask, who knows whom, and where it says so.

    find_paths(graph, source, target)              one question
    paths_in(Network.of(graph), source, target)    many questions to one graph

The ranking runs here, on the graph in memory, the same for every store. Routes are enumerated exactly, best first; which of
them are shown is decided afterwards (``choose``), so no cap can lose a good one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.paths.answer import Actor, Hop, Path, PathAnswer, Source
from queries.paths.calendar import report_id
from queries.paths.choose import Stations, choose, with_independent
from queries.paths.hops import hops, whom_to_ask
from queries.paths.network import Network
from queries.paths.reason import why_none
from queries.paths.search import routes
from queries.paths.settings import Settings
from queries.paths.strands import is_walked
from queries.paths.why import why

say = catalogue("queries.paths")


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is to be introduced to whom, past whom and through whom; all by node id."""

    source: str
    target: str
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


def find_paths(
    graph: Graph,
    source_id: str,
    target_id: str,
    *,
    k: int = 5,
    settings: Settings | None = None,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
    as_of: str | None = None,
    current_only: bool = False,
) -> PathAnswer:
    """The k best really different routes from one actor to another.

    ``avoid`` and ``via`` are ids of actors that no route, or every route, passes; ``as_of`` an ISO 8601 date, without which
    the newest report's year counts; ``current_only`` leaves out posts that are not held on that date. Raises QueryError
    where an end is not an actor, InputError where k or the date is wrong.
    """
    return paths_in(
        Network.of(graph, settings, as_of=as_of, current_only=current_only), source_id, target_id, k=k, avoid=avoid, via=via
    )


def paths_in(
    network: Network,
    source_id: str,
    target_id: str,
    *,
    k: int = 5,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
) -> PathAnswer:
    """The same in a network that was made before."""
    ask = _checked(network, Ask(source_id, target_id, tuple(sorted(set(avoid))), tuple(sorted(set(via)))), k)
    taken = choose(candidates(network, ask), k, network.settings.overlap)
    if taken and taken[0][1:-1]:
        other = candidates(network, Ask(ask.source, ask.target, (*ask.avoid, *taken[0][1:-1]), ask.via))
        taken = with_independent(taken, next(other, None), k)
    paths = tuple(_path(network, ask, stations, taken[:n]) for n, stations in enumerate(taken))
    return PathAnswer(
        source=Actor.of(network.graph.nodes[ask.source]),
        target=Actor.of(network.graph.nodes[ask.target]),
        as_of=network.calendar.today,
        settings=network.settings,
        paths=paths,
        reason="" if paths else why_none(network, ask.source, ask.target, ask.avoid, ask.via),
        sources=sources(network, (h for p in paths for h in p.hops)),
    )


def candidates(network: Network, ask: Ask) -> Iterator[Stations]:
    """Every route of at most ``max_hops`` hops, none weaker than the threshold, best first: the complete list, lazily."""
    found = routes(
        network.costs,
        network.tolls,
        ask.source,
        ask.target,
        max_hops=network.settings.max_hops,
        avoid=ask.avoid,
        via=ask.via,
    )
    return (stations for _, stations in found)


def _path(network: Network, ask: Ask, stations: Stations, better: Sequence[Stations]) -> Path:
    walked = hops(network, stations)
    return Path(
        score=network.score(stations),
        weakest=min(h.strength for h in walked),
        why=why(network, stations, better, avoid=ask.avoid, via=ask.via),
        hops=walked,
        ask=whom_to_ask(network, stations),
    )


def _checked(network: Network, ask: Ask, k: int) -> Ask:
    nodes = network.graph.nodes
    if k < 1:
        raise InputError(say("no_k", k=k))
    for node_id in (ask.source, ask.target, *ask.avoid, *ask.via):
        if node_id not in nodes:
            raise InputError(say("no_node", id=node_id))
    for end in (ask.source, ask.target):
        if not is_walked(nodes[end], network.settings):
            raise QueryError(say("not_an_actor", name=nodes[end].name, kind=say(f"kind_{nodes[end].kind}")))
    if ask.source == ask.target:
        raise QueryError(say("same_ends", name=nodes[ask.source].name))
    for node_id in ask.avoid:
        if node_id in (ask.source, ask.target, *ask.via):
            raise QueryError(say("avoid_needed", name=nodes[node_id].name))
    return ask


def sources(network: Network, hops: Iterable[Hop], reports: Iterable[str] = ()) -> dict[str, Source]:
    """The title and date of every report that these hops cite, and of these reports."""
    cited = {s.report for h in hops for s in h.evidence} | set(reports)
    titles = {report_id(n.id, n.properties): n.name for n in network.graph.of_kind("Report")}
    return {r: Source(titles.get(r, r), network.calendar.date_of(r)) for r in sorted(cited)}
