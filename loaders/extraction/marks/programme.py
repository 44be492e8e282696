"""The lines of a programme that tell the time: "9:30 – 10:00 Inauguración", "16:00 h. Taller A. Ciclovías que se usan"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.extraction.runs import Runs
from loaders.extraction.units import Marks, Mention, Unit

ENOUGH = 3  # lines that tell the time make a programme
SHORTEST, LONGEST = 3, 25  # tokens of a talk's title
BELOW = 6  # lines below a talk in which its speakers stand


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
    greeting = runs.tokens[clock].key in runs.lex.words["mere_acts"]
    if greeting and runs.lex.honorifics.match(runs.tokens, clock + 1) is not None:
        return [m for m in found if m is not event]  # "Presentación Dr. Luis Paz"
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


def timed(units: Sequence[Unit]) -> dict[int, int]:
    """The lines of a programme that tell the time, and where it ends; none where a report has too few of them."""
    lines = (u for u in units if u.block.kind in ("paragraph", "item") and u.tokens and u.tokens[0].kind == "number")
    found = {u.index: clock for u in lines if (clock := clock_end(u.runs))}
    return found if len(found) >= ENOUGH else {}


def talks(units: Sequence[Unit], marks: Marks) -> Marks:
    """The same mentions, and an event for each talk that goes by its title alone: "11:00 Archivos que caminan. Ponente: …"."""
    clocks = timed(units)
    out = list(marks)
    for n, clock in clocks.items():
        unit, runs = units[n], units[n].runs
        if clock == len(unit.tokens):
            continue  # a time alone
        end = _title_end(unit, clock)
        words = [t for t in unit.tokens[clock:end] if t.kind == "word"]
        if not SHORTEST <= len(words) <= end - clock <= LONGEST or not words[0].capital or _no_talk(runs, out[n], clock):
            continue
        below = takewhile(lambda u: u.index not in clocks and u.block.kind != "heading", units[n + 1 : n + 1 + BELOW])
        if _someone(unit, end) or any(_someone(u, 0) for u in below):
            title = Mention("event", n, clock, end, runs.text(clock, end), "nested")
            out[n] = (*(m for m in out[n] if m.last <= clock), title, *(m for m in out[n] if m.first >= end))
    return tuple(out)


def _title_end(unit: Unit, clock: int) -> int:
    """Where a talk's title ends: with its sentence, in bold, or before a bracket or a dash."""
    bold = next((bisect_left(unit.starts, b) for a, b in unit.block.bold if a <= unit.starts[clock] < b), 0)
    end = bold if bold > clock else unit.sentence_of(clock)[1]
    end = next((k for k in range(clock + 1, end) if unit.tokens[k].text in ("(", "–", "—", "|")), end)
    while unit.tokens[end - 1].text in (".", ":", ";", ","):
        end -= 1
    return end


def _no_talk(runs: Runs, found: Sequence[Mention], clock: int) -> bool:
    """Whether something else stands behind the time: an event by its head, a person, a body, a break, a greeting."""
    key = runs.tokens[clock].key
    if (
        any(key in runs.lex.words[name] for name in ("meals", "breaks", "mere_acts", "ceremonies"))
        or runs.person(clock) > clock + 1
    ):
        return True
    return runs.begins_person(clock) or any(
        m.first <= clock < m.last and m.kind in ("event", "organization", "post") for m in found
    )


def _someone(unit: Unit, first: int) -> bool:
    """Whether a person is named behind token ``first`` of a line."""
    given = unit.runs.lex.given_names
    if first == 0 and unit.runs.lex.honorifics.match(unit.tokens, 0) is not None:
        return True
    return any(t.capital and t.key in given and unit.runs.person(k) > k + 1 for k, t in enumerate(unit.tokens) if k >= first)
