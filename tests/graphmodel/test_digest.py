"""What a digest tells: all that is new and nothing else, from a whole graph or from the part that a change touched."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.changes.comparison import Comparison, combined
from graphmodel.changes.diff import Changes, counted, diff
from graphmodel.changes.update import Base
from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node
from graphmodel.identity.judgements import Judgement
from graphmodel.news.contributions import contribution, of
from graphmodel.news.digest import Digest, digest
from graphmodel.projection import project
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from tests.graphmodel.test_projection import LEAGUE, TOWN, report
from tests.store.test_store_laws import REPLACED, judgements
from tests.strategies import report_sets


def told(found: Digest) -> str:
    return json.dumps(found.to_json(), ensure_ascii=False)


def items(found: Digest, *names: str) -> list[str]:
    """What the items of sections are about: a node's name, else the names of a tie's ends."""
    listed = [(s, i) for s in found.sections if s.name in names for i in s.items]
    return [
        i.row.name if isinstance(i.row, Node) else " ".join(found.end(i, e).name for e in (i.row.source, i.row.target))
        for _, i in listed
    ]


@settings(deadline=None, max_examples=50)
@given(report_sets(max_size=2), report_sets(max_size=3))
def test_a_digest_tells_each_new_node_once_and_agrees_with_the_counts(before: list[Report], after: list[Report]) -> None:
    one, other = project(before), project(after)
    assert not digest(one, one) and diff(one, one) == Changes()
    found, counts = digest(one, other), diff(one, other)
    matches = found.comparison.matches
    new = [i.now.id for s in found.sections for i in s.items if isinstance(i.now, Node) and i.was is None]
    new += [n.id for n in found.reports]
    posts = {n.id for n in found.comparison.new_nodes if n.kind == "Role"}
    come = other.nodes.keys() - one.nodes.keys() - set(matches.moved.values())
    identity = {*matches.parted, *matches.joined.values()} & come
    assert len(new) == len(set(new))
    assert {*new, *posts, *identity} == come and counts.nodes_added == len(come)
    counted_here = {s.name: len(s.items) for s in found.sections}
    for name in ("posts_begun", "posts_ended", "agreements_moved"):
        assert counted_here.get(name, 0) == getattr(counts, name)
    assert told(found) == told(digest(project(before[::-1]), project(after[::-1])))


EDITS = st.lists(st.one_of(st.integers(0, 2), REPLACED, judgements(), st.just("withdraw")), max_size=5)


def _edited(store: SqliteStore, step: int | Report | Judgement | str) -> Changes:
    try:
        if isinstance(step, Report):
            return store.load([step], replace=True)
        if isinstance(step, Judgement):
            return store.judge([step])
        return store.forget(f"informe-{step}") if isinstance(step, int) else store.withdraw([store.judgements()[-1].id])
    except (InputError, IndexError):
        return Changes()


@settings(deadline=None, max_examples=30)
@given(report_sets(min_size=1, max_size=3), EDITS)
def test_what_a_change_touched_tells_the_same_as_the_whole(
    first: list[Report], then: Sequence[int | Report | Judgement]
) -> None:
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "m.db") as store:
        graphs, steps = [store.graph()], [store.load(first)]
        graphs.append(store.graph())
        for step in then:
            steps.append(_edited(store, step))
            graphs.append(store.graph())
            assert told(Digest(steps[-1].comparison)) == told(digest(*graphs[-2:]))
            assert steps[-1] == diff(*graphs[-2:])
        whole = combined([s.comparison for s in steps])
        assert told(Digest(whole)) == told(digest(graphs[0], graphs[-1]))
        assert counted(whole) == diff(graphs[0], graphs[-1])
        base = store.base()
        for r in base.reports:
            without = Base({i: other for i, other in base.reports.items() if i != r}, base.judgements)
            assert told(Digest(contribution(store, of([r])).comparison)) == told(digest(without.graph(), graphs[-1]))
        assert store.graph() == graphs[-1]


def posts(id: str, date: str | None, *roles: tuple[str, str, str], **lists: object) -> Report:
    people = [{"name": name} for name in dict.fromkeys(r[0] for r in roles)]
    held = [{"person": p, "title": t, "organization": "LAC", "status": s, "evidence": f"{p}, {t} ({id})"} for p, t, s in roles]
    return report(id, date=date, people=people, organizations=[TOWN, LEAGUE], roles=held, **lists)


def agreed(status: str, id: str) -> list[dict[str, str]]:
    tie = {"type": "COOPERATES_WITH", "source": "LAC", "target": "Cuenca", "status": status}
    return [tie | {"evidence": f"{status} en {id}"}, tie | {"status": "mentioned", "evidence": "se habló"}]


def test_the_months_news_with_the_passage_that_says_so() -> None:
    old = posts("a", "2024-03", ("Eva Soto", "Vocal", "current"), relations=agreed("planned", "a"))
    roles = ("Eva Soto", "Vocal", "former"), ("Omar Lara", "Vocal", "current"), ("Ana Paz", "Asesora", "elect")
    new = posts("b", "2025-01-07", *roles, relations=agreed("signed", "b"))
    found = digest(project([old]), project([old, new]))
    assert [(s.name, len(s.items)) for s in found.sections] == [
        ("agreements_moved", 1),
        ("posts_ended", 1),
        ("posts_begun", 1),
        ("confirmed", 2),
        ("people_new", 2),
        ("ties_new", 1),
    ]
    quoted = {s.name: s.items[0].evidence[0].quote for s in found.sections[:3]}
    assert quoted == {
        "agreements_moved": "signed en b",
        "posts_ended": "Eva Soto, Vocal (b)",
        "posts_begun": "Omar Lara, Vocal (b)",
    }
    (moved,) = found.to_json()["sections"][0]["items"]
    assert (moved["status_before"], moved["status"], moved["reports"]) == ("planned", "signed", 2)
    assert (moved["first_report"], moved["last_report"]) == ("2024-03", "2025-01-07")
    back = digest(project([old, new]), project([old]))
    assert [n.name for n in back.gone_reports] == ["b"] and items(back, "nodes_gone") == ["Ana Paz", "Omar Lara"]
    assert items(back, "agreements_back") and len(items(back, "weakened")) == 2


def test_a_second_report_confirms_and_neither_a_copy_nor_a_third_does() -> None:
    def told_by(id: str, text: str) -> Report:
        tie = {"type": "COOPERATES_WITH", "source": "LAC", "target": "Cuenca"}
        return report(id, text, "2024", organizations=[TOWN, LEAGUE], relations=[tie])

    one, copy = told_by("a", "dicho en marzo"), told_by("copia", "dicho  en marzo")
    second, third = told_by("b", "dicho en junio"), told_by("c", "dicho en julio")
    graphs = [project(reports) for reports in ([one], [one, copy], [one, copy, second], [one, copy, second, third])]
    assert [diff(a, b).ties_confirmed for a, b in pairwise(graphs)] == [0, 1, 0]
    at_once = combined([Comparison(a, b) for a, b in pairwise(graphs)])
    assert counted(at_once).ties_confirmed == 1
    assert bool(digest(*graphs[:2])) and not digest(*graphs[:2]).sections, "a copy is a report, and says nothing new"


def test_a_report_that_parts_two_says_so_and_joins_them_when_it_goes() -> None:
    def body(id: str, name: str) -> Report:
        tie = {"type": "COOPERATES_WITH", "source": name, "target": "Cuenca", "evidence": f"según {id}"}
        return report(id, organizations=[{"name": name}, TOWN], relations=[tie])

    both = [body("a", "Federación Andina de Ciudades (FAC)"), body("b", "FAC")]
    before, after = project(both), project([*both, body("c", "Fundación Agua Clara (FAC)")])
    found, back = digest(before, after), digest(after, before)
    assert items(found, "parted") == ["FAC"] and items(back, "joined") == ["Federación Andina de Ciudades (FAC)"]
    assert items(found, "organizations_new") == ["Fundación Agua Clara (FAC)"] == items(back, "nodes_gone")
    assert not items(back, "ties_new") and len(items(back, "ties_gone")) == 1


def test_a_namesake_that_stays_is_no_joining() -> None:
    ana = [report(i, people=[{"name": "Ana Ruiz"}], organizations=[]) for i in ("a", "b")]
    both = Graph.of([n for r in ana for n in project([r]).nodes.values()], [])
    alone = project(ana[:1])
    assert items(digest(both, alone), "joined", "nodes_gone") == ["Ana Ruiz"]
    assert not digest(both, alone).comparison.matches.joined
