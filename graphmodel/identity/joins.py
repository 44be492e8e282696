"""Why the records of an actor are one: the steps by which resolution joined them, each true by the keys. Pure.

    joins(members, sheets, bodies, judgements)     one step for each record but the first, nearer ones first

The steps come from the same keys, links and judgements that ``resolution`` looks at, in its order: what one report says by
itself, what people judged, names in common, then short forms. They are a tree: together they join just these records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graphmodel.identity import keys
from graphmodel.identity.buckets import Judged, compatible
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.keys import Keyed
from graphmodel.identity.records import Record
from graphmodel.identity.resolution import Bodies, sheet, units

Reason = Literal["linked", "judged", "name", "short", "surname"]


@dataclass(frozen=True, slots=True)
class Join:
    """One step: a record, another that it is one with, and why.

    linked      one report has both, and the short form is the full one's there
    judged      somebody said so, in ``judgement``
    name        both have ``key`` for a name
    short       both have ``key`` for an acronym, a single word or a place, and there is one full form that it fits
    surname     the one name is ``key``, the other the same with a second surname
    """

    record: RecordKey
    other: RecordKey
    reason: Reason
    key: str = ""
    judgement: Judgement | None = None


def joins(
    members: Sequence[RecordKey],
    sheets: Mapping[str, Sequence[Record]],
    bodies: Callable[[str], Bodies],
    judgements: Iterable[Judgement],
) -> tuple[Join, ...]:
    """The steps from the first of these records, which are all that a node has, to the others.

    ``sheets`` are the records of each of their reports, ``bodies`` the organizations of a report, resolved.
    """
    rank = {record: n for n, record in enumerate(members)}
    found = _Cluster(rank, sheets, bodies, list(judgements))
    chosen: list[Join] = []
    root = {record: record for record in members}

    def top(record: RecordKey) -> RecordKey:
        while root[record] != record:
            root[record] = root[root[record]]
            record = root[record]
        return record

    for join in found.candidates():
        one, other = top(join.record), top(join.other)
        if one != other:
            root[max(one, other, key=rank.__getitem__)] = min(one, other, key=rank.__getitem__)
            chosen.append(join)
    return tuple(_from(members[0], chosen))


def _from(first: RecordKey, chosen: Sequence[Join]) -> Iterator[Join]:
    """The steps in the order in which one comes to them from the first record, each with the further record first."""
    near: dict[RecordKey, list[Join]] = {}
    for join in chosen:
        for end in (join.record, join.other):
            near.setdefault(end, []).append(join)
    seen, queue = {first}, [first]
    for here in queue:
        for join in near.get(here, ()):
            there = join.other if join.record == here else join.record
            if there not in seen:
                seen.add(there)
                queue.append(there)
                yield Join(there, here, join.reason, join.key, join.judgement)


class _Cluster:
    """The records of one node with their keys, and the bars of what people joined before any key was looked at."""

    def __init__(
        self,
        rank: Mapping[RecordKey, int],
        sheets: Mapping[str, Sequence[Record]],
        bodies: Callable[[str], Bodies],
        judgements: Sequence[Judgement],
    ) -> None:
        self._rank, self._judgements = rank, judgements
        kind = next(iter(rank)).kind
        self._keyed: dict[RecordKey, Keyed] = {}
        self._links: list[tuple[RecordKey, RecordKey]] = []
        own: list[Keyed] = []
        for report in dict.fromkeys(r.report for r in rank):
            read = sheet(sheets[report], kind, bodies(report))
            self._keyed |= {m: k for k in read.keyed for m in k.members if m in rank}
            pairs = ((read.keyed[i].members[0], read.keyed[n].members[0]) for i, n in read.links)
            self._links += [pair for pair in pairs if rank.keys() >= set(pair)]
            own += [u for u in units(sheets[report], kind, bodies(report)) if u.members[0] in rank]
        self._joined = {m: k for k in Judged(judgements, kind).joined(own) for m in k.members}

    def candidates(self) -> Iterator[Join]:
        """All steps that are true, those that resolution takes first."""
        for one, other in sorted(self._links, key=self._place):
            shared = sorted(self._keyed[one].short & self._keyed[other].short)
            yield Join(one, other, "linked", shared[0] if shared else "")
        for j in self._judgements:
            if j.verdict == "same" and {j.one, j.other} <= self._rank.keys():
                yield Join(j.one, j.other, "judged", judgement=j)
        ordered = sorted(self._keyed, key=self._rank.__getitem__)
        by_name = _holders(ordered, lambda r: self._keyed[r].full)
        for name in sorted(by_name):
            yield from self._between(by_name[name], by_name[name], "name", name)
        full = {r for r in ordered if self._joined[r].full}
        if next(iter(self._rank)).kind != "Person":
            by_short = _holders(ordered, lambda r: self._keyed[r].short)
            for name in sorted(by_short):
                owners = [r for r in by_short[name] if r in full] if full else by_short[name]
                yield from self._between([r for r in by_short[name] if r not in full], owners, "short", name)
        else:
            longer = _holders(ordered, lambda r: {keys.shortened(name) for name in self._keyed[r].full} - {""})
            for name in sorted(longer.keys() & by_name.keys()):
                yield from self._between(by_name[name], longer[name], "surname", name)

    def _between(self, ones: Sequence[RecordKey], others: Sequence[RecordKey], reason: Reason, key: str) -> Iterator[Join]:
        """Steps from each of the ones to the first of the others for every set of bars that goes with its own."""
        first: dict[tuple[str, ...], RecordKey] = {}
        for other in others:
            first.setdefault(self._joined[other].bars, other)
        for one in ones:
            for bars, other in first.items():
                if one != other and compatible(self._joined[one].bars, bars):
                    yield Join(one, other, reason, key)

    def _place(self, pair: tuple[RecordKey, RecordKey]) -> tuple[int, int]:
        return self._rank[pair[0]], self._rank[pair[1]]


def _holders(records: Sequence[RecordKey], names: Callable[[RecordKey], Collection[str]]) -> dict[str, list[RecordKey]]:
    found: dict[str, list[RecordKey]] = {}
    for record in records:
        for name in names(record):
            found.setdefault(name, []).append(record)
    return found
