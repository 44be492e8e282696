"""Formats of other tools: nothing is lost on the way, each keeps to its grammar, and no text of a report becomes a program."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings

from exports.formats.cypher import cypher as script
from exports.formats.ftm import ftm
from exports.formats.gexf import gexf
from exports.formats.graphml import graphml
from exports.formats.jsonld import jsonld
from exports.formats.neo4j_csv import files
from exports.formats.popolo import popolo
from graphmodel.graph import Graph, Node, Tie
from graphmodel.projection import project
from graphmodel.report import Report
from graphmodel.rows import passage_id
from tests.exports.graphs import RISKY, hostile, risky, small
from tests.exports.held import READERS, read_csv
from tests.strategies import report_sets


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=15, deadline=None)
@given(reports=report_sets(max_size=3))
def test_no_node_no_tie_and_no_quotation_is_lost(name: str, reports: list[Report]) -> None:
    holds(name, project(reports, ()))


@pytest.mark.parametrize("name", READERS)
def test_parallel_and_opposite_ties_stay_as_many_as_they_are(name: str) -> None:
    holds(name, small())


def holds(name: str, graph: Graph) -> None:
    held = READERS[name](graph)
    assert sorted(held.nodes) == sorted(graph.nodes)
    assert sorted(held.ties) == sorted(graph.ties)
    # A quotation that a report has twice is one to most formats, so as many as there are places or as there are words.
    for tie in graph.ties.values():
        places, words = {passage_id(s) for s in tie.evidence}, {(s.report, s.page, s.quote) for s in tie.evidence}
        assert len(words) <= held.ties[tie.id] <= max(len(places), len(tie.evidence))
    if held.reports is not None:
        assert held.reports == {t.id: t.reports for t in graph.ties.values()}


def test_graphml_and_gexf_say_what_is_known_of_a_tie() -> None:
    (met,) = (e for e in ET.fromstring(gexf(small())).iter() if e.get("id") == "m1")
    assert {k: met.get(k) for k in ("source", "target", "type", "kind", "weight")} == {
        **{"source": "o1", "target": "o2", "type": "undirected"},
        **{"kind": "MET_WITH", "weight": "2.0"},
    }
    assert "“" not in graphml(small()) and '"La Red Andina y Río Claro se reunieron otra vez" (boletin-2025)' in graphml(
        small()
    )


# GEXF 1.3 (https://gexf.net/1.3/gexf.rnc): elements with their attributes and what they may hold.
GRAMMAR = {
    "gexf": ({"version"}, {"meta", "graph"}),
    "meta": ({"lastmodifieddate"}, {"creator", "keywords", "description"}),
    "creator": (set(), set()),
    "graph": ({"defaultedgetype", "idtype", "mode", "timeformat", "timerepresentation"}, {"attributes", "nodes", "edges"}),
    "attributes": ({"class", "mode"}, {"attribute"}),
    "attribute": ({"id", "title", "type"}, {"default", "options"}),
    "nodes": ({"count"}, {"node"}),
    "node": ({"id", "label", "start", "end"}, {"attvalues", "spells", "color"}),
    "edges": ({"count"}, {"edge"}),
    "edge": ({"id", "type", "label", "source", "target", "weight", "kind", "start", "end"}, {"attvalues", "spells", "color"}),
    "attvalues": (set(), {"attvalue"}),
    "attvalue": ({"for", "value"}, set()),
    "spells": (set(), {"spell"}),
    "spell": ({"start", "end"}, set()),
    "color": ({"r", "g", "b", "a"}, set()),
}


@pytest.mark.parametrize("graph", [small(), hostile()], ids=["small", "hostile"])
def test_gexf_keeps_to_its_grammar(graph: Graph) -> None:
    root = ET.fromstring(gexf(graph))
    for element in root.iter():
        attributes, children = GRAMMAR[_bare(element.tag)]
        assert set(element.attrib) <= attributes
        assert {_bare(c.tag) for c in element} <= children
    declared = {a.get("id") for a in root.iter() if _bare(a.tag) == "attribute"}
    assert {v.get("for") for v in root.iter() if _bare(v.tag) == "attvalue"} <= declared


@pytest.mark.parametrize(
    ("type_", "since", "until", "spell"),
    [
        ("MEMBER_OF", "2023", "2024-02", {"start": "2023-01-01", "end": "2024-02-29"}),
        ("MEMBER_OF", "2023-05", "", {"start": "2023-05-01"}),
        ("MET_WITH", "2023-05", "", {"start": "2023-05-01", "end": "2023-05-31"}),
        ("MEMBER_OF", "2024", "2023", None),
        ("MEMBER_OF", "2023-02-30", "", None),
        ("MEMBER_OF", "in spring", "", None),
        ("MEMBER_OF", "", "", None),
    ],
)
def test_a_stated_time_is_a_spell_of_whole_days(type_: str, since: str, until: str, spell: dict[str, str] | None) -> None:
    ends = [Node("a", "Organization", "A"), Node("b", "Organization", "B")]
    found = ET.fromstring(gexf(Graph.of(ends, [Tie("t", type_, "a", "b", since, until)])))
    assert next((e.attrib for e in found.iter() if _bare(e.tag) == "spell"), None) == spell


@pytest.mark.parametrize("graph", [risky(), hostile()], ids=["risky", "hostile"])
def test_no_cell_is_a_formula_and_each_can_be_had_back(graph: Graph) -> None:
    exact = files(graph, exact=True)
    for name, written in files(graph).items():
        safe, plain = read_csv(written), read_csv(exact[name])
        cells = [(a[k], b[k]) for a, b in zip(safe, plain, strict=True) for k in a]
        assert all(not s.startswith(("=", "+", "-", "@", "\t", "\r")) for s, _ in cells)
        assert all(re.sub(r"^'('*[=+\-@\t\r])", r"\1", s) == p for s, p in cells)
    assert [n["name:string"] for n in read_csv(files(risky(), exact=True)["nodes.csv"])][: len(RISKY)] == list(RISKY)


def test_the_same_graph_gives_the_same_bytes_whatever_the_order() -> None:
    turned = Graph.of(reversed(list(small().nodes.values())), reversed(list(small().ties.values())))
    for make in (graphml, gexf, script, jsonld, popolo, ftm):
        assert make(turned) == make(small())
    assert files(turned) == files(small())


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
