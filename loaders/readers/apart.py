"""Reading in a process of its own: what a file does to its reader, it does to nothing else.

    source = read_apart("pdf", "informe.pdf", data)     # RefusedError where the reader refuses, dies or takes too long

The child gets the bytes on its standard input and answers in JSON: the text, and the blocks with the places of their
characters. Neither side believes the other: the child limits its memory and its time (``loaders.readers.clock``), the parent
ends it when the longest time is over and checks the answer.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Any

from loaders.blocks import KINDS, Block, Source, View
from loaders.readers.clock import LONGEST, SECONDS
from loaders.readers.refusal import RefusedError

MEMORY = 400 * 1024 * 1024  # bytes of address space, where the system can limit it
_START = (
    "import json, sys; sys.path[:0] = json.loads(sys.argv[3]); from loaders.readers.child import main; main(*sys.argv[1:3])"
)
_PAGED = ("pdf",)  # formats whose readers tell of every page that is done
_CLOCK = 1  # the exit code of a process whose clock ran out
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment. Passwords are not among it."""


def read_apart(form: str, name: str, data: bytes) -> Source:
    """The report in ``data``, read by the reader of the format ``form``."""
    longest = LONGEST if form in _PAGED else SECONDS
    begun = monotonic()
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by our own interpreter
            [sys.executable, "-I", "-X", "utf8", "-c", _START, form, str(MEMORY), json.dumps(_import_path())],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),
            env={k: os.environ[k] for k in _KEPT if k in os.environ},
            timeout=longest,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError("too_slow", seconds=f"{longest:.0f}") from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        took = monotonic() - begun
        if done.returncode == _CLOCK and took > SECONDS - 1:
            raise RefusedError("too_slow", seconds=f"{took:.0f}") from error
        raise RefusedError("reader_died") from error
    if "refused" in answer:
        raise RefusedError(answer["refused"], **answer["values"])
    return _source(name, form, answer)


def packed(source: Source) -> dict[str, Any]:
    """A source as JSON data; its name and format are known to whoever asked for it."""
    blocks = [[b.kind, _packed(b.view), b.level, b.gap, b.page, [_packed(c) for c in b.cells], b.bold] for b in source.blocks]
    return {"text": source.text, "blocks": blocks, "metadata": source.metadata, "pictures": source.pictures}


def _source(name: str, form: str, answer: dict[str, Any]) -> Source:
    text = str(answer["text"])
    blocks = []
    for kind, view, level, gap, page, cells, bold in answer["blocks"]:
        if kind not in KINDS:
            raise RefusedError("reader_died")
        views = tuple(_view(c, len(text)) for c in cells)
        blocks.append(Block(kind, _view(view, len(text)), level, gap, page, views, tuple((a, b) for a, b in bold)))
    metadata = {str(k): str(v) for k, v in answer["metadata"].items()}
    return Source(name, form, text, tuple(blocks), metadata, tuple(int(page) for page in answer["pictures"]))


def _packed(view: View) -> list[Any]:
    """A view as its text and the runs of its places: [[first place, how many], …]."""
    runs: list[list[int]] = []
    for place in view.at:
        if runs and place == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([place, 1])
    return [view.text, runs]


def _view(data: tuple[str, Iterable[tuple[int, int]]], end: int) -> View:
    text, runs = data
    at = tuple(place for first, many in runs for place in range(first, first + many))
    if any(not 0 <= place < end for place in at):
        raise RefusedError("reader_died")
    return View(text, at)


def _import_path() -> list[str]:
    """Where the child finds this package and what is installed beside it: wherever this process found them."""
    spec = importlib.util.find_spec("loaders")
    assert spec is not None and spec.origin is not None  # noqa: S101  # it is being imported from there
    return [str(Path(spec.origin).parent.parent), *(p for p in sys.path if p)]
