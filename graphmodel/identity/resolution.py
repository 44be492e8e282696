"""Who is who: records and judgements to clusters. A pure function of two sets; the order of neither matters.

    clusters = resolve(sheets, judgements)      RecordKey -> the smallest RecordKey of its cluster

In strata, because a person's bar is the country of resolved organizations: organizations and places, then people, events
and initiatives. Within a stratum: equal full keys form a bucket; conflicting bars split it; short forms join where exactly
one compatible full form exists; judgements override all of it. Nothing merges by similarity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.identity import keys
from graphmodel.identity.buckets import Judged, attach, compatible, components, gather, merged
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.keys import Keyed
from graphmodel.identity.records import Record
from graphmodel.names import person_words, spells, split_acronym

Clusters = Mapping[RecordKey, RecordKey]

KINDS = ("Organization", "Place", "Topic", "Event", "Initiative", "Person")
"""The kinds that are resolved, those that tell who others are first."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organizations, resolved: each record's cluster, and each cluster's country where its people work there."""

    clusters: Clusters
    countries: Mapping[RecordKey, str]

    def of(self, record: Record) -> set[RecordKey]:
        """The organizations that tell who this record is."""
        return {self.clusters[link] for link in record.links}

    def country(self, record: Record) -> str:
        """Their country, where it is one."""
        found = {self.countries[body] for body in self.of(record)} - {""}
        return found.pop() if len(found) == 1 else ""


def resolve(reports: Iterable[Sequence[Record]], judgements: Iterable[Judgement] = ()) -> Clusters:
    """Every record's cluster, named by its smallest record; ``reports`` are the records of each report."""
    return resolved(reports, judgements)[0]


def resolved(reports: Iterable[Sequence[Record]], judgements: Iterable[Judgement] = ()) -> tuple[Clusters, Bodies]:
    """The same, and the organizations by which the other kinds were told apart."""
    reports, judged = list(reports), list(judgements)
    bodies = Bodies({}, {})
    clusters: dict[RecordKey, RecordKey] = {}
    for kind in KINDS:
        groups = settle([u for records in reports for u in units(records, kind, bodies)], Judged(judged, kind))
        for group in groups:
            clusters |= dict.fromkeys(group.members, min(group.members))
        if kind == "Organization":
            bodies = Bodies(dict(clusters), {min(g.members): country(g) for g in groups})
    return clusters, bodies


@dataclass(frozen=True, slots=True)
class Sheet:
    """The records of one report and one kind with their keys; ``links`` say which short form is whose there, by index."""

    keyed: Sequence[Keyed]
    links: Sequence[tuple[int, int]] = ()


def sheet(records: Sequence[Record], kind: str, bodies: Bodies) -> Sheet:
    """What one report says of one kind, by itself."""
    own = [r for r in records if r.key.kind == kind]
    if kind == "Organization":
        return _organizations(own)
    if kind == "Person":
        return _people(own, bodies)
    if kind in ("Event", "Initiative"):
        return _things(own, bodies)
    return Sheet([keys.place(r) if kind == "Place" else keys.topic(r) for r in own])


def units(records: Sequence[Record], kind: str, bodies: Bodies) -> list[Keyed]:
    """The records of one report and one kind, those that are one by this report alone put together."""
    found = sheet(records, kind, bodies)
    near: dict[int, set[tuple[int, int]]] = {}
    for link in found.links:
        for i in link:
            near.setdefault(i, set()).add(link)
    groups = components(range(len(found.keyed)), lambda i: near.get(i, ()))
    return [merged([found.keyed[i] for i in group]) for group in groups]


def settle(units: Sequence[Keyed], judged: Judged) -> list[Keyed]:
    """One for each cluster of units of one kind. What shares no name with others, however far, may be settled by itself."""
    groups = gather(judged.joined(units), judged)
    return _without_second_surname(groups, judged) if judged.kind == "Person" else attach(groups, judged)


def names(unit: Keyed) -> set[str]:
    """The names by which a unit may come together with others: units that share none, however far, settle apart."""
    if unit.members[0].kind == "Person":
        return unit.full | {keys.shortened(name) for name in unit.full} - {""}
    return unit.full | unit.short


def country(body: Keyed) -> str:
    """The country of a settled organization where its people are of that country too."""
    return "" if body.abroad else body.bars[0]


def _organizations(records: Sequence[Record]) -> Sheet:
    """The organizations of one report, each bare acronym bound to the one long name that owns it or that it spells."""
    longs = [[o for o, _ in map(split_acronym, (r.name, *r.aliases)) if " " in o] for r in records]
    rivals = [name for own in longs for name in own]
    keyed = [keys.organization(r, rivals) for r in records]
    called = {k.members[0]: k.full | k.short for k in keyed}
    for record, own in zip(records, keyed, strict=True):
        own.beside(name for link in record.links for name in called[link])

    def owners(i: int) -> list[int]:
        spelt = [n for n, own in enumerate(longs) if any(spells(a, name) for a in keyed[i].short for name in own)]
        return _owners(keyed, i) or spelt

    return _bound(keyed, owners)


def _things(records: Sequence[Record], bodies: Bodies) -> Sheet:
    """The events or initiatives of one report."""
    keyed = [keys.thing(r, ("/".join(b) for b in bodies.of(r)), bodies.country(r)) for r in records]
    return _bound(keyed, lambda i: _owners(keyed, i))


def _owners(keyed: Sequence[Keyed], i: int) -> list[int]:
    """Where the full forms are that own a short key of the i-th."""
    return [n for n, k in enumerate(keyed) if k.full and k.short & keyed[i].short]


def _bound(keyed: Sequence[Keyed], owners: Callable[[int], Sequence[int]]) -> Sheet:
    """Short forms of one report linked to the one compatible full form there."""
    links = []
    for i, short in enumerate(keyed):
        if not short.full:
            found = [n for n in owners(i) if keyed[n].full and compatible(keyed[n].bars, short.bars)]
            if len(found) == 1:
                links.append((i, found[0]))
    return Sheet(keyed, links)


def _people(records: Sequence[Record], bodies: Bodies) -> Sheet:
    """The people of one report."""
    words = [person_words(r.name) for r in records]
    keyed = [keys.person(r, bodies.of(r), bodies.country(r)) for r in records]
    return _bound(keyed, lambda i: [n for n, w in enumerate(words) if _bears(w, words[i])])


def _bears(person: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a person's words have those of a bare surname behind the first, or begin with those of "A. Surname"."""
    if len(short) > 1 and len(short[0]) == 1:
        return len(person[0]) > 1 and person[0][0] == short[0] and tuple(person[1 : len(short)]) == tuple(short[1:])
    n = len(short)
    return any(tuple(person[i : i + n]) == tuple(short) for i in range(1, len(person) - n + 1))


def _without_second_surname(groups: Sequence[Keyed], judged: Judged) -> list[Keyed]:
    """Groups with "Ana García" at "Ana García Pérez": the one compatible candidate, of the same organization or country."""
    longer: dict[str, dict[int, None]] = {}
    for n, group in enumerate(groups):
        for name in filter(None, map(keys.shortened, sorted(group.full))):
            longer.setdefault(name, {})[n] = None
    joins: dict[int, list[int]] = {}
    for n, group in enumerate(groups):
        candidates = {c for name in group.full for c in longer.get(name, ())} - {n}
        fits = [c for c in candidates if compatible(groups[c].bars, group.bars) and not judged.forbids(group, groups[c])]
        if len(fits) == 1 and _together(group, groups[fits[0]]):
            joins.setdefault(fits[0], []).append(n)
    near: dict[int, set[tuple[int, int]]] = {id(group): set() for group in groups}
    for full, shorts in joins.items():
        if len({groups[n].bars for n in (full, *shorts)} - {("",)}) < 2:
            for n in shorts:
                near[id(groups[n])].add((n, full))
                near[id(groups[full])].add((n, full))
    joined = components(groups, lambda group: near[id(group)])
    return [merged(part) for group in joined for part in judged.parted(group, lambda k: near[id(k)])]


def _together(one: Keyed, other: Keyed) -> bool:
    """Whether two people hold posts at one body or in one country."""
    return bool(one.bodies & other.bodies or (one.bars[0] and one.bars == other.bars))
