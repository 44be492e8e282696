"""A digest as text for a terminal and as Markdown for an e-mail; pure, in the language in use.

Reports first, then the sections that have something to tell, counted, each cut where it gets long. A store's first reports
are told in numbers: everything in them is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graphmodel.graph import Node
from graphmodel.messages import catalogue
from graphmodel.news.digest import SHOWN, Digest, Item, Section
from munigraph.digest.lines import TITLE, claim_line, item_line, quotation, short, where
from munigraph.digest.overview import overview
from munigraph.terminal import plain
from queries.paths.render import escaped

say = catalogue("munigraph.digest")
_QUOTED = {
    "agreements_moved",
    "agreements_back",
    "agreements_new",
    "posts_ended",
    "posts_begun",
    "meetings_new",
    "confirmed",
    "parted",
}
_LISTED = {"organizations_new", "people_new", "initiatives_new", "events_new", "places_new"}
"""Sections of names: one line for all, unless everything is wanted."""
_NAMED = 3  # reports at the head


@dataclass(frozen=True, slots=True)
class _Marks:
    """How a kind of text prepares names, sets off what stands below the reports, and each sort of line."""

    text: Callable[[str], str]
    below: str
    heading: str
    names: str
    line: str
    quote: str
    claim: str


_PLAIN = _Marks(plain, "\n", "{}", "{}: {}", "  {}", "      {}", "      {}")
_MARKDOWN = _Marks(escaped, "\n\n", "### {}\n", "- **{}**: {}", "- {}", "  > {}", "  - {}")


def as_text(told: Digest, most: int | None = SHOWN) -> str:
    """Lines for a terminal; with at most so many items of a section."""
    return _text(told, most, _PLAIN)


def as_markdown(told: Digest, most: int | None = SHOWN) -> str:
    """The same, ready to paste."""
    return _text(told, most, _MARKDOWN)


def _text(told: Digest, most: int | None, marks: _Marks) -> str:
    """Blocks with an empty line between them; sections that take one line each are one block."""
    if not told:
        return say("nothing")
    in_numbers = told.first and most is not None
    below = "\n".join(_numbers(told, marks)) if in_numbers else _counts(told)
    blocks = [marks.below.join(filter(None, [*_reports(told, marks.text), below]))]
    if told.contradictions:
        blocks.append("\n".join(_contradictions(told, most, marks)))
    sections = () if in_numbers else told.sections
    for short_ones, group in groupby(sections, lambda s: s.name in _LISTED and most is not None):
        texts = ["\n".join(_section(told, s, most, marks)) for s in group]
        blocks += ["\n".join(texts)] if short_ones else texts
    return "\n\n".join(filter(None, blocks))


def _reports(told: Digest, text: Callable[[str], str]) -> Iterator[str]:
    for key, reports in (("reports", told.reports), ("reports_gone", told.gone_reports)):
        if reports:
            yield say(f"{key}_one" if len(reports) == 1 else key, n=len(reports), named=_named(reports, text))


def _numbers(told: Digest, marks: _Marks) -> Iterator[str]:
    return (marks.line.format(line) for line in overview(told.comparison.after, marks.text))


def _counts(told: Digest) -> str:
    """How much there is of what, where reports came or went."""
    counts = [(say("contradictions"), len(told.contradictions))] if told.contradictions else []
    counts += [(say(f"section_{s.name}"), len(s.items)) for s in told.sections]
    if not counts:
        return say("nothing_new")
    return " · ".join(f"{heading}: {n}" for heading, n in counts) if told.reports or told.gone_reports else ""


def _named(reports: Sequence[Node], text: Callable[[str], str]) -> str:
    titles = [_title(n, text) for n in reports[-_NAMED:]]
    named = "; ".join(titles)
    return say("and_others", named=named, n=len(reports) - _NAMED) if len(reports) > _NAMED else named


def _title(report: Node, text: Callable[[str], str]) -> str:
    date, name = report.properties.get("date"), text(short(report.name, TITLE))
    return f"{name} ({date})" if date else name


def _contradictions(told: Digest, most: int | None, marks: _Marks) -> Iterator[str]:
    yield marks.heading.format(f"{say('contradictions')} ({len(told.contradictions)})")
    for found in told.contradictions[:most]:
        yield marks.line.format(say(f"contradiction_{found.kind}", subject=marks.text(found.subject)))
        for claim in found.claims:
            yield marks.claim.format(claim_line(told, found, claim, marks.text))
    yield from _left(len(told.contradictions), most, marks)


def _section(told: Digest, section: Section, most: int | None, marks: _Marks) -> Iterator[str]:
    heading = f"{say(f'section_{section.name}')} ({len(section.items)})"
    if section.name in _LISTED and most is not None:
        yield marks.names.format(heading, _names(told, section, most, marks.text))
        return
    yield marks.heading.format(heading)
    for item in section.items[:most]:
        yield from _item(told, section.name, item, marks)
    yield from _left(len(section.items), most, marks)


def _left(n: int, most: int | None, marks: _Marks) -> Iterator[str]:
    if most is not None and n > most:
        yield marks.line.format(say("more", n=n - most))


def _names(told: Digest, section: Section, most: int, text: Callable[[str], str]) -> str:
    """The first names of a section, those of one report together."""
    by_report: dict[str, list[str]] = {}
    for item in section.items[:most]:
        place = text(say("where", report=item.evidence[0].report)) if item.evidence else ""
        by_report.setdefault(place, []).append(item_line(told, section.name, item, text))
    named = " · ".join(f"{'; '.join(names)} {place}".rstrip() for place, names in by_report.items())
    left = len(section.items) - most
    return say("and_more", named=named, n=left) if left > 0 else named


def _item(told: Digest, section: str, item: Item, marks: _Marks) -> Iterator[str]:
    line = item_line(told, section, item, marks.text)
    if section in _QUOTED and item.evidence:
        yield marks.line.format(line)
        yield marks.quote.format(quotation(told, item.evidence[0], marks.text))
    else:
        yield marks.line.format(line + (f" {where(item.evidence[0], marks.text)}" if item.evidence else ""))
