"""What ``munigraph doctor`` looks at: this computer, the store that is used, and the server it is on. Changes nothing.

    for finding in examined("./munigraph.db"): …

What there is to know of a store or a server, its own module knows (``graphmodel.sqlite.examination``,
``graphmodel.neo4j.examination``).
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.findings import Finding, finding
from graphmodel.messages import catalogue

say = catalogue("munigraph.commands")

_OLDEST_SQLITE = (3, 38, 0)  # the first that always knows JSON
_COMPILED = ("ladybug", "pypdfium2", "yaml")  # what an office computer may refuse to load
_FULL, _TIGHT = 200 << 20, 2 << 30  # bytes


def examined(store: str) -> Iterator[Finding]:
    """All that is found, the computer first."""
    from graphmodel.neo4j.readiness import local_findings

    yield _python()
    yield from _packages()
    yield from _room(store)
    yield from _store(store)
    yield from local_findings(wanted=store == "local")
    yield finding("offline", "good", say("doctor_offline_but_server" if "://" in store else "doctor_offline"))


def _python() -> Finding:
    from munigraph import __version__

    values = {
        "munigraph": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "bits": 64 if sys.maxsize > 1 << 32 else 32,
        "sqlite": sqlite3.sqlite_version,
    }
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        return finding("python", "serious", say("doctor_sqlite_old", **values))
    return finding("python", "good", say("doctor_python", **values))


def _packages() -> Iterator[Finding]:
    for name in _COMPILED:
        try:
            import_module(name)
        except (ImportError, OSError) as error:
            why = " ".join(str(error).split())
            yield finding("packages", "serious", say("doctor_package", package=name, why=why))


def _room(store: str) -> Iterator[Finding]:
    """Where is written: beside the store, and into the folder for what does not last."""
    places = [Path(tempfile.gettempdir()), *([] if _is_neo4j(store) else [Path(store).resolve().parent])]
    least = min(filter(Path.is_dir, places), key=lambda p: shutil.disk_usage(p).free)
    free = shutil.disk_usage(least).free
    values = {"folder": least, "free": f"{free / (1 << 30):.1f}"}
    if free < _FULL:
        yield finding("disk", "serious", say("doctor_disk_full", **values))
    elif free < _TIGHT:
        yield finding("disk", "warning", say("doctor_disk_tight", **values))
    else:
        yield finding("disk", "good", say("doctor_disk", **values))


def _is_neo4j(store: str) -> bool:
    return store == "local" or "://" in store


def _store(store: str) -> Iterator[Finding]:
    if not _is_neo4j(store):
        from graphmodel.sqlite.examination import examined as file_examined

        yield from file_examined(Path(store))
        return
    from graphmodel.neo4j.address import from_environment
    from graphmodel.neo4j.examination import examined as server_examined
    from graphmodel.neo4j.readiness import local_address

    try:
        address = local_address() if store == "local" else from_environment(store)
    except StoreError as error:
        yield finding("store", "serious", str(error))
        return
    yield from server_examined(address)
