"""What a change did to the graph: for a store, what to write; for a person, what is new.

delta = difference(before, after)       rows to write and to remove
changes = diff(before, after)           counts, as ``munigraph load`` reports them
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from graphmodel.changes.comparison import NOTHING, Comparison, combined
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ids import joined

if TYPE_CHECKING:
    from graphmodel.discrepancies import Discrepancy

Row = TypeVar("Row", Node, Tie)
MODULUS = 1 << 128  # of the fingerprint


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of what changed, as ``munigraph load`` reports them. All zero: nothing did.

    ``comparison`` is what they count, of the touched part of the graph, and ``contradicting`` the contradictions between
    reports that the change brought, where somebody looked for them; ``digest`` tells both.
    """

    nodes_added: int = 0
    nodes_removed: int = 0
    ties_added: int = 0
    ties_removed: int = 0
    ties_confirmed: int = 0
    posts_begun: int = 0
    posts_ended: int = 0
    agreements_moved: int = 0
    contradictions: int = 0
    comparison: Comparison = field(default=NOTHING, compare=False, repr=False)
    contradicting: tuple[Discrepancy, ...] = field(default=(), compare=False, repr=False)

    def bringing(self, found: Sequence[Discrepancy]) -> Changes:
        """The same with contradictions."""
        return replace(self, contradictions=len(found), contradicting=tuple(found))

    def to_json(self) -> dict[str, int]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.compare}


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
    return counted(Comparison(before, after))


def counted(found: Comparison) -> Changes:
    """The counts of a comparison, which they keep."""
    return Changes(
        nodes_added=len(found.new_nodes),
        nodes_removed=len(found.gone_nodes),
        ties_added=len(found.new_ties),
        ties_removed=len(found.gone_ties),
        ties_confirmed=len(found.confirmed),
        posts_begun=len(found.posts_begun),
        posts_ended=len(found.posts_ended),
        agreements_moved=len(found.agreements_moved),
        comparison=found,
    )


def together(steps: Sequence[Changes]) -> Changes:
    """What several changes, one after the other, are as one."""
    return counted(combined([s.comparison for s in steps]))
