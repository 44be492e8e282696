"""What commands print: data to standard output, talk to standard error; text that fits the terminal.

Machine formats are UTF-8 whatever the console speaks. What comes from a report is printed in one line, without the
control characters that a terminal would obey.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable
from unicodedata import normalize

INDENT = 2
_BAR = 30


def put(text: str = "") -> None:
    """Print text for a person."""
    print(text)


def put_bytes(text: str | bytes) -> None:
    """Print for a machine: bytes as they are, text in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def put_json(data: object, *, one_line: bool = False) -> None:
    """Print JSON in UTF-8; ``one_line`` for JSON Lines."""
    put_bytes(json.dumps(data, ensure_ascii=False, indent=None if one_line else 1) + "\n")


def talk(sentence: str) -> None:
    """Say something that is no data."""
    print(sentence, file=sys.stderr)


def width() -> int:
    """Columns of the terminal; 80 where there is none and COLUMNS does not say."""
    return max(40, shutil.get_terminal_size().columns)


def paragraph(text: str) -> str:
    """Text of our own, filled to the width of the terminal."""
    return textwrap.fill(text, width(), break_on_hyphens=False)


def put_prose(text: str) -> None:
    """Print lines, wrapped below their own indentation for a terminal; a pipe gets them whole, for grep."""
    put(wrapped(text, width()) if sys.stdout.isatty() or os.environ.get("COLUMNS") else text)


def wrapped(text: str, columns: int) -> str:
    """Every line broken between words so that it fits, its rest indented a little more than itself."""
    return "\n".join(part for line in text.splitlines() for part in _broken(line, columns))


def _broken(line: str, columns: int) -> Iterable[str]:
    indent = len(line) - len(line.lstrip())
    rest = " " * min(indent + INDENT, columns // 2)
    return textwrap.wrap(line, columns, subsequent_indent=rest, break_on_hyphens=False) or [""]


def plain(text: str) -> str:
    """Text in one line, without control characters, its accents one with their letters as a terminal counts them."""
    return normalize("NFC", "".join(c for c in " ".join(text.split()) if c.isprintable()))


def meter(label: str) -> Callable[[int, int], None]:
    """A progress bar on standard error, where that is a terminal: call it with what is done and what there is."""

    def show(done: int, total: int) -> None:
        filled = _BAR * done // total if total else _BAR
        bar = "#" * filled + "-" * (_BAR - filled)
        end = "\n" if done >= total else ""
        print(f"\r{label} [{bar}] {done * 100 // max(total, 1):3d} %", end=end, file=sys.stderr, flush=True)

    return show if sys.stderr.isatty() else lambda done, total: None
