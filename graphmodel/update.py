"""What a change does: the stored base and a change to the new base, what to write, and what is new. Pure.

    base = Base(reports, judgements)                 what a graph is computed from
    after = loaded(base, reports, replace=False)     or forgotten(base, report_id), judged(base, judgements)
    step = change(base, after, graph)                step.delta is written by the store, step.changes is told to people

A store reads its base and graph, asks here, and writes ``step`` in one transaction. The graph is computed from scratch;
whoever computes only what a change touches replaces the inside of ``change``, and nothing else.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from graphmodel.diff import Changes, GraphDelta, diff, difference
from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument, digest
from graphmodel.graph import Graph
from graphmodel.judgements import Judgement
from graphmodel.messages import catalogue
from graphmodel.projection import project
from graphmodel.report import Report

say = catalogue("graphmodel")


@dataclass(frozen=True)
class Base:
    """What a graph is computed from: reports by id, and judgements."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    judgements: Sequence[Judgement] = ()

    def graph(self) -> Graph:
        """The graph, computed from scratch."""
        return project(self.reports.values(), self.judgements)


@dataclass(frozen=True)
class Step:
    """What a store writes for a change, and what it tells."""

    reports: tuple[Report, ...]
    gone_reports: tuple[str, ...]
    delta: GraphDelta
    changes: Changes


def loaded(base: Base, reports: Iterable[Report], *, replace: bool = False) -> Base:
    """The base with these reports in it; the same object where that changes nothing.

    The same id with another text is refused unless ``replace``, and so is the same text from another file; two reports of
    one id in one batch are always refused. The same text read anew replaces its facts, and facts that come a second time
    with their text are verified by it.
    """
    batch: dict[str, Report] = {}
    for report in map(_checked, reports):
        if batch.setdefault(report.id, report) != report:
            raise InputError(say("report_twice", report=report.id))
    new = {}
    for i, report in batch.items():
        old = base.reports.get(i)
        if old is None or (not _holds(old, report) and not _verifies(old, report)):
            if old and not replace:
                _check_replaceable(old, report)
            new[i] = report
    return Base({**base.reports, **new}, base.judgements) if new else base


def forgotten(base: Base, report_id: str) -> Base:
    """The base without this report; InputError names the nearest id where there is none."""
    if report_id not in base.reports:
        raise unknown_report(report_id, base.reports)
    return Base({i: r for i, r in base.reports.items() if i != report_id}, base.judgements)


def unknown_report(report_id: str, known: Iterable[str]) -> InputError:
    """The error that says so, with the nearest id where one is near."""
    near = difflib.get_close_matches(report_id, list(known), n=1, cutoff=0.4)
    if near:
        return InputError(say("report_unknown_near", report=report_id, near=near[0]))
    return InputError(say("report_unknown", report=report_id))


def change(before: Base, after: Base, graph: Graph) -> Step:
    """What a store that holds ``before`` and ``graph`` does to hold ``after``."""
    result = after.graph()
    return Step(
        tuple(r for i, r in sorted(after.reports.items()) if before.reports.get(i) != r),
        tuple(sorted(before.reports.keys() - after.reports.keys())),
        difference(graph, result),
        diff(graph, result),
    )


def _checked(report: Report) -> Report:
    """The report as a store gives it back: facts as their JSON says them, quotations located in the text."""
    if report.text is not None and not _storable(report.text):
        raise InputError(say("report_text_broken", report=report.id))
    facts = FactsDocument.from_json(report.facts.to_json(), report.id)
    return replace(report, facts=facts if report.text is None else facts.verified(report.text))


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character
        return False
    return True


def _holds(old: Report, report: Report) -> bool:
    """Whether a report is there as it is given; one that is given without its origin is none the newer for that."""
    return old == (replace(report, origin=old.origin) if report.origin is None else report)


def _check_replaceable(old: Report, report: Report) -> None:
    """InputError where a report would take the place of another, and not of what was read of it before."""
    if _verifies(report, old):
        return
    files = {"file": _file(report), "other": _file(old), "report": report.id}
    if not _same_text(old, report):
        raise InputError(say("report_other_text", **files))
    if _from_another(old, report):
        raise InputError(say("report_other_file", **files))


def _file(report: Report) -> str:
    """The file to name for a report: the one that it was read from, else the one that its facts name, else its id."""
    return report.origin.file if report.origin else report.facts.document.source or report.id


def _from_another(old: Report, report: Report) -> bool:
    """Whether the same text comes from a file of another format. Facts may always be corrected by a facts document."""
    if old.origin is None or report.origin is None:
        return False
    before, now = (PurePath(o.file).suffix.lower() for o in (old.origin, report.origin))
    return before != now and now != ".json"


def _verifies(one: Report, other: Report) -> bool:
    """Whether one has the text for the very facts that the other has without."""
    return one.text is not None and other.text is None and other.facts.verified(one.text) == one.facts


def _same_text(one: Report, other: Report) -> bool:
    return one.text is not None and other.text is not None and digest(one.text) == digest(other.text)
