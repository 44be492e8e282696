"""How soon statements stop that would run for hours or fill the memory, and how much memory they reach first.

    python -m benchmarks.bombs [--timeout 2] [--neo4j]

Every statement of tests/queries/statements/bombs.cypher is asked with that deadline, of the embedded engine and, with
``--neo4j``, of the Neo4j that MUNIGRAPH_BENCH_URI names, on a synthetic graph. The table has the seconds beyond the deadline
(below zero: done, or refused, before) and, where the system tells, the most memory that the engine's process has held.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.catalogue import enriched
from graphmodel.errors import QueryError
from graphmodel.store import Store, open_store
from queries.engines import open_engine

BOMBS = Path(__file__).parents[1] / "tests" / "queries" / "statements" / "bombs.cypher"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--timeout", type=float, default=2.0)
    parser.add_argument("--neo4j", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("MUNIGRAPH_CACHE", folder)
        with open_store(Path(folder) / "bench.db") as store:
            store.load(list(islice(enriched(), 20)))
            tried("embedded", store, options.timeout)
    if options.neo4j:
        with open_store(os.environ["MUNIGRAPH_BENCH_URI"]) as server:
            tried("Neo4j", server, options.timeout)


def tried(name: str, store: Store, timeout: float) -> None:
    print(f"\n{name}, deadline {timeout:g} s\n{'beyond':>7} {'MB':>5}  how it ended")
    worst = 0.0
    for bomb in BOMBS.read_text(encoding="utf-8").split("\n\n"):
        with open_engine(store) as engine:  # a process of its own for each, so that each has its own peak
            engine.run("RETURN 1")
            start = time.perf_counter()
            try:
                ended = f"{len(engine.run(bomb, timeout=timeout).rows)} rows"
            except QueryError as error:
                ended = str(error)[:60]
            beyond = time.perf_counter() - start - timeout
            worst = max(worst, beyond)
            print(f"{beyond:7.2f} {peak():>5}  {ended} · {' '.join(bomb.split())[:60]}")
    print(f"{worst:7.2f}        at worst")


def peak() -> str:
    """Megabytes that the largest child process so far has held; Linux and macOS only."""
    try:
        import resource
    except ImportError:
        return ""
    return str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)


if __name__ == "__main__":
    main()
