"""Laws of the single-file store, on real files: whatever happened, the graph is that of the reports that are there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.diff import Changes
from graphmodel.report import Report
from graphmodel.sqlite_store import SqliteStore
from graphmodel.update import Base
from tests.strategies import report_sets, reports

REPLACED = st.integers(0, 2).flatmap(lambda n: reports(f"informe-{n}"))


@settings(deadline=None, max_examples=40)
@given(report_sets(min_size=1, max_size=3), st.lists(st.one_of(st.integers(0, 2), REPLACED), max_size=4))
def test_load_replace_and_forget_equal_loading_what_is_left(first: list[Report], then: list[int | Report]) -> None:
    with tempfile.TemporaryDirectory() as directory, SqliteStore(Path(directory) / "m.db") as store:
        store.load(first)
        left = {r.id: r for r in first}
        for step in then:
            if isinstance(step, Report):
                store.load([step], replace=True)
                left[step.id] = step
            elif f"informe-{step}" in left:
                store.forget(f"informe-{step}")
                del left[f"informe-{step}"]
        assert store.graph() == Base(left).graph()
        assert store.graph().canonical() == Base(left).graph().canonical()
        assert store.load(list(left.values())) == Changes()
        with SqliteStore(Path(directory) / "fresh.db") as fresh:
            fresh.load(list(left.values())[::-1])
            assert fresh.version() == store.version()
            assert fresh.reports() == store.reports()
