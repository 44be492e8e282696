"""Files and folders: what can be read, how its bytes are decoded, and one sentence for what cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from graphmodel.errors import InputError
from graphmodel.messages import catalogue
from loaders import encodings

say = catalogue("loaders")

FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".json": "facts",
}
ENDINGS = {"html": ".html", "docx": ".docx", "pdf": ".pdf"}
LARGEST = 64 * 1024 * 1024  # bytes; the text of a report of a thousand pages is a hundredth of it
LONGEST = 4_000_000  # characters of a text
LONGEST_FACTS = 16_000_000  # characters of a facts document, in one line or many
_GAP = re.compile(r"\{(folder|name|ending)\}")
LONGEST_LINE = 200_000  # characters of a line; the longest paragraphs have ten thousand


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


def read_bytes(path: Path, largest: int | None = LARGEST) -> bytes:
    """The file's bytes, or the sentence that says why there are none; more than ``largest`` are refused, None: never."""
    try:
        if path.is_dir():
            raise InputError(say("is_folder", file=path))
        if largest is not None and path.stat().st_size > largest:
            raise InputError(say("too_large", file=path, limit=largest // 1024 // 1024))
        with path.open("rb") as file:
            data = file.read() if largest is None else file.read(largest + 1)
        if largest is not None and len(data) > largest:  # what tells no size: a pipe, a device
            raise InputError(say("too_large", file=path, limit=largest // 1024 // 1024))
    except FileNotFoundError as error:
        raise InputError(say("no_such_file", file=path)) from error
    except OSError as error:
        raise InputError(say("unreadable", file=path, why=error.strerror or str(error))) from error
    if not data.strip():
        raise InputError(say("empty_file", file=path))
    return data


def decode(data: bytes, path: Path, longest: int = LONGEST, longest_line: int = LONGEST_LINE) -> str:
    """Text of bytes; a file that is no text is refused, as is one that no report is as long as. Lengths are in characters."""
    try:
        text = encodings.decode(data)
    except UnicodeDecodeError as error:
        raise InputError(say("not_text", file=path)) from error
    if len(text) > longest:
        raise InputError(say("too_long", file=path))
    if max(map(len, text.splitlines()), default=0) > longest_line:
        raise InputError(say("endless_line", file=path))
    return text


def check_kind(path: Path, data: bytes, name: str) -> None:
    """Refuse a file whose first bytes say that it is something else than its ending says."""
    found = kind_of(data)
    if found is None or found == name or (found == "zip" and name == "docx"):
        return  # a zip that is no Word document: its reader says what is wrong with it
    if found in ENDINGS:
        raise InputError(say("wrong_ending", file=path, kind=found.upper(), ending=ENDINGS[found]))
    raise InputError(say(f"is_{found}", file=path))


def kind_of(data: bytes) -> str | None:
    """What a file is by its first bytes: pdf, docx, html, or (not read) doc, rtf, zip; None where they tell nothing."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04"):
        return "docx" if b"word/document.xml" in data else "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return (
        "html"
        if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html[\s>])", head, re.S)
        else None
    )


def id_of(path: Path, pattern: str | None = None) -> str:
    """A report's id by its file: the slug of the stem, or a pattern filled in.

    ``{folder}``, ``{name}`` and ``{ending}`` stand for the slugs of the folder that holds the file, of its stem and of its
    ending. All are of the file alone: what else lies in the folder, and what was loaded before, changes no id.
    """
    gaps = {"folder": path.absolute().parent.name, "name": path.stem, "ending": path.suffix}
    return _GAP.sub(lambda gap: slug(gaps[gap[1]]), "{name}" if pattern is None else pattern)


def slug(name: str) -> str:
    """A file's stem as an id: small ASCII letters, digits and hyphens."""
    folded = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"
