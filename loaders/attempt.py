"""One task, tried: nothing that it does may end the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no answer: ``how`` is "raised", "died" or "late"; what was raised, and where, if something was."""

    how: str
    what: str = ""
    where: str = ""
    trace: str = ""


def tried(function: Callable[[T], R], task: T) -> R | Failure:
    """The answer to a task, or what was raised."""
    try:
        return function(task)
    except Exception as error:
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        return Failure("raised", f"{type(error).__name__}: {error}", where, traceback.format_exc())
