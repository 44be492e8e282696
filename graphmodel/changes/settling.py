"""Who is who after a change: only what shares a name with what changed, however far, is settled anew.

    pages = settled(memory, readings, gone, judgements)      the pages that are new or other than before, by report

The same functions settle a part here and the whole in ``resolution``; that both give the same is a law of the tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from graphmodel.changes.pages import Memory, Page, Settled, name_term, units_said
from graphmodel.changes.readings import Readings
from graphmodel.identity.buckets import Judged
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.keys import Keyed
from graphmodel.identity.records import Record, records
from graphmodel.identity.resolution import KINDS, country, names, settle, units
from graphmodel.summary import Standing, standing

_TOLD = ("Event", "Initiative", "Person")
"""Kinds whose units depend on who their organizations are."""


def settled(memory: Memory, readings: Readings, gone: Collection[str], judgements: Sequence[Judgement]) -> dict[str, Page]:
    """The pages after a change; ``readings.new`` are the reports put in, ``gone`` the ids of those taken out."""
    change = _Change(memory, readings, gone, judgements)
    for kind in KINDS:
        change.settle(kind)
    return change.changed()


class _Change:
    def __init__(self, memory: Memory, readings: Readings, gone: Collection[str], judgements: Sequence[Judgement]) -> None:
        self._memory, self._readings, self._gone = memory, readings, frozenset(gone)
        self._new = readings.new
        self._judgements = judgements
        self._judged_anew = set(judgements) ^ set(memory.judgements)
        self._old: dict[str, Page] = dict(memory.pages([*self._new, *gone]))
        self._was: dict[RecordKey, Settled] = {}
        self._records: dict[str, Sequence[Record]] = {}
        self._now: dict[str, dict[str, list[Settled]]] = {kind: {} for kind in KINDS}
        self._retold: set[str] = set()
        self._changed: set[str] = set()

    def settle(self, kind: str) -> None:
        """Settle what of this kind the change touches."""
        fresh = self._fresh(kind)
        here = _Here(self, kind, fresh)
        judged = Judged(self._judgements, kind)
        closed = here.closed(self._altered(kind, fresh), judged.same, self._judged_of(kind, fresh, judged.same))
        groups = ((min(g.members), g) for g in settle(closed, judged))
        clusters = {m: (cluster, g) for cluster, g in groups for m in g.members}
        moved = []
        for unit in closed:
            cluster, group = clusters[unit.members[0]]
            found = Settled(unit, cluster, country(group) if kind == "Organization" else "")
            if self._was.get(unit.members[0]) != found:
                moved.append(found)
        self._recall({s.unit.members[0].report for s in moved})
        for found in moved:
            unit, report = found.unit, found.unit.members[0].report
            listed = self._now[kind].setdefault(report, self._kept(report, kind, fresh))
            before = next((n for n, s in enumerate(listed) if s.unit.members == unit.members), None)
            if before is None:
                listed.append(found)
            elif listed[before] == found:
                continue
            else:
                listed[before] = found
            self._changed.add(report)
            if kind == "Organization":
                self._retold.add(report)

    def _kept(self, report: str, kind: str, fresh: Mapping[str, Sequence[Keyed]]) -> list[Settled]:
        """What the page has of units that are still there."""
        if report in self._new:
            return []
        there = {tuple(u.members) for u in fresh[report]} if report in fresh else None
        return [s for s in self._page(report).of(kind) if there is None or tuple(s.unit.members) in there]

    def changed(self) -> dict[str, Page]:
        """The pages of the reports put in, and of those whose page is not as it was."""
        found = {}
        for report in sorted(self._changed.union(self._new)):
            old = self._old.get(report)
            listed = {k: self._now[k].get(report, [] if report in self._new or old is None else list(old.of(k))) for k in KINDS}
            page = Page(self._standing(report), {k: sorted(v, key=lambda s: s.unit.members) for k, v in listed.items() if v})
            if page != old or report in self._new:
                found[report] = page
        return found

    def _fresh(self, kind: str) -> dict[str, list[Keyed]]:
        """The units of the reports whose units may be other than before."""
        fresh = {}
        for report in sorted(self._new.keys() | (self._retold - self._gone if kind in _TOLD else set())):
            found = units(self._read(report), kind, self._bodies(report).bodies)
            fresh[report] = [replace(u, common=set()) for u in found]  # they have become keys, and a page has none
        return fresh

    def _altered(self, kind: str, fresh: Mapping[str, Sequence[Keyed]]) -> set[str]:
        """The names of units that are new, gone or other than before."""
        found: set[str] = set()
        for report in chain(fresh, self._gone):
            was = {tuple(s.unit.members): s.unit for s in self._page(report).of(kind)}
            now = {tuple(u.members): u for u in fresh.get(report, ())}
            for members in was.keys() | now.keys():
                one, other = was.get(members), now.get(members)
                if one is None or other is None or not _alike(one, other) or report in self._new:
                    found.update(*(names(u) for u in (one, other) if u))
        return found

    def _judged_of(
        self, kind: str, fresh: Mapping[str, Sequence[Keyed]], same: Mapping[RecordKey, Collection[RecordKey]]
    ) -> set[RecordKey]:
        """The records on which judgement changed, and those judged the same as one that may be gone."""
        anew = {r for j in self._judged_anew for r in (j.one, j.other) if r.kind == kind}
        before = (m for report in chain(fresh, self._gone) for s in self._page(report).of(kind) for m in s.unit.members)
        return anew.union(*(same.get(m, ()) for m in before))

    def _read(self, report: str) -> Sequence[Record]:
        if report not in self._records:
            read = self._readings.now(report)
            self._records[report] = records(read.report.facts, read.references)
        return self._records[report]

    def _bodies(self, report: str) -> Page:
        kind = "Organization"
        own = self._now[kind].get(report)
        return Page(Standing("", ""), {kind: self._page(report).of(kind) if own is None else own})

    def _standing(self, report: str) -> Standing:
        return standing(self._new[report]) if report in self._new else self._old[report].standing

    def _page(self, report: str) -> Page:
        """The page as it was."""
        self._recall([report])
        return self._old.get(report) or Page(Standing("", ""))

    def _recall(self, reports: Iterable[str]) -> None:
        """Read the pages of reports, those that were not read yet."""
        missing = [r for r in reports if r not in self._old and r not in self._new]
        if missing:
            self._old |= self._memory.pages(missing)

    def bearing(self, kind: str, wanted: Iterable[str], but: Collection[str]) -> Iterator[Keyed]:
        """The units of this kind that have one of these names, as they were; ``but`` are reports that are not looked at."""
        seen: set[tuple[str, str]] = set()  # a unit stands in a line for each of its names
        for e in self._memory.entries([name_term(kind, name) for name in sorted(wanted)]):
            if e.report not in but and e.report not in self._gone and (e.report, e.said) not in seen:
                seen.add((e.report, e.said))
                yield from self._as_they_were(units_said(kind, e))

    def among(self, kind: str, records: Collection[RecordKey], but: Collection[str]) -> Iterator[Keyed]:
        """The units of this kind that have one of these records, as they were; ``but`` are reports that are not looked at."""
        reports = {r.report for r in records} - self._gone - set(but)
        self._recall(sorted(reports))
        for report in sorted(reports):
            found = (s for s in self._page(report).of(kind) if any(m in records for m in s.unit.members))
            yield from self._as_they_were(found)

    def _as_they_were(self, found: Iterable[Settled]) -> Iterator[Keyed]:
        for s in found:
            self._was[s.unit.members[0]] = s
            yield s.unit


class _Here:
    """The units of one kind as they are now, found by their names."""

    def __init__(self, change: _Change, kind: str, fresh: Mapping[str, Sequence[Keyed]]) -> None:
        self._change, self._kind, self._fresh = change, kind, fresh
        self._by_name: dict[str, list[Keyed]] = {}
        self._by_record: dict[RecordKey, Keyed] = {}
        self._nameless: list[Keyed] = []
        for unit in chain.from_iterable(fresh.values()):
            self._by_record |= dict.fromkeys(unit.members, unit)
            own = names(unit)
            for name in own:
                self._by_name.setdefault(name, []).append(unit)
            if not own:
                self._nameless.append(unit)

    def closed(
        self, seeds: set[str], same: Mapping[RecordKey, Collection[RecordKey]], judged: Collection[RecordKey]
    ) -> list[Keyed]:
        """All units that bear one of these names or records, and those that share a name or a judgement with them, however far.

        A unit without any name is settled by itself: those of the fresh reports are among them.
        """
        closed: dict[RecordKey, Keyed] = {}
        seen: set[str] = set()
        records = set(judged)
        met: Iterable[Keyed] = self._nameless
        while seeds or records or met:
            met = [*met, *self._met(seeds, records)]
            seen |= seeds
            seeds, records = set(), set()
            for unit in met:
                if unit.members[0] not in closed:
                    closed[unit.members[0]] = unit
                    seeds |= names(unit) - seen
                    records.update(other for m in unit.members for other in same.get(m, ()))
            met = ()
        return sorted(closed.values(), key=lambda u: u.members)

    def _met(self, wanted: Collection[str], records: Collection[RecordKey]) -> Iterator[Keyed]:
        """The units that have one of these names or records."""
        for name in wanted:
            yield from self._by_name.get(name, ())
        yield from (self._by_record[r] for r in records if r in self._by_record)
        yield from self._change.bearing(self._kind, wanted, self._fresh)
        yield from self._change.among(self._kind, records, self._fresh)


def _alike(one: Keyed, other: Keyed) -> bool:
    """Whether nothing by which units are settled differs."""
    parts = ("full", "short", "bars", "bodies", "abroad")
    return all(getattr(one, part) == getattr(other, part) for part in parts)
