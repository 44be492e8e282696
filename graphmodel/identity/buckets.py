"""Buckets of equal keys, split by bars and by people's judgements. Knows nothing of names: ``keys`` does.

gather(keyed, judged)     groups that share full keys and no bar parts
attach(groups, judged)    the same, with each short form at its one compatible full form
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TypeVar

from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.keys import Keyed

T = TypeVar("T")


def merged(group: Sequence[Keyed]) -> Keyed:
    """Several as one; a bar on which they disagree is left open."""
    if len(group) == 1:
        return group[0]
    bars = []
    for values in zip(*(k.bars for k in group), strict=True):
        known = set(values) - {""}
        bars.append(known.pop() if len(known) == 1 else "")
    return Keyed(
        sorted({m for k in group for m in k.members}),
        set().union(*(k.full for k in group)),
        set().union(*(k.short for k in group)),
        tuple(bars),
        set().union(*(k.common for k in group)),
        set().union(*(k.bodies for k in group)),
        any(k.abroad for k in group),
    )


def compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no bar is known on both sides and differs."""
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))


class Judged:
    """The judgements on one kind of record, among the records that are here; the others sleep."""

    def __init__(self, judgements: Iterable[Judgement], kind: str) -> None:
        self.kind = kind
        own = [j for j in judgements if j.one.kind == j.other.kind == kind]
        self._same = [(j.one, j.other) for j in own if j.verdict == "same"]
        self._different: dict[RecordKey, set[RecordKey]] = {}
        for j in own:
            if j.verdict == "different":
                self._different.setdefault(j.one, set()).add(j.other)
                self._different.setdefault(j.other, set()).add(j.one)

    @property
    def same(self) -> dict[RecordKey, set[RecordKey]]:
        """To each record those that were judged the same as it."""
        found: dict[RecordKey, set[RecordKey]] = {}
        for one, other in self._same:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def joined(self, keyed: Sequence[Keyed]) -> list[Keyed]:
        """What was judged the same as one, before any key is looked at."""
        if not self._same:
            return list(keyed)
        here = {m for k in keyed for m in k.members}
        pairs = [pair for pair in self._same if here.issuperset(pair)]
        names = {m: {("judged", pair) for pair in pairs if m in pair} for pair in pairs for m in pair}
        return [merged(g) for g in components(keyed, lambda k: set().union(*(names.get(m, set()) for m in k.members)))]

    def forbids(self, one: Keyed, other: Keyed) -> bool:
        """Whether a record of one was judged different from a record of the other."""
        return bool(self._different) and any(self._different.get(m, set()).intersection(other.members) for m in one.members)

    def parted(self, group: Sequence[Keyed], names: Callable[[Keyed], Collection[Hashable]]) -> list[list[Keyed]]:
        """A group without contradiction to a judgement: those judged different from the same others stay together where
        they share a name, those on whom nothing was judged stand alone, for they may belong to either."""
        if not self._different:
            return [list(group)]
        foes = [frozenset(i for i, other in enumerate(group) if self.forbids(k, other)) for k in group]
        if not any(foes):
            return [list(group)]
        sides: dict[Hashable, list[Keyed]] = {}
        for i, k in enumerate(group):
            sides.setdefault(foes[i] or f"alone {i}", []).append(k)
        return [linked for side in sides.values() for linked in components(side, names)]


def components(items: Sequence[T], names: Callable[[T], Collection[Hashable]]) -> list[list[T]]:
    """Items that share a name, transitively; items and components in the order given."""
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[Hashable, int] = {}
    for i, item in enumerate(items):
        for name in names(item):
            a, b = root(first.setdefault(name, i)), root(i)
            parent[max(a, b)] = min(a, b)
    found: dict[int, list[T]] = {}
    for i, item in enumerate(items):
        found.setdefault(root(i), []).append(item)
    return list(found.values())


def split(bucket: list[Keyed], bar: int = 0) -> list[list[Keyed]]:
    """A bucket by the values of its bars, one bar after the other.

    Without a value one joins only where exactly one part is compatible, else it stands alone.
    """
    if len(bucket) == 1 or bar == len(bucket[0].bars):
        return [bucket]
    values = sorted({k.bars[bar] for k in bucket} - {""})
    if len(values) < 2:
        return split(bucket, bar + 1)
    parts = {v: [k for k in bucket if k.bars[bar] == v] for v in values}
    stated = {v: list(part) for v, part in parts.items()}
    alone: list[Keyed] = []
    for k in bucket:
        if not k.bars[bar]:
            fits = [v for v in values if any(compatible(k.bars, other.bars) for other in stated[v])]
            (parts[fits[0]] if len(fits) == 1 else alone).append(k)
    return [piece for part in parts.values() for piece in split(part, bar + 1)] + [[k] for k in alone]


def gather(keyed: Sequence[Keyed], judged: Judged) -> list[Keyed]:
    """One for each group of equal full keys that neither a bar nor a judgement parts.

    What only a third joined, which a bar keeps out, shares nothing, and is not one.
    """
    keyed = sorted(keyed, key=lambda k: k.members)
    buckets = components(keyed, _full)
    parts = (linked for bucket in buckets for part in split(bucket) for linked in components(part, _full))
    return [merged(group) for part in parts for group in judged.parted(part, _full)]


def _full(keyed: Keyed) -> set[str]:
    return keyed.full


def _short(keyed: Keyed) -> set[str]:
    return keyed.short


def attach(groups: Sequence[Keyed], judged: Judged) -> list[Keyed]:
    """Groups with the short forms at their place: at the one compatible full form, together where there is no full form
    at all, alone where there are several."""
    result = []
    for bucket in components(groups, _short):
        for part in split(bucket):
            result += _attached(part, [k for k in bucket if k.full], judged)
    return result


def _attached(part: list[Keyed], owners: list[Keyed], judged: Judged) -> list[Keyed]:
    homes = {id(k): [k] for k in part if k.full}
    homeless, alone = [], []
    for k in part:
        if not k.full:
            fits = [o for o in owners if k.short & o.short and compatible(k.bars, o.bars) and not judged.forbids(k, o)]
            if not fits:
                homeless.append(k)
            elif len(fits) == 1 and id(fits[0]) in homes:
                homes[id(fits[0])].append(k)
            else:
                alone.append(k)
    together = components(homeless, _short)
    found = (*homes.values(), *together, *([k] for k in alone))
    return [merged(group) for bucket in found for group in judged.parted(bucket, _short)]
