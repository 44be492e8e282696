"""What every measure answers with: what it means, how steady it is, and rows that each quote the ties behind them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.messages import catalogue
from queries.analytics.render import Row
from queries.analytics.stability import Stability
from queries.paths.answer import Source

say = catalogue("queries.analytics")


@dataclass(frozen=True)
class Answer(ABC):
    """``explanation`` says in a sentence or two what the numbers mean; ``sources`` are the reports that anything cites."""

    explanation: str
    as_of: str
    stability: Stability
    sources: Mapping[str, Source]

    @abstractmethod
    def as_text(self) -> str:
        """Plain lines for a terminal, ending with a line break."""

    @abstractmethod
    def table(self) -> tuple[list[str], list[Row]]:
        """Columns and rows for a spreadsheet."""

    @abstractmethod
    def to_json(self) -> dict[str, Any]:
        """The machine form, keys and lists in a stable order."""

    def opening(self) -> list[str]:
        """The lines that every text begins with."""
        date = f" {say('as_of', date=self.as_of)}" if self.as_of else ""
        return [f"{self.explanation}{date}", self.stability.sentence(), ""]

    def said_of_all(self) -> dict[str, Any]:
        """The part of the machine form that is about no row."""
        return {"explanation": self.explanation, "as_of": self.as_of or None, "stability": self.stability.to_json()}
