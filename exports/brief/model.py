"""What a brief says, in the order in which it is read; how it looks is the renderers' affair.

Quotations are numbered through the brief. One stands in full where it is first needed (``Item.quotes``); wherever else it
is the ground for something, its number does (``Item.notes``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its number and where it is from, quotation marks included."""

    number: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a section: a name that stands out, what follows it, and what that rests on.

    ``text`` brings its own comma or colon. An item without a name belongs to what stands before it.
    """

    name: str
    text: str = ""
    notes: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``more`` says what was left out."""

    heading: str
    items: tuple[Item, ...]
    lead: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """``lines`` stand below the title; ``foot`` at the end. ``language`` is that of its words, "es" or "en"."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    language: str


def numbers(notes: tuple[int, ...]) -> str:
    """Numbers of quotations as they are written, three or more in a row as from–to: ``[1] [4]–[7]``."""
    runs: list[list[int]] = []
    for n in notes:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    written = [f"[{run[0]}]–[{run[-1]}]" if len(run) > 2 else " ".join(f"[{n}]" for n in run) for run in runs]
    return " ".join(written)
