"""What one more report costs a store that has few or many: it should be the same.

    python -m benchmarks.one_more [--sizes 10 1000 10000] [--more 9]

Two synthetic corpora: in one every shared actor is in about nine reports, however many there are; in the other a few
actors are in a tenth of all reports and more (hubs). CPU seconds of one load and of telling what is new with it, and the peak
of memory that they allocate, medians.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import tracemalloc
from pathlib import Path

from benchmarks.synthetic import corpus
from graphmodel.digest import Digest
from graphmodel.report import Report
from graphmodel.sqlite_store import SqliteStore
from munigraph.digest import as_text

TARGET = 2.0
_AT_ONCE = 500


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sizes", type=int, nargs="+", default=[10, 1_000, 10_000], help="reports in the store")
    arguments.add_argument("--more", type=int, default=9, help="reports that come after")
    options = arguments.parse_args()
    for name, even in (("actors in about nine reports", True), ("with hubs", False)):
        found = {size: _measure(size, options.more, even) for size in options.sizes}
        few = found[min(found)]
        print(name)
        for size, (seconds, megabytes) in found.items():
            ratios = f"{seconds / few[0]:6.2f} ×{megabytes / few[1]:6.2f} ×"
            print(f"  {size:7} reports{seconds:9.3f} s{megabytes:8.1f} MB{ratios}" + (f"   target {TARGET}" if even else ""))


def _measure(size: int, more: int, even: bool) -> tuple[float, float]:
    """Seconds and megabytes for one more report, behind so many."""
    reports = list(corpus(size + more, pool=size if even else 400, even=even))
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "m.db") as store:
        for n in range(0, size, _AT_ONCE):
            store.load(reports[n : min(n + _AT_ONCE, size)])
        for n, report in enumerate(reports[size:]):
            if n % 3 == 2:  # apart, for to watch memory slows everything
                tracemalloc.start()
                _load_and_tell(store, report)
                peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
                tracemalloc.stop()
            else:
                began = time.process_time()
                _load_and_tell(store, report)
                seconds.append(time.process_time() - began)
    return statistics.median(seconds), statistics.median(peaks)


def _load_and_tell(store: SqliteStore, report: Report) -> None:
    changes = store.load([report])
    as_text(Digest.of(changes.bringing(store.contradictions([report.id]))))


if __name__ == "__main__":
    main()
