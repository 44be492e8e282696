"""When a post is held, as stated beside it: "desde marzo de 2019", "entre 2011 y 2015", "(2020-2024)", "hasta 2022"."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.dates import year_of
from loaders.extraction.runs import Runs
from loaders.extraction.units import Unit

FAR = 12  # tokens before a post that a term may stand ("Desde 2019 es …")


@dataclass(frozen=True, slots=True)
class Term:
    """Stated begin and end, ISO dates as precise as stated or ""; tokens[first:last] say so."""

    since: str
    until: str
    first: int
    last: int


def term(unit: Unit, runs: Runs, at: int, end: int, cue: int | None, assumed: bool) -> Term | None:
    """The term of a post: its title begins at ``at``, its body ends at ``end``, its predicate begins at ``cue``.

    ``assumed``: the predicate tells of taking office, so that its day is the first.
    """
    begin, stop = unit.sentence_of(at)
    k = end
    while k < min(stop, end + 5) and (runs.text(k, k + 1) in (",", "(") or runs.tokens[k].key in runs.lex.words["term_words"]):
        if (found := term_at(runs, k)) is not None:
            return found
        k += 1
    if k < stop and (found := term_at(runs, k)) is not None:
        return found
    if cue is None:
        return None
    for k in range(max(begin, cue - FAR), at):
        found = term_at(runs, k)
        if found is not None and found.last <= at and _small(runs, found.last, cue if found.last <= cue else at):
            return found
    return _assumed(runs, end, stop) if assumed else None


def _assumed(runs: Runs, first: int, last: int) -> Term | None:
    """As in "asumió la alcaldía el 3 de marzo de 2022": the day that stands behind."""
    for k in range(first, min(first + 3, last)):
        at = runs.cue("definite", k) or runs.cue("in", k)
        if at is not None and (found := _date(runs, at)) is not None:
            return Term(found[1], "", k, found[0])
    return None


def _small(runs: Runs, first: int, last: int) -> bool:
    """Whether little stands between a term and what it is about: a comma, "y", an adverb, a subject's name."""
    between = runs.tokens[first:last]
    return len(between) < 6 and all(t.text not in (".", ";", ":") and t.key not in runs.lex.predicates.finite for t in between)


def term_at(runs: Runs, k: int) -> Term | None:
    """The term whose words begin at token k."""
    if (after := runs.cue("between", k)) is not None:
        return _pair(runs, k, after, "and")
    if (after := runs.cue("since", k)) is not None and (found := _date(runs, after)) is not None:
        until = runs.cue("until", found[0]) or runs.cue("to", found[0])
        second = _date(runs, until) if until is not None else None
        return Term(found[1], second[1] if second else "", k, second[0] if second else found[0])
    if (after := runs.cue("until", k)) is not None and (found := _date(runs, after)) is not None:
        return Term("", found[1], k, found[0])
    if (after := runs.cue("of", k)) is not None:
        return _pair(runs, k, after, "to")
    return _dashed(runs, k)


def _pair(runs: Runs, first: int, k: int, joint: str) -> Term | None:
    """As in "entre 2011 y 2015", "de enero de 2012 a marzo de 2015"."""
    begun = _date(runs, k)
    after = runs.cue(joint, begun[0]) if begun is not None else None
    if begun is None or after is None:
        return None
    ended = _date(runs, after)
    return Term(begun[1], ended[1], first, ended[0]) if ended is not None and ended[1] > begun[1] else None


def _dashed(runs: Runs, k: int) -> Term | None:
    """As in "2020-2024" or "2020/24"."""
    since = year_of(runs, k)
    if since and runs.text(k + 1, k + 2) in ("-", "–", "—", "/", "a") and (until := year_of(runs, k + 2)) and until > since:
        return Term(since, until, k, k + 3)
    token = runs.word(k)
    if token is not None and len(token.text) == 9 and token.text[4] in "-–/":
        years = (token.text[:4], token.text[5:])
        if all(y.isdigit() and 1900 < int(y) < 2100 for y in years) and years[0] < years[1]:
            return Term(years[0], years[1], k, k + 1)
    return None


def _date(runs: Runs, k: int) -> tuple[int, str] | None:
    """A day, month or year at k, articles and "año" skipped: where it ends, and as ISO."""
    while (token := runs.word(k)) is not None and (
        runs.cue("definite", k) is not None or token.key in runs.lex.words["term_words"]
    ):
        k += 1
    if year := year_of(runs, k):
        return k + 1, year
    token = runs.word(k)
    if token is None:
        return None
    day = ""
    if token.kind == "number" and token.text.isdigit() and 1 <= int(token.text) <= 31 and (of := runs.cue("of", k + 1)):
        day, k = f"-{int(token.text):02d}", of
    token = runs.word(k)
    month = runs.lex.months.get(token.key) if token is not None else None
    if month is None:
        return None
    at = runs.cue("of", k + 1) or k + 1
    year = year_of(runs, at)
    return (at + 1, f"{year}-{month:02d}{day}") if year else None
