"""Many processes that each run one command, all at the same moment.

crowd([["load", "a.md"], ["load", "b.md"]], folder, environment)      what each ended with, in their order

They are forked from one process that has imported and read whatever a command needs, so that they meet in the store and not
on the way to it; on Windows each has to come the whole way.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path

from munigraph.cli import main
from tests.cli.conftest import SAMPLE, Ran

if multiprocessing.parent_process() is None and "forkserver" in " ".join(sys.orig_argv):
    # Only in the process that the others are forked from.
    import munigraph.commands.load  # noqa: F401
    from loaders import read_report

    read_report(SAMPLE)

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def crowd(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> list[Ran]:
    """Run commands at once, in ``folder``."""
    context = multiprocessing.get_context(_METHOD)
    context.set_forkserver_preload([__name__])
    starting = context.Barrier(len(commands))
    processes = [
        context.Process(target=_run, args=(list(command), folder, dict(environment), n, starting))
        for n, command in enumerate(commands)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    said = [[(folder / f"{n}.{stream}").read_text("utf-8") for stream in ("out", "err")] for n in range(len(commands))]
    return [Ran(process.exitcode or 0, *texts) for process, texts in zip(processes, said, strict=True)]


def _run(command: list[str], folder: Path, environment: dict[str, str], n: int, starting: Barrier) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{n}.{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    starting.wait()
    main(command)
