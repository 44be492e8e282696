"""What every store promises, with real stores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphmodel.changes.diff import Changes
from graphmodel.changes.pages import Blank, Memory
from graphmodel.changes.update import Base, Edit, change
from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument, Relation
from graphmodel.graph import Graph
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.report import Origin, Report
from graphmodel.store import Store
from tests.store.conftest import StoreFactory

FIRST = {
    "document": {"id": "primero", "title": "Primer informe", "date": "2024-03-01"},
    "people": [{"name": "Eva Soto Paz"}, {"name": "Omar Lara"}],
    "organizations": [
        {"name": "Federación Andina de Ciudades (FAC)", "kind": "association"},
        {"name": "Municipio de Almagro", "aliases": ["Almagro"], "kind": "local_government", "country": "CL"},
    ],
    "countries": ["CL"],
    "roles": [
        {
            "person": "Eva Soto Paz",
            "title": "Alcaldesa",
            "organization": "Almagro",
            "evidence": "Eva Soto Paz, Alcaldesa de Almagro",
        },
        {"person": "Omar Lara", "title": "Presidente", "organization": "FAC", "evidence": "Omar Lara, Presidente de la FAC"},
    ],
    "relations": [
        {
            "type": "COOPERATES_WITH",
            "source": "FAC",
            "target": "Almagro",
            "status": "planned",
            "evidence": "la FAC y Almagro prevén un convenio",
        },
        {"type": "LOCATED_IN", "source": "Almagro", "target": "CL", "evidence": "Almagro (Chile)"},
    ],
}
FIRST_TEXT = (
    "Eva Soto Paz, Alcaldesa de Almagro, y Omar Lara, Presidente de la FAC: "
    "la FAC y Almagro prevén un convenio. Almagro (Chile)"
)
SECOND = {
    "document": {"id": "segundo", "title": "Segundo informe", "date": "2025-06-01"},
    "people": [{"name": "Omar Lara"}],
    "organizations": [
        {"name": "Federación Andina de Ciudades", "aliases": ["FAC"], "kind": "association"},
        {"name": "Alcaldía de Almagro", "aliases": ["Almagro"], "kind": "local_government", "country": "CL"},
    ],
    "roles": [
        {
            "person": "Omar Lara",
            "title": "Presidente",
            "organization": "FAC",
            "status": "former",
            "evidence": "Omar Lara, ex Presidente",
        }
    ],
    "relations": [
        {
            "type": "COOPERATES_WITH",
            "source": "Almagro",
            "target": "FAC",
            "status": "signed",
            "evidence": "Almagro y la FAC firmaron el convenio",
        }
    ],
}
SECOND_TEXT = "Almagro y la FAC firmaron el convenio. Saludó Omar Lara, ex Presidente."


@pytest.fixture
def first() -> Report:
    return Report(FactsDocument.from_json(FIRST), FIRST_TEXT)


@pytest.fixture
def second() -> Report:
    return Report(FactsDocument.from_json(SECOND), SECOND_TEXT)


def test_an_empty_store_has_an_empty_graph(store: Store) -> None:
    assert store.graph().to_json() == {"nodes": [], "edges": []}
    assert list(store.reports()) == [] and list(store.judgements()) == []


def test_the_graph_as_stored_is_the_graph_as_computed(store: Store, first: Report, second: Report) -> None:
    store.load([first, second])
    stored = {r.id: r for r in store.reports()}
    assert store.graph().canonical() == Base(stored).graph().canonical()
    assert store.graph() == Base(stored).graph()


def test_what_is_remembered_is_what_reports_and_judgements_give(store: Store, first: Report, second: Report) -> None:
    def asked(memory: Memory) -> object:
        nodes, reports = Graph.of(memory.nodes(), ()), list(memory.reports)
        return nodes, sorted(memory.entries(list(nodes.nodes))), dict(memory.pages(reports)), list(memory.judgements)

    assert store.look(asked) == (Graph({}, {}), [], {}, [])
    store.load([first, second])
    store.judge([judge("different", *(RecordKey(r, "Person", "omar lara") for r in (first.id, second.id)))])
    base = store.base()
    step, graph = change(Blank(), Edit(base.reports, (), base.judgements)), base.graph()
    nodes = Graph.of((replace(n, evidence=()) for n in graph.nodes.values()), ())
    entries = sorted(e for e in step.entries if e.term in graph.nodes)
    assert store.look(asked) == (nodes, entries, step.pages, base.judgements)


def test_a_graph_that_is_rebuilt_is_the_same(store: Store, first: Report, second: Report) -> None:
    store.load([first, second])
    before = store.version(), store.graph(), store.reports()
    store.rebuild()
    assert (store.version(), store.graph(), store.reports()) == before
    assert store.load([first, second]) == Changes()
    store.forget(first.id)
    assert store.graph() == Base({second.id: store.reports()[0]}).graph()


def test_reports_come_back_as_loaded_with_quotations_located(store: Store, first: Report, second: Report) -> None:
    store.load([second, first])
    assert [r.id for r in store.reports()] == ["primero", "segundo"]
    back = store.reports()[0]
    assert back.text == FIRST_TEXT
    assert back.facts == first.facts.verified(FIRST_TEXT)
    assert (
        FIRST_TEXT[back.facts.roles[1].evidence.start : back.facts.roles[1].evidence.end] == "Omar Lara, Presidente de la FAC"
    )


def test_loading_twice_changes_nothing(store: Store, first: Report) -> None:
    changes = store.load([first])
    assert changes.nodes_added == 8 and changes.ties_added == 6 and changes.posts_begun == 2
    before, version = store.graph().canonical(), store.version()
    assert store.load([first]) == Changes()
    assert store.graph().canonical() == before and store.version() == version


def test_the_order_of_loading_does_not_matter(store_factory: StoreFactory, first: Report, second: Report) -> None:
    store = store_factory()
    store.load([first])
    store.load([second])
    one, version = store.graph().canonical(), store.version()
    store.forget("primero")
    store.forget("segundo")
    store.load([second])
    store.load([first])
    assert store.graph().canonical() == one and store.version() == version


def test_a_second_report_confirms_moves_and_ends(store: Store, first: Report, second: Report) -> None:
    store.load([first])
    changes = store.load([second])
    assert changes == Changes(nodes_added=1, ties_confirmed=3, posts_ended=1, agreements_moved=1)
    agreed = next(t for t in store.graph().ties.values() if t.type == "COOPERATES_WITH")
    assert (agreed.status, agreed.reports, agreed.first_report, agreed.last_report) == ("signed", 2, "2024-03-01", "2025-06-01")


def test_forgetting_leaves_the_graph_that_never_had_it(store: Store, first: Report, second: Report) -> None:
    store.load([second])
    alone, version = store.graph().canonical(), store.version()
    store.load([first])
    assert store.version() != version
    changes = store.forget("primero")
    assert store.graph().canonical() == alone and store.version() == version
    assert [r.id for r in store.reports()] == ["segundo"]
    assert changes.nodes_removed == 4 and changes.ties_removed == 3
    store.forget("segundo")
    assert store.graph().canonical() == Base().graph().canonical()


def test_forgetting_what_is_not_there_names_the_nearest(store: Store, first: Report) -> None:
    store.load([first])
    with pytest.raises(InputError, match="primero"):
        store.forget("primer")


def test_another_text_under_one_id_is_refused_unless_replaced(store: Store, first: Report) -> None:
    store.load([first])
    before = store.graph().canonical()
    other = replace(first, text=FIRST_TEXT + " Nada más.")
    with pytest.raises(InputError, match="--replace"):
        store.load([other])
    assert store.graph().canonical() == before and store.reports()[0].text == FIRST_TEXT
    store.load([other], replace=True)
    assert store.reports()[0].text == other.text


def test_replacing_a_report_is_as_if_it_had_always_been_so(store: Store, first: Report, second: Report) -> None:
    store.load([first])
    only = Report(replace(second.facts, document=first.facts.document), second.text)
    store.load([only], replace=True)
    assert store.graph() == Base({"primero": store.reports()[0]}).graph()
    assert not any("Eva" in n.name for n in store.graph().nodes.values())


def test_a_batch_is_loaded_whole_or_not_at_all(store: Store, first: Report, second: Report) -> None:
    lost = Relation(
        type="LEADS", source="Federación Andina de Cuidades", target="Plan X", evidence=second.facts.roles[0].evidence
    )
    bad = replace(second, facts=replace(second.facts, relations=(lost,)))
    with pytest.raises(InputError, match=r"relations\[0\]\.source.*Federación Andina de Ciudades"):
        store.load([first, bad])
    assert list(store.reports()) == [] and store.graph().nodes == {}


def test_a_batch_with_two_reports_of_one_id_is_refused(store: Store, first: Report) -> None:
    with pytest.raises(InputError, match="primero"):
        store.load([first, replace(first, text="Otro texto.")])
    assert list(store.reports()) == []


def test_what_was_loaded_is_there_when_it_is_opened_again(store_factory: StoreFactory, first: Report) -> None:
    with store_factory() as store:
        store.load([first])
        canonical, version = store.graph().canonical(), store.version()
    again = store_factory()
    assert again.graph().canonical() == canonical and again.version() == version


def test_a_copy_of_a_report_counts_once(store: Store, first: Report, second: Report) -> None:
    copy = replace(second, facts=replace(second.facts, document=replace(second.facts.document, id="tercero")))
    store.load([first, second, copy])
    assert [r.id for r in store.reports()] == ["primero", "segundo", "tercero"]
    agreed = next(t for t in store.graph().ties.values() if t.type == "COOPERATES_WITH")
    assert agreed.reports == 2 and {s.report for s in agreed.evidence} == {"primero", "segundo", "tercero"}


def test_without_its_text_a_report_is_unverified_until_it_comes(store: Store, first: Report) -> None:
    store.load([replace(first, text=None)])
    assert not any(s.verified for t in store.graph().ties.values() for s in t.evidence)
    store.load([first])
    assert all(s.verified for t in store.graph().ties.values() for s in t.evidence)
    assert store.load([replace(first, text=None)]) == Changes()


def test_the_same_text_read_anew_replaces_its_facts(store: Store, first: Report) -> None:
    store.load([first])
    fewer = replace(first, facts=replace(first.facts, roles=first.facts.roles[:1]))
    changes = store.load([fewer])
    assert (changes.nodes_removed, changes.ties_removed) == (1, 2)
    assert store.graph() == Base({r.id: r for r in store.reports()}).graph()


def test_a_text_with_half_characters_is_refused(store: Store, first: Report) -> None:
    with pytest.raises(InputError, match="primero"):
        store.load([replace(first, text=FIRST_TEXT + "\ud83d")])
    assert list(store.reports()) == []


def test_any_whole_character_comes_back(store: Store, first: Report) -> None:
    odd = replace(first, text=FIRST_TEXT + " \U0001f3d9 e\u0301 \u2028 \x0b «fin»\r\n")
    store.load([odd])
    assert store.reports()[0].text == odd.text


def test_where_a_report_is_from_is_kept_and_goes_with_it(store: Store, first: Report, second: Report) -> None:
    origin = Origin("primero.md", "0" * 64, "r1")
    store.load([replace(first, origin=origin), second])
    assert store.origins() == {"primero": origin}
    assert store.reports()[0].origin == origin
    assert store.load([first]) == Changes() and store.origins() == {"primero": origin}
    newer = replace(first, origin=replace(origin, reader="r2"))
    assert store.load([newer]) == Changes() and store.origins() == {"primero": newer.origin}
    store.forget("primero")
    assert store.origins() == {}


def test_the_same_text_from_another_file_is_refused_unless_replaced_or_corrected(store: Store, first: Report) -> None:
    def read_from(file: str, report: Report = first) -> Report:
        return replace(report, origin=Origin(file, file, "r1"))

    fewer = replace(first, facts=replace(first.facts, roles=first.facts.roles[:1]))
    store.load([read_from("primero.md")])
    with pytest.raises(InputError, match=r"primero\.pdf .* primero\.md"):
        store.load([read_from("primero.pdf", fewer)])
    store.load([read_from("hechos.json", fewer)])
    with pytest.raises(InputError, match=r"primero\.md .* hechos\.json"):
        store.load([read_from("primero.md")])
    store.load([read_from("primero.md")], replace=True)
    assert store.origins()["primero"].file == "primero.md"
