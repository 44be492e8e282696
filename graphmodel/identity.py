"""What a person says about identity, as judgements on records. Pure.

    known = Known.of(store.reports(), store.judgements())
    one, other = known.meant(graph, "AME"), known.meant(graph, "report/ame")     an actor, or one record of it
    store.judge(known.same(one, other, said).judgements)                         or known.different(…), known.split(…)

Every plan is tried on the records before it is given out: it does what was asked, or is refused with an InputError.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node
from graphmodel.ids import node_id
from graphmodel.judgements import Judgement, RecordKey, Verdict, check, judge, spoken
from graphmodel.lookup import ACTORS, find_actor, kind_name
from graphmodel.messages import catalogue
from graphmodel.names import fold
from graphmodel.records import Record, records
from graphmodel.references import References
from graphmodel.report import Report
from graphmodel.resolution import KINDS, Clusters, resolve

say = catalogue("graphmodel")


@dataclass(frozen=True, slots=True)
class Said:
    """Who judges, when (ISO 8601) and why."""

    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor with all its records, the smallest first, or (``whole`` is False) one record that was named itself."""

    name: str
    records: tuple[RecordKey, ...]
    whole: bool = True

    @property
    def kind(self) -> str:
        return self.records[0].kind


@dataclass(frozen=True, slots=True)
class Plan:
    """Judgements to make; ``nodes`` is how many nodes the records they were asked for are afterwards."""

    judgements: tuple[Judgement, ...]
    nodes: int


@dataclass(frozen=True)
class Known:
    """The records of each report, people's judgements on them, and who is who by both."""

    sheets: tuple[Sequence[Record], ...]
    judgements: tuple[Judgement, ...]

    @classmethod
    def of(cls, reports: Iterable[Report], judgements: Iterable[Judgement]) -> Known:
        return cls(tuple(records(r.facts, References(r.facts)) for r in reports), tuple(judgements))

    @cached_property
    def clusters(self) -> Clusters:
        """Who is who."""
        return self._after(())

    @cached_property
    def names(self) -> Mapping[RecordKey, str]:
        """Each record's name as its report writes it."""
        return {r.key: r.name for r in chain(*self.sheets)}

    @cached_property
    def members(self) -> Mapping[str, tuple[RecordKey, ...]]:
        """The records of each node, by the node's id."""
        found: dict[str, list[RecordKey]] = {}
        for record, cluster in sorted(self.clusters.items()):
            found.setdefault(node_id(cluster), []).append(record)
        return {node: tuple(members) for node, members in found.items()}

    def meant(self, graph: Graph, text: str) -> Meant:
        """What a person types: a record as "report/name", else a name or an id as ``find_actor`` takes it, actors first."""
        found = self._spoken(text)
        if found:
            return Meant(text, (found,), whole=False)
        node = _node(graph, text)
        if node.id not in self.members:
            raise InputError(say("identity_without_records", name=node.name, kind=kind_name(node.kind)))
        return Meant(node.name, self.members[node.id])

    def actor(self, meant: Meant) -> Meant:
        """The whole actor, where one record of it was named."""
        if meant.whole:
            return meant
        members = self.members[node_id(self.clusters[meant.records[0]])]
        return Meant(self.names[meant.records[0]], members)

    def chosen(self, actor: Meant, texts: Iterable[str]) -> list[RecordKey]:
        """The records of an actor that were chosen: each by "report/name", or by its number in ``actor.records`` from 1."""
        return [self._choice(actor, text.strip()) for text in texts if text.strip()]

    def _choice(self, actor: Meant, text: str) -> RecordKey:
        if text.isdecimal() and 0 < int(text) <= len(actor.records):
            return actor.records[int(text) - 1]
        found = self._spoken(text)
        if found is None or found not in actor.records:
            listed = "; ".join(map(spoken, actor.records))
            raise InputError(say("identity_no_record", text=text, name=actor.name, records=listed))
        return found

    def awake(self, judgement: Judgement) -> bool:
        """Whether both its records are there."""
        return {judgement.one, judgement.other} <= self.names.keys()

    def same(self, one: Meant, other: Meant, said: Said) -> Plan:
        """That two are one: by one pair where that is enough, else each record with the smallest."""
        _check_kinds(one, other)
        first, second = one.records[0], other.records[0]
        if self.clusters[first] == self.clusters[second] and (one.whole or other.whole or first == second):
            raise InputError(say("identity_already_one", one=one.name, other=other.name))
        wanted = sorted({*one.records, *other.records})
        plan, _ = self._tried([_judged("same", first, second, said)], wanted)
        if plan.nodes > 1:
            plan, _ = self._tried(_all_same(wanted, said), wanted)
        return plan

    def different(self, one: Meant, other: Meant, said: Said) -> Plan:
        """That two are not one: by one pair. Two names of one node are refused, for it must be said which records leave."""
        _check_kinds(one, other)
        first, second = one.records[0], other.records[0]
        together = self.clusters[first] == self.clusters[second]
        if together and (one.whole or other.whole or first == second):
            raise InputError(say("identity_split_it", one=one.name, other=other.name))
        wanted = [r for r in self.clusters if self.clusters[r] == self.clusters[first]] if together else [first, second]
        plan, after = self._tried([_judged("different", first, second, said)], wanted)
        if after[first] == after[second]:
            raise InputError(say("identity_bound", one=spoken(first), other=spoken(second)))
        return plan

    def split(self, actor: Meant, leaving: Collection[RecordKey], said: Said) -> Plan:
        """That just these records of an actor are another, together."""
        if len(actor.records) == 1:
            raise InputError(say("identity_one_record", name=actor.name, record=spoken(actor.records[0])))
        leave = sorted(leaving)
        stay = [r for r in actor.records if r not in leaving]
        if not leave or not stay:
            raise InputError(say("identity_split_nothing" if stay else "identity_split_all", name=actor.name))
        apart = [_judged("different", one, other, said) for one in leave for other in stay]
        for wanted in ([*apart, *_all_same(leave, said)], [*apart, *_all_same(leave, said), *_all_same(stay, said)]):
            plan, after = self._tried(wanted, actor.records)
            sides = [{after[r] for r in side} for side in (leave, stay)]
            if all(len(side) == 1 for side in sides) and sides[0] != sides[1]:
                return plan
        one, other = next(((a, b) for a in leave for b in stay if after[a] == after[b]), (leave[0], stay[0]))
        raise InputError(say("identity_bound", one=spoken(one), other=spoken(other)))

    def _tried(self, new: Sequence[Judgement], wanted: Iterable[RecordKey]) -> tuple[Plan, Clusters]:
        """The plan, and who is who by it."""
        check([*self.judgements, *new])
        after = self._after(new)
        return Plan(tuple(new), len({after[r] for r in wanted})), after

    def _after(self, new: Iterable[Judgement]) -> Clusters:
        return resolve(self.sheets, [*self.judgements, *new])

    def _spoken(self, text: str) -> RecordKey | None:
        """The record that "report/name" means; of several kinds, an actor's before others'."""
        cut = [n for n, c in enumerate(text) if c == "/"]
        found = [RecordKey(text[:n], kind, fold(text[n + 1 :])) for n in cut for kind in dict.fromkeys((*ACTORS, *KINDS))]
        return next((key for key in found if key in self.clusters), None)


def matching(judgements: Iterable[Judgement], ids: Iterable[str]) -> list[str]:
    """The ids that beginnings of ids mean, with or without "j-"; InputError where one means none, or several."""
    there, found = [j.id for j in judgements], []
    for text in ids:
        near = [i for i in there if text and (i.startswith(text) or i.startswith(f"j-{text}"))]
        if not near:
            raise InputError(say("judgement_unknown", id=text))
        if len(near) > 1 and text not in near:
            raise InputError(say("judgement_ambiguous", id=text, ids=", ".join(near)))
        found.append(text if text in near else near[0])
    return list(dict.fromkeys(found))


def _node(graph: Graph, text: str) -> Node:
    try:
        return find_actor(graph, text)
    except InputError:
        return find_actor(graph, text, kinds=KINDS)


def _check_kinds(one: Meant, other: Meant) -> None:
    if one.kind != other.kind:
        kinds = {"kind": kind_name(one.kind), "other_kind": kind_name(other.kind)}
        raise InputError(say("identity_kinds", one=one.name, other=other.name, **kinds))


def _judged(verdict: Verdict, one: RecordKey, other: RecordKey, said: Said) -> Judgement:
    return judge(verdict, one, other, who=said.who, when=said.when, why=said.why)


def _all_same(records: Sequence[RecordKey], said: Said) -> list[Judgement]:
    return [_judged("same", records[0], r, said) for r in records[1:]]
