"""The time that reading may take in a process of its own: some for all, and for many pages some for every page that is done.

So a report of a thousand pages has the time that it needs, and a single page that never ends has no more than a small report.
When the time is over the process ends at once: the clock is a thread of the interpreter's own in C, which no parser can hold
up, and it works on every system, whether or not whoever asked is still there.
"""

from __future__ import annotations

import faulthandler
import os
from time import monotonic

SECONDS = 4.0
"""For everything that has no pages, and until the first page is done."""
PER_PAGE = 0.15
"""For each page that is done, beside half of that; a page of text takes a tenth of it, on a busy machine a third."""
LONGEST = 180.0
"""However many pages there are."""

_START_SECONDS = 0.2  # that the process had before its clock was wound
_wound: tuple[float, int] | None = None


def wind() -> None:
    """Start the clock of this process, which is nobody else's."""
    global _wound
    _wound = monotonic(), os.open(os.devnull, os.O_WRONLY)
    _set(SECONDS - _START_SECONDS)


def pages_done(pages: int) -> None:
    """So many pages are done. Without a clock, as in a test, nothing happens."""
    if _wound:
        _set(min(max(SECONDS, SECONDS / 2 + PER_PAGE * pages), LONGEST) - _START_SECONDS - (monotonic() - _wound[0]))


def _set(seconds: float) -> None:
    if _wound:
        faulthandler.dump_traceback_later(max(seconds, 0.001), exit=True, file=_wound[1])
