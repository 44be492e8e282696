"""The child process of ``loaders.readers.apart``: a report's bytes in, its text and blocks out."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
from typing import Any

from loaders.readers import PACKED, clock
from loaders.readers.apart import packed
from loaders.readers.refusal import RefusedError


def main(form: str, memory: str) -> None:
    """Read standard input with the reader of a format; one line of JSON on standard output."""
    clock.wind()
    data = sys.stdin.buffer.read()
    read = importlib.import_module(PACKED[form]).read
    _give_up(int(memory))
    try:
        answer = packed(read("", data))
    except RefusedError as refusal:
        answer = {"refused": refusal.sentence, "values": refusal.values}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_heavy", "values": {}}
    _say(answer)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)  # a parser that took its memory from elsewhere need not tidy up


def _give_up(memory: int) -> None:
    """No new files, nothing written, no core, and no more than ``memory`` bytes."""
    if os.name == "nt":
        return
    import resource

    for name, value in {"RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_AS": memory}.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):  # macOS has not all of them
            resource.setrlimit(getattr(resource, name), (value, value))
