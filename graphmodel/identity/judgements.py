"""What people decide about identity. A judgement names records, never nodes, and never rewrites a fact.

    judgement = judge("same", one, other, who="Ana", when="2025-03-01T10:00:00Z", why="the same e-mail address")
    check(judgements)        refused with an InputError where one contradicts others

"Same" holds transitively. A judgement sleeps while a report of its records is absent.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from graphmodel.errors import InputError
from graphmodel.messages import catalogue

say = catalogue("graphmodel")

Verdict = Literal["same", "different"]


class RecordKey(NamedTuple):
    """An entity of one report: the report's id, the ontology's kind, and the folded name."""

    report: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """These two records are the same, or they are different; who says so, when (ISO 8601) and why."""

    id: str
    verdict: Verdict
    one: RecordKey
    other: RecordKey
    who: str = ""
    when: str = ""
    why: str = ""


def judge(verdict: Verdict, one: RecordKey, other: RecordKey, *, who: str = "", when: str = "", why: str = "") -> Judgement:
    """A judgement on two records, in whichever order; what was decided twice has one id."""
    one, other = sorted((one, other))
    digest = hashlib.sha256(json.dumps([verdict, one, other]).encode()).hexdigest()
    return Judgement(f"j-{digest[:8]}", verdict, one, other, who, when, why)


def check(judgements: Iterable[Judgement]) -> None:
    """InputError for a judgement on one record, on two kinds, or on two records that others hold for the same."""
    judgements = list(judgements)
    same: dict[RecordKey, set[RecordKey]] = {}
    for j in judgements:
        if j.one == j.other or j.one.kind != j.other.kind:
            raise InputError(say("judgement_senseless", one=spoken(j.one), other=spoken(j.other)))
        if j.verdict == "same":
            same.setdefault(j.one, set()).add(j.other)
            same.setdefault(j.other, set()).add(j.one)
    for j in judgements:
        if j.verdict == "different" and (path := _between(same, j.one, j.other)):
            between = path[1:-1]
            key = "judgement_contradicts_third" if between else "judgement_contradicts"
            third = spoken(between[0]) if between else ""
            raise InputError(say(key, one=spoken(j.one), other=spoken(j.other), third=third))


def spoken(record: RecordKey) -> str:
    """A record as a person would name it, and may type it: "report/name"."""
    return f"{record.report}/{record.name}"


def _between(same: Mapping[RecordKey, Iterable[RecordKey]], one: RecordKey, other: RecordKey) -> list[RecordKey]:
    """The shortest chain of records held for the same from one to the other, both included; empty where there is none."""
    came: dict[RecordKey, RecordKey | None] = {one: None}
    queue = deque([one])
    while queue and other not in came:
        here = queue.popleft()
        for near in sorted(same.get(here, ())):
            if near not in came:
                came[near] = here
                queue.append(near)
    chain: list[RecordKey] = []
    step: RecordKey | None = other if other in came else None
    while step is not None:
        chain.append(step)
        step = came[step]
    return chain[::-1]
