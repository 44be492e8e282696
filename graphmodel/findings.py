"""What an examination finds: a sentence, how grave it is, and what to do about it.

``munigraph doctor`` prints them. Whoever examines a store, a server or a computer gives findings and changes nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["good", "note", "warning", "serious"]
LEVELS: tuple[Level, ...] = ("good", "note", "warning", "serious")


@dataclass(frozen=True, slots=True)
class Finding:
    """``check`` is what was looked at, a word for machines; ``advice`` is empty where nothing needs to be done."""

    check: str
    level: Level
    what: str
    advice: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self)


def finding(check: str, level: Level, sentence: str) -> Finding:
    """The finding of a sentence whose second line, if it has one, is the advice."""
    what, _, advice = sentence.partition("\n")
    return Finding(check, level, what, advice)
