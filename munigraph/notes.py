"""Numbers for quotations: one that carries several ties is printed once, and known by its number from then on."""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel.graph import Statement
from graphmodel.quotations import legible


class Notes:
    """Numbers in the order of first use. The same words of one report have one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._pages: dict[str, set[int]] = {}

    def cite(self, statements: Iterable[Statement]) -> tuple[list[int], list[tuple[int, Statement]]]:
        """The numbers of quotations that had one before, and those that are new, to be printed with theirs."""
        known: list[int] = []
        new: list[tuple[int, Statement]] = []
        for s in statements:
            key = (s.report, legible(s.quote))
            if key not in self._numbers:
                self._numbers[key] = len(self._numbers) + 1
                new.append((self._numbers[key], s))
            elif self._numbers[key] not in (*known, *(n for n, _ in new)):
                known.append(self._numbers[key])
            if s.page:
                self._pages.setdefault(s.report, set()).add(s.page)
        return known, new

    def of(self, report: str) -> tuple[int, ...]:
        """The numbers of a report's quotations."""
        return tuple(n for (of, _), n in self._numbers.items() if of == report)

    def pages(self, report: str) -> list[int]:
        """The pages of a report that are cited."""
        return sorted(self._pages.get(report, ()))
