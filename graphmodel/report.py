"""A report as it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from graphmodel.facts import FactsDocument


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is stored: its facts and, where known, its text (unrepaired, as decoded)."""

    facts: FactsDocument
    text: str | None = None

    @property
    def id(self) -> str:
        return self.facts.document.id
