"""Whether a store holds the graph that its facts and judgements give, and quotations that stand in its texts. Pure.

    verdict = verified(store.contents())      verdict.well, else what differs

A graph that differs is computed anew by ``Store.rebuild``. A text that differs is not to be computed: it comes from a backup,
or from the report's file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from graphmodel.changes.pages import Blank, Entry, Page
from graphmodel.changes.update import Base, Edit, change
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.quotations import squeeze
from graphmodel.report import Report
from graphmodel.summary import standing


@dataclass(frozen=True)
class Contents:
    """All that a store holds, of one moment: what was put in, and what was computed of it. ``pages`` and ``entries`` are
    its memory (``graphmodel.changes.pages``), ``fingerprint`` that of the stored graph. An older layout has neither."""

    base: Base
    graph: Graph
    fingerprint: int
    pages: Mapping[str, Page]
    entries: frozenset[Entry]


@dataclass(frozen=True)
class Verdict:
    """What there is, and what of it is not as it should be: ids, and how many statements. ``misquoted`` are reports in whose
    text a quotation does not stand where it says, ``altered`` those whose text is not the one that was put in; ``memory``
    tells whether all is well with what the store remembers for the next change."""

    reports: int
    nodes: int
    ties: int
    evidence: int
    wrong_nodes: tuple[str, ...] = ()
    wrong_ties: tuple[str, ...] = ()
    wrong_evidence: int = 0
    memory: bool = True
    misquoted: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def computed(self) -> bool:
        """Whether what is computed is as it should be; else ``Store.rebuild`` makes it so."""
        return self.memory and not (self.wrong_nodes or self.wrong_ties or self.wrong_evidence)

    @property
    def texts(self) -> tuple[str, ...]:
        """The reports whose text cannot be trusted."""
        return tuple(sorted({*self.misquoted, *self.altered}))

    @property
    def well(self) -> bool:
        """Whether nothing differs."""
        return self.computed and not self.texts

    def to_json(self) -> dict[str, Any]:
        """The machine form of ``munigraph verify --format json``."""
        return {
            "well": self.well,
            **{name: getattr(self, name) for name in ("reports", "nodes", "ties", "evidence")},
            "wrong": {
                "nodes": list(self.wrong_nodes),
                "ties": list(self.wrong_ties),
                "evidence": self.wrong_evidence,
                "memory": not self.memory,
                "misquoted": list(self.misquoted),
                "altered": list(self.altered),
            },
        }


def verified(contents: Contents) -> Verdict:
    """What is wrong with what a store holds, measured by what its facts and judgements give from scratch."""
    base, stored = contents.base, contents.graph
    expected = base.graph()
    has, should = Counter(_statements(stored)), Counter(_statements(expected))
    step = change(Blank(), Edit(base.reports, (), base.judgements))
    remembered = (contents.fingerprint, contents.pages, contents.entries)
    return Verdict(
        reports=len(base.reports),
        nodes=len(stored.nodes),
        ties=len(stored.ties),
        evidence=has.total(),
        wrong_nodes=_differing(stored.nodes, expected.nodes),
        wrong_ties=_differing(stored.ties, expected.ties),
        wrong_evidence=((has - should) + (should - has)).total(),
        memory=remembered == (step.delta.shift, step.pages, frozenset(step.entries)),
        misquoted=_misquoted(base.reports, set(has) | set(should)),
        altered=tuple(i for i, r in base.reports.items() if i in contents.pages and _altered(r, contents.pages[i])),
    )


def _statements(graph: Graph) -> Iterator[tuple[str, Statement]]:
    owners: Iterable[Node | Tie] = chain(graph.nodes.values(), graph.ties.values())
    return ((owner.id, s) for owner in owners for s in owner.evidence)


def _differing(
    stored: Mapping[str, Node] | Mapping[str, Tie], expected: Mapping[str, Node] | Mapping[str, Tie]
) -> tuple[str, ...]:
    """The ids of what is missing, too many, or another; evidence is counted apart."""

    def bare(rows: Mapping[str, Node] | Mapping[str, Tie], i: str) -> Node | Tie | None:
        row = rows.get(i)
        return replace(row, evidence=()) if row else None

    return tuple(i for i in sorted({*stored, *expected}) if bare(stored, i) != bare(expected, i))


def _misquoted(reports: Mapping[str, Report], statements: set[tuple[str, Statement]]) -> tuple[str, ...]:
    places = {(s.report, s.start, s.end, s.quote) for _, s in statements if s.verified}
    wrong = {report for report, start, end, quote in places if not _stands(reports.get(report), start, end, quote)}
    return tuple(sorted(wrong))


def _stands(report: Report | None, start: int, end: int, quote: str) -> bool:
    if report is None or report.text is None:
        return False
    there = report.text[start:end]
    return there == quote or squeeze(there) == squeeze(quote)


def _altered(report: Report, page: Page) -> bool:
    """Whether the text is another than the one whose digest was noted when it was put in."""
    return report.text is not None and page.standing.copy != standing(report).copy
