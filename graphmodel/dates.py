"""Dates as they are stated: ISO 8601 texts, as precise as known ("2025", "2025-03", "2025-03-14"). No clock is read."""

from __future__ import annotations

import re

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day."""
    return bool(_DATE.fullmatch(text))


def is_after(date: str, other: str) -> bool:
    """Whether a date is later than another, compared as precisely as the coarser of the two."""
    size = min(len(date), len(other))
    return date[:size] > other[:size]


def known_by(dates: list[str], day: str) -> bool:
    """Whether something with these dates (its begin, its report's) counts on a day: one is not later, or none is known."""
    return not dates or not all(is_after(d, day) for d in dates)
