"""From a file to facts: readers, text repair, the Spanish lexicon and extraction in small pure stages.

    report = read_report(Path("informe.md"))     # its facts and its text
    files, refused = find_files([Path("informes")])

Reading raises InputError with one sentence; nothing is fetched, written or guessed beyond the file.
"""

from __future__ import annotations

from pathlib import Path

from graphmodel.report import Report


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


__all__ = ["find_files", "read_report"]
