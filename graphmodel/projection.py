"""The graph of a set of reports: graph = project(facts of every report, judgements about identity).

Pure; the order of the reports does not matter. One node for each cluster, country, post and report; one tie for each type,
source, target and stated begin, with every statement of it. Copies of a report are all listed and count once.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel.graph import Graph, Statement
from graphmodel.identity.judgements import Judgement
from graphmodel.identity.records import records
from graphmodel.identity.resolution import resolve
from graphmodel.references import References
from graphmodel.report import Report
from graphmodel.stated import NodeShare, TieKey, shares
from graphmodel.summary import node, standing, tie


def project(reports: Iterable[Report], judgements: Iterable[Judgement] = ()) -> Graph:
    """The graph of these reports. InputError names the first reference that means nothing."""
    read = [(r, References(r.facts)) for r in reports]
    clusters = resolve([records(r.facts, references) for r, references in read], judgements)
    standings = {r.id: standing(r) for r, _ in read}
    nodes: dict[str, list[NodeShare]] = {}
    ties: dict[TieKey, list[Statement]] = {}
    for report, references in read:
        for share in shares(report, references, clusters):
            if isinstance(share, NodeShare):
                nodes.setdefault(share.id, []).append(share)
            else:
                ties.setdefault(share.key, []).append(share.statement)
    return Graph.of(
        (node(found, standings) for found in nodes.values()),
        (tie(key, statements, standings) for key, statements in ties.items()),
    )
