"""Why an actor is called as it is: for every further name the step that made it one of its names, with a passage. Pure.

explained(known, node)      for a node of the graph; nothing where it has one name in one report
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graphmodel.graph import Node, Statement
from graphmodel.identity.joins import Join
from graphmodel.identity.judgements import Judgement, RecordKey, spoken
from graphmodel.identity.judgements_json import as_json
from graphmodel.identity.known import Known
from graphmodel.identity.records import Record
from graphmodel.identity.witnesses import named, witnesses
from graphmodel.names import bare_words, fold, is_acronym, local_government, person_words, split_acronym

Reason = Literal["same", "name", "government", "beside", "short", "surname", "linked", "judged", "acronym", "alias"]


@dataclass(frozen=True, slots=True)
class Because:
    """A name as written, the records that bear it, and why it is one of the actor's.

    ``other`` is the record that it was joined to by ``key``, in the form that both share:
    same         the same name, but for case, accents, honorifics, an article or an acronym in brackets
    name         it has a name in common with that
    government   both are a local government of one tier and place
    beside       both are a body or thing of that description, at one body or in one country
    short        an acronym, single word or place that is only that's
    surname      one is the other with a second surname, at one body or in one country
    linked       one report has both, and the short one can only be the other
    judged       somebody said so, in ``judgement``
    acronym      the report of that record gives it this acronym
    alias        the report of that record calls it so, too
    """

    name: str
    records: tuple[RecordKey, ...]
    reason: Reason
    other: RecordKey
    other_name: str
    key: str = ""
    judgement: Judgement | None = None
    statement: Statement | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that have it."""
        return tuple(sorted({r.report for r in self.records}))

    def to_json(self) -> dict[str, Any]:
        """JSON-ready data; keys in a stable order."""
        return {
            "name": self.name,
            "records": [spoken(r) for r in self.records],
            "reason": self.reason,
            "with": {"record": spoken(self.other), "name": self.other_name},
            "key": self.key or None,
            "judgement": as_json(self.judgement) if self.judgement else None,
            "evidence": self.statement.to_json() if self.statement else None,
        }


def explained(known: Known, node: Node) -> tuple[Because, ...]:
    """The reasons for all names of a node but the one that it goes by, and for that where several reports have it."""
    steps = known.joins(node)
    found: dict[tuple[str, ...], list[Join]] = {}
    for step in steps:
        reason, judged = _reason(known, step), step.judgement.id if step.judgement else ""
        name = "" if reason == "same" else step.record.name
        found.setdefault((reason, name, step.key, judged), []).append(step)
    return (*(_joined(known, group) for group in found.values()), *_aliases(known, node, known.members(node.id)))


def _joined(known: Known, group: Sequence[Join]) -> Because:
    """Records that joined by one reason, as one."""
    step = group[0]
    record, other = known.record(step.record), known.record(step.other)
    reason = _reason(known, step)
    return Because(
        record.name,
        tuple(j.record for j in group),
        reason,
        step.other,
        other.name,
        "" if reason in ("same", "judged") else _form(record, step.key) or _form(other, step.key) or step.key,
        step.judgement,
        _passage(known, step, reason),
    )


def _reason(known: Known, step: Join) -> Reason:
    if step.reason != "name":
        return step.reason
    if "@" in step.key:
        return "beside"
    if ":" in step.key:
        return "government"
    one, other = (_bare(known.record(r)) for r in (step.record, step.other))
    return "same" if one == other else "name"


def _bare(record: Record) -> Sequence[str]:
    """The words of a record's name without honorifics, article and bracketed acronym."""
    return person_words(record.name) if record.key.kind == "Person" else bare_words(split_acronym(record.name)[0])


def _form(record: Record, key: str) -> str:
    """A record's form that has this key, as written; "" where none is the key by itself."""
    for form in (record.name, *record.aliases):
        outer, acronym = split_acronym(form)
        bare = bare_words(outer)
        if key in (" ".join(bare), fold(form), " ".join(person_words(form)), "local:" + fold(outer)):
            return outer
        if acronym and key == fold(acronym):
            return acronym
        if ":".join(local_government(bare) or ()) == key or key == " ".join(bare[1:]) or key.startswith(" ".join(bare) + " @ "):
            return outer
    return ""


def _passage(known: Known, step: Join, reason: Reason) -> Statement | None:
    """Where the reports say it: the acronym beside its name, else the record that joined."""
    own, there = known.report(step.record), known.report(step.other)
    if reason in ("short", "linked"):
        other = known.record(step.other)
        for report, record in ((there, other), (own, known.record(step.record))):
            long, _ = split_acronym(record.name)
            acronym = _form(record, step.key)
            if acronym and " " in long and (found := named(report, f"{long} ({acronym})", f"{acronym} ({long})")):
                return found
    return named(own, known.record(step.record).name) or witnesses(own).get(step.record)


def _aliases(known: Known, node: Node, members: Sequence[RecordKey]) -> Iterator[Because]:
    """Names that reports give to a record beside that by which they list it."""
    told = {fold(node.name), fold(split_acronym(node.name)[0])} | {m.name for m in members}
    found: dict[str, list[tuple[str, Record]]] = {}
    for record in map(known.record, members):
        for form, folded in _further(record).items():
            if folded not in told:
                found.setdefault(folded, []).append((form, record))
    for _, listed in sorted(found.items()):
        form, record = listed[0]
        long, _ = split_acronym(record.name)
        acronym = is_acronym(form)
        exact = (f"{long} ({form})", f"{form} ({long})") if acronym else ()
        passage = next((p for f, r in listed if (p := named(known.report(r.key), *exact, f))), None)
        reason: Reason = "acronym" if acronym else "alias"
        records = tuple(dict.fromkeys(r.key for _, r in listed))
        yield Because(form, records, reason, record.key, record.name, statement=passage)


def _further(record: Record) -> Mapping[str, str]:
    """The forms of a record beside its name, both parts of "Long name (LN)" for themselves, and how they fold."""
    parts = [p for form in (record.name, *record.aliases) for p in split_acronym(form) if p]
    return {p: fold(p) for p in dict.fromkeys(parts) if fold(p) != record.key.name}
