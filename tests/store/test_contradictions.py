"""The contradictions that reports bring are found without reading all that is stored."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.discrepancies import discrepancies
from graphmodel.discrepancies.whole import discrepancies_in
from graphmodel.errors import InputError
from graphmodel.identity.judgements import Judgement
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from graphmodel.store import Store
from tests.graphmodel.test_discrepancies import TOLD, Found, body, post, things
from tests.store.test_store_laws import judgements
from tests.strategies import report_sets


def found(store: Store, *reports: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(d.kind, d.subject, tuple(c.said for c in d.claims)) for d in store.contradictions(reports)]


def test_what_a_report_brings_and_no_other_said_before(store: Store) -> None:
    store.load(
        [
            post("a", "2024-05-07", "Ana Ruiz"),
            body("b", "Asociación de Municipalidades Ecuatorianas (AME)"),
            things("c", "initiatives", "2023", name="Ríos Vivos", status="signed"),
            post("d", "2024-02", "Eva Paz", status="former", title="Vocal"),
        ]
    )
    assert found(store, "a", "b", "c", "d") == []
    store.load(
        [
            post("e", "2024-05-07", "Omar Lara"),
            body("f", "Asociación de Municipalidades de las Américas (AME)"),
            things("g", "initiatives", "2024-03", name="Ríos Vivos", status="planned"),
            post("h", "2024-05", "Eva Paz", title="Vocal"),
            post("i", "2024-05-07", "Omar Lara"),
        ]
    )
    assert [kind for kind, _, _ in found(store, "e", "f", "g", "h", "i")] == ["acronym", "ended", "holders", "ladder"]
    assert found(store, "i") == [], "another report says that of Omar Lara, too"
    assert found(store, "g") == [("ladder", "Ríos Vivos", ("signed", "planned"))]
    (ladder,) = store.contradictions(["g"])
    assert [c.reports for c in ladder.claims] == [("c",), ("g",)]


def every(store: Store, own: set[str]) -> set[tuple[str, ...]]:
    """What computing all finds of which one side is of these reports alone."""
    return {d.key for d in discrepancies(store.base()) if any(own.issuperset(c.reports) for c in d.claims)}


@pytest.mark.parametrize(("said", "reports"), TOLD, ids=lambda v: " ".join(v[:2]) if isinstance(v, tuple) else "")
def test_whatever_contradicts_is_brought_by_its_last_report(said: Found, reports: list[Report], tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "m.db") as store:
        for report in reports:
            store.load([report])
            assert {d.key for d in store.contradictions([report.id])} == every(store, {report.id})
        assert said in found(store, *(r.id for r in reports))


@settings(deadline=None, max_examples=25)
@given(report_sets(min_size=1, max_size=4), st.lists(judgements(), max_size=1), st.sets(st.integers(0, 3), min_size=1))
def test_it_is_what_computing_all_would_find(reports: list[Report], judged: list[Judgement], chosen: set[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "m.db") as store:
        store.load(reports)
        with suppress(InputError):
            store.judge(judged)
        own = {r.id for n, r in enumerate(reports) if n in chosen}
        assert {d.key for d in store.contradictions(own)} == every(store, own)
        graph = store.graph()
        all_there = store.look(lambda memory: discrepancies_in(graph, memory))
        assert all_there == discrepancies(store.base())
        for node in graph.nodes:
            concerning = tuple(d for d in all_there if node in d.actors)
            assert store.look(partial(discrepancies_in, graph, node=node)) == concerning
