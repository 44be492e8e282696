"""The contradictions that some reports bring, from what a store remembers: only what speaks of the same things is read.

    found = brought(memory, reports)

A contradiction is brought by reports where one side of it is theirs alone: without them, nobody contradicted. Computing all
(``discrepancies``) and leaving out the others finds the same; of reports that say alike, a claim may not name every one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graphmodel.changes.pages import Entry, Memory, Page, name_term, said, shares_said, units_said
from graphmodel.discrepancies.claims import Discrepancy, Told
from graphmodel.discrepancies.posts import of_posts
from graphmodel.discrepancies.rules import rules
from graphmodel.discrepancies.things import names_of, of_things
from graphmodel.graph import Statement
from graphmodel.ids import kind_of, node_id
from graphmodel.names import title_key
from graphmodel.references import References
from graphmodel.stated import NodeShare, TieKey, TieShare, shares

Share = NodeShare | TieShare
_NAMED = ("Event", "Organization")
"""Kinds of which two nodes of one name may be one thing."""


def brought(memory: Memory, reports: Collection[str]) -> tuple[Discrepancy, ...]:
    """The contradictions of which one side is of these reports alone, in a stable order."""
    own = frozenset(reports)
    told = _Remembered(memory, own)
    there = [share for report in sorted(own) for share in told.shares(report)]
    told.take_posts({s.key for s in there if isinstance(s, TieShare) and s.key.type == "HOLDS"})
    told.take_things([s for s in there if isinstance(s, NodeShare)])
    found = (*of_posts(told), *of_things(told))
    return tuple(sorted(d for d in found if any(own.issuperset(c.reports) for c in d.claims)))


class _Remembered(Told):
    """What reports say of a few things, as far as it may contradict what ``own`` reports say."""

    def __init__(self, memory: Memory, own: Collection[str]) -> None:
        super().__init__(memory.reports, set())
        self._memory, self._own = memory, own
        self._pages: dict[str, Page] = {}
        self._shares: dict[str, list[Share]] = {}
        self._names: dict[str, str] = {}
        self._dates: dict[str, str] = {}

    def name(self, i: str) -> str:
        return self._names[i]

    def date(self, report: str) -> str:
        return self._dates[report]

    def about(self, i: str, report: str) -> list[Statement]:
        found = [e for s in self.shares(report) if isinstance(s, NodeShare) and s.id == i for e in s.evidence]
        found += [s.statement for s in self.shares(report) if isinstance(s, TieShare) and i in (s.key.source, s.key.target)]
        return found or [Statement(report, -1, -1, "")]

    def shares(self, report: str) -> list[Share]:
        """All that a report states."""
        if report not in self._shares:
            stored, clusters = self._memory.reports[report], self._page(report).clusters
            self._shares[report] = list(shares(stored, References(stored.facts), clusters))
        return self._shares[report]

    def take_posts(self, held: Collection[TieKey]) -> None:
        """All who held these posts, and the other posts of those whose posts may exclude each other."""
        posts = {key.target for key in held}
        self._call(posts)
        exclusive = {title for group in rules().exclusive for title in group}
        people = {key.source for key in held if title_key(self._names[key.target]) in exclusive}
        keys = set(self._memory.posts(sorted(posts | people)))
        others = {key.target for key in keys if key.type == "HOLDS"}
        keys |= {key for key in self._memory.posts(sorted(others - posts)) if key.type == "AT"}
        self._call({end for key in keys for end in (key.source, key.target)})
        for tie in self._memory.part((), sorted(keys)).ties.values():
            self.ties[TieKey(tie.type, tie.source, tie.target, tie.since)] = list(tie.evidence)
        self._date({s.report for statements in self.ties.values() for s in statements})
        self.nodes.update({post: [NodeShare(post, "Role", "", self._names[post])] for post in others})

    def take_things(self, own: Collection[NodeShare]) -> None:
        """What is said of these, and of what else bears their names: of what many reports say alike, one says it."""
        told: list[Entry] = list(self._memory.entries(sorted({s.id for s in own if s.kind == "Initiative"})))
        mine = {s.id: [o for o in own if o.id == s.id] for s in own if s.kind in _NAMED}
        wanted, seen = self._novel(mine), set[str]()
        while wanted:
            sayings = list(self._memory.sayings(sorted(wanted), self._own))
            told += sayings
            found = [s for e in sayings for s in shares_said(e.term, kind_of(e.term), e)]
            found += [s for i in sorted(wanted) for s in mine.get(i, ())]
            self.nodes.update({i: mine[i][:] for i in wanted & mine.keys()})
            seen |= wanted
            wanted = self._bearing({name_term(s.kind, name) for s in found for name in names_of(s)}) - seen
        for e in told:
            self.nodes.setdefault(e.term, []).extend(shares_said(e.term, kind_of(e.term), e))
        self._call(self.nodes.keys() - self._names.keys())
        self._date({s.report for listed in self.nodes.values() for s in listed if s.report})
        self._part(seen)

    def _novel(self, mine: dict[str, list[NodeShare]]) -> set[str]:
        """The nodes of which these reports say what no other says: nothing else can contradict anew."""
        known = {(e.term, e.said) for e in self._memory.sayings(sorted(mine), self._own)}
        by_report = {(i, r): [s for s in own if s.report == r] for i, own in mine.items() for r in {s.report for s in own}}
        return {i for (i, _), own in by_report.items() if (i, said(own)) not in known}

    def _bearing(self, terms: Collection[str]) -> set[str]:
        """The nodes that bear these names."""
        lines = self._memory.entries(sorted(terms))
        return {node_id(s.cluster) for e in lines for s in units_said(e.term.partition(":")[0], e)}

    def _part(self, nodes: Collection[str]) -> None:
        """Take note of which of these nodes somebody judged different."""
        judged = [j for j in self._memory.judgements if j.verdict == "different" and j.one.kind in _NAMED] if nodes else []
        self._recall({r.report for j in judged for r in (j.one, j.other)})
        clusters = {m: c for page in self._pages.values() for m, c in page.clusters.items()} if judged else {}
        pairs = [(j.one, j.other) for j in judged if {j.one, j.other} <= clusters.keys()]
        self.parted.update(frozenset(node_id(clusters[r]) for r in pair) for pair in pairs)

    def _call(self, nodes: Collection[str]) -> None:
        self._names |= {i: n.name for i, n in self._memory.part(sorted(nodes), ()).nodes.items()}

    def _date(self, reports: Collection[str]) -> None:
        missing = sorted(set(reports) - self._dates.keys())
        self._dates |= {i: s.date for i, s in self._memory.standings(missing).items()}

    def _page(self, report: str) -> Page:
        self._recall([report])
        return self._pages[report]

    def _recall(self, reports: Iterable[str]) -> None:
        self._pages |= self._memory.pages(sorted(set(reports) - self._pages.keys()))
