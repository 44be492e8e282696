"""Where reports contradict each other, or themselves. Pure; nothing is resolved by it, and nothing merged.

    discrepancies(base)      every contradiction with the passages of each side, in a stable order; ``whole`` and ``near`` find
                             all, or those that some reports bring, from what a store remembers
    found.key                what tells it from others, so that two lists can be compared

What counts is in ``posts`` and ``things``; which posts one person holds at a time is data, in ``posts.yaml``.
"""

from __future__ import annotations

from graphmodel.changes.update import Base
from graphmodel.discrepancies.claims import Claim as Claim
from graphmodel.discrepancies.claims import Discrepancy as Discrepancy
from graphmodel.discrepancies.claims import Told
from graphmodel.discrepancies.posts import of_posts
from graphmodel.discrepancies.things import of_things
from graphmodel.identity.records import records
from graphmodel.identity.resolution import resolve
from graphmodel.ids import node_id
from graphmodel.references import References
from graphmodel.stated import shares


def discrepancies(base: Base) -> tuple[Discrepancy, ...]:
    """All contradictions among the reports of a store, computed from scratch."""
    read = [(r, References(r.facts)) for r in base.reports.values()]
    clusters = resolve([records(r.facts, references) for r, references in read], base.judgements)
    different = (j for j in base.judgements if j.verdict == "different" and {j.one, j.other} <= clusters.keys())
    told = Told(base.reports, {frozenset(node_id(clusters[r]) for r in (j.one, j.other)) for j in different})
    for report, references in read:
        told.add(shares(report, references, clusters))
    return tuple(sorted((*of_posts(told), *of_things(told))))
