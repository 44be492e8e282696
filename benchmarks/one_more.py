"""What one more report costs a store that has few or many: it should be the same.

    python -m benchmarks.one_more [--sizes 10 1000 10000] [--more 9] [--keep FOLDER]
    python -m benchmarks.one_more --neo4j [--sizes 10 100 1000]

Two synthetic corpora: in one every shared actor is in about nine reports, however many there are; in the other a few
actors are in a tenth of all reports and more (hubs). Countries are in a third of all reports in both. Medians of one load
with telling what is new: seconds (of the processor; with ``--neo4j``, which starts a server of its own, of the clock) and the
peak of memory that it allocates here. The sizes take turns, so that what else the machine does strikes all alike. ``--keep``
keeps the filled files in a folder, for to fill one with 10,000 reports takes minutes; they are measured in copies.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import corpus
from graphmodel.changes.update import Base
from graphmodel.neo4j import server
from graphmodel.news.digest import Digest
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from graphmodel.store import Store, open_store
from munigraph.digest import as_text

TARGET = 2.0
_AT_ONCE = 500
_MEASURED = {"actors in about nine reports": True, "with hubs": False}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sizes", type=int, nargs="+", help="reports in the store")
    arguments.add_argument("--more", type=int, default=9, help="reports that come after")
    arguments.add_argument("--keep", type=Path, help="a folder for the filled files")
    arguments.add_argument("--neo4j", action="store_true", help="into a Neo4j instead of a file")
    options = arguments.parse_args()
    sizes = options.sizes or ([10, 100, 1_000] if options.neo4j else [10, 1_000, 10_000])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.neo4j:
            os.environ["MUNIGRAPH_HOME"] = str(folder)
            server.start()
            stack.callback(server.stop)
        for name, even in _MEASURED.items():
            if options.neo4j:
                found = _on_a_server(sizes, options.more, even)
            else:
                found = _in_files(folder, options.keep or folder, sizes, options.more, even)
            few = found[min(found)]
            print(name)
            for size, (seconds, megabytes) in found.items():
                ratios = f"{seconds / few[0]:6.2f} ×{megabytes / few[1]:6.2f} ×"
                target = f"   target {TARGET}" if even else ""
                print(f"  {size:7} reports{seconds:9.3f} s{megabytes:8.1f} MB{ratios}{target}", flush=True)


def _in_files(folder: Path, kept: Path, sizes: Sequence[int], more: int, even: bool) -> dict[int, tuple[float, float]]:
    """Seconds and megabytes for one more report behind so many, by their number."""
    with ExitStack() as stack:
        loads, after = [], []
        for size in sizes:
            filled = kept / f"{'even' if even else 'hubs'}-{size}.db"
            if not filled.exists():
                half = filled.with_suffix(".half")
                half.unlink(missing_ok=True)
                with SqliteStore(half) as store:
                    _fill(store, size, even)
                half.rename(filled)
            copy = Path(shutil.copy(filled, folder / f"{even}-{size}-copy.db"))
            loads.append(_Loads(stack.enter_context(SqliteStore(copy)), time.process_time))
            after.append(list(_reports(size, even, more, after=size)))
        if hasattr(os, "sync"):
            os.sync()  # or the first to write waits for the copies
        for n, reports in enumerate(zip(*after, strict=True)):
            for load, report in zip(loads, reports, strict=True):
                load(n, report)
    return {size: load.medians() for size, load in zip(sizes, loads, strict=True)}


def _on_a_server(sizes: Sequence[int], more: int, even: bool) -> dict[int, tuple[float, float]]:
    """The same with a Neo4j, which has one database: the sizes come one after the other."""
    found = {}
    with open_store("local") as store:
        for size in sizes:
            store.restore(Base(), replace=True)
            _fill(store, size, even)
            load = _Loads(store, time.perf_counter)
            for n, report in enumerate(_reports(size, even, more, after=size)):
                load(n, report)
            found[size] = load.medians()
    return found


def _reports(size: int, even: bool, reports: int, *, after: int = 0) -> Iterator[Report]:
    """Reports of the corpus for a store of this size."""
    return corpus(reports, after=after, pool=size if even else 400, even=even)


def _fill(store: Store, size: int, even: bool) -> None:
    reports = _reports(size, even, size)
    while batch := list(islice(reports, _AT_ONCE)):
        store.load(batch)


class _Loads:
    """Loads reports one by one and measures it."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store, self._clock = store, clock
        self._seconds: list[float] = []
        self._megabytes: list[float] = []

    def __call__(self, n: int, report: Report) -> None:
        if n % 3 == 2:  # apart, for to watch memory slows everything
            tracemalloc.start()
            _load_and_tell(self._store, report)
            self._megabytes.append(tracemalloc.get_traced_memory()[1] / 1e6)
            tracemalloc.stop()
        else:
            began = self._clock()
            _load_and_tell(self._store, report)
            self._seconds.append(self._clock() - began)

    def medians(self) -> tuple[float, float]:
        return statistics.median(self._seconds), statistics.median(self._megabytes)


def _load_and_tell(store: Store, report: Report) -> None:
    changes = store.load([report])
    as_text(Digest.of(changes.bringing(store.contradictions([report.id]))))


if __name__ == "__main__":
    main()
