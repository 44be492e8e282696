"""A child process that answers orders, and a deadline that is kept whatever the child does."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Literal, cast

from graphmodel.errors import QueryError
from queries.cypher.tokens import say

# Not multiprocessing: its spawn imports the main module of whoever uses this library once more.
_START = "import json, sys; sys.path += json.loads(sys.argv[2]); from queries.engines.child import main; main(sys.argv[1])"
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment. Passwords are not among it."""


class LateError(Exception):
    """The deadline has passed; the child is gone."""


class EndedError(Exception):
    """The child has ended without a reply."""


class Child:
    """A process of ``queries.engines.child``, at home in ``folder``: what it may leave behind goes with the folder."""

    def __init__(self, mode: Literal["build", "serve"], folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own module, by our own interpreter
            [sys.executable, "-I", "-X", "utf8", "-c", _START, mode, json.dumps(_import_path())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={k: os.environ[k] for k in _KEPT if k in os.environ}
            | dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"), str(folder)),
            encoding="utf-8",
        )
        self._orders, self._answers = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
        self._replies: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def tell(self, order: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to an order. LateError after so many seconds, EndedError if the child dies; both leave no child."""
        try:
            self._orders.write(json.dumps(order) + "\n")
            self._orders.flush()
            reply = self._replies.get(timeout=seconds)
        except queue.Empty:
            self.close()
            raise LateError from None
        except OSError:
            reply = ""
        except BaseException:  # interrupted by a person: a reply that comes later is nobody's
            self.close()
            raise
        if not reply:
            self.close()
            raise EndedError
        return dict(json.loads(reply))

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._orders, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()

    def _listen(self) -> None:
        with contextlib.suppress(ValueError, OSError):  # closed while we listen
            for line in self._answers:
                self._replies.put(line)
        self._replies.put("")


def _import_path() -> list[str]:
    """Where the child finds this package and Ladybug; QueryError where Ladybug is not installed."""
    found = importlib.util.find_spec("ladybug")
    if found is None or found.origin is None:
        raise QueryError(say("no_ladybug"))
    return [str(Path(__file__).parents[2]), str(Path(found.origin).parents[1])]
