"""Processes killed at any moment: the store opens, is well, and holds just what was acknowledged.

``MUNIGRAPH_CRASHES`` is how many are killed; ``make soak`` takes 500.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from graphmodel.sqlite.store import SqliteStore
from graphmodel.verification import verified
from tests.repository import ROOT
from tests.store.crash_worker import IDS, judgement, report

ROUNDS = int(os.environ.get("MUNIGRAPH_CRASHES", "20"))
LONGEST = 0.5  # seconds that a process lives after its first change was begun


def killed(file: Path, seed: int) -> list[list[str]]:
    """What a process said before it was killed."""
    command = [sys.executable, "-m", "tests.store.crash_worker", str(file), str(seed)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(random.uniform(0, LONGEST))
        assert process.poll() is None, "it ended by itself"
        process.kill()  # SIGKILL: nothing is cleaned up
        rest = process.stdout.read()
    return [line.split() for line in (first + rest).splitlines() if line.count(" ") == 2]


def test_whoever_is_killed_leaves_all_that_was_acknowledged_and_nothing_half(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    ids: set[str] = set()
    judged: set[str] = set()
    done = 0
    for n in range(ROUNDS):
        said = killed(file, n)
        under_way = said[-1] if said and said[-1][0] == "try" else None
        for _, act, id in (words for words in said if words[0] == "did"):
            done += 1
            (ids if act in ("load", "forget") else judged).symmetric_difference_update({id})
        with SqliteStore(file) as store:
            reports, judgements = store.reports(), store.judgements()
            assert verified(store.contents()).well, said
        found = {r.id for r in reports}, {i for i in IDS if judgement(i) in judgements}
        if found != (ids, judged):  # then what was under way is done, whole, and nothing else
            assert under_way is not None, said
            (ids if under_way[1] in ("load", "forget") else judged).symmetric_difference_update({under_way[2]})
        assert found == (ids, judged), said
        assert len(judgements) == len(judged) and all(r == report(r.id) for r in reports), said
    assert done >= ROUNDS  # else nothing was tried
