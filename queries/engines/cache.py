"""The cache of projections: one file for each version of a store, none of them the only copy of anything.

    <cache>/projections/<store>-<version>.lbug

<cache> is ``MUNIGRAPH_CACHE``, else the user's cache folder (``$XDG_CACHE_HOME``, ``~/.cache/munigraph``; on Windows
``%LOCALAPPDATA%\\munigraph\\cache``). Whoever takes a projection gets a copy of it, made under the lock of the folder; so
an old one can be removed at any time, and on Windows too, where a file that is open stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graphmodel.errors import StoreError
from queries.cypher.tokens import say

_LOCK_SECONDS = 600.0
"""How long one waits for another program that builds: a large graph takes minutes at most."""
_STORES = 10
"""Of how many stores a projection is kept."""


def cache_folder() -> Path:
    """Where projections are kept; made if need be, for its owner's eyes only."""
    if own := os.environ.get("MUNIGRAPH_CACHE"):
        base = Path(own).expanduser()
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "munigraph" / "cache"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "munigraph"
    folder = base.resolve() / "projections"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(say("cache_unwritable", folder=folder, reason=error.strerror or error)) from error
    return folder


def name_of(path: Path) -> str:
    """What the projections of the store in a file are called."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]


def discard(path: Path) -> None:
    """Remove the projections of the store in a file: what is forgotten is not to live on in them."""
    folder = cache_folder()
    try:
        with _lock(folder):
            for file in folder.glob(f"{name_of(path)}-*.lbug"):
                file.unlink()
    except OSError as error:
        raise StoreError(say("cache_unwritable", folder=folder, reason=error.strerror or error)) from error


def private_copy(store: str, version: str, build: Callable[[Path, Path], None], into: Path, *, fresh: bool = False) -> Path:
    """A copy of the projection of ``store`` at ``version``, in the folder ``into``.

    Where there is none, or a ``fresh`` one is wanted, ``build(folder, file)`` makes ``file`` in an empty folder; it takes
    its place when it is whole. Others that want it meanwhile wait. Projections of the store's other versions are removed,
    and of other stores those that nobody has used for longest.
    """
    folder = cache_folder()
    wanted = folder / f"{store}-{version}.lbug"
    try:
        with _lock(folder):
            if fresh or not wanted.exists():
                _make(wanted, build)
            wanted.touch()
            for other in _superfluous(folder, store):
                if other != wanted:
                    with contextlib.suppress(OSError):
                        other.unlink()
            return Path(shutil.copyfile(wanted, into / "projection.lbug"))
    except OSError as error:
        raise StoreError(say("cache_unwritable", folder=folder, reason=error.strerror or error)) from error


def _superfluous(folder: Path, store: str) -> list[Path]:
    newest_first = sorted(folder.glob("*.lbug"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [file for n, file in enumerate(newest_first) if n >= _STORES or file.name.startswith(f"{store}-")]


def _make(wanted: Path, build: Callable[[Path, Path], None]) -> None:
    for abandoned in wanted.parent.glob("building-*"):  # nobody else builds: we have the lock
        shutil.rmtree(abandoned, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=wanted.parent, prefix="building-") as scratch:
        made = Path(scratch) / "projection.lbug"
        build(Path(scratch), made)
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.replace(wanted)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Alone with the folder. A lock of SQLite: the same on every system, and gone with its process however that ends."""
    with closing(sqlite3.connect(folder / "lock", timeout=_LOCK_SECONDS, isolation_level=None)) as db:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise StoreError(say("cache_locked", folder=folder)) from error
        yield
