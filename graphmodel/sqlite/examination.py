"""What is wrong or risky with the file of a store, found without changing it.

for finding in examined(Path("munigraph.db")): …
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.findings import Finding, finding
from graphmodel.messages import catalogue
from graphmodel.sqlite.store import SqliteStore

say = catalogue("graphmodel")

_NETWORK = ("nfs", "cifs", "smb", "9p", "afpfs", "webdav", "fuse.sshfs", "davfs")
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud", "my drive")
_DRIVE_REMOTE = 4  # of Windows
_MOUNTS = Path("/proc/self/mounts")


def examined(path: Path) -> Iterator[Finding]:
    """What is found at a path: whether the file is sound, who may read it, and whether it lies where SQLite can trust."""
    if not path.exists():
        yield finding("store", "note", say("doctor_no_file", path=path))
        yield from _place(path)
        return
    try:
        with SqliteStore(path, create=False) as store:
            reports = store.quick_check()
    except StoreError as error:
        yield finding("store", "serious", say("doctor_file_broken", why=error))
        return
    yield finding("store", "good", say("doctor_file", path=path, n=reports, size=max(1, path.stat().st_size >> 10)))
    if os.name == "posix" and _anybody_reads(path.resolve()):
        yield finding("readers", "warning", say("doctor_file_open", path=path))
    yield from _place(path)


def _anybody_reads(path: Path) -> bool:
    """Whether the rights of the file and of every folder above let all users in."""
    return bool(path.stat().st_mode & stat.S_IROTH) and all(p.stat().st_mode & stat.S_IXOTH for p in path.parents)


def _place(path: Path) -> Iterator[Finding]:
    folder = path.resolve().parent
    if _on_network(folder):
        yield finding("place", "serious", say("doctor_file_network", folder=folder))
    elif any(word in part.lower() for part in folder.parts for word in _SYNCHRONISED):
        yield finding("place", "warning", say("doctor_file_synchronised", folder=folder))


def _on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer; where the system does not say, it does not."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(Path(folder.anchor))) == _DRIVE_REMOTE)
    try:
        mounts = [line.split(" ")[1:3] for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:  # a Mac has no such list
        return False
    above = {str(p) for p in (folder, *folder.parents)}
    at, kind = max(((at, kind) for at, kind in mounts if at in above), key=lambda m: len(m[0]), default=("", ""))
    return at != "/" and kind.startswith(_NETWORK)  # a container may call its own root so
