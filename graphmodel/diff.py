"""What a change did to the graph: for a store, what to write; for a person, what is new.

delta = difference(before, after)       rows to write and to remove
changes = diff(before, after)           counts, as ``munigraph load`` reports them
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from itertools import chain
from typing import TypeVar

from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ids import joined
from graphmodel.names import fold, title_key
from graphmodel.ontology import ontology

Row = TypeVar("Row", Node, Tie)
MODULUS = 1 << 128  # of the fingerprint


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of what changed, as ``munigraph load`` reports them. All zero: nothing did."""

    nodes_added: int = 0
    nodes_removed: int = 0
    ties_added: int = 0
    ties_removed: int = 0
    ties_confirmed: int = 0
    posts_begun: int = 0
    posts_ended: int = 0
    agreements_moved: int = 0
    contradictions: int = 0

    def to_json(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class GraphDelta:
    """What a store writes. Rows come whole but without their evidence, which is written apart: a hub that gains a
    statement costs a statement. Only a tie comes with its three best, and whenever its evidence changes, for a store that
    keeps them with it. ``shift`` is what the fingerprint of the stored graph moves by, modulo 2^128."""

    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    statements: tuple[tuple[str, Statement], ...] = ()
    gone_nodes: tuple[str, ...] = ()
    gone_ties: tuple[str, ...] = ()
    gone_statements: tuple[tuple[str, Statement], ...] = ()
    shift: int = 0

    def __bool__(self) -> bool:
        return any((self.nodes, self.ties, self.statements, self.gone_nodes, self.gone_ties, self.gone_statements))


def difference(before: Graph, after: Graph) -> GraphDelta:
    """What turns the one graph's rows into the other's, in the order of ids."""
    nodes, gone_nodes, new, old = _rows(before.nodes, after.nodes)
    ties, gone_ties, new_ties, old_ties = _rows(before.ties, after.ties)
    shift = _weight(nodes, ties, new + new_ties) - _weight(
        [before.nodes[n] for n in (*(n.id for n in nodes if n.id in before.nodes), *gone_nodes)],
        [before.ties[t] for t in (*(t.id for t in ties if t.id in before.ties), *gone_ties)],
        old + old_ties,
    )
    return GraphDelta(
        tuple(nodes), tuple(ties), tuple(new + new_ties), gone_nodes, gone_ties, tuple(old + old_ties), shift % MODULUS
    )


Owned = list[tuple[str, Statement]]


def _rows(before: Mapping[str, Row], after: Mapping[str, Row]) -> tuple[list[Row], tuple[str, ...], Owned, Owned]:
    """Rows to write, ids to remove, statements to write and to remove."""
    rows: list[Row] = []
    new: Owned = []
    old: Owned = []
    for owner in sorted(before.keys() | after.keys()):
        was, now = before.get(owner), after.get(owner)
        if was == now:
            continue
        had, has = (set(row.evidence) if row else set() for row in (was, now))
        new += ((owner, s) for s in sorted(has - had))
        old += ((owner, s) for s in sorted(had - has))
        if isinstance(now, Tie):
            rows.append(replace(now, evidence=now.best))
        elif now and (was is None or replace(was, evidence=()) != replace(now, evidence=())):
            rows.append(replace(now, evidence=()))
    return rows, tuple(sorted(before.keys() - after.keys())), new, old


def _weight(nodes: Iterable[Node], ties: Iterable[Tie], statements: Owned) -> int:
    """The sum of the rows' hashes: it does not depend on their order, and taking a row away undoes adding it."""
    rows: Iterator[Iterable[object]] = chain(
        ((n.id, n.kind, n.name, *n.aliases, "", *chain.from_iterable(sorted(n.properties.items()))) for n in nodes),
        ((getattr(t, column) for column in _TIE) for t in ties),
        ((owner, *(getattr(s, column) for column in _STATEMENT)) for owner, s in statements),
    )
    hashes = (hashlib.blake2b(joined(map(str, row)), digest_size=16).digest() for row in rows)
    return sum(map(int.from_bytes, hashes))


_TIE = tuple(f.name for f in fields(Tie) if f.name != "evidence")
_STATEMENT = tuple(f.name for f in fields(Statement))


def diff(before: Graph, after: Graph) -> Changes:
    """What a change is to a person. A node whose id changed but not its names is the same node."""
    moved = _moved(before, after)
    old = {_key(t, moved): t for t in before.ties.values()}
    new = {_key(t, {}): t for t in after.ties.values()}
    kept = [(old[k], new[k]) for k in old.keys() & new.keys()]
    added = [new[k] for k in new.keys() - old.keys()]
    ladder = {step: n for n, step in enumerate(ontology().ladder)}
    steps = [(o.status, n.status) for o, n in kept if n.type == "COOPERATES_WITH"]
    for was in before.nodes.values():
        now = after.nodes.get(moved.get(was.id, was.id))
        if was.kind == "Initiative" and now:
            steps.append((was.properties.get("status", ""), now.properties.get("status", "")))
    return Changes(
        nodes_added=len(after.nodes.keys() - before.nodes.keys() - set(moved.values())),
        nodes_removed=len(before.nodes.keys() - after.nodes.keys() - moved.keys()),
        ties_added=len(added),
        ties_removed=len(old.keys() - new.keys()),
        ties_confirmed=sum(n.reports > o.reports for o, n in kept),
        posts_begun=sum(t.type == "HOLDS" and t.status in _IN_OFFICE for t in added),
        posts_ended=sum(n.type == "HOLDS" and o.status != "former" and n.status == "former" for o, n in kept),
        agreements_moved=sum(ladder.get(now, 0) > ladder.get(was, 0) for was, now in steps),
    )


_IN_OFFICE = {"current", "acting"}


def _key(tie: Tie, moved: Mapping[str, str]) -> tuple[str, str, str, str]:
    source, target = moved.get(tie.source, tie.source), moved.get(tie.target, tie.target)
    if ontology().ties[tie.type].symmetric:
        source, target = sorted((source, target))
    return tie.type, source, target, tie.since


def _moved(before: Graph, after: Graph) -> dict[str, str]:
    """Old id to new id of nodes that went and came with a name in common: the smallest record changed, no more.

    Only where that name is of one node that went and one that came. A post's name is its title at its body or person.
    """
    gone = [before.nodes[n] for n in before.nodes.keys() - after.nodes.keys()]
    come = [after.nodes[n] for n in after.nodes.keys() - before.nodes.keys()]
    moved = _paired(_names(gone), _names(come))
    posts = _posts(before, {n.id for n in gone}, moved), _posts(after, {n.id for n in come}, {})
    return moved | _paired(*posts)


Names = Mapping[tuple[str, str], set[str]]


def _names(nodes: Iterable[Node]) -> Names:
    found: dict[tuple[str, str], set[str]] = {}
    for node in nodes:
        if node.kind != "Role":
            for name in (node.name, *node.aliases):
                found.setdefault((node.kind, fold(name)), set()).add(node.id)
    return found


def _posts(graph: Graph, among: set[str], moved: Mapping[str, str]) -> Names:
    found: dict[tuple[str, str], set[str]] = {}
    for tie in graph.ties.values():
        if tie.type in ("HOLDS", "AT"):
            post, owner = (tie.target, tie.source) if tie.type == "HOLDS" else (tie.source, tie.target)
            if post in among:
                found.setdefault((title_key(graph.nodes[post].name), moved.get(owner, owner)), set()).add(post)
    return found


def _paired(gone: Names, come: Names) -> dict[str, str]:
    pairs = {(*gone[k], *come[k]) for k in gone.keys() & come.keys() if len(gone[k]) == len(come[k]) == 1}
    olds, news = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    return {old: new for old, new in pairs if olds[old] == news[new] == 1}
