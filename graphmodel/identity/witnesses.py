"""What shows a person who is meant: one passage for each record of a report, or for a name. Pure.

A passage that ties the record to another is better than one that merely names it; of those, as a tie ranks its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graphmodel.graph import Statement
from graphmodel.identity.judgements import RecordKey
from graphmodel.identity.records import records
from graphmodel.ids import node_id
from graphmodel.passages import sentence
from graphmodel.references import References
from graphmodel.report import Report
from graphmodel.stated import NodeShare, shares


def witnesses(report: Report) -> Mapping[RecordKey, Statement]:
    """The best passage for each record that has any."""
    references = References(report.facts)
    tied: dict[str, list[Statement]] = {}
    named: dict[str, list[Statement]] = {}
    for share in shares(report, references, {}):  # nobody is anybody else: a node for each record
        if isinstance(share, NodeShare):
            named.setdefault(share.id, []).extend(share.evidence)
        else:
            for end in (share.key.source, share.key.target):
                tied.setdefault(end, []).append(share.statement)
    found = {}
    for record in records(report.facts, references):
        said = tied.get(node_id(record.key)) or named.get(node_id(record.key))
        if said:
            found[record.key] = min(said, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s))
    return found


def named(report: Report, *forms: str) -> Statement | None:
    """The sentence in which a report first has one of these forms, the first that it has; None where it has none."""
    for form in forms:
        words = r"\s+".join(map(re.escape, form.split()))
        if words and (match := re.search(rf"(?<!\w){words}(?!\w)", report.text or "")):
            start, end = sentence(report.text or "", *match.span())
            return Statement(report.id, start, end, " ".join((report.text or "")[start:end].split()))
    return None
