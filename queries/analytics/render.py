"""What the answers of this package have in common when people read them: ties with their quotations, and steadiness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from graphmodel.messages import catalogue
from queries.analytics.stability import Span
from queries.paths import Hop
from queries.paths.answer import Source
from queries.paths.render import citations, hop_sentence, one_line

say = catalogue("queries.analytics")
Row = list[Any]
SPAN_COLUMNS = ("best_rank", "worst_rank", "moved_by")
TIE_COLUMNS = ("ties", "quotes", "reports")
_INDENT = "   "


def as_lines(lines: Iterable[str]) -> str:
    """Lines as one text; an empty line never follows another, nor stands first."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def figure(value: float) -> str:
    """A value with three figures that say something, never as a power of ten."""
    return f"{value:.0f}" if value >= 100 else f"{value:.6f}".rstrip("0") if 0 < value < 0.0001 else f"{value:.3g}"


def quoted_ties(ties: Iterable[Hop], sources: Mapping[str, Source], indent: str = _INDENT) -> Iterator[str]:
    """A sentence on each tie, and below it where it says so: once for neighbours that rest on the same passage."""
    for said, alike in groupby(ties, key=lambda t: tuple(citations(t, sources, one_line))):
        for tie in alike:
            yield f"{indent}{hop_sentence(tie, one_line)}"
        yield from (f"{indent}    {citation}" for citation in said)


def span_words(span: Span | None, sources: Mapping[str, Source]) -> Iterator[str]:
    """How steady a rank is, in one line; none where it was not asked for."""
    if not span:
        return
    report = one_line(sources[span.report].title) if span.report else ""
    if span.worst is None:
        yield _INDENT + say("span_out", report=report)
    elif span.best == span.worst:
        yield _INDENT + say("span_steady", rank=span.best)
    else:
        yield _INDENT + say("span_moves", best=span.best, worst=span.worst, report=report)


def span_cells(span: Span | None) -> Row:
    """The same for a spreadsheet; an actor that falls out has no worst rank."""
    return [span.best, span.worst, span.report] if span else [None, None, None]


def tie_cells(ties: Iterable[Hop]) -> Row:
    """Sentences on ties, the best quotation of each, and the reports that these are from, one after the other."""
    listed = list(ties)
    quoted = [t.evidence[0] for t in listed if t.evidence]
    return [[hop_sentence(t, one_line) for t in listed], [one_line(s.quote) for s in quoted], [s.report for s in quoted]]
