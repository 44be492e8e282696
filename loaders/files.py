"""Files and folders: what can be read, how its bytes are decoded, and one sentence for what cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from graphmodel.errors import InputError
from graphmodel.messages import catalogue

say = catalogue("loaders")

FORMATS = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", ".json": "facts"}
LARGEST = 64 * 1024 * 1024  # bytes; a report of a thousand pages is a hundredth of it


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Files as given; of a folder, all below it in a format that can be read, gold annotations left out, links not followed."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if readable(p, path)]
            if not inside:
                raise InputError(say("no_reports", folder=path, formats=", ".join(sorted(FORMATS))))
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return list(found)


def readable(path: Path, folder: Path) -> bool:
    """Whether a file is a report by its name; hidden is what is hidden inside the folder, wherever the folder itself is."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    gold = path.name.endswith(".gold.json")
    return path.suffix.lower() in FORMATS and path.is_file() and not path.is_symlink() and not hidden and not gold


def format_of(path: Path) -> str:
    """The format by the file's ending."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise InputError(say("unknown_format", file=path, formats=", ".join(sorted(FORMATS))))
    return found


def read_bytes(path: Path) -> bytes:
    """The file's bytes, or the sentence that says why there are none."""
    try:
        if path.is_dir():
            raise InputError(say("is_folder", file=path))
        if path.stat().st_size > LARGEST:
            raise InputError(say("too_large", file=path, limit=LARGEST // 1024 // 1024))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(say("no_such_file", file=path)) from error
    except OSError as error:
        raise InputError(say("unreadable", file=path, why=error.strerror or str(error))) from error
    if not data.strip():
        raise InputError(say("empty_file", file=path))
    return data


def decode(data: bytes, path: Path) -> str:
    """Text of bytes: UTF-8 or, with a byte order mark, UTF-16; else the Windows encoding of western Europe.

    Binary data is refused. The text keeps its characters as they are; only a byte order mark is dropped.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(say("not_text", file=path)) from error
    if b"\0" in data[:4096]:
        raise InputError(say("not_text", file=path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    controls = sum((unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v\x85") or c == "\ufffd" for c in text[:20000])
    if controls > max(3, len(text[:20000]) // 200):
        raise InputError(say("not_text", file=path))
    return text


def slug(name: str) -> str:
    """A file's stem as an id: small ASCII letters, digits and hyphens."""
    folded = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"
