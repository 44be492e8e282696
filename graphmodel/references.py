"""What the references of a facts document mean: an id, else a name, else an alias, among the kinds the place allows.

    references = References(document)
    references.find("Cuenca", ("Country", "Place"), "relations[3].target")    -> RecordKey(…, "Place", "cuenca")

A reference that means nothing, or two things, is an InputError that names the place. Entities of one kind whose names
fold alike are one record.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import cached_property

from graphmodel.countries import country_code, country_name
from graphmodel.errors import InputError
from graphmodel.facts import Entity, FactsDocument
from graphmodel.identity.judgements import RecordKey
from graphmodel.messages import catalogue
from graphmodel.names import fold, split_acronym
from graphmodel.ontology import ontology

say = catalogue("graphmodel")


def entities(document: FactsDocument) -> Iterator[tuple[str, Entity]]:
    """Every entity with its kind, in document order."""
    for kind, listed in (
        ("Person", document.people),
        ("Organization", document.organizations),
        ("Place", document.places),
        ("Initiative", document.initiatives),
        ("Event", document.events),
        ("Topic", document.topics),
    ):
        for entity in listed:
            yield kind, entity


def record_key(report: str, kind: str, name: str) -> RecordKey:
    """The record of an entity. A country's and a report's key name no other report: they are what they are everywhere."""
    if kind == "Country":
        return RecordKey("", kind, name)
    if kind == "Report":
        return RecordKey(report, kind, "")
    return RecordKey(report, kind, fold(name))


def forms(entity: Entity) -> tuple[str, ...]:
    """Every surface form of an entity, without repetition: its name, its aliases, and both parts of "Long name (LN)"."""
    found: dict[str, None] = {}
    for form in (entity.name, *entity.aliases):
        found[form] = None
        outer, acronym = split_acronym(form)
        if acronym:
            found[outer] = found[acronym] = None
    return tuple(found)


class References:
    """Finds the records that a document's references mean."""

    def __init__(self, document: FactsDocument) -> None:
        self.document = document
        report = document.document.id
        self._levels: tuple[dict[str, dict[str, set[RecordKey]]], ...] = ({}, {}, {}, {}, {})
        for kind, entity in entities(document):
            key = record_key(report, kind, entity.name)
            if entity.id:
                self._add(0, entity.id, key)
            self._add(1, entity.name, key)
            self._add(2, fold(entity.name), key)
            for form in forms(entity):
                self._add(3, form, key)
                self._add(4, fold(form), key)
        own = RecordKey(report, "Report", "")
        self._add(0, report, own)
        if document.document.title:
            self._add(1, document.document.title, own)

    def _add(self, level: int, form: str, key: RecordKey) -> None:
        self._levels[level].setdefault(form, {}).setdefault(key.kind, set()).add(key)

    def find(self, reference: str, kinds: Sequence[str], place: str) -> RecordKey:
        """The one record that ``reference`` means at ``place``; of several kinds, the first that has it."""
        folded = fold(reference)
        for level, form in zip(self._levels, (reference, reference, folded, reference, folded), strict=True):
            here = level.get(form, {})
            for kind in kinds:
                if len(here.get(kind, ())) == 1:
                    return next(iter(here[kind]))
                if here.get(kind):
                    names = " · ".join(sorted(key.name for key in here[kind]))
                    raise InputError(say("reference_ambiguous", report=self._report, place=place, found=reference, names=names))
        code = None
        if "Country" in kinds:
            code = reference if reference in self.document.countries else country_code(reference)
        if code:
            return record_key("", "Country", code)
        raise self._unknown(reference, kinds, place)

    @property
    def _report(self) -> str:
        return self.document.document.id

    def _unknown(self, reference: str, kinds: Sequence[str], place: str) -> InputError:
        known = {fold(f): f for kind, entity in entities(self.document) if kind in kinds for f in forms(entity)}
        if "Country" in kinds:
            known |= {fold(country_name(c)): c for c in self.document.countries}
        near = difflib.get_close_matches(fold(reference), known, n=1, cutoff=0.5)
        values = {"report": self._report, "place": place, "found": reference, "kinds": ", ".join(kinds)}
        if near:
            return InputError(say("reference_unknown_near", near=known[near[0]], **values))
        return InputError(say("reference_unknown", **values))

    @cached_property
    def ends(self) -> tuple[tuple[RecordKey, RecordKey], ...]:
        """Source and target of every relation of the document, in order."""
        ties = ontology().ties
        return tuple(
            (
                self.find(r.source, ties[r.type].sources, f"relations[{n}].source"),
                self.find(r.target, ties[r.type].targets, f"relations[{n}].target"),
            )
            for n, r in enumerate(self.document.relations)
        )
