"""Many files, each read by itself: several at a time, told in their order.

    for outcome in read_all([Task(file) for file in find_files([folder])], jobs=4):
        outcome.report, or outcome.why there is none

``read(task)`` is a function of the file alone, and both it and what it gives can be pickled: another scheduler may call it.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.errors import InputError
from graphmodel.messages import catalogue
from graphmodel.report import Report
from loaders.attempt import Failure, tried
from loaders.files import FORMATS
from loaders.readers.clock import LONGEST, SECONDS

if TYPE_CHECKING:
    from loaders.residue import Residue

say = catalogue("loaders")

FEW = 2  # files for which no process is ever started
WORTH = 2.0  # seconds of reading from which processes are: starting them takes about one
_SECONDS, _BYTES, _APART = 0.05, 80_000, 0.3  # a file by itself, what is read in a second, a reader in a process of its own
_LONGEST = 900.0


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read. ``report_id`` and ``text`` are those of ``read_report``, ``data`` its bytes where they are no file's."""

    file: Path
    report_id: str | None = None
    text: str | None = None
    data: bytes | None = None
    residue: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a report and remarks on what of its file was not read, or the sentence that says why there is none.

    ``trace`` is where an error of our own came up, for whoever looks for it.
    """

    task: Task
    report: Report | None = None
    remarks: tuple[str, ...] = ()
    residue: Residue | None = None
    why: str = ""
    trace: str = ""


def read(task: Task) -> Outcome:
    """Read one file. Whatever is wrong with it is told, not raised."""
    from loaders.reading import read_whole

    try:
        report, remarks = read_whole(task.file, report_id=task.report_id, text=task.text, data=task.data)
        if not task.residue:
            return Outcome(task, report, remarks)
        from loaders.residue import find_residue

        return Outcome(task, report, remarks, find_residue(report))
    except InputError as error:
        return Outcome(task, why=str(error))


def read_all(tasks: Sequence[Task], *, jobs: int = 1) -> Generator[Outcome]:
    """The outcome of every task, in their order, by so many processes or in this one; see ``loaders.crew``."""
    if jobs > 1:
        from loaders.crew import in_order  # what it needs takes a tenth of a second to import

        answers = in_order(read, tasks, jobs=jobs, patience=_patience)
    else:
        answers = ((task, tried(read, task)) for task in tasks)
    with closing(answers):
        for task, answer in answers:
            yield _failed(task, answer) if isinstance(answer, Failure) else answer


def cores() -> int:
    """How many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def useful(tasks: Sequence[Task], jobs: int) -> int:
    """So many processes out of ``jobs`` as are worth being started: few small files are read sooner by this one."""
    if len(tasks) <= FEW or sum(map(_expected, tasks)) < WORTH:
        return 1
    return min(jobs, len(tasks))


def _expected(task: Task) -> float:
    """Seconds that reading takes, roughly."""
    apart = _APART if FORMATS.get(task.file.suffix.lower()) in ("html", "docx", "pdf") else 0.0
    return _SECONDS + apart + _size(task) / _BYTES


def _patience(task: Task) -> float:
    """Seconds until a file is given up: a minute, what its reader may take, and many times what a text of that size needs."""
    reader = LONGEST if FORMATS.get(task.file.suffix.lower()) == "pdf" else SECONDS
    return min(_LONGEST, 60.0 + reader + 20 * _size(task) / _BYTES)


def _size(task: Task) -> int:
    try:
        return task.file.stat().st_size
    except OSError:
        return 0


def _failed(task: Task, failure: Failure) -> Outcome:
    why = say(failure.how, file=task.file, what=" ".join(failure.what.split())[:200], where=failure.where)
    return Outcome(task, why=why, trace=failure.trace)
