"""Files into a store: each read by itself, committed in batches, and an account of what was read and what was not.

    loading = load_files(open, find(paths, refused))     # as ``munigraph load`` does
    loading.to_json()                                    # its machine form

One file that cannot be read, or that the store refuses, stops no other.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from graphmodel.diff import Changes
from graphmodel.errors import InputError
from graphmodel.report import Report
from graphmodel.store import Store
from loaders import find_files, read_report

BATCH = 100
"""Reports committed at once: each commit looks at the whole graph."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that is in the store now: its report's id and title, and how many facts it states."""

    file: str
    id: str
    title: str
    facts: int

    def to_json(self) -> dict[str, Any]:
        return {"file": self.file, "id": self.id, "title": self.title, "facts": self.facts}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not, and the sentence that says why."""

    file: str
    why: str

    def to_json(self) -> dict[str, str]:
        return {"file": self.file, "why": self.why}


@dataclass(slots=True)
class Loading:
    """What came of it, in the order of the files."""

    read: list[Read] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def to_json(self) -> dict[str, Any]:
        """The machine form of ``munigraph load --format json``."""
        return {
            "read": [r.to_json() for r in self.read],
            "refused": [r.to_json() for r in self.refused],
            "changes": self.changes.to_json(),
        }


Files = list[tuple[Path, Report]]


def load_files(
    paths: Iterable[Path],
    open_store: Callable[[], Store],
    *,
    replace: bool = False,
    report_id: str | None = None,
    text: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loading:
    """Read files and folders into the store that ``open_store`` opens: only once there is something to put into it.

    ``replace`` and ``report_id`` are those of ``Store.load`` and ``read_report``; ``text`` is the file of the report whose
    facts are loaded. ``progress`` is told how many files have been read, and of how many. StoreError where the store cannot
    be used; batches committed before it stay.
    """
    loading = Loading()
    files = _files(paths, loading)
    known_text = read_file(text).text if text is not None else None
    reports = _reports(files, loading, report_id, known_text, progress)
    first = next(reports, None)
    if first is not None:
        with open_store() as store:
            reports = chain([first], reports)
            while batch := list(islice(reports, BATCH)):
                _commit(store, batch, replace, loading)
    order = {str(file): n for n, file in enumerate(files)}
    loading.refused.sort(key=lambda r: order.get(r.file, -1))
    return loading


def read_file(file: Path, *, report_id: str | None = None, text: str | None = None) -> Report:
    """As ``read_report``; of ``-``, what is on standard input: a facts document if it begins like one, else Markdown."""
    if str(file) != "-":
        return read_report(file, report_id=report_id, text=text)
    data = sys.stdin.buffer.read()
    name = "stdin.json" if data.lstrip().startswith(b"{") else "stdin.md"
    return read_report(Path(name), report_id=report_id, text=text, data=data)


def _files(paths: Iterable[Path], loading: Loading) -> Sequence[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(find_files([path])))
        except InputError as error:
            loading.refused.append(Refused(str(path), str(error)))
    return list(found)


def _reports(
    files: Sequence[Path],
    loading: Loading,
    report_id: str | None,
    text: str | None,
    progress: Callable[[int, int], None] | None,
) -> Iterator[tuple[Path, Report]]:
    for n, file in enumerate(files, 1):
        try:
            yield file, read_file(file, report_id=report_id, text=text)
        except InputError as error:
            loading.refused.append(Refused(str(file), str(error)))
        if progress:
            progress(n, len(files))


def _commit(store: Store, batch: Files, replace: bool, loading: Loading) -> None:
    """Put a batch in; where the store refuses something in it, half by half, so that the rest gets in."""
    try:
        changes = store.load([report for _, report in batch], replace=replace)
    except InputError as error:
        if len(batch) > 1:
            _commit(store, batch[: len(batch) // 2], replace, loading)
            _commit(store, batch[len(batch) // 2 :], replace, loading)
        else:
            loading.refused.append(Refused(str(batch[0][0]), str(error)))
        return
    loading.changes = Changes(*map(sum, zip(astuple(loading.changes), astuple(changes), strict=True)))
    for file, report in batch:
        loading.read.append(Read(str(file), report.id, report.facts.document.title, report.facts.count))
