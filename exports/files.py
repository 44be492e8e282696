"""Writing a file so that it is there whole or as it was before.

The new text goes to a temporary name beside the target, is forced to disk, and takes the target's place in one step.
"""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import zipfile
from collections.abc import Mapping
from pathlib import Path

from graphmodel.errors import InputError, StoreError
from graphmodel.messages import catalogue

say = catalogue("exports")
SQLITE = b"SQLite format 3\0"


def write_text(target: str | Path, text: str) -> None:
    """Write ``text`` as UTF-8 to ``target``, whole or not at all.

    A file that is there is replaced, except a store: InputError, as for a folder or a missing folder. StoreError where
    the system refuses. ``-`` has no meaning here: whoever knows about standard output prints the text itself.
    """
    write_bytes(target, text.encode("utf-8"))


def write_bytes(target: str | Path, data: bytes) -> None:
    """As ``write_text``, for bytes."""
    path = Path(target)
    try:
        place = path.resolve()  # a link keeps pointing where it points
        _check(path, place)
        if place.exists() and not place.is_file():
            place.write_bytes(data)  # a device or a pipe has no place to take
        else:
            _replace(place, data)
    except OSError as error:
        raise StoreError(say("unwritable", target=path, reason=error.strerror or error)) from error


def write_files(target: str | Path, texts: Mapping[str, str]) -> None:
    """Write texts by their names: into one archive where the target ends in .zip, else into a folder, made where it is not.

    Other files of the folder stay. InputError where the target is a file; otherwise errors as of ``write_text``.
    """
    path = Path(target)
    if path.suffix.lower() == ".zip":
        write_bytes(path, archive({name: text.encode("utf-8") for name, text in texts.items()}))
        return
    if path.exists() and not path.is_dir():
        raise InputError(say("target_is_file", target=path))
    if not path.resolve().parent.is_dir():
        raise InputError(say("no_folder", target=path, folder=path.resolve().parent))
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(say("unwritable", target=path, reason=error.strerror or error)) from error
    for name, text in texts.items():
        write_text(path / name, text)


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip archive, the same bytes everywhere: no clock, and not compressed, because libraries compress differently."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            member.create_system = 3  # on Windows it would say so
            member.external_attr = 0o644 << 16
            packed.writestr(member, content)
    return data.getvalue()


def _check(path: Path, place: Path) -> None:
    if place.is_dir():
        raise InputError(say("target_is_folder", target=path))
    if not place.parent.is_dir():
        raise InputError(say("no_folder", target=path, folder=path.parent))
    if not place.is_file():
        return
    if not os.access(place, os.W_OK):
        raise PermissionError(None, say("read_only"))
    with place.open("rb") as there:
        if there.read(len(SQLITE)) == SQLITE:
            raise InputError(say("target_is_store", target=path))


def _replace(place: Path, data: bytes) -> None:
    # Made by hand, not by tempfile: a page is for others to read, so it gets the permissions any new file gets.
    temporary = place.with_name(f".{place.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
