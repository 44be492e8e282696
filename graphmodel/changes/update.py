"""What a change does: from what a store remembers and an edit to what it writes, and what is new. Pure.

    edit = loaded(memory.reports, reports, replace=False)     or forgotten(…), judged(…), withdrawn(…)
    step = change(memory, edit)                               step.delta is written by the store, step.changes is told to people

A store reads (``pages.Memory``), asks here, and writes ``step`` in one transaction. Only what the change touches is read
and computed; ``Base.graph`` computes the same from scratch.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from graphmodel.changes.comparison import lean
from graphmodel.changes.diff import Changes, GraphDelta, counted, difference
from graphmodel.changes.pages import Entry, Memory, Page
from graphmodel.changes.readings import Readings
from graphmodel.changes.settling import settled
from graphmodel.changes.sharing import shared
from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument, digest
from graphmodel.graph import Graph
from graphmodel.identity.judgements import Judgement, check
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
class Edit:
    """Reports to put in by id, and ids of reports to take out; ``judgements`` are all there are then, None: as before."""

    new: Mapping[str, Report] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    judgements: Sequence[Judgement] | None = None

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.judgements is not None)


Alteration = Callable[[Memory], Edit]
"""What a store is asked for: given what it remembers, the edit."""


@dataclass(frozen=True)
class Step:
    """What a store writes for a change, and what it tells.

    ``pages`` are those that are new or other than before; ``entries`` are lines of the index to write, ``gone_entries`` to
    remove (one line for each term and report). What belongs to a report that is gone, goes with it.
    """

    reports: tuple[Report, ...]
    gone_reports: tuple[str, ...]
    delta: GraphDelta
    changes: Changes
    pages: Mapping[str, Page] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    gone_entries: tuple[Entry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    gone_judgements: tuple[str, ...] = ()


def loaded(there: Mapping[str, Report], reports: Iterable[Report], *, replace: bool = False) -> Edit:
    """The edit that puts these reports in; an empty one where that changes nothing.

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
        old = there.get(i)
        if old is None or (not _holds(old, report) and not _verifies(old, report)):
            if old and not replace:
                _check_replaceable(old, report)
            new[i] = report
    return Edit(new)


def forgotten(there: Collection[str], *ids: str) -> Edit:
    """The edit that takes these reports out; InputError names the nearest id where there is none."""
    for report_id in ids:
        if report_id not in there:
            raise unknown_report(report_id, there)
    return Edit(gone=tuple(dict.fromkeys(ids)))


def judged(there: Sequence[Judgement], new: Iterable[Judgement]) -> Edit:
    """The edit that adds judgements, all or none; InputError where one contradicts. What was decided already stays."""
    known = {j.id: j for j in there}
    wanted = {j.id: j for j in new} | known
    check(wanted.values())
    return Edit(judgements=sorted(wanted.values(), key=lambda j: j.id)) if wanted.keys() - known.keys() else Edit()


def withdrawn(there: Sequence[Judgement], ids: Collection[str]) -> Edit:
    """The edit that takes judgements back; InputError names one that is not there."""
    unknown = sorted(set(ids) - {j.id for j in there})
    if unknown:
        raise InputError(say("judgement_unknown", id=unknown[0]))
    return Edit(judgements=[j for j in there if j.id not in ids]) if ids else Edit()


def restored(memory: Memory, base: Base, *, replace: bool = False) -> Edit:
    """The edit after which there is just what ``base`` has; InputError where that takes something away, unless ``replace``."""
    check(base.judgements)
    there, judgements = memory.reports, sorted(base.judgements, key=lambda j: j.id)
    reports = {r.id: r for r in map(_checked, base.reports.values())}
    new = {i: r for i, r in reports.items() if there.get(i) != r}
    gone = tuple(i for i in there if i not in reports)
    same = judgements == list(memory.judgements)
    if (new or gone or not same) and (len(there) or memory.judgements) and not replace:
        raise InputError(say("restore_not_empty", reports=len(there), judgements=len(memory.judgements)))
    return Edit(new, gone, None if same else judgements)


def unknown_report(report_id: str, known: Iterable[str]) -> InputError:
    """The error that says so, with the nearest id where one is near."""
    near = difflib.get_close_matches(report_id, list(known), n=1, cutoff=0.4)
    if near:
        return InputError(say("report_unknown_near", report=report_id, near=near[0]))
    return InputError(say("report_unknown", report=report_id))


def change(memory: Memory, edit: Edit) -> Step:
    """What a store that remembers this does for an edit."""
    judgements = memory.judgements if edit.judgements is None else edit.judgements
    were, are = set(memory.judgements), set(judgements)
    readings = Readings(memory.reports, edit.new)
    pages = settled(memory, readings, edit.gone, judgements)
    after = shared(memory, readings, edit.gone, pages)
    return Step(
        tuple(edit.new[i] for i in sorted(edit.new)),
        tuple(sorted(edit.gone)),
        difference(after.before, after.after),
        counted(lean(after.before, after.after)),
        pages,
        after.entries,
        after.gone_entries,
        tuple(j for j in judgements if j not in were),
        tuple(j.id for j in memory.judgements if j not in are),
    )


def tried(memory: Memory, alter: Alteration) -> Changes:
    """What would change by an edit."""
    edit = alter(memory)
    return change(memory, edit).changes if edit else Changes()


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
