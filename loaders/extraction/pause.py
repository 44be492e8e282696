"""Python's collector of cycles waits while a report is read: what is made then is in use until the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_waits() -> Iterator[None]:
    """Within it, nothing is looked through for cycles; memory that is no longer referred to is freed as ever.

    The collector looks through all that is alive whenever enough has been added, and in a long report, which adds without end,
    that is a quarter of all time. Where several threads read, it waits until the one that stopped it is done.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
