"""The sentence around a place in a text, for quoting where a name stands."""

from __future__ import annotations

import re

LONGEST = 300
# A sentence ends at a stop behind a word of four letters or more (so not behind "Dr."), at a blank line, or before a list item.
_END = re.compile(r"(?<=\w{4}[.!?…])\s+(?=[^a-z])|\n\s*\n|\n(?=\s*(?:[-*•·#|>]|\d+[.)]))")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around ``text[start:end]`` begins and ends, without outer white space; at most ``LONGEST`` long."""
    first, last = max(0, end - LONGEST), min(len(text), start + LONGEST)
    begin = next((m.end() for m in reversed(list(_END.finditer(text, first, start)))), first)
    stop = next((m.start() for m in _END.finditer(text, end, last)), last)
    if stop - begin > LONGEST:
        stop = max(end, begin + LONGEST)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
