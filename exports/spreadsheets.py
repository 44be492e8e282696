"""Text that no spreadsheet takes for a formula, in whichever CSV it stands."""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")


def inert(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run.

    Before apostrophes that such a sign follows there is one more, so that taking one away always gives the text back.
    """
    return "'" + text if _RISKY.match(text) else text
