"""What a change did, for a reader: what is new, most important first, each with the passages that say so. Pure.

    told = digest(before, after)           of two graphs
    told = Digest.of(changes)              of a change to a store, from the part that it touched
    bool(told)                             False: nothing changed

A section is one sort of news; what a section tells of no other does. ``to_json`` is the machine form of ``munigraph diff``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graphmodel.changes.comparison import Comparison
from graphmodel.changes.diff import Changes
from graphmodel.discrepancies import Discrepancy
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ids import kind_of
from graphmodel.names import fold

SECTIONS = (
    "joined",
    "parted",
    "agreements_moved",
    "agreements_back",
    "posts_ended",
    "posts_begun",
    "agreements_new",
    "meetings_new",
    "confirmed",
    "organizations_new",
    "people_new",
    "initiatives_new",
    "events_new",
    "places_new",
    "ties_new",
    "nodes_gone",
    "ties_gone",
    "weakened",
)
"""The names of the sections, the most important first."""

SHOWN = 5
"""Items of a section that are told unless all are wanted."""

_OWN = {"Organization": "organizations_new", "Person": "people_new", "Initiative": "initiatives_new", "Event": "events_new"}
_ELSEWHERE = ("Report", "Role")  # told at the head, and with their holders
_TIES = {"COOPERATES_WITH": "agreements_new", "MET_WITH": "meetings_new"}
_FIRST = ("COOPERATES_WITH", "MET_WITH", "HOLDS", "MEMBER_OF", "LEADS", "SUPPORTS", "PARTICIPATES_IN", "ORGANIZED")
_UNTOLD = ("AT",)  # a post is told with its body
_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: a node or tie as it was and as it is, None where it was not or is not any more.

    ``evidence`` are the passages that are new with it (of what is gone: were), the best first, at most three.
    """

    was: Node | Tie | None
    now: Node | Tie | None
    evidence: tuple[Statement, ...] = ()

    @property
    def row(self) -> Node | Tie:
        """As it is, else as it was."""
        row = self.now or self.was
        if row is None:
            raise ValueError("an item without a node or tie")
        return row


@dataclass(frozen=True, slots=True)
class Section:
    """One sort of news, the most important first."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Digest:
    """The news of a comparison, and the contradictions between reports that came with it."""

    comparison: Comparison
    contradictions: tuple[Discrepancy, ...] = ()

    @classmethod
    def of(cls, changes: Changes) -> Digest:
        """What a change did."""
        return cls(changes.comparison, changes.contradicting)

    def __bool__(self) -> bool:
        return bool(self.sections or self.reports or self.gone_reports or self.contradictions)

    @property
    def first(self) -> bool:
        """Whether there was no report before: then everything is new, and counts say more than lists."""
        return bool(self.reports) and not self.comparison.before.of_kind("Report")

    @cached_property
    def reports(self) -> tuple[Node, ...]:
        """The reports that were not there before, in the order of their dates."""
        return _dated(self.comparison.new_nodes)

    @cached_property
    def gone_reports(self) -> tuple[Node, ...]:
        """The reports that are not there any more."""
        return _dated(self.comparison.gone_nodes)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that have items."""
        found: dict[str, list[Item]] = {}
        for name, item in self._items():
            found.setdefault(name, []).append(item)
        return tuple(Section(name, tuple(sorted(found[name], key=self._rank))) for name in SECTIONS if name in found)

    def end(self, item: Item, node: str) -> Node:
        """An end of the tie that an item tells of, as it is, else as it was."""
        for graph in self._sides(item):
            if node in graph.nodes:
                return graph.nodes[node]
        raise KeyError(node)

    def body(self, item: Item, post: str) -> Node | None:
        """The organization of a post."""
        for graph, bodies in zip(self._sides(item), self._bodies if item.now else self._bodies[::-1], strict=True):
            if post in bodies:
                return graph.nodes[bodies[post]]
        return None

    def report(self, report: str) -> Node | None:
        """The node of a report that is cited."""
        return self._cited.get(report)

    def to_json(self) -> dict[str, Any]:
        """JSON-ready data: everything, keys and lists in a stable order."""
        from graphmodel.news.digest_json import write

        return write(self)

    def _items(self) -> Iterator[tuple[str, Item]]:
        c, matches = self.comparison, self.comparison.matches
        told = {*matches.joined, *matches.parted, *matches.joined.values(), *matches.parted.values()}
        for old, new in matches.joined.items():
            if kind_of(old) not in _ELSEWHERE:
                yield "joined", replace(self._item(c.before.nodes[old], None), now=c.after.nodes[new])
        for new, old in matches.parted.items():
            if kind_of(new) not in _ELSEWHERE:
                yield "parted", replace(self._item(None, c.after.nodes[new]), was=c.before.nodes[old])
        for name, changed in (("agreements_moved", c.agreements_moved), ("agreements_back", c.agreements_back)):
            yield from ((name, self._item(was, now)) for was, now in changed)
        yield from (("posts_ended", self._item(was, now)) for was, now in c.posts_ended)
        yield from (("confirmed", self._item(was, now)) for was, now in c.confirmed if now.type not in _UNTOLD)
        left = ((was, now) for was, now in c.kept_ties if was.reports > 1 == now.reports and now.type not in _UNTOLD)
        yield from (("weakened", self._item(was, now)) for was, now in left)
        for node in c.new_nodes:
            if node.id not in told and node.kind not in _ELSEWHERE:
                yield _OWN.get(node.kind, "places_new"), self._item(None, node)
        for node in c.gone_nodes:
            if node.id not in told and node.kind not in _ELSEWHERE:
                yield "nodes_gone", self._item(node, None)
        begun = {t.id for t in c.posts_begun}
        for tie in c.new_ties:
            if tie.type not in _UNTOLD:
                yield "posts_begun" if tie.id in begun else _TIES.get(tie.type, "ties_new"), self._item(None, tie)
        yield from (("ties_gone", self._item(tie, None)) for tie in c.gone_ties if tie.type not in _UNTOLD)

    def _item(self, was: Node | Tie | None, now: Node | Tie | None) -> Item:
        had, has = (set(row.evidence) if row else set() for row in (was, now))
        passages = has - had if now else had
        row = now or was
        if not passages and isinstance(row, Node):  # nobody noted where it is named, but its ties are stated somewhere
            passages = self._tied.get(row.id, set())
        status = now.status if isinstance(now, Tie) else ""
        return Item(was, now, tuple(sorted(passages, key=lambda s: _telling(s, status))[:_PASSAGES]))

    def _sides(self, item: Item) -> tuple[Graph, Graph]:
        both = self.comparison.after, self.comparison.before
        return both if item.now else both[::-1]

    def _rank(self, item: Item) -> tuple[object, ...]:
        """Smallest for what to tell first: what touches those of whom most is new or gone, then what is surest, then names."""
        row = item.row
        if isinstance(row, Node):
            return -self._weight[row.id], fold(row.name), row.id
        ends = (row.source, row.target)
        names = tuple(fold(self.end(item, end).name) for end in ends)
        type_ = _FIRST.index(row.type) if row.type in _FIRST else len(_FIRST) + (row.type == "HAS_TOPIC")
        return type_, row.type, -max(self._weight[end] for end in ends), -row.confidence, names, row.since, row.id

    @cached_property
    def _weight(self) -> Counter[str]:
        ties = [*self.comparison.new_ties, *self.comparison.gone_ties]
        return Counter(end for t in ties if t.type not in _UNTOLD for end in (t.source, t.target))

    @cached_property
    def _tied(self) -> Mapping[str, set[Statement]]:
        found: dict[str, set[Statement]] = {}
        for tie in (*self.comparison.new_ties, *self.comparison.gone_ties):
            for end in (tie.source, tie.target):
                found.setdefault(end, set()).update(tie.evidence)
        return found

    @cached_property
    def _bodies(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        sides = self.comparison.after, self.comparison.before
        after, before = ({t.source: t.target for t in g.ties.values() if t.type == "AT"} for g in sides)
        return after, before

    @cached_property
    def _cited(self) -> Mapping[str, Node]:
        both = (*self.comparison.before.of_kind("Report"), *self.comparison.after.of_kind("Report"))
        return {n.properties["report"]: n for n in both}


def digest(before: Graph, after: Graph) -> Digest:
    """What the second graph has that the first has not, and the other way round."""
    return Digest(Comparison(before, after))


def _telling(s: Statement, status: str) -> tuple[object, ...]:
    """Smallest for the passage to quote: one that says the status that is told, then as a tie ranks its own."""
    return s.status != status, not s.verified, -s.confidence, len(s.quote), s


def _dated(nodes: Iterable[Node]) -> tuple[Node, ...]:
    reports = (n for n in nodes if n.kind == "Report")
    return tuple(sorted(reports, key=lambda n: (n.properties.get("date", ""), n.properties["report"])))
