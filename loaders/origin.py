"""Where a report is from: its file by name and content, and what reads it. Equal origins give equal reports.

origin_of(Path("informe.pdf"), data)     of bytes that were read
origin_in(Path("informe.pdf"))           of a file, without keeping it in memory
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graphmodel.report import Origin
from loaders.files import FORMATS

_READ_BY = ("loaders", "graphmodel")
_ENDINGS = (".py", ".yaml", ".toml")


def origin_of(path: Path, data: bytes) -> Origin:
    """The origin of what is read from these bytes under this name."""
    return Origin(path.name, hashlib.sha256(data).hexdigest(), reader(FORMATS.get(path.suffix.lower(), "")))


def origin_in(path: Path) -> Origin:
    """The origin of what would be read from this file; OSError where it cannot be opened."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Origin(path.name, digest, reader(FORMATS.get(path.suffix.lower(), "")))


@cache
def reader(form: str) -> str:
    """A digest of all that decides what is read from a format: our rules, our words, and the parser where it is not ours.

    By content, not by version: whoever adds a title to the lexicon reads anew what they have, and nobody else does.
    """
    digest = hashlib.sha256(f"{_parser(form)}\0".encode())
    for package in _READ_BY:
        root = Path(__file__).resolve().parent.parent / package
        for file in sorted(root.rglob("*")):
            if file.suffix in _ENDINGS:
                digest.update(f"{file.relative_to(root.parent).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _parser(form: str) -> str:
    try:
        return version("pypdfium2") if form == "pdf" else ""
    except PackageNotFoundError:
        return ""
