"""What people decide about identity. A judgement names records, never nodes, and never rewrites a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class RecordKey(NamedTuple):
    """An entity of one report: the report's id, the ontology's kind, and the folded name."""

    report: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """These two records are the same, or they are different; who says so, when (ISO 8601) and why.

    A judgement sleeps while a report of its records is absent.
    """

    id: str
    verdict: Literal["same", "different"]
    one: RecordKey
    other: RecordKey
    who: str = ""
    when: str = ""
    why: str = ""
