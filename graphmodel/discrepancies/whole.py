"""All contradictions of a store, from its graph and what it remembers: nothing is resolved again, and no report read.

found = discrepancies_in(graph, memory)              what ``discrepancies`` computes of its reports, within ``store.look``
found = discrepancies_in(graph, memory, node.id)     of these, those that concern a node
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from graphmodel.changes.pages import Memory, shares_said
from graphmodel.discrepancies.claims import Discrepancy, Told
from graphmodel.discrepancies.posts import of_posts
from graphmodel.discrepancies.things import of_things
from graphmodel.graph import Graph, Node, Statement
from graphmodel.identity.buckets import components
from graphmodel.identity.known import Known
from graphmodel.ids import node_id
from graphmodel.names import bare_words
from graphmodel.stated import NodeShare, TieKey

_THINGS = ("Organization", "Event", "Initiative")


def discrepancies_in(graph: Graph, memory: Memory, node: str | None = None) -> tuple[Discrepancy, ...]:
    """The contradictions among the reports of a store; its graph and memory are of one moment."""
    things = graph.of_kind(*_THINGS)
    told = _Stored(graph, memory, things if node is None else _near(graph.nodes[node], things))
    found = sorted((*of_posts(told), *of_things(told)))
    return tuple(d for d in found if node is None or node in d.actors)


def _near(node: Node, things: Iterable[Node]) -> list[Node]:
    """Of the things those that share a name with this one, however far; itself among them, if it is one."""
    named = [(n, _forms(n)) for n in things if n.kind == node.kind]
    found = components([(node, _forms(node)), *named], lambda pair: pair[1])[0]
    return [n for n, _ in found[1:]]


def _forms(node: Node) -> set[str]:
    """All by which it may be found: its forms, and what follows a head ("programa Agua Limpia")."""
    words = [bare_words(form) for form in (node.name, *node.aliases)]
    return {" ".join(w) for own in words for w in (own, own[1:])} - {""}


class _Stored(Told):
    """What the reports of a store say of these things and of all posts; a report itself is read for a passage only."""

    def __init__(self, graph: Graph, memory: Memory, things: Iterable[Node]) -> None:
        super().__init__(memory.reports)
        self._graph = graph
        kinds = {n.id: n.kind for n in things}
        for entry in memory.entries(list(kinds)):
            self.nodes.setdefault(entry.term, []).extend(shares_said(entry.term, kinds[entry.term], entry))
        self.nodes.update({n.id: [NodeShare(n.id, "Role", "", n.name)] for n in graph.of_kind("Role")})
        held = (t for t in graph.ties.values() if t.type in ("HOLDS", "AT"))
        self.ties.update({TieKey(t.type, t.source, t.target, t.since): list(t.evidence) for t in held})
        known = Known(memory, graph)
        pairs = ((known.cluster(j.one), known.cluster(j.other)) for j in memory.judgements if j.verdict == "different")
        self.parted.update(frozenset(node_id(c) for c in pair if c) for pair in pairs)

    def name(self, i: str) -> str:
        return self._graph.nodes[i].name

    def date(self, report: str) -> str:
        return self._dates.get(report, "")

    def about(self, i: str, report: str) -> list[Statement]:
        evidence = (self._graph.nodes[i].evidence, *(t.evidence for t in self._graph.touching[i]))
        return [s for listed in evidence for s in listed if s.report == report] or [Statement(report, -1, -1, "")]

    @cached_property
    def _dates(self) -> dict[str, str]:
        return {n.properties["report"]: n.properties.get("date", "") for n in self._graph.of_kind("Report")}
