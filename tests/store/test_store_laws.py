"""Laws of the single-file store, on real files: whatever happened, the graph is that of the reports and judgements there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.changes.diff import Changes
from graphmodel.changes.update import Base
from graphmodel.errors import InputError
from graphmodel.identity.judgements import Judgement, RecordKey, judge
from graphmodel.names import fold
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from tests.strategies import EVENTS, INITIATIVES, ORGANIZATIONS, PEOPLE, report_sets, reports

REPLACED = st.integers(0, 2).flatmap(lambda n: reports(f"informe-{n}"))
NAMES = {"Person": PEOPLE, "Organization": [o for o, _, _ in ORGANIZATIONS], "Event": EVENTS, "Initiative": INITIATIVES}


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """A judgement on two records that may be there or not."""
    kind = draw(st.sampled_from(sorted(NAMES)))
    record = st.builds(
        lambda n, name: RecordKey(f"informe-{n}", kind, fold(name)), st.integers(0, 2), st.sampled_from(NAMES[kind])
    )
    return judge(draw(st.sampled_from(["same", "different"])), draw(record), draw(record))


STEPS = st.one_of(st.integers(0, 2), REPLACED, judgements(), judgements(), st.just("withdraw"))


@settings(deadline=None, max_examples=60)
@given(report_sets(min_size=1, max_size=3), st.lists(STEPS, max_size=6))
def test_any_sequence_of_changes_equals_computing_from_scratch(
    first: list[Report], then: list[int | Report | Judgement | str]
) -> None:
    with tempfile.TemporaryDirectory() as directory, SqliteStore(Path(directory) / "m.db") as store:
        store.load(first)
        left = {r.id: r for r in first}
        judged: dict[str, Judgement] = {}
        for step in then:
            if isinstance(step, Report):
                store.load([step], replace=True)
                left[step.id] = step
            elif isinstance(step, Judgement):
                try:
                    store.judge([step])
                    judged.setdefault(step.id, step)
                except InputError:
                    pass
            elif step == "withdraw":
                if judged:
                    store.withdraw([judged.popitem()[0]])
            elif f"informe-{step}" in left:
                store.forget(f"informe-{step}")
                del left[f"informe-{step}"]
            assert store.graph() == Base(left, list(judged.values())).graph()
        assert store.graph().canonical() == Base(left, list(judged.values())).graph().canonical()
        assert store.judgements() == sorted(judged.values(), key=lambda j: j.id)
        assert store.load(list(left.values())) == Changes()
        with SqliteStore(Path(directory) / "fresh.db") as fresh:
            fresh.judge(list(judged.values()))
            fresh.load(list(left.values())[::-1])
            assert fresh.version() == store.version()
            assert fresh.reports() == store.reports()
