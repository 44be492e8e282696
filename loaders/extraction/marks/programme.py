"""The lines of a programme that tell the time: "9:30 – 10:00 Inauguración", "16:00 h. Taller A. Ciclovías que se usan"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit


def clock_end(runs: Runs) -> int:
    """Where the time ends that a line opens with; 0 where it opens with none."""
    words = runs.lex.words["clock_words"]
    tokens = runs.tokens
    timed = False
    k = 0
    while k < len(tokens) and (tokens[k].kind != "word" or tokens[k].key in words):
        token = tokens[k]
        if token.kind == "number":
            timed = timed or _is_time(token.text) or (k + 1 < len(tokens) and tokens[k + 1].key in words)
        elif token.kind == "sign" and token.text not in "-–—|.,:·•":
            break
        k += 1
    return k if timed and tokens[0].kind == "number" else 0


def _is_time(text: str) -> bool:
    hour, sign, minute = text.partition(":") if ":" in text else text.partition(".")
    return sign != "" and len(hour) < 3 and len(minute) == 2 and minute.isdecimal()


def session(unit: Unit, runs: Runs, found: Sequence[Mention], clock: int) -> list[Mention]:
    """The mentions of such a line; the event that stands behind the time is named, as far as its words are set in bold."""
    event = next((m for m in found if m.kind == "event" and m.first == clock), None)
    if event is None:
        return list(found)
    bold = unit.block.bold
    end = bisect_left(unit.starts, bold[0][1]) if bold and bold[0][0] == 0 else 0
    bare = event.generic and not event.derived and end <= event.last
    if bare and runs.tokens[clock].key not in runs.lex.words["ceremonies"]:
        return list(found)  # "16:00 Reunión de los dos delegados con …": told, not named
    end = max(event.last, end)
    while unit.tokens[end - 1].text in (".", ":", ";"):
        end -= 1
    name = runs.text(clock, end)
    aliases = (*event.aliases, event.name) if event.name != name else event.aliases
    whole = replace(event, last=end, name=name, aliases=aliases, sub="nested", generic=False, derived=False)
    return [*(m for m in found if m.last <= clock), whole, *(m for m in found if m.first >= end)]
