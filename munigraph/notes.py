"""Numbers for quotations: one that carries several ties is printed once, and known by its number from then on."""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel.graph import Statement
from graphmodel.quotations import legible


class Notes:
    """Numbers in the order of first use.

    The same words of one report have one number, and so has what stands within a passage that is quoted already.
    """

    def __init__(self) -> None:
        self._quoted: list[Statement] = []  # number one first

    def cite(self, statements: Iterable[Statement]) -> tuple[list[int], list[tuple[int, Statement]]]:
        """The numbers of quotations that had one before, and those that are new, to be printed with theirs."""
        known: list[int] = []
        new: list[tuple[int, Statement]] = []
        for s in statements:
            number = next((n for n, quoted in enumerate(self._quoted, 1) if _covers(quoted, s)), 0)
            if not number:
                self._quoted.append(s)
                new.append((len(self._quoted), s))
            elif number not in (*known, *(n for n, _ in new)):
                known.append(number)
        return sorted(known), new

    def of(self, report: str) -> tuple[int, ...]:
        """The numbers of a report's quotations."""
        return tuple(n for n, quoted in enumerate(self._quoted, 1) if quoted.report == report)

    def pages(self, report: str) -> list[int]:
        """The pages of a report that are quoted."""
        return sorted({s.page for s in self._quoted if s.report == report and s.page})


def _covers(quoted: Statement, s: Statement) -> bool:
    if quoted.report != s.report:
        return False
    words, there = legible(s.quote), legible(quoted.quote)
    within = quoted.verified and s.verified and quoted.start <= s.start and s.end <= quoted.end
    return words == there or (within and words in there)
