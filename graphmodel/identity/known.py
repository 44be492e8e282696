"""What a person says about identity, as judgements on records. Reads what it is asked about, and writes nothing.

    known = Known(memory)                                            within ``store.look``
    one, other = known.meant("AME"), known.meant("report/ame")       an actor, or one record of it
    known.same(one, other, said).judgements                          or known.different(…), known.split(…), for store.judge

Every plan is tried on the records before it is given out: it does what was asked, or is refused with an InputError.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphmodel.changes.pages import Memory, Page
from graphmodel.changes.readings import Readings
from graphmodel.changes.settling import settled
from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node
from graphmodel.identity.joins import Join, joins
from graphmodel.identity.judgements import Judgement, RecordKey, Verdict, check, judge, spoken
from graphmodel.identity.records import Record, records
from graphmodel.identity.resolution import KINDS
from graphmodel.ids import kind_of, node_id
from graphmodel.lookup import ACTORS, find_actor, kind_name
from graphmodel.messages import catalogue
from graphmodel.names import fold
from graphmodel.references import References
from graphmodel.report import Report

say = catalogue("graphmodel")
After = Callable[[RecordKey], RecordKey | None]
"""Who is who after judgements: each record's cluster."""


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


class Known:
    """Who is who by what a store remembers; ``graph`` is the whole graph, where it is read already."""

    def __init__(self, memory: Memory, graph: Graph | None = None) -> None:
        self._memory, self._graph = memory, graph
        self._pages: dict[str, Page | None] = {}
        self._clusters: dict[tuple[str, str], Mapping[RecordKey, RecordKey]] = {}
        self._sheets: dict[str, Mapping[RecordKey, Record]] = {}

    @property
    def judgements(self) -> Sequence[Judgement]:
        """All that were made."""
        return self._memory.judgements

    @cached_property
    def nodes(self) -> Graph:
        """The nodes, without what ties them, unless the graph is read already."""
        return self._graph or Graph.of(self._memory.nodes(), ())

    def cluster(self, record: RecordKey) -> RecordKey | None:
        """The smallest record of the node that a record belongs to; None where there is no such record."""
        return self._of(record.report, record.kind).get(record)

    def members(self, node: str) -> tuple[RecordKey, ...]:
        """The records of a node, the smallest first; none for what is the same in every report."""
        kind = kind_of(node)
        if kind not in KINDS:
            return ()
        reports = sorted({e.report for e in self._memory.entries([node])})
        self._read(reports)
        return tuple(sorted(r for i in reports for r, c in self._of(i, kind).items() if node_id(c) == node))

    def record(self, key: RecordKey) -> Record:
        """A record as its report has it."""
        return self._sheet(key.report)[key]

    def report(self, key: RecordKey) -> Report:
        """The report of a record."""
        return self._memory.reports[key.report]

    def node(self, record: RecordKey) -> Node:
        """The node that a record belongs to."""
        return self.nodes.nodes[node_id(self.cluster(record) or record)]

    def joins(self, node: Node) -> tuple[Join, ...]:
        """Why the records of a node are one: the steps to each from the first that bears the node's name."""
        members = sorted(self.members(node.id), key=lambda r: (self.record(r).name != node.name, r))
        if len(members) < 2:
            return ()
        sheets = {r.report: list(self._sheet(r.report).values()) for r in members}
        bodies = {i: page.bodies for i, page in self._pages.items() if page and i in sheets}
        return joins(members, sheets, bodies.__getitem__, self.judgements)

    def meant(self, text: str) -> Meant:
        """What a person types: a record as "report/name", else a name or an id as ``find_actor`` takes it, actors first."""
        found = self._spoken(text)
        if found:
            return Meant(text, (found,), whole=False)
        node = _node(self.nodes, text)
        members = self.members(node.id)
        if not members:
            raise InputError(say("identity_without_records", name=node.name, kind=kind_name(node.kind)))
        return Meant(node.name, members)

    def actor(self, meant: Meant) -> Meant:
        """The whole actor, where one record of it was named."""
        if meant.whole:
            return meant
        record = meant.records[0]
        return Meant(self.record(record).name, self._fellows(record))

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
        return None not in (self.cluster(judgement.one), self.cluster(judgement.other))

    def same(self, one: Meant, other: Meant, said: Said) -> Plan:
        """That two are one: by one pair where that is enough, else each record with the smallest."""
        _check_kinds(one, other)
        first, second = one.records[0], other.records[0]
        if self.cluster(first) == self.cluster(second) and (one.whole or other.whole or first == second):
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
        together = self.cluster(first) == self.cluster(second)
        if together and (one.whole or other.whole or first == second):
            raise InputError(say("identity_split_it", one=one.name, other=other.name))
        wanted = self._fellows(first) if together else (first, second)
        plan, after = self._tried([_judged("different", first, second, said)], wanted)
        if after(first) == after(second):
            raise _bound(first, second)
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
            sides = [{after(r) for r in side} for side in (leave, stay)]
            if all(len(side) == 1 for side in sides) and sides[0] != sides[1]:
                return plan
        bound = [(a, b) for a in leave for b in stay if after(a) == after(b)]
        raise _bound(*min(bound, key=lambda pair: pair[0].report != pair[1].report, default=(leave[0], stay[0])))

    def _tried(self, new: Sequence[Judgement], wanted: Iterable[RecordKey]) -> tuple[Plan, After]:
        """The plan, and who is who by it."""
        judgements = [*self.judgements, *new]
        check(judgements)
        pages = settled(self._memory, Readings(self._memory.reports, {}), (), judgements)
        moved = {m: s.cluster for page in pages.values() for s in page.of(new[0].one.kind) for m in s.unit.members}

        def after(record: RecordKey) -> RecordKey | None:
            return moved.get(record) or self.cluster(record)

        return Plan(tuple(new), len({after(r) for r in wanted})), after

    def _fellows(self, record: RecordKey) -> tuple[RecordKey, ...]:
        """All records of the node that a record belongs to."""
        return self.members(node_id(self.cluster(record) or record))

    def _read(self, reports: Iterable[str]) -> None:
        missing = [r for r in reports if r not in self._pages]
        found = self._memory.pages(missing) if missing else {}
        self._pages |= {r: found.get(r) for r in missing}

    def _of(self, report: str, kind: str) -> Mapping[RecordKey, RecordKey]:
        """The cluster of each record of a report and a kind."""
        if (report, kind) not in self._clusters:
            self._read([report])
            page = self._pages[report]
            self._clusters[report, kind] = {m: s.cluster for s in page.of(kind) for m in s.unit.members} if page else {}
        return self._clusters[report, kind]

    def _sheet(self, report: str) -> Mapping[RecordKey, Record]:
        if report not in self._sheets:
            facts = self._memory.reports[report].facts
            self._sheets[report] = {r.key: r for r in records(facts, References(facts))}
        return self._sheets[report]

    def _spoken(self, text: str) -> RecordKey | None:
        """The record that "report/name" means; of several kinds, an actor's before others'."""
        cut = [n for n, c in enumerate(text) if c == "/"]
        found = [RecordKey(text[:n], kind, fold(text[n + 1 :])) for n in cut for kind in dict.fromkeys((*ACTORS, *KINDS))]
        return next((key for key in found if self.cluster(key)), None)


def _bound(one: RecordKey, other: RecordKey) -> InputError:
    """The refusal to part what one report puts together."""
    return InputError(say("identity_bound", one=spoken(one), other=spoken(other), report=one.report))


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
