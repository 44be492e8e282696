"""Where reports contradict each other, or themselves. Pure; nothing is resolved by it, and nothing merged.

    discrepancies(base)                 every contradiction with the passages of each side, in a stable order
    discrepancies_in(graph, memory)     the same of the graph of a store and what it remembers, within ``store.look``
    found.key                           what tells one from others, so that two lists can be compared

What counts is in ``posts`` and ``things``; which posts one person holds at a time is data, in ``discrepancies.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graphmodel.discrepancies.claims import Claim as Claim
from graphmodel.discrepancies.claims import Discrepancy as Discrepancy
from graphmodel.discrepancies.claims import Told
from graphmodel.discrepancies.posts import of_posts
from graphmodel.discrepancies.things import of_things
from graphmodel.graph import Graph
from graphmodel.identity import Known
from graphmodel.ids import node_id
from graphmodel.judgements import Judgement, RecordKey
from graphmodel.pages import Memory, shares_said
from graphmodel.projection import projection
from graphmodel.report import Report
from graphmodel.stated import NodeShare
from graphmodel.update import Base

_THINGS = ("Organization", "Event", "Initiative")


def discrepancies(base: Base) -> tuple[Discrepancy, ...]:
    """All contradictions among reports, computed from scratch."""
    found = projection(base.reports.values(), base.judgements)
    return _among(found.graph, found.said, base.reports, base.judgements, found.clusters.get)


def discrepancies_in(graph: Graph, memory: Memory) -> tuple[Discrepancy, ...]:
    """All contradictions among the reports of a store; its graph and memory are of one moment."""
    kinds = {n.id: n.kind for n in graph.of_kind(*_THINGS)}
    said: dict[str, list[NodeShare]] = {}
    for entry in memory.entries(list(kinds)):
        said.setdefault(entry.term, []).extend(shares_said(entry.term, kinds[entry.term], entry))
    return _among(graph, said, memory.reports, memory.judgements, Known(memory, graph).cluster)


def _among(
    graph: Graph,
    said: Mapping[str, Sequence[NodeShare]],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement],
    cluster: Callable[[RecordKey], RecordKey | None],
) -> tuple[Discrepancy, ...]:
    different = ((cluster(j.one), cluster(j.other)) for j in judgements if j.verdict == "different")
    told = Told(graph, said, reports, {frozenset(map(node_id, filter(None, pair))) for pair in different})
    return tuple(sorted((*of_posts(told), *of_things(told))))
