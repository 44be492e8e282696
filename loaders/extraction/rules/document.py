"""What the whole document says: its title, date and keywords, who publishes it, when its events are."""

from __future__ import annotations

from dataclasses import replace

from graphmodel.facts import Document
from loaders.blocks import Source
from loaders.extraction.dates import find_dates
from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.rules import sections


def describe(reading: Reading, source: Source) -> None:
    """Keywords: the list behind "Palabras clave"."""
    wanted = False
    for unit in reading.units:
        runs = reading.runs(unit)
        after = runs.cue("keywords", 0)
        colon = after is not None and runs.text(after, after + 1) in (":", "")
        if after is not None and colon and after + 1 >= len(unit.tokens):
            wanted = True
            continue
        if wanted or (after is not None and colon):
            begin = 0 if wanted else (after or 0) + 1
            _keywords(reading, unit.index, begin)
        wanted = False


def _keywords(reading: Reading, unit: int, begin: int) -> None:
    tokens = reading.units[unit].tokens
    first = begin
    for k in range(begin, len(tokens) + 1):
        if k == len(tokens) or tokens[k].text in (",", ";", "."):
            if k > first:
                name = " ".join(reading.units[unit].text(first, k).split())
                if name not in [known for known, _ in reading.topics]:
                    reading.topics.append((name, (unit, first, k)))
            first = k + 1


def find_publisher(reading: Reading) -> None:
    """The body whose document this is: named in its first headings or lines, and spoken of again."""
    found: list[Entity] = []
    named: list[Entity] = []
    for unit in reading.units[:4]:
        if len(unit.tokens) > 30:
            continue
        for ref in reading.rows[unit.index]:
            letterhead = ref.first == 0 and unit.index < 2 and reading.runs(unit).shouting
            told = letterhead or len(ref.entity.mentions) > 2 or unit.block.kind == "heading"
            if ref.entity.kind == "organization":
                named.append(ref.entity)
                found += [ref.entity] if told else []
    # "Informe de la Secretaría Técnica": of the body named next
    whole = (e for e in (*found, *named) if not sections.is_part(reading, e))
    reading.publisher = next(whole, found[0]) if found else None


def about(reading: Reading, known: Document, source: Source) -> Document:
    """The document's title and date as it states them."""
    title = known.title or source.metadata.get("title", "")
    if not title:
        heading = next((u.block.text for u in reading.units if u.block.kind == "heading"), "")
        title = heading or next((u.block.text[:120] for u in reading.units), "")
    return replace(known, title=" ".join(title.split()), date=known.date or _date(reading, source))


def _date(reading: Reading, source: Source) -> str | None:
    """The date line at the head or the foot of the report; else a year in its title."""
    if value := source.metadata.get("date"):
        return value[:10]
    heads = [u for u in reading.units[:4] if len(u.tokens) < 25]
    for unit in heads:
        for date in find_dates(reading.runs(unit)):
            if len(date.iso) == 10:
                return date.iso
    for unit in reading.units[:4]:
        if unit.block.kind == "heading":
            years = [t.text for t in unit.tokens if t.kind == "number" and t.text.isdigit() and 1950 < int(t.text) < 2100]
            if years:
                return years[-1]
    return None


def conclude(reading: Reading) -> None:
    """Dates of events, and what became of initiatives."""
    year = (_year(reading) or "")[:4]
    for event in reading.actors.of_kind("event"):
        for u, first, last in event.mentions:
            unit = reading.units[u]
            begin, end = unit.sentence_of(first)
            runs = reading.runs(unit)
            near = [d for d in find_dates(runs, year) if begin <= d.first < end]
            inside = [
                t.text for t in unit.tokens[first:last] if t.kind == "number" and t.text.isdigit() and 1950 < int(t.text) < 2100
            ]
            if inside and not event.date:
                event.date = inside[-1]
            if near and len(near[0].iso) > len(event.date):
                event.date = near[0].iso
    for initiative in reading.actors.of_kind("initiative"):
        initiative.status = initiative.status or _standing(reading, initiative)


def _year(reading: Reading) -> str | None:
    for unit in reading.units:
        for date in find_dates(reading.runs(unit)):
            return date.iso
        for t in unit.tokens:
            if t.kind == "number" and t.text.isdigit() and 1990 < int(t.text) < 2100:
                return t.text
    return None


def _standing(reading: Reading, e: Entity) -> str:
    """Planned where every sentence that names it speaks of plans; concluded where one says that it ended."""
    planned = []
    for u, first, _ in e.mentions:
        unit = reading.units[u]
        begin, end = unit.sentence_of(first)
        runs = reading.runs(unit)
        if runs.said("concluded", begin, end):
            return "concluded"
        planned.append(runs.said("plan", begin, end))
    return "planned" if planned and all(planned) else "active"
