"""What people name, files or standard input, as tasks for ``loaders.plenty``."""

from __future__ import annotations

import sys
from pathlib import Path

from loaders.plenty import Task

STANDARD_INPUT = "-"


def task_of(file: Path, report_id: str | None = None, text: str | None = None, *, residue: bool = False) -> Task:
    """The task of reading a file; of ``-``, what is on standard input: facts if it begins like them, else Markdown."""
    if str(file) != STANDARD_INPUT:
        return Task(file, report_id, text, residue=residue)
    data = sys.stdin.buffer.read()
    name = "stdin.json" if data.lstrip().startswith(b"{") else "stdin.md"
    return Task(Path(name), report_id, text, data, residue)


def named(task: Task) -> str:
    """A task's file as its user named it."""
    return STANDARD_INPUT if task.data is not None else str(task.file)
