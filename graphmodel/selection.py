"""A part of the graph, by what one asks to see: a pure function from a graph to a smaller one.

    select(graph, Selection(reports=("acta-2024",), as_of="2024"))      what these reports state, as known in 2024
    select(graph, Selection(focus=(actor.id,), hops=2))                 who stands within two steps of an actor

First the statements: those of ``reports`` and known ``as_of`` stay, and a tie is told anew by what is left of it (counts,
dates, status); names and properties of nodes stay the whole graph's. Then the ties: those that ``min_reports`` reports state.
Then the nodes: those of ``kinds``, and of them those within ``hops`` steps of the ``focus``. A post between a person and an
organization is one step and no node of its own; the reports that are cited always stay, as sources.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from graphmodel.changes.update import unknown_report
from graphmodel.dates import is_date, known_by
from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.lookup import kind_name
from graphmodel.messages import catalogue
from graphmodel.stated import TieKey
from graphmodel.summary import Standing, tie

say = catalogue("graphmodel")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to see; empty fields ask for nothing. ``focus`` and ``keep`` are ids of nodes, ``reports`` of reports.

    ``kinds`` are the ontology's; what is in ``focus`` and ``keep`` stays whatever its kind and distance.
    """

    focus: tuple[str, ...] = ()
    hops: int = 1
    reports: tuple[str, ...] = ()
    as_of: str = ""
    kinds: tuple[str, ...] = ()
    min_reports: int = 1
    keep: tuple[str, ...] = ()


def select(graph: Graph, selection: Selection) -> Graph:
    """The part of the graph that is asked for; the graph is not touched.

    InputError where the date is none, a report is not known, or nothing is left.
    """
    if selection == Selection():
        return graph
    if selection.as_of and not is_date(selection.as_of):
        raise InputError(say("as_of_no_date", found=selection.as_of))
    part = _stated(graph, selection) if selection.reports or selection.as_of else graph
    always = {*selection.focus, *selection.keep}
    if selection.min_reports > 1:
        part = _tied(part, selection.min_reports, always)
    if selection.kinds:
        part = _with(part, {n.id for n in part.of_kind(*selection.kinds)} | always)
    if selection.focus:
        part = _with(part, _near(part, selection.focus, selection.hops) | {*selection.keep})
    if not any(n.kind != "Report" or "Report" in selection.kinds for n in part.nodes.values()):
        raise InputError(say("selection_empty", asked=described(graph, selection)))
    return part


def _stated(graph: Graph, selection: Selection) -> Graph:
    """What the chosen reports state and what was known on the day."""
    dates = {_report(n): n.properties.get("date", "") for n in graph.of_kind("Report")}
    for report in selection.reports:
        if report not in dates:
            raise unknown_report(report, dates)

    def counts(s: Statement, begin: str = "") -> bool:
        told = [d for d in (begin, dates.get(s.report, "")) if d]
        return (not selection.reports or s.report in selection.reports) and (
            not selection.as_of or known_by(told, selection.as_of)
        )

    standings = _standings(graph, dates)
    retold = (_retold(t, [s for s in t.evidence if counts(s, t.since)], standings) for t in graph.ties.values())
    ties = _held(graph, [t for t in retold if t])
    ends = {end for t in ties for end in (t.source, t.target)}
    nodes = [replace(n, evidence=tuple(s for s in n.evidence if counts(s))) for n in graph.nodes.values()]
    # A post is nothing without what its reports say of it; a report counts by its own date.
    left = {n.id for n in nodes if n.id in ends or (n.evidence and n.kind not in ("Role", "Report"))}
    return _sourced(Graph.of(nodes, ties), left)


def _retold(t: Tie, evidence: list[Statement], standings: Mapping[str, Standing]) -> Tie | None:
    """A tie by a part of its statements; None where nothing is left."""
    if len(evidence) == len(t.evidence):
        return t
    return replace(tie(TieKey(t.type, t.source, t.target, t.since), evidence, standings), id=t.id) if evidence else None


def _standings(graph: Graph, dates: Mapping[str, str]) -> dict[str, Standing]:
    """How each report counts. Two that say the same things in the same places are copies: the text itself is not here."""
    said: dict[str, list[tuple[object, ...]]] = {}
    stated = [(n.id, n.evidence) for n in graph.nodes.values()] + [(t.id, t.evidence) for t in graph.ties.values()]
    for subject, evidence in stated:
        for s in evidence:
            said.setdefault(s.report, []).append((subject, s.start, s.end, s.quote, s.rule) if s.verified else (s.report,))
    first: dict[tuple[object, ...], str] = {}
    return {r: Standing(dates.get(r, ""), first.setdefault(tuple(places), r)) for r, places in sorted(said.items())}


def _held(graph: Graph, ties: Collection[Tie]) -> list[Tie]:
    """These ties without the place of a post that lost its holders: it would stand there as if vacant."""
    before = {t.target for t in graph.ties.values() if t.type == "HOLDS"}
    lost = before - {t.target for t in ties if t.type == "HOLDS"}
    return [t for t in ties if t.source not in lost]


def _tied(graph: Graph, least: int, also: Collection[str]) -> Graph:
    """The ties that so many reports state, and the nodes that they tie."""
    ties = _held(graph, [t for t in graph.ties.values() if t.reports >= least])
    return _sourced(Graph.of(graph.nodes.values(), ties), {end for t in ties for end in (t.source, t.target)} | {*also})


def _with(graph: Graph, wanted: Collection[str]) -> Graph:
    """The graph of these nodes, and of the posts between them."""
    between = {
        role
        for role, (held, at) in graph.posts.items()
        if any(t.source in wanted for t in held) and any(t.target in wanted for t in at)
    }
    return _sourced(graph, {*wanted, *between})


def _sourced(graph: Graph, nodes: Collection[str]) -> Graph:
    """The graph of these nodes, the ties among them, and the reports they are stated in."""
    ties = [t for t in graph.ties.values() if t.source in nodes and t.target in nodes]
    kept = [n for n in graph.nodes.values() if n.id in nodes]
    cited = {s.report for n in kept for s in n.evidence} | {s.report for t in ties for s in t.evidence}
    sources = [n for n in graph.of_kind("Report") if n.id not in nodes and _report(n) in cited]
    return Graph.of([*kept, *sources], ties)


def _near(graph: Graph, focus: Iterable[str], hops: int) -> set[str]:
    """The nodes within so many steps; a post is one step from its holder to its organization."""
    steps: dict[str, set[str]] = {}
    pairs = [(t.source, t.target) for t in graph.ties.values() if t.source not in graph.posts and t.target not in graph.posts]
    pairs += [(h.source, a.target) for held, at in graph.posts.values() for h in held for a in at]
    for a, b in pairs:
        steps.setdefault(a, set()).add(b)
        steps.setdefault(b, set()).add(a)
    found = edge = {n for n in focus if n in graph.nodes}
    for _ in range(hops):
        edge = {b for a in edge for b in steps.get(a, ())} - found
        found = found | edge
    return found


def _report(node: Node) -> str:
    return node.properties.get("report", node.id)


def described(graph: Graph, selection: Selection) -> str:
    """What is asked for, in the language in use; empty where that is everything."""
    names = [say("quoted", name=graph.nodes[n].name) for n in selection.focus if n in graph.nodes]
    around = say("or").join(names)
    step = (
        say("asked_focus_one", names=around) if selection.hops == 1 else say("asked_focus", names=around, hops=selection.hops)
    )
    told = [step] if names else []
    told += [say("asked_reports", reports=say("or").join(selection.reports))] if selection.reports else []
    told += [say("asked_as_of", date=selection.as_of)] if selection.as_of else []
    told += [say("asked_kinds", kinds=say("or").join(map(kind_name, selection.kinds)))] if selection.kinds else []
    told += [say("asked_min_reports", n=selection.min_reports)] if selection.min_reports > 1 else []
    return ", ".join(told)
