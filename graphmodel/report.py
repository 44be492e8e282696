"""A report as it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from graphmodel.facts import FactsDocument


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a report was read from: its base name, the digest of its bytes, and the digest of what read it.

    Equal origins give equal reports, so a file need not be read to know that nothing is new in it.
    """

    file: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is stored: its facts and, where known, its text (unrepaired, as decoded) and the file it is from."""

    facts: FactsDocument
    text: str | None = None
    origin: Origin | None = None

    @property
    def id(self) -> str:
        return self.facts.document.id
