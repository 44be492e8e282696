"""From a file to facts: readers, text repair, the Spanish lexicon and extraction in small pure stages.

    report = read_report(Path("informe.md"))     # its facts and its text
    files = find_files([Path("informes")])
    left = find_residue(report)                  # the sentences that look like a fact and gave none

Reading raises InputError with one sentence; nothing is fetched, written or guessed beyond the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.report import Report

if TYPE_CHECKING:
    from loaders.blocks import Block
    from loaders.residue import Residue


def read_report(path: Path, *, report_id: str | None = None, text: str | None = None, data: bytes | None = None) -> Report:
    """The report in a file: one of Markdown, text, HTML, Word or PDF is read, a facts document (JSON) is taken as it is.

    ``report_id`` overrides the id, which is otherwise the facts document's own or the slug of the file's stem.
    ``text`` is the report's text where the file is a facts document: its quotations are then located in it.
    ``data`` are the file's bytes where somebody has read them already; ``path`` is then only its name.
    """
    from loaders.reading import read_report as read

    return read(path, report_id=report_id, text=text, data=data)


def find_files(paths: list[Path]) -> list[Path]:
    """The files to read: files as given, folders searched for the formats that can be read, in the order of their names."""
    from loaders.files import find_files as find

    return find(paths)


def find_residue(report: Report, blocks: Sequence[Block] | None = None) -> Residue:
    """The sentences of a report that look like a fact and gave none, and what share they are of those that look like one.

    ``blocks`` are those of the reader that read it; without them the report's text is read again, by the reader of the
    format that its facts name, else as plain text. InputError where the report has no text: a facts document by itself.
    """
    from loaders.residue import find_residue as find

    return find(report, blocks)


__all__ = ["find_files", "find_residue", "read_report"]
