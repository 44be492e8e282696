"""From what was read to the facts document: names in their fullest form, every fact with its quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphmodel import facts as f
from loaders.blocks import Source
from loaders.extraction.entities.types import Entity
from loaders.extraction.facts import Span
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit
from loaders.lexicon.confidence import confidence

LONGEST = 300  # characters of a quotation


def assemble(source: Source, document: f.Document, reading: Reading) -> f.FactsDocument:
    """The facts document of one report."""
    ties = list(reading.ties.found.values())
    used = {
        id(t.target) for t in ties if t.type in ("LEADS", "SUPPORTS", "PARTICIPATES_IN") and t.source.kind == "organization"
    }
    used |= {id(t.target) for t in ties if t.type in ("PARTICIPATED_IN", "ORGANIZED")}
    kept = [e for e in reading.actors.entities if _counts(e, used)]
    for e in kept:
        _settle(e)
    ids = {id(e): e for e in kept}
    quote = Quotes(source, reading.units)
    countries = sorted(
        {e.country for e in kept if e.kind == "country"}, key=lambda c: next(i for i, e in enumerate(kept) if e.country == c)
    )
    return f.FactsDocument(
        document=document,
        people=tuple(f.Person(**quote.entity(e)) for e in kept if e.kind == "person"),
        organizations=tuple(
            f.Organization(**quote.entity(e), kind=e.sub or "other", country=e.country or None)
            for e in kept
            if e.kind == "organization"
        ),
        countries=tuple(countries),
        places=tuple(f.Place(**quote.entity(e), country=e.country or None) for e in kept if e.kind == "place"),
        roles=tuple(
            f.Role(
                person=p.person.name,
                title=p.title,
                organization=p.organization.name if p.organization else None,
                status=p.status,
                since=p.since or None,
                until=p.until or None,
                evidence=quote.at(p.span, p.rule),
            )
            for p in reading.posts
            if id(p.person) in ids
        ),
        initiatives=tuple(
            f.Initiative(**quote.entity(e), kind=e.sub or "project", status=_status(e, ties), evidence=quote.sentence(e))
            for e in kept
            if e.kind == "initiative"
        ),
        events=tuple(
            f.Event(**quote.entity(e), date=e.date or None, place=e.place or None, evidence=quote.sentence(e))
            for e in kept
            if e.kind == "event"
        ),
        relations=tuple(
            f.Relation(
                type=t.type,
                source=t.source.name,
                target=t.target.name,
                status=t.status or None,
                evidence=quote.at(t.span, t.rule),
            )
            for t in ties
            if id(t.source) in ids and id(t.target) in ids
        ),
        topics=tuple(f.Topic(name=name, evidence=quote.at(span, "topics.keywords")) for name, span in reading.topics),
    )


def _counts(e: Entity, used: set[int]) -> bool:
    """Whether an entity is worth a node: described things only where something is said of them."""
    if e.kind in ("initiative", "event") and e.generic:
        return id(e) in used
    return True


def _settle(e: Entity) -> None:
    """Aliases in order, none of them the name."""
    e.aliases = [a for a in dict.fromkeys(e.aliases) if a != e.name]


def _status(e: Entity, ties: Sequence[object]) -> str:
    return e.status or "active"


class Quotes:
    """Passages of the report's text for spans of tokens."""

    def __init__(self, source: Source, units: Sequence[Unit]) -> None:
        self.source = source
        self.units = units
        self.numbers: dict[str, int] = {}

    def place(self, span: Span) -> tuple[int, int]:
        """Code points of tokens[first:last] of a unit in the report's text."""
        unit, first, last = span
        found = self.units[unit]
        return found.block.view.place(found.starts[first], found.end(min(last, len(found.tokens)) - 1))

    def at(self, span: Span, rule: str) -> f.Evidence:
        """The quotation of a span, cut at the longest length."""
        start, end = self.place(span)
        end = min(end, start + LONGEST) if end - start > LONGEST else end
        text = self.source.text[start:end]
        return f.Evidence(
            quote=text, start=start, end=end, page=self.units[span[0]].block.page, rule=rule, confidence=confidence(rule)
        )

    def sentence(self, e: Entity) -> f.Evidence:
        """The sentence that first names an entity, cut around the name where it is long."""
        unit, first, last = e.mentions[0] if e.mentions else (0, 0, 1)
        begin, end = self.units[unit].sentence_of(first)
        start, stop = self.place((unit, begin, end))
        if stop - start > LONGEST:
            begin, end = max(begin, first - 12), min(end, last + 12)
        return self.at((unit, begin, end), e.rule or f"{e.kind}.name")

    def entity(self, e: Entity) -> dict[str, Any]:
        mentions = []
        for span in sorted(dict.fromkeys(e.mentions)):
            start, end = self.place(span)
            mentions.append(f.Mention(start, end, self.units[span[0]].block.page))
        number = self.numbers[e.kind] = self.numbers.get(e.kind, 0) + 1
        return {"id": f"{e.kind}-{number}", "name": e.name, "aliases": tuple(e.aliases), "mentions": tuple(mentions)}
