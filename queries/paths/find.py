"""Partnership paths: whom to ask, who knows whom, and where it says so.

    find_paths(graph, source, target)              one question
    paths_in(Network.of(graph), source, target)    many questions to one graph

The ranking runs here, on the graph in memory, the same for every store. Routes are enumerated exactly, best first; which of
them are shown is decided afterwards (``choose``), so no cap can lose a good one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from queries.paths.answer import Actor, Goal, Hop, Path, PathAnswer, Source
from queries.paths.ask import Ask, Stations
from queries.paths.calendar import report_id
from queries.paths.choose import chosen
from queries.paths.contact import whom_to_ask
from queries.paths.hops import hops
from queries.paths.network import Network
from queries.paths.reason import why_none
from queries.paths.settings import Settings
from queries.paths.strands import is_walked
from queries.paths.topic import Topic
from queries.paths.why import why

say = catalogue("queries.paths")


def find_paths(
    graph: Graph,
    source_id: str,
    target: str | Goal,
    *,
    k: int = 5,
    settings: Settings | None = None,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
    topic: str | None = None,
    as_of: str | None = None,
    current_only: bool = False,
) -> PathAnswer:
    """The k best really different routes from one actor to another, or to any of a goal's.

    ``target`` is an actor's id or a ``Goal`` (``in_country``, ``on_topic``), the best route to each of whose actors comes
    first. ``avoid`` and ``via`` are ids of actors that no route, or every route, passes; ``topic`` a word that a hop of every
    route is about; ``as_of`` an ISO 8601 date, without which the newest report's year counts; ``current_only`` leaves out
    posts that are not held on that date. Raises QueryError where an end is not an actor or nothing is about the topic,
    InputError where k, the date or the word is wrong.
    """
    network = Network.of(graph, settings, as_of=as_of, current_only=current_only)
    return paths_in(network, source_id, target, k=k, avoid=avoid, via=via, topic=topic)


def paths_in(
    network: Network,
    source_id: str,
    target: str | Goal,
    *,
    k: int = 5,
    avoid: Collection[str] = (),
    via: Collection[str] = (),
    topic: str | None = None,
) -> PathAnswer:
    """The same in a network that was made before."""
    ask = _asked(network, source_id, target, k, tuple(sorted(set(avoid))), tuple(sorted(set(via))), topic)
    taken = chosen(network, ask, k)
    goal = target if isinstance(target, Goal) else None
    reached = {stations[-1] for stations in taken}
    left = set(ask.targets) - reached
    end = goal or Actor.of(network.graph.nodes[ask.targets[0]])
    paths = tuple(_path(network, ask, goal, stations, taken[:n]) for n, stations in enumerate(taken))
    return PathAnswer(
        source=Actor.of(network.graph.nodes[ask.source]),
        target=end,
        as_of=network.calendar.today,
        settings=network.settings,
        paths=paths,
        reason="" if paths else why_none(network, ask, end.name),
        sources=sources(network, (h for p in paths for h in p.hops), (p.ground.statement.report for p in paths if p.ground)),
        topic=ask.topic.word if ask.topic else "",
        # The best route to each comes first: with fewer than k, these are all that can be reached.
        unreached=tuple(a for a in goal.actors if a.id in left) if goal and 0 < len(reached) < k else (),
    )


def _path(network: Network, ask: Ask, goal: Goal | None, stations: Stations, better: Sequence[Stations]) -> Path:
    walked = hops(network, stations, ask)
    return Path(
        score=network.score(stations),
        weakest=min(h.strength for h in walked),
        why=why(network, ask, stations, better),
        hops=walked,
        ask=whom_to_ask(network, stations),
        ground=goal.grounds[stations[-1]] if goal else None,
    )


def _asked(
    network: Network, source: str, target: str | Goal, k: int, avoid: tuple[str, ...], via: tuple[str, ...], word: str | None
) -> Ask:
    """The question, checked. Of a goal, whom the question names otherwise is nobody to reach."""
    nodes = network.graph.nodes
    if k < 1:
        raise InputError(say("no_k", k=k))
    wanted = (target,) if isinstance(target, str) else tuple(sorted(target.grounds))
    for node_id in (source, *wanted, *avoid, *via):
        if node_id not in nodes:
            raise InputError(say("no_node", id=node_id))
    for end in (source, *wanted):
        if not is_walked(nodes[end], network.settings):
            raise QueryError(say("not_an_actor", name=nodes[end].name, kind=say(f"kind_{nodes[end].kind}")))
    if source == target:
        raise QueryError(say("same_ends", name=nodes[source].name))
    for node_id in avoid:
        if node_id in (source, target, *via):
            raise QueryError(say("avoid_needed", name=nodes[node_id].name))
    if isinstance(target, Goal):
        wanted = tuple(t for t in wanted if t not in (source, *avoid, *via))
        if not wanted:
            raise QueryError(say("nobody_left", goal=target.name, names=", ".join(a.name for a in target.actors)))
    topic = Topic.of(network.graph, word) if word is not None else None
    about = topic.hops(network) if topic else None
    if topic and not about:
        raise QueryError(say("no_hop_about", word=topic.word))
    return Ask(source, wanted, avoid, tuple(v for v in via if v not in (source, target)), topic, about)


def sources(network: Network, hops: Iterable[Hop], reports: Iterable[str] = ()) -> dict[str, Source]:
    """The title and date of every report that these hops cite, and of these reports."""
    cited = {s.report for h in hops for s in h.evidence} | set(reports)
    titles = {report_id(n.id, n.properties): n.name for n in network.graph.of_kind("Report")}
    return {r: Source(titles.get(r, r), network.calendar.date_of(r)) for r in sorted(cited)}
