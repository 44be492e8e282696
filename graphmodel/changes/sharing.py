"""What a change does to nodes and ties: those in which a changed report shares are put together anew, the others stay.

    part = shared(memory, readings, gone, pages)     part.before, part.after: the nodes and ties touched, as they were and are

A report is changed if it is put in, taken out, or if one of its records went to another cluster.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from graphmodel.changes.pages import Entry, Memory, Page, said, shares_said
from graphmodel.changes.readings import Reading, Readings
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ids import kind_of, node_id, tie_id
from graphmodel.references import record_key
from graphmodel.stated import NodeShare, TieKey, shares
from graphmodel.summary import Standing, node, tie

K = TypeVar("K", str, TieKey)


@dataclass(frozen=True)
class Part:
    """The touched part of the graph before and after, and the lines of the index to write and to remove.

    Ties have all their evidence, nodes only that of the reports that changed: a hub's is long, and nothing depends on it.
    On both sides stands, without evidence, what is not touched but needed to tell of what is: the ends of ties, what posts
    belong to, the reports that changed, and one that did not, so that the part of a store that has reports is never taken
    for that of an empty one.
    """

    before: Graph
    after: Graph
    entries: tuple[Entry, ...]
    gone_entries: tuple[Entry, ...]


@dataclass(frozen=True)
class _Said:
    """What one report states: nodes by id, ties by key."""

    nodes: dict[str, list[NodeShare]] = field(default_factory=dict)
    ties: dict[TieKey, list[Statement]] = field(default_factory=dict)


_NOTHING = _Said()


def shared(memory: Memory, readings: Readings, gone: Collection[str], pages: Mapping[str, Page]) -> Part:
    """The part of the graph that a change touches; ``pages`` are those that it made anew."""
    old, new = memory.pages([*pages, *gone]), readings.new
    moved = [i for i, page in pages.items() if i in new or i not in old or old[i].clusters != page.clusters]
    was = {i: _said(readings.was(i), old[i]) for i in (*moved, *gone) if i in old}
    now = {i: _said(readings.now(i), pages[i]) for i in moved}
    nodes, ties = _touched(was, now, new.keys() | set(gone))
    before = _with_evidence(memory.part(nodes, ties), was.values())
    beside = _beside(memory, nodes, ties, [*was.values(), *now.values()], gone)
    entries = _telling(memory, nodes, was, now.values())
    standings = {i: p.standing for i, p in pages.items()}
    others = {e.report for e in entries} | {s.report for t in before.ties.values() for s in t.evidence}
    standings |= memory.standings(sorted(others - standings.keys() - set(gone)))
    after = _Anew(before, entries, was.keys(), now.values(), standings)
    graph = Graph.of(filter(None, map(after.node, nodes)), filter(None, map(after.tie, ties)))
    return Part(_together(before, beside), _together(graph, beside), *_lines(old, pages, was, now, gone))


def _with_evidence(part: Graph, was: Iterable[_Said]) -> Graph:
    """The part as it was, its nodes with what the changed reports gave them; what others gave them stays and is not read."""
    given: dict[str, set[Statement]] = {}
    for found in was:
        for i, listed in found.nodes.items():
            given.setdefault(i, set()).update(e for s in listed for e in s.evidence)
    nodes = {i: replace(n, evidence=tuple(sorted(given.get(i, ())))) for i, n in part.nodes.items()}
    return Graph(nodes, part.ties)


def _beside(
    memory: Memory, nodes: Collection[str], ties: Collection[TieKey], told: Iterable[_Said], gone: Collection[str]
) -> Graph:
    """What is needed to tell of these nodes and ties, and is none of them."""
    ends = {end for key in ties for end in (key.source, key.target)}
    at = {key for said in told for key in said.ties if key.type == "AT" and key.source in ends}
    reports = {i for said in told for i in said.nodes if kind_of(i) == "Report"}
    others = (node_id(record_key(i, "Report", "")) for i in memory.reports if i not in gone)
    reports.update(islice(others, 1))
    part = memory.part((ends | reports | {key.target for key in at}).difference(nodes), at.difference(ties))
    ties_beside = (replace(t, evidence=()) for t in part.ties.values())
    return Graph.of(part.nodes.values(), ties_beside)


def _together(one: Graph, other: Graph) -> Graph:
    return Graph.of([*one.nodes.values(), *other.nodes.values()], [*one.ties.values(), *other.ties.values()])


def _telling(memory: Memory, nodes: Collection[str], was: Collection[str], now: Iterable[_Said]) -> list[Entry]:
    """The lines on which a node's name or properties can depend: where all reports say the same, one of them does."""
    said_now: dict[str, set[str]] = {}
    for found in now:
        for i, listed in found.nodes.items():
            said_now.setdefault(i, set()).add(said(listed))
    alike: dict[str, Entry] = {}
    unlike: set[str] = set()
    for e in memory.sayings(nodes, was):
        if e.term in alike or not said_now.get(e.term, {e.said}) <= {e.said}:
            unlike.add(e.term)
        alike[e.term] = e
    telling = [e for term, e in alike.items() if term not in unlike and term not in said_now]
    return telling + [e for e in memory.entries(sorted(unlike)) if e.report not in was]


def _said(read: Reading, page: Page) -> _Said:
    found = _Said()
    for share in shares(*read, page.clusters):
        if isinstance(share, NodeShare):
            found.nodes.setdefault(share.id, []).append(share)
        else:
            found.ties.setdefault(share.key, []).append(share.statement)
    return found


def _touched(was: Mapping[str, _Said], now: Mapping[str, _Said], restated: Collection[str]) -> tuple[list[str], list[TieKey]]:
    """The nodes and ties of which a report says something else than before; a report that is restated may count otherwise."""
    nodes: set[str] = set()
    ties: set[TieKey] = set()
    for i in was.keys() | now.keys():
        one, other = was.get(i, _NOTHING), now.get(i, _NOTHING)
        nodes |= _differing(one.nodes, other.nodes, i in restated)
        ties |= _differing(one.ties, other.ties, i in restated)
    return sorted(nodes), sorted(ties)


def _differing(one: Mapping[K, object], other: Mapping[K, object], restated: bool) -> set[K]:
    return {k for k in one.keys() | other.keys() if restated or one.get(k) != other.get(k)}


class _Anew:
    """Nodes and ties put together of what stays and what the changed reports say now."""

    def __init__(
        self,
        before: Graph,
        entries: Iterable[Entry],
        changed: Collection[str],
        now: Iterable[_Said],
        standings: Mapping[str, Standing],
    ) -> None:
        self._before, self._changed, self._standings = before, changed, standings
        self._shares: dict[str, list[NodeShare]] = {}
        self._statements: dict[TieKey, list[Statement]] = {}
        for entry in entries:
            stays = shares_said(entry.term, kind_of(entry.term), entry)
            self._shares.setdefault(entry.term, []).extend(stays)
        for found in now:
            for i, listed in found.nodes.items():
                self._shares.setdefault(i, []).extend(listed)
            for key, statements in found.ties.items():
                self._statements.setdefault(key, []).extend(statements)

    def node(self, i: str) -> Node | None:
        """The node with this id; None where no report speaks of it any more."""
        if i not in self._shares:
            return None
        return node(self._shares[i], self._standings)

    def tie(self, key: TieKey) -> Tie | None:
        """The tie with this key; None where no report states it any more."""
        before = self._before.ties.get(tie_id(*key))
        stays = [s for s in before.evidence if s.report not in self._changed] if before else []
        statements = [*stays, *self._statements.get(key, ())]
        return tie(key, statements, self._standings) if statements else None


def _lines(
    old: Mapping[str, Page],
    pages: Mapping[str, Page],
    was: Mapping[str, _Said],
    now: Mapping[str, _Said],
    gone: Collection[str],
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lines of the index that a change writes, and those that it removes."""
    before = {line for i, page in old.items() for line in _of(i, page, was.get(i, _NOTHING))}
    after = {line for i, page in pages.items() if i not in gone for line in _of(i, page, now.get(i, _NOTHING))}
    return tuple(sorted(after - before)), tuple(sorted(before - after))


def _of(i: str, page: Page, stated: _Said) -> Iterator[Entry]:
    yield from page.entries(i)
    yield from (Entry(n, i, said(listed)) for n, listed in stated.nodes.items())
