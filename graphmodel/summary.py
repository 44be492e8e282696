"""Shares of reports put together: what a node or a tie is called, counts for, and shows.

    node(shares, standings) -> Node          tie(key, statements, standings) -> Tie

Pure, and independent of the order of what is given. Newer reports prevail; of reports of one date the greater id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from graphmodel.facts import digest
from graphmodel.graph import Node, Statement, Tie
from graphmodel.ids import tie_id
from graphmodel.names import content, fold, person_words, split_acronym
from graphmodel.ontology import ontology
from graphmodel.report import Report
from graphmodel.stated import NodeShare, TieKey

# What a report says where it does not know: any other report's word is better.
_UNKNOWN = {"", "unknown", "other", "mentioned"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report counts: its own date (ISO 8601, "" unknown), and what its copies have in common."""

    date: str
    copy: str


def standing(report: Report) -> Standing:
    """The standing of a report; reports of equal text are copies."""
    return Standing(report.facts.document.date or "", report.id if report.text is None else digest(report.text))


def node(shares: Sequence[NodeShare], standings: Mapping[str, Standing]) -> Node:
    """One node of what its reports say."""
    reports: dict[str, set[str]] = {}
    said: dict[str, list[tuple[bool, str, str, str]]] = {}
    for s in shares:
        reports.setdefault(s.name, set()).add(standings[s.report].copy)
        for key, value in s.properties.items():
            said.setdefault(key, []).append((value not in _UNKNOWN, standings[s.report].date, s.report, value))
    rank = {"Role": _plain_title, "Person": _full_person}.get(shares[0].kind, _full_name)
    name = min(reports, key=lambda n: rank(n, len(reports[n])))
    forms = {*reports, *(a for s in shares for a in s.aliases)} - {name}
    return Node(
        shares[0].id,
        shares[0].kind,
        name,
        tuple(sorted(forms)),
        {key: max(values)[-1] for key, values in sorted(said.items())},
        tuple(sorted({e for s in shares for e in s.evidence})),
    )


def _full_name(name: str, reports: int) -> tuple[object, ...]:
    """Smallest for the name to show: most words, not in capitals, without brackets, in most reports, with its accents."""
    bare = split_acronym(name)[0]
    return (-len(content(fold(bare).split())), *_well_written(name, reports, bare != name))


def _full_person(name: str, reports: int) -> tuple[object, ...]:
    """The same for a person: without honorifics."""
    words = person_words(name)
    return (-len(content(words)), *_well_written(name, reports, " ".join(words) != fold(name)))


def _well_written(name: str, reports: int, adorned: bool) -> tuple[object, ...]:
    return name.isupper() and " " in name, adorned, -reports, -sum(not c.isascii() for c in name), len(name), name


def _plain_title(title: str, reports: int) -> tuple[object, ...]:
    """Smallest for the title to show: in most reports, not in capitals, shortest, with a capital."""
    return -reports, title.isupper(), len(title), not title[:1].isupper(), title


def tie(key: TieKey, statements: Iterable[Statement], standings: Mapping[str, Standing]) -> Tie:
    """One tie of all its statements.

    Its confidence is 1 − Π (1 − best of a report) over distinct reports, rounded to six digits. Within the newest report that
    states a status, a capacity or an end, the surest statement prevails, then the one furthest up the ladder, then the first.
    """
    evidence = tuple(sorted(set(statements)))
    best: dict[str, float] = {}
    for s in evidence:
        copy = standings[s.report].copy
        best[copy] = max(best.get(copy, 0.0), s.confidence)
    dates = sorted(d for d in (standings[s.report].date for s in evidence) if d)
    ranked = sorted(evidence, key=lambda s: _prevailing(s, standings[s.report].date))
    stated = [s.status for s in reversed(ranked) if s.status]
    return Tie(
        tie_id(*key),
        *key,
        until=next((s.until for s in reversed(ranked) if s.until), ""),
        status=next((s for s in stated if s not in _UNKNOWN), stated[0] if stated else ""),
        capacity=next((s.capacity for s in reversed(ranked) if s.capacity), ""),
        reports=len(best),
        confidence=round(1 - prod(1 - c for c in sorted(best.values())), 6),
        first_report=dates[0] if dates else "",
        last_report=dates[-1] if dates else "",
        evidence=evidence,
    )


def _prevailing(s: Statement, date: str) -> tuple[object, ...]:
    ladder = ontology().ladder
    return date, s.report, s.confidence, ladder.index(s.status) if s.status in ladder else -1, s.verified, -s.start, s
