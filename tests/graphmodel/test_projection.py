"""From facts to the graph, as sets of tuples."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument
from graphmodel.graph import Graph, Node
from graphmodel.projection import project
from graphmodel.report import Report


def report(id: str, text: str | None = None, date: str | None = None, **lists: Any) -> Report:
    for kind in ("roles", "initiatives", "events", "relations", "topics"):
        for fact in lists.get(kind, []):
            fact.setdefault("evidence", "dicho")
    facts = FactsDocument.from_json({"document": {"id": id, "date": date}, **lists}, id)
    return Report(facts if text is None else facts.verified(text), text)


def nodes(graph: Graph, *kinds: str) -> set[tuple[str, str]]:
    return {(n.kind, n.name) for n in graph.nodes.values() if not kinds or n.kind in kinds}


def ties(graph: Graph) -> set[tuple[str, str, str]]:
    return {(graph.nodes[t.source].name, t.type, graph.nodes[t.target].name) for t in graph.ties.values()}


def one(graph: Graph, kind: str, name: str) -> Node:
    return next(n for n in graph.nodes.values() if (n.kind, n.name) == (kind, name))


TOWN = {"name": "Municipio de Cuenca", "aliases": ["Cuenca"], "kind": "local_government", "country": "EC"}
LEAGUE = {"name": "Liga Azul de Comunas (LAC)", "kind": "association"}


def test_a_report_becomes_nodes_and_ties() -> None:
    graph = project(
        [
            report(
                "r",
                people=[{"id": "p", "name": "Eva Soto"}, {"name": "Omar Lara"}],
                organizations=[TOWN, LEAGUE],
                countries=["PE"],
                places=[{"name": "Cuenca"}],
                roles=[
                    {"person": "p", "title": "Alcaldesa", "organization": "Cuenca"},
                    {"person": "Omar Lara", "title": "Asesor", "organization": None},
                ],
                initiatives=[{"name": "Ríos Vivos"}],
                events=[{"name": "Foro Ribera"}],
                topics=[{"name": "agua"}],
                relations=[
                    {"type": "TARGETS", "source": "Ríos Vivos", "target": "Cuenca"},
                    {"type": "TARGETS", "source": "Ríos Vivos", "target": "EC"},
                    {"type": "PARTICIPATES_IN", "source": "Cuenca", "target": "Ríos Vivos"},
                    {"type": "COOPERATES_WITH", "source": "LAC", "target": "Cuenca"},
                    {"type": "ORGANIZED", "source": "LAC", "target": "Foro Ribera"},
                    {"type": "LOCATED_IN", "source": "Foro Ribera", "target": "Perú"},
                ],
            )
        ]
    )
    league, town = "Liga Azul de Comunas (LAC)", "Municipio de Cuenca"
    assert nodes(graph) == {
        ("Report", "r"),
        ("Person", "Eva Soto"),
        ("Person", "Omar Lara"),
        ("Organization", town),
        ("Organization", league),
        ("Country", "Perú"),
        ("Country", "Ecuador"),
        ("Place", "Cuenca"),
        ("Role", "Alcaldesa"),
        ("Role", "Asesor"),
        ("Initiative", "Ríos Vivos"),
        ("Event", "Foro Ribera"),
        ("Topic", "agua"),
    }
    cooperation = next(t for t in ties(graph) if t[1] == "COOPERATES_WITH")
    assert set(cooperation) == {league, town, "COOPERATES_WITH"}
    assert ties(graph) - {cooperation} == {
        ("Eva Soto", "HOLDS", "Alcaldesa"),
        ("Alcaldesa", "AT", town),
        ("Omar Lara", "HOLDS", "Asesor"),
        ("Ríos Vivos", "TARGETS", "Cuenca"),
        ("Ríos Vivos", "TARGETS", "Ecuador"),
        (town, "PARTICIPATES_IN", "Ríos Vivos"),
        (league, "ORGANIZED", "Foro Ribera"),
        ("Foro Ribera", "LOCATED_IN", "Perú"),
        ("r", "HAS_TOPIC", "agua"),
    }
    assert one(graph, "Organization", town).properties == {"kind": "local_government", "country": "EC"}
    assert one(graph, "Country", "Perú").properties == {"code": "PE"}
    assert one(graph, "Organization", league).aliases == ("LAC", "Liga Azul de Comunas")


def test_a_post_is_one_whoever_holds_it() -> None:
    graph = project(
        [
            report(
                "a",
                people=[{"name": "Eva Soto"}],
                organizations=[TOWN],
                roles=[{"person": "Eva Soto", "title": "Alcaldesa", "organization": "Cuenca"}],
            ),
            report(
                "b",
                people=[{"name": "Omar Lara"}],
                organizations=[TOWN, LEAGUE],
                roles=[
                    {"person": "Omar Lara", "title": "Alcalde", "organization": "Cuenca", "status": "former"},
                    {"person": "Omar Lara", "title": "Alcalde", "organization": "LAC"},
                    {"person": "Omar Lara", "title": "Asesor"},
                ],
            ),
            report("c", people=[{"name": "Ana Paz"}], roles=[{"person": "Ana Paz", "title": "Asesora"}]),
        ]
    )
    posts = sorted((n.name, n.aliases) for n in graph.of_kind("Role"))
    assert posts == [("Alcalde", ()), ("Alcalde", ("Alcaldesa",)), ("Asesor", ()), ("Asesora", ())]
    holders = {(s, t) for s, kind, t in ties(graph) if kind == "HOLDS"}
    assert holders == {("Eva Soto", "Alcalde"), ("Omar Lara", "Alcalde"), ("Omar Lara", "Asesor"), ("Ana Paz", "Asesora")}


def test_two_spells_of_one_post_are_two_ties() -> None:
    spells = [{"person": "Eva Soto", "title": "Vocal", "organization": "LAC", "from": f} for f in ("2010", "2020")]
    graph = project([report("a", people=[{"name": "Eva Soto"}], organizations=[LEAGUE], roles=spells)])
    assert sorted(t.since for t in graph.ties.values() if t.type == "HOLDS") == ["2010", "2020"]


def test_a_tie_counts_reports_once_and_keeps_every_statement() -> None:
    def told(id: str, text: str, date: str | None, status: str, confidence: float) -> Report:
        tie = {"type": "COOPERATES_WITH", "source": "LAC", "target": "Cuenca", "status": status, "confidence": confidence}
        return report(id, text, date, organizations=[TOWN, LEAGUE], relations=[tie, tie | {"confidence": confidence / 2}])

    graph = project(
        [
            told("a", "dicho en marzo", "2024-03", "planned", 0.5),
            told("b", "dicho en junio", "2024-06-01", "signed", 0.8),
            told("copia", "dicho  en junio", "2024-07", "signed", 0.9),
            told("d", "dicho", None, "concluded", 0.5),
            told("e", "dicho en agosto", "2024-08", "mentioned", 0.5),
        ]
    )
    (tie,) = graph.ties.values()
    assert tie.reports == 4 and tie.confidence == 1 - 0.5 * 0.1 * 0.5 * 0.5
    assert (tie.status, tie.first_report, tie.last_report) == ("signed", "2024-03", "2024-08")
    assert len(tie.evidence) == 10 and {s.report for s in tie.evidence} == {"a", "b", "copia", "d", "e"}
    assert [s.confidence for s in tie.best] == [0.9, 0.8, 0.5]


def test_a_node_goes_by_its_fullest_form_and_quotes_where_it_stands() -> None:
    text = "Habló Eva Soto. Luego, ante todos, Eva Soto agradeció.\n\nFin."
    spans = [{"start": 6, "end": 14}, {"start": 35, "end": 43}]
    graph = project(
        [
            report("a", text, people=[{"name": "Eva Soto", "aliases": ["Soto"], "mentions": spans}]),
            report("b", people=[{"name": "EVA SOTO"}, {"name": "Dra. Eva Soto"}]),
        ]
    )
    (eva,) = graph.of_kind("Person")
    assert (eva.name, eva.aliases) == ("Eva Soto", ("Dra. Eva Soto", "EVA SOTO", "Soto"))
    assert [s.quote for s in eva.evidence] == ["Habló Eva Soto.", "Luego, ante todos, Eva Soto agradeció."]
    assert all(text[s.start : s.end] == s.quote for s in eva.evidence)


def test_newer_reports_prevail_and_what_is_unknown_never_does() -> None:
    def of(id: str, date: str | None, status: str) -> Report:
        return report(id, date=date, initiatives=[{"name": "Ríos Vivos", "status": status, "kind": "plan"}])

    for reports in (
        [of("a", "2023", "planned"), of("b", "2024", "active"), of("c", "2025", "unknown")],
        [of("z", None, "planned"), of("b", "2024", "active")],
    ):
        (rivers,) = project(reports).of_kind("Initiative")
        assert rivers.properties == {"kind": "plan", "status": "active"}


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({"roles": [{"person": "Eva Sotto", "title": "Vocal"}]}, r"roles\[0\]\.person.*Eva Sotto.*Eva Soto"),
        ({"roles": [{"person": "LAC", "title": "Vocal"}]}, r"roles\[0\]\.person.*LAC"),
        ({"roles": [{"person": "Eva Soto", "title": "Vocal", "organization": "Liga"}]}, r"roles\[0\]\.organization.*Liga"),
        ({"relations": [{"type": "LOCATED_IN", "source": "LAC", "target": "ZZ"}]}, r"relations\[0\]\.target.*ZZ"),
        (
            {"relations": [{"type": "MET_WITH", "source": "Eva Soto", "target": "el gremio"}]},
            r"relations\[0\]\.target.*el gremio.*Gremio",
        ),
    ],
)
def test_a_reference_that_means_nothing_or_two_things_is_named(lists: Any, said: str) -> None:
    bodies = [LEAGUE, {"name": "Gremio Uno", "aliases": ["el gremio"]}, {"name": "Gremio Dos", "aliases": ["el gremio"]}]
    with pytest.raises(InputError, match="(?i)" + said):
        project([report("r", people=[{"name": "Eva Soto"}], organizations=bodies, **lists)])


def test_ids_are_hashes_of_what_a_thing_is() -> None:
    graph = project([report("r", people=[{"name": "Eva Soto"}])])
    assert one(graph, "Person", "Eva Soto").id == "person-22365b45dfce"
