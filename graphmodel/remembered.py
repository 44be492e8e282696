"""The memory of a store that keeps none, computed from its reports and judgements; see ``pages.Memory``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphmodel.graph import Graph, Node, Statement
from graphmodel.ids import tie_id
from graphmodel.judgements import Judgement
from graphmodel.pages import Blank, Entry, Page
from graphmodel.report import Report
from graphmodel.stated import TieKey
from graphmodel.summary import Standing
from graphmodel.update import Base, Edit, change


class Remembered:
    """What a store with just these reports and judgements remembers; ``graph`` is its graph."""

    def __init__(self, base: Base) -> None:
        self._base = base
        step = change(Blank(), Edit(base.reports, (), base.judgements))
        self._pages = step.pages
        self._by_term: dict[str, list[Entry]] = {}
        for entry in step.entries:
            self._by_term.setdefault(entry.term, []).append(entry)
        evidence: dict[str, list[Statement]] = {}
        for owner, statement in step.delta.statements:
            evidence.setdefault(owner, []).append(statement)
        self.graph = Graph.of(
            (replace(n, evidence=tuple(evidence.get(n.id, ()))) for n in step.delta.nodes),
            (replace(t, evidence=tuple(evidence.get(t.id, ()))) for t in step.delta.ties),
        )

    @property
    def reports(self) -> Mapping[str, Report]:
        return self._base.reports

    @property
    def judgements(self) -> Sequence[Judgement]:
        return self._base.judgements

    def pages(self, reports: Collection[str]) -> Mapping[str, Page]:
        return {i: self._pages[i] for i in reports if i in self._pages}

    def standings(self, reports: Collection[str]) -> Mapping[str, Standing]:
        return {i: page.standing for i, page in self.pages(reports).items()}

    def entries(self, terms: Collection[str]) -> Iterator[Entry]:
        return (e for term in dict.fromkeys(terms) for e in self._by_term.get(term, ()))

    def sayings(self, terms: Collection[str], but: Collection[str]) -> Iterator[Entry]:
        found = (e for e in self.entries(terms) if e.report not in but)
        return iter({(e.term, e.said): e for e in found}.values())

    def part(self, nodes: Collection[str], ties: Collection[TieKey]) -> Graph:
        keys = [tie_id(*key) for key in ties]
        found = (self.graph.ties[i] for i in keys if i in self.graph.ties)
        return Graph.of((n for n in self.nodes() if n.id in nodes), found)

    def nodes(self) -> Iterable[Node]:
        return (replace(n, evidence=()) for n in self.graph.nodes.values())
