"""Two graphs side by side: which nodes and ties are new, gone or other. Pure.

    found = Comparison(before, after)     whole graphs, or of both the part that a change touched (``sharing``)
    found = combined(steps)               several changes, one after the other, as one

A node whose id changed but not its names is the same node, and what was said of a node that is part of another now is said
of that one: neither makes a tie new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from graphmodel.changes.matching import Ids, Matches, matched
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ontology import ontology

Row = TypeVar("Row", Node, Tie)
Pair = tuple[Tie, Tie]
_Key = tuple[str, str, str, str]
_IN_OFFICE = {"current", "acting"}


@dataclass(frozen=True)
class Comparison:
    """What one graph is to another; every tuple is in the order of ids, pairs are (as it was, as it is)."""

    before: Graph
    after: Graph

    @cached_property
    def matches(self) -> Matches:
        return matched(self.before, self.after)

    @cached_property
    def new_nodes(self) -> tuple[Node, ...]:
        old = self.before.nodes.keys() | set(self.matches.moved.values())
        return tuple(n for i, n in self.after.nodes.items() if i not in old)

    @cached_property
    def gone_nodes(self) -> tuple[Node, ...]:
        kept = self.after.nodes.keys() | self.matches.moved.keys()
        return tuple(n for i, n in self.before.nodes.items() if i not in kept)

    @property
    def new_ties(self) -> tuple[Tie, ...]:
        return self._ties[0]

    @property
    def gone_ties(self) -> tuple[Tie, ...]:
        return self._ties[1]

    @property
    def kept_ties(self) -> tuple[Pair, ...]:
        return self._ties[2]

    @cached_property
    def confirmed(self) -> tuple[Pair, ...]:
        """Ties that one report stated, and that a second states now; a copy is no second report."""
        return tuple((was, now) for was, now in self.kept_ties if was.reports == 1 < now.reports)

    @cached_property
    def posts_begun(self) -> tuple[Tie, ...]:
        """Posts that somebody holds of whom no report said so before."""
        return tuple(t for t in self.new_ties if t.type == "HOLDS" and t.status in _IN_OFFICE)

    @cached_property
    def posts_ended(self) -> tuple[Pair, ...]:
        """Posts whose holder has left, by the newest report that says."""
        posts = ((was, now) for was, now in self.kept_ties if now.type == "HOLDS")
        return tuple((was, now) for was, now in posts if was.status != "former" == now.status)

    @cached_property
    def agreements_moved(self) -> tuple[Pair | tuple[Node, Node], ...]:
        """Agreements and initiatives that are further up the ladder than before."""
        return tuple(p for p in self._agreements if _step(p[0]) < _step(p[1]))

    @cached_property
    def agreements_back(self) -> tuple[Pair | tuple[Node, Node], ...]:
        """Those that are further down: a newer report says less of them."""
        return tuple(p for p in self._agreements if _step(p[0]) > _step(p[1]))

    @property
    def _agreements(self) -> Iterable[Pair | tuple[Node, Node]]:
        yield from ((was, now) for was, now in self.kept_ties if now.type == "COOPERATES_WITH")
        for i, was in self.before.nodes.items():
            found = self.after.nodes.get(self.matches.moved.get(i, i))
            if was.kind == "Initiative" and found:
                yield was, found

    @cached_property
    def _ties(self) -> tuple[tuple[Tie, ...], tuple[Tie, ...], tuple[Pair, ...]]:
        """New ones, gone ones, and those that are on both sides."""
        old: dict[_Key, Tie] = {}
        for tie in self.before.ties.values():
            key = _key(tie, self.matches.same)
            old[key] = max(old[key], tie, key=_weight) if key in old else tie
        new = {_key(t, {}): t for t in self.after.ties.values()}
        for key, tie in list(new.items()):  # what a node said that is now two belongs to one of them
            were = _key(tie, self.matches.parted)
            if were != key and were in old and were not in new:
                new[were] = new.pop(key)
        kept = ((old[key], tie) for key, tie in new.items() if key in old)
        return (
            _in_order(tie for key, tie in new.items() if key not in old),
            _in_order(tie for key, tie in old.items() if key not in new),
            tuple(sorted(kept, key=lambda pair: pair[1].id)),
        )


NOTHING = Comparison(Graph({}, {}), Graph({}, {}))


def lean(before: Graph, after: Graph) -> Comparison:
    """A comparison that holds of the evidence what differs, and no more."""
    nodes, ties = _differing(before.nodes, after.nodes), _differing(before.ties, after.ties)
    return Comparison(Graph(nodes[0], ties[0]), Graph(nodes[1], ties[1]))


def combined(steps: Sequence[Comparison]) -> Comparison:
    """Changes that followed each other as one: as it was before the first, and as it is after the last."""
    if len(steps) == 1:
        return steps[0]
    nodes = _combined([(s.before.nodes, s.after.nodes) for s in steps])
    ties = _combined([(s.before.ties, s.after.ties) for s in steps])
    return Comparison(*(Graph.of(n.values(), t.values()) for n, t in zip(nodes, ties, strict=True)))


def _combined(steps: Iterable[tuple[Mapping[str, Row], Mapping[str, Row]]]) -> tuple[dict[str, Row], dict[str, Row]]:
    """Rows as they were before the first and as they are after the last step that touched them.

    A statement is gone at the end if it was there at first and is not there now, whatever happened between.
    """
    was: dict[str, Row] = {}
    now: dict[str, Row] = {}
    seen: set[str] = set()
    for before, after in steps:
        for i in sorted(before.keys() | after.keys()):
            had, has = _evidence(before, i), _evidence(after, i)
            gone, come = _evidence(was, i), _evidence(now, i)
            if i not in seen:
                if i in before:
                    was[i] = before[i]
            elif i in was:
                was[i] = _with(was[i], (gone - has) | (had - come))
            now.pop(i, None)
            if i in after:
                now[i] = _with(after[i], (come - had) | (has - gone))
            seen.add(i)
    return was, now


def _evidence(rows: Mapping[str, Row], i: str) -> set[Statement]:
    return set(rows[i].evidence) if i in rows else set()


def _with(row: Row, evidence: set[Statement]) -> Row:
    return replace(row, evidence=tuple(sorted(evidence)))


def _differing(before: Mapping[str, Row], after: Mapping[str, Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    was, now = dict(before), dict(after)
    for i in before.keys() & after.keys():
        had, has = _evidence(before, i), _evidence(after, i)
        if had & has:
            was[i], now[i] = _with(was[i], had - has), _with(now[i], has - had)
    return was, now


def status(row: Node | Tie) -> str:
    """What reports say of how it stands; empty where none does."""
    return row.status if isinstance(row, Tie) else row.properties.get("status", "")


def _key(tie: Tie, same: Ids) -> _Key:
    source, target = same.get(tie.source, tie.source), same.get(tie.target, tie.target)
    if ontology().ties[tie.type].symmetric:
        source, target = sorted((source, target))
    return tie.type, source, target, tie.since


def _weight(tie: Tie) -> tuple[int, int, str]:
    return tie.reports, _step(tie), tie.id


def _step(row: Node | Tie) -> int:
    """Where it is on the ladder; what no report says is at its foot."""
    return _LADDER.get(status(row), 0)


_LADDER = {step: n for n, step in enumerate(ontology().ladder)}


def _in_order(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda t: t.id))
