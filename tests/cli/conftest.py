"""The command as a user types it: a process of its own, in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "munigraph" / "sample" / "informe-de-ejemplo.md"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]
SECONDS = 1200 if "MUNIGRAPH_CRASHES" in os.environ else 120  # make soak is for a night


def environment(folder: Path, **values: str) -> dict[str, str]:
    """A user's environment: English, nothing set of ours but what is given."""
    ours = ("MUNIGRAPH_", "NEO4J_", "LC_", "LANG", "COLUMNS", "PYTHONIOENCODING")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return kept | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "MUNIGRAPH_CACHE": str(folder / "cache")} | values


def ran_in(folder: Path, *arguments: str | Path, stdin: str = "", env: dict[str, str] | None = None) -> Ran:
    """What ``munigraph`` does in a folder; ``env`` are more variables."""
    command: Sequence[str | Path] = [sys.executable, "-m", "munigraph", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env=environment(folder, **env or {}),
        timeout=SECONDS,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``munigraph`` in an empty folder; see ``ran_in``."""
    return partial(ran_in, tmp_path)


@pytest.fixture
def loaded(run: Run) -> Run:
    """The same, with the sample report in ``./munigraph.db``."""
    assert run("load", SAMPLE).code == 0
    return run
