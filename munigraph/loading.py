"""Files into a store: each read by itself, committed in batches, and an account of what was read and what was not.

    loading = load_files(find(paths), open_store, jobs=4)     # as ``munigraph load`` does
    loading.to_json()                                         # its machine form

One file that cannot be read, or that the store refuses, stops no other. What is in the store already is known by its content
and not read again, so a load that was interrupted goes on where it ended. Reports are committed in the order of their files,
in batches that depend on the reports alone: however many processes read, the store gets the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graphmodel.changes.diff import Changes, together
from graphmodel.errors import InputError, StoreError
from graphmodel.messages import catalogue
from graphmodel.report import Origin, Report
from graphmodel.store import Store
from loaders import find_files, read_report
from loaders.files import LARGEST, id_of
from loaders.plenty import Outcome, Task, read_all, useful
from munigraph.tasks import named, task_of

say = catalogue("munigraph")

BATCH, LETTERS = 100, 2_000_000
"""Reports committed at once, and characters of their texts: a commit has its price, and what is not committed can be lost."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that is in the store now: its report's id and title, how many facts it states, and what of it was not read."""

    file: str
    id: str
    title: str
    facts: int
    remarks: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        remarks = {"remarks": list(self.remarks)} if self.remarks else {}
        return {"file": self.file, "id": self.id, "title": self.title, "facts": self.facts, **remarks}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was in the store before, unchanged, and the id of its report."""

    file: str
    id: str

    def to_json(self) -> dict[str, str]:
        return {"file": self.file, "id": self.id}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not in the store, and the sentence that says why. ``trace``: where an error of ours came up."""

    file: str
    why: str
    trace: str = ""

    def to_json(self) -> dict[str, str]:
        return {"file": self.file, "why": self.why}


@dataclass(slots=True)
class Loading:
    """What came of it, in the order of the files."""

    read: list[Read] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def to_json(self) -> dict[str, Any]:
        """The machine form of ``munigraph load --format json``; ``skipped`` only where something was."""
        skipped = {"skipped": [s.to_json() for s in self.skipped]} if self.skipped else {}
        return {
            "read": [r.to_json() for r in self.read],
            **skipped,
            "refused": [r.to_json() for r in self.refused],
            "changes": self.changes.to_json(),
        }


def load_files(
    paths: Iterable[Path],
    open_store: Callable[[], Store],
    *,
    made: bool = False,
    replace: bool = False,
    report_id: str | None = None,
    text: Path | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Loading:
    """Read files and folders into the store that ``open_store`` opens: only once there is something to put into it.

    ``made``: there is a store already, and what it has unchanged need not be read. ``replace`` is that of ``Store.load``.
    ``report_id`` is that of ``read_report``, or a pattern (``loaders.files.id_of``); ``text`` is the file of the report whose
    facts are loaded. With ``jobs`` above 1, so many processes read where that is sooner (``loaders.crew``). ``progress`` is
    told how many files are done, and of how many. StoreError where the store cannot be used; it says how many files stay.
    """
    loading = Loading()
    files = _files(paths, loading)
    with ExitStack() as stack:
        store = cache(lambda: stack.enter_context(open_store()))
        batch = _Batch(loading, replace, store)
        known = store().origins() if made and files and text is None else {}
        tasks = list(_tasks(files, known, batch, report_id, read_report(text).text if text is not None else None))
        skipped = len(files) - len(tasks)
        outcomes = stack.enter_context(closing(read_all(tasks, jobs=useful(tasks, jobs))))
        try:
            for done, outcome in enumerate(outcomes, skipped + 1):
                batch.add(outcome)
                if progress:
                    progress(done, len(files))
            batch.commit()
        except StoreError as error:
            kept = len(loading.read) + len(loading.skipped)
            if not kept:
                raise
            raise StoreError(say("load_stopped", why=error, kept=kept, all=len(files))) from error
        if batch.changes:
            found = store().contradictions([r.id for r in loading.read])
            loading.changes = together(batch.changes).bringing(found)
    order = {str(file): n for n, file in enumerate(files)}
    for told in (loading.skipped, loading.refused):
        told.sort(key=lambda t: order.get(t.file, -1))
    return loading


def _files(paths: Iterable[Path], loading: Loading) -> Sequence[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(find_files([path])))
        except InputError as error:
            loading.refused.append(Refused(str(path), str(error)))
    return list(found)


def _tasks(
    files: Iterable[Path], known: Mapping[str, Origin], batch: _Batch, report_id: str | None, text: str | None
) -> Iterator[Task]:
    """What is to be read: all that is not known."""
    for file in files:
        task = task_of(file, id_of(file, report_id) if report_id else None, text)
        found = _unchanged(task, known)
        if found is None:
            yield task
        else:
            batch.skip(str(file), found)


def _unchanged(task: Task, known: Mapping[str, Origin]) -> str | None:
    """The id under which the store has just what would be read; a file's bytes are looked at where its name is known."""
    expected = task.report_id or (None if task.file.suffix.lower() == ".json" else id_of(task.file))
    same = {i: o for i, o in known.items() if o.file == task.file.name and expected in (None, i)}
    if not same or task.data is not None:
        return None
    from loaders.origin import origin_in

    try:
        origin = origin_in(task.file) if task.file.stat().st_size <= LARGEST else None
    except OSError:
        return None
    return next((i for i, o in same.items() if o == origin), None)


class _Batch:
    """Reports on their way into the store, and which file is which report."""

    def __init__(self, loading: Loading, replace: bool, store: Callable[[], Store]) -> None:
        self._loading, self._replace, self._store = loading, replace, store
        self._waiting: dict[str, tuple[Outcome, Report]] = {}
        self._letters = 0
        self._files: dict[str, tuple[str, Origin | None]] = {}
        self.changes: list[Changes] = []

    def skip(self, file: str, report: str) -> None:
        self._loading.skipped.append(Skipped(file, report))
        self._files.setdefault(report, (file, None))

    def add(self, outcome: Outcome) -> None:
        """Take in what came of a file. Two files that would be one report are never both taken."""
        file, report = named(outcome.task), outcome.report
        if report is None:
            self._loading.refused.append(Refused(file, outcome.why, outcome.trace))
            return
        if report.id in self._waiting:
            self.commit()  # it may be refused, and then the other one is welcome
        if report.id in self._files:
            other, origin = self._files[report.id]
            if origin is not None and origin == report.origin:
                self._loading.skipped.append(Skipped(file, report.id))
            else:
                self._loading.refused.append(Refused(file, say("one_report", file=file, other=other, report=report.id)))
            return
        self._waiting[report.id] = (outcome, report)
        self._letters += len(report.text or "")
        if len(self._waiting) >= BATCH or self._letters >= LETTERS:
            self.commit()

    def commit(self) -> None:
        waiting, self._waiting, self._letters = list(self._waiting.values()), {}, 0
        if waiting:
            self._load(self._store(), waiting)

    def _load(self, store: Store, batch: Sequence[tuple[Outcome, Report]]) -> None:
        """Put a batch in; where the store refuses something in it, half by half, so that the rest gets in."""
        loading = self._loading
        try:
            changes = store.load([report for _, report in batch], replace=self._replace)
        except InputError as error:
            if len(batch) > 1:
                self._load(store, batch[: len(batch) // 2])
                self._load(store, batch[len(batch) // 2 :])
            else:
                loading.refused.append(Refused(named(batch[0][0].task), str(error)))
            return
        self.changes.append(changes)
        for outcome, report in batch:
            file = named(outcome.task)
            self._files[report.id] = (file, report.origin)
            facts = report.facts
            loading.read.append(Read(file, report.id, facts.document.title, facts.count, outcome.remarks))
