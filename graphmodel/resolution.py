"""Who is who: records and judgements to clusters. A pure function of two sets; the order of neither matters.

    clusters = resolve(sheets, judgements)      RecordKey -> the smallest RecordKey of its cluster

In strata, because a person's bar is the country of resolved organizations: organizations and places, then people, events
and initiatives. Within a stratum: equal full keys form a bucket; conflicting bars split it; short forms join where exactly
one compatible full form exists; judgements override all of it. Nothing merges by similarity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel import keys
from graphmodel.buckets import Judged, attach, compatible, components, gather, merged
from graphmodel.judgements import Judgement, RecordKey
from graphmodel.keys import Keyed
from graphmodel.names import content, person_words, spells, split_acronym, vocabulary
from graphmodel.records import Record

Clusters = Mapping[RecordKey, RecordKey]


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
    reports = list(reports)
    judged = list(judgements)
    groups = _settled((_organizations(_of(r, "Organization")) for r in reports), judged, "Organization")
    bodies = _bodies(groups, [r for report in reports for r in _of(report, "Organization")])
    groups += _settled((map(keys.place, _of(r, "Place")) for r in reports), judged, "Place")
    groups += _settled((map(keys.topic, _of(r, "Topic")) for r in reports), judged, "Topic")
    groups += _settled((_things(_of(r, "Event"), bodies) for r in reports), judged, "Event")
    groups += _settled((_things(_of(r, "Initiative"), bodies) for r in reports), judged, "Initiative")
    groups += _people([_of(r, "Person") for r in reports], bodies, Judged(judged, "Person"))
    return {member: min(group.members) for group in groups for member in group.members}


def _of(records: Sequence[Record], kind: str) -> list[Record]:
    return [r for r in records if r.key.kind == kind]


def _settled(keyed: Iterable[Iterable[Keyed]], judgements: Sequence[Judgement], kind: str) -> list[Keyed]:
    judged = Judged(judgements, kind)
    return attach(gather(judged.joined([k for report in keyed for k in report]), judged), judged)


def _bodies(groups: Sequence[Keyed], organizations: Sequence[Record]) -> Bodies:
    abroad = {r.key for r in organizations if r.sort in vocabulary().bodies_abroad}
    return Bodies(
        {member: min(g.members) for g in groups for member in g.members},
        {min(g.members): "" if abroad.intersection(g.members) else g.bars[0] for g in groups},
    )


def _organizations(records: Sequence[Record]) -> list[Keyed]:
    """The organizations of one report, each bare acronym bound to the one long name that owns it or that it spells."""
    longs = [[o for o, _ in map(split_acronym, (r.name, *r.aliases)) if " " in o] for r in records]
    rivals = [name for names in longs for name in names]
    keyed = [keys.organization(r, rivals) for r in records]
    names = {k.members[0]: k.full | k.short for k in keyed}
    for record, own in zip(records, keyed, strict=True):
        own.beside(name for link in record.links for name in names[link])

    def owners(i: int) -> list[int]:
        spelt = [n for n, names in enumerate(longs) if any(spells(a, name) for a in keyed[i].short for name in names)]
        return _owners(keyed, i) or spelt

    return _bound(keyed, owners)


def _things(records: Sequence[Record], bodies: Bodies) -> list[Keyed]:
    """The events or initiatives of one report."""
    keyed = [keys.thing(r, ("/".join(b) for b in bodies.of(r)), bodies.country(r)) for r in records]
    return _bound(keyed, lambda i: _owners(keyed, i))


def _owners(keyed: Sequence[Keyed], i: int) -> list[int]:
    """Where the full forms are that own a short key of the i-th."""
    return [n for n, k in enumerate(keyed) if k.full and k.short & keyed[i].short]


def _bound(keyed: Sequence[Keyed], owners: Callable[[int], Sequence[int]]) -> list[Keyed]:
    """Short forms of one report joined to the one compatible full form there."""
    names: list[set[int]] = [{i} for i in range(len(keyed))]
    for i, short in enumerate(keyed):
        if not short.full:
            found = [n for n in owners(i) if keyed[n].full and compatible(keyed[n].bars, short.bars)]
            if len(found) == 1:
                names[i].add(found[0])
    groups = components(range(len(keyed)), lambda i: names[i])
    return [merged([keyed[i] for i in group]) for group in groups]


def _people(reports: Sequence[Sequence[Record]], bodies: Bodies, judged: Judged) -> list[Keyed]:
    keyed: list[Keyed] = []
    for records in reports:
        words = [person_words(r.name) for r in records]
        here = [keys.person(r, bodies.country(r)) for r in records]
        keyed += _bound(here, lambda i: [n for n, w in enumerate(words) if _bears(w, words[i])])  # noqa: B023 - called at once
    posts = {r.key: bodies.of(r) for records in reports for r in records}
    return _without_second_surname(gather(judged.joined(keyed), judged), posts, judged)


def _bears(person: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a person's words have those of a bare surname behind the first, or begin with those of "A. Surname"."""
    if len(short) > 1 and len(short[0]) == 1:
        return len(person[0]) > 1 and person[0][0] == short[0] and tuple(person[1 : len(short)]) == tuple(short[1:])
    n = len(short)
    return any(tuple(person[i : i + n]) == tuple(short) for i in range(1, len(person) - n + 1))


def _without_second_surname(groups: Sequence[Keyed], posts: Mapping[RecordKey, set[RecordKey]], judged: Judged) -> list[Keyed]:
    """Groups with "Ana García" at "Ana García Pérez": the one compatible candidate, of the same organization or country."""
    longer: dict[str, dict[int, None]] = {}
    for n, group in enumerate(groups):
        for name in sorted(group.full):
            words = name.split()
            while words and words[-1] in vocabulary().particles:
                words.pop()
            words = words[:-1]
            while words and words[-1] in vocabulary().particles:
                words.pop()
            if len(content(words)) >= 2:
                longer.setdefault(" ".join(words), {})[n] = None
    bodies = [set().union(*(posts[m] for m in g.members)) for g in groups]
    joins: dict[int, list[int]] = {}
    for n, group in enumerate(groups):
        candidates = {c for name in group.full for c in longer.get(name, ())} - {n}
        fits = [c for c in candidates if compatible(groups[c].bars, group.bars) and not judged.forbids(group, groups[c])]
        if len(fits) == 1 and (bodies[n] & bodies[fits[0]] or (group.bars[0] and group.bars == groups[fits[0]].bars)):
            joins.setdefault(fits[0], []).append(n)
    names: list[set[int]] = [{n} for n in range(len(groups))]
    for full, shorts in joins.items():
        if len({groups[n].bars for n in (full, *shorts)} - {("",)}) < 2:
            for n in shorts:
                names[n].add(full)
    joined = ([groups[n] for n in c] for c in components(range(len(groups)), lambda n: names[n]))
    return [merged(part) for group in joined for part in judged.parted(group)]
