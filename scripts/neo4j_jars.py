"""Fetches the jars of the local Neo4j before the tests need them, and says so while it takes its time (140 MB, once)."""

from __future__ import annotations

import sys

from graphmodel.errors import MunigraphError
from graphmodel.neo4j.jars import fetch, lock

ATTEMPTS = 3  # a line may drop; what was fetched stays


def main() -> int:
    said = False

    def progress(done: int, total: int) -> None:
        nonlocal said
        if not said:
            said = True
            print(f"munigraph: fetching Neo4j ({total / 1e6:.0f} MB, once)", file=sys.stderr)

    for attempt in range(1, ATTEMPTS + 1):
        try:
            fetch(lock().jars, progress)
            return 0
        except MunigraphError as error:
            if attempt == ATTEMPTS:
                print(f"munigraph: {error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
