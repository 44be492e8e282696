"""Why records are one: every step is true by the keys, and the steps together join just the records of a node."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.identity.buckets import Judged
from graphmodel.identity.joins import Join, joins
from graphmodel.identity.judgements import Judgement, RecordKey, check, judge
from graphmodel.identity.keys import shortened
from graphmodel.identity.records import Record, records
from graphmodel.identity.resolution import resolved, settle, sheet, units
from graphmodel.references import References
from tests.graphmodel.entities import Entity, clusters, facts, key, org, person, town


def explained(sheets: Sequence[Sequence[Record]], judgements: Sequence[Judgement]) -> dict[RecordKey, tuple[Join, ...]]:
    """The steps of every node, by its smallest record."""
    found, bodies = resolved(sheets, judgements)
    members: dict[RecordKey, list[RecordKey]] = {}
    for record in sorted(found):
        members.setdefault(found[record], []).append(record)
    by_report = {s[0].key.report: s for s in sheets if s}
    return {first: joins(own, by_report, lambda _: bodies, judgements) for first, own in members.items()}


LONG = ("Liga Uno Azul", "Liga Dos Azul", "Liga Tres Azul")
PEOPLE = ("Ana Ruiz Paz", "Ana Ruiz", "Eva Soto Gil", "Eva Soto", "Soto", "A. Ruiz")


@st.composite
def bodies(draw: st.DrawFn) -> Entity:
    name = draw(st.sampled_from((*LONG, "LUA", "Azul", "Municipio de Lota", "Lota")))
    aliases = draw(st.lists(st.sampled_from((*LONG, "LUA")), unique=True, max_size=2))
    kind = "local_government" if "Lota" in name else "association"
    return org(name, *aliases, country=draw(st.sampled_from((None, "EC", "PE"))), kind=kind)


@st.composite
def people(draw: st.DrawFn) -> Entity:
    aliases = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=1))
    return person(draw(st.sampled_from(PEOPLE)), *aliases, at=draw(st.none() | bodies()))


@st.composite
def judged_sheets(draw: st.DrawFn) -> tuple[list[list[Record]], list[Judgement]]:
    """The records of some reports, and judgements on them that do not contradict each other."""
    named = st.lists(bodies() | people(), min_size=1, max_size=3, unique_by=lambda e: e["name"])
    reports = [facts(f"r{n}", *draw(named)) for n in range(draw(st.integers(2, 6)))]
    sheets = [records(r, References(r)) for r in reports]
    by_kind: dict[str, list[RecordKey]] = {}
    for record in (r.key for s in sheets for r in s):
        by_kind.setdefault(record.kind, []).append(record)
    pairs = [pair for own in by_kind.values() for pair in combinations(own, 2)]
    made: dict[str, Judgement] = {}
    for one, other in draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []:
        new = judge(draw(st.sampled_from(("same", "different"))), one, other)
        with suppress(InputError):
            check([*made.values(), new])
            made[new.id] = new
    return sheets, list(made.values())


@settings(max_examples=100, deadline=None)
@given(judged_sheets())
def test_the_steps_join_just_the_records_of_a_node_and_each_is_true(world: tuple[list[list[Record]], list[Judgement]]) -> None:
    sheets, judgements = world
    found, bodies = resolved(sheets, judgements)
    for first, steps in explained(sheets, judgements).items():
        members = {r for r, cluster in found.items() if cluster == first}
        reached = {first}
        for step in steps:
            assert step.other in reached and step.record not in reached
            reached.add(step.record)
            assert true_by_keys(step, sheets, bodies, judgements), step
        assert reached == members


def true_by_keys(step: Join, sheets: Any, bodies: Any, judgements: Sequence[Judgement]) -> bool:
    one, other = step.record, step.other
    read = {s[0].key.report: partial(sheet, s, one.kind, bodies) for s in sheets if s}
    keyed = {m: k for r in (one, other) for k in read[r.report]().keyed for m in k.members}
    if step.reason == "judged":
        return step.judgement in judgements and {step.judgement.one, step.judgement.other} == {one, other}
    if step.reason == "linked":
        own = [set(u.members) for s in sheets for u in units(s, one.kind, bodies)]
        return one.report == other.report and any({one, other} <= unit for unit in own)
    if step.reason == "surname":
        names = [keyed[r].full for r in (one, other)]
        return any(step.key in a and step.key in map(shortened, b) for a, b in (names, names[::-1]))
    alone = bool(judgements) or len(settle([keyed[one], keyed[other]], Judged([], one.kind))) == 1
    return alone and all(step.key in getattr(keyed[r], "full" if step.reason == "name" else "short") for r in (one, other))


AME = org("Asociación de Municipalidades Ecuatorianas", "AME", country="EC")


def steps(*reports: Any, judgements: Sequence[Judgement] = ()) -> list[tuple[str, str, str, str]]:
    """The steps of the one node that these reports have, with the reports of both ends."""
    sheets = [records(r, References(r)) for r in reports]
    (found,) = explained(sheets, judgements).values()
    return [(s.record.report, s.other.report, s.reason, s.key) for s in found]


def test_an_acronym_a_name_and_a_judgement() -> None:
    assert steps(facts("a", AME), facts("b", org("AME")), facts("c", org("Asociación de Municipalidades Ecuatorianas"))) == [
        ("c", "a", "name", "asociacion de municipalidades ecuatorianas"),
        ("b", "a", "short", "ame"),
    ]
    ana, maria = person("Ana Ruiz"), person("María Soto")
    said = judge("same", key("a", ana), key("b", maria))
    assert steps(facts("a", ana), facts("b", maria), judgements=[said]) == [("b", "a", "judged", "")]
    assert steps(facts("a", person("Eva Rivas Peña"), person("Rivas"))) == [("a", "a", "linked", "")]
    cuenca = [town(n) for n in ("Municipio de Cuenca", "Alcaldía de Cuenca", "Cuenca")]
    assert steps(*(facts(r, e) for r, e in zip("abc", cuenca, strict=True))) == [
        ("b", "a", "name", "municipal:cuenca"),
        ("c", "a", "short", "local:cuenca"),
    ]


def test_a_dropped_surname() -> None:
    reports = [facts("a", person("Ana García Pérez", at=AME)), facts("b", person("Ana García", at=AME))]
    sheets = [records(r, References(r)) for r in reports]
    found = explained(sheets, [])[RecordKey("a", "Person", "ana garcia perez")]
    assert [(s.reason, s.key) for s in found] == [("surname", "ana garcia")]
    assert len({c for r, c in clusters(*reports).items() if r.kind == "Person"}) == 1
