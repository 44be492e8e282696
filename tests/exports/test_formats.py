"""Formats of other tools: nothing is lost on the way, each keeps to its grammar, and no text of a report becomes a program."""

from __future__ import annotations

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j
import pytest
import yaml
from hypothesis import given, settings

from exports.files import write_files
from exports.formats.cypher import cypher as script
from exports.formats.ftm import BODIES, LINK, LINKS, SCHEMATA, ftm
from exports.formats.gexf import gexf
from exports.formats.graphml import graphml
from exports.formats.jsonld import jsonld, vocabulary
from exports.formats.neo4j_csv import files
from exports.formats.popolo import popolo
from exports.formats.values import encodable
from graphmodel.graph import Graph, Node, Tie
from graphmodel.ontology import ontology
from graphmodel.projection import project
from graphmodel.report import Report
from graphmodel.rows import Row, passage_id, rows
from tests.exports.graphs import hostile, said, small
from tests.exports.held import READERS, read_csv
from tests.repository import text
from tests.strategies import report_sets

TERMS = yaml.safe_load(text(Path("docs/vocabularies.yaml")))
RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-1", "'plain", "plain")


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=15)
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


def risky() -> Graph:
    """Names and quotations that a spreadsheet would run."""
    nodes = [Node(f"o{n}", "Organization", name, (name,), evidence=(said("r", name),)) for n, name in enumerate(RISKY)]
    ties = [Tie(f"t{n}", "MEMBER_OF", "o0", f"o{n}", evidence=(said("r", name),)) for n, name in enumerate(RISKY)]
    return Graph.of([*nodes, Node("r", "Report", "-", (), {"report": "r"})], ties)


@pytest.mark.parametrize("graph", [risky(), hostile()], ids=["risky", "hostile"])
def test_no_cell_is_a_formula_and_each_can_be_had_back(graph: Graph) -> None:
    exact = files(graph, exact=True)
    for name, written in files(graph).items():
        safe, plain = read_csv(written), read_csv(exact[name])
        cells = [(a[k], b[k]) for a, b in zip(safe, plain, strict=True) for k in a]
        assert all(not s.startswith(("=", "+", "-", "@", "\t", "\r")) for s, _ in cells)
        assert all(re.sub(r"^'('*[=+\-@\t\r])", r"\1", s) == p for s, p in cells)
    assert [n["name:string"] for n in read_csv(files(risky(), exact=True)["nodes.csv"])][: len(RISKY)] == list(RISKY)


@pytest.mark.neo4j
def test_neo4js_own_import_takes_the_csv(tmp_path: Path, neo4j_home: Path) -> None:
    """``neo4j-admin database import`` of the server that the tests run, on a database of its own."""
    from graphmodel.neo4j.jars import fetch, lock
    from graphmodel.neo4j.java import find_java

    graph = both(hostile(), risky())
    write_files(tmp_path / "csv", files(graph, exact=True))
    settings = tmp_path / "neo4j.conf"
    settings.touch()
    sources = [f"--nodes={tmp_path / 'csv' / name}" for name in ("nodes.csv", "passages.csv")]
    sources += [f"--relationships={tmp_path / 'csv' / name}" for name in ("relationships.csv", "passage-relationships.csv")]
    options = ["--array-delimiter=U+241F", "--multiline-fields=true", f"--report-file={tmp_path / 'import.report'}"]
    java = [find_java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", os.pathsep.join(map(str, fetch(lock().jars)))]
    done = subprocess.run(
        [*java, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", *sources, *options],
        env=os.environ | {"NEO4J_HOME": str(tmp_path), "NEO4J_CONF": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    known = rows(graph)
    nodes, ties = (sum(map(len, some.values())) for some in (known.nodes, known.ties))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"Imported:\s+{nodes} nodes\s+{ties} relationships", done.stdout)


@pytest.mark.neo4j
def test_the_script_builds_the_graph_in_a_real_neo4j(
    neo4j_address: object, neo4j_driver: neo4j.Driver, cypher: Callable[[str], list[list[Any]]]
) -> None:
    """Twice, as somebody pastes it again: the same nodes, ties and values, each once."""
    graph = bodies_of(both(small(), hostile()))
    with neo4j_driver.session() as session:
        for statement in [s for s in script(graph).split(";\n") if s] * 2:
            session.run(statement).consume()  # type: ignore[arg-type]
    known = rows(graph)
    nodes = {r["id"]: (label, _kept(r)) for label, some in known.nodes.items() for r in some}
    there = {p["id"]: (label, p) for label, p in cypher("MATCH (n) RETURN labels(n)[0], properties(n)")}
    assert _sound(nodes) == there
    stated = [(p.type, *_ends(r), _kept(r, *_ENDS)) for p, some in known.ties.items() for r in some]
    drawn = cypher("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)")
    assert sorted(map(repr, _sound(stated))) == sorted(repr(_sound(tuple(row))) for row in drawn)


def test_json_ld_says_what_the_table_of_vocabularies_says() -> None:
    known = vocabulary()
    for kind, terms in known["types"].items():
        row = TERMS["nodes"][kind]
        assert set(terms) == {t for column in ("org", "schema") if row[column] for t in row[column].split(", ")}
    for tie, row in TERMS["ties"].items():
        term = known["ties"].get(tie) or known["inverse"].get(tie)
        assert (term is None) == (row["org"] is None and row["schema"] is None)
        assert term is None or term in f"{row['org']}, {row['schema']}".replace(" (inverse)", "").split(", ")


def test_every_word_of_json_ld_is_in_its_context() -> None:
    data = json.loads(jsonld(small()))
    prefixes = set(vocabulary()["prefixes"])
    keys = {k for node in data["@graph"] for k in node}
    assert {k.partition(":")[0] for k in keys if ":" in k} <= prefixes
    types = {t for node in data["@graph"] for t in ([node["type"]] if isinstance(node["type"], str) else node["type"])}
    assert {t.partition(":")[0] for t in types} <= prefixes
    member = next(n for n in data["@graph"] if n["id"] == "urn:munigraph:node:o1")
    assert member["org:memberOf"] == [{"id": "urn:munigraph:node:o2"}]


POPOLO: dict[str, dict[str, Any]] = yaml.safe_load(text(Path("tests/exports/popolo.yaml")))
POPOLO_LISTS = {"persons": "Person", "organizations": "Organization", "posts": "Post"} | {
    **{"memberships": "Membership", "areas": "Area", "events": "Event"}
}
# Ours, beside what Popolo has: its readers pass over them.
OWN = {"country", "other_names", "reports", "confidence", "status", "as", "first_report", "last_report"}


@pytest.mark.parametrize("graph", [small(), hostile()], ids=["small", "hostile"])
def test_popolo_has_the_types_of_its_schemas(graph: Graph) -> None:
    lists = json.loads(popolo(graph))
    for name, kind in POPOLO_LISTS.items():
        for entity in lists[name]:
            _is_popolo(entity, kind)


def _is_popolo(value: Any, kind: Any) -> None:
    if isinstance(kind, list):
        assert isinstance(value, list)
        for one in value:
            _is_popolo(one, kind[0])
    elif kind in POPOLO:
        known = POPOLO[kind]
        assert {k for k, t in known.items() if str(t).endswith("!")} <= set(value)
        assert set(value) - OWN <= set(known)
        for key in set(value) & set(known):
            _is_popolo(value[key], known[key] if isinstance(known[key], list) else known[key].rstrip("!"))
    elif kind == "date":
        assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value)
    elif kind == "uri":
        assert re.fullmatch(r"urn:munigraph:report:[\w.~%-]+", value, re.ASCII)
    else:
        assert isinstance(value, {"string": str, "object": dict}[kind])


FTM: dict[str, dict[str, Any]] = yaml.safe_load(text(Path("tests/exports/followthemoney.yaml")))


def _ancestors(schema: str) -> set[str]:
    return {schema}.union(*(_ancestors(s) for s in FTM[schema]["extends"]))


@settings(max_examples=15)
@given(reports=report_sets(max_size=3))
def test_followthemoney_has_the_properties_of_its_schemata(reports: list[Report]) -> None:
    _is_followthemoney(project(reports, ()))


def _is_followthemoney(graph: Graph) -> None:
    every = [json.loads(line) for line in ftm(graph).splitlines()]
    schemata = {e["id"]: _ancestors(e["schema"]) for e in every}
    assert "\u2028" not in ftm(hostile())
    for entity in every:
        own = {k: t for s in schemata[entity["id"]] for k, t in FTM[s]["properties"].items()}
        required = {k for s in schemata[entity["id"]] for k in FTM[s]["required"]}
        assert required <= set(entity["properties"]) <= set(own)
        for key, values in entity["properties"].items():
            assert values and all(isinstance(v, str) and v for v in values)
            if own[key] in FTM:
                assert all(own[key] in schemata[v] for v in values)
            elif own[key] == "date":
                assert all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", v) for v in values)
            elif own[key] == "country":
                assert all(re.fullmatch(r"[a-z]{2}", v) for v in values)


def test_every_tie_of_the_ontology_joins_what_its_schema_joins() -> None:
    for tie in ontology().ties.values():
        schema, source, target = LINKS.get(tie.name, LINK)
        own = {k: t for s in _ancestors(schema) for k, t in FTM[s]["properties"].items()}
        for kinds, end in ((tie.sources, source), (tie.targets, target)):
            ends = {SCHEMATA[k] for k in kinds if k in SCHEMATA} | (set(BODIES.values()) if "Organization" in kinds else set())
            assert all(own[end] in _ancestors(s) for s in ends)


def test_the_same_graph_gives_the_same_bytes_whatever_the_order() -> None:
    turned = Graph.of(reversed(list(small().nodes.values())), reversed(list(small().ties.values())))
    for make in (graphml, gexf, script, jsonld, popolo, ftm):
        assert make(turned) == make(small())
    assert files(turned) == files(small())


def both(one: Graph, other: Graph) -> Graph:
    return Graph.of([*one.nodes.values(), *other.nodes.values()], [*one.ties.values(), *other.ties.values()])


def bodies_of(graph: Graph) -> Graph:
    """Organizations, reports and the ties between them: each pattern of a script is planned anew, which takes its time."""
    kept = {n.id: n for n in graph.of_kind("Organization", "Report")}
    return Graph.of(kept.values(), [t for t in graph.ties.values() if {t.source, t.target} <= set(kept)])


_ENDS = ("source", "target")


def _ends(row: Row) -> tuple[str, str]:
    return row["source"], row["target"]


def _kept(row: Row, *but: str) -> dict[str, Any]:
    """What Neo4j keeps of a row: no None, and not what is for the stores alone."""
    return {k: v for k, v in row.items() if v is not None and k not in ("statements", *but)}


def _sound(value: Any) -> Any:
    match value:
        case str():
            return encodable(value)
        case dict():
            return {_sound(k): _sound(v) for k, v in sorted(value.items())}
        case list() | tuple():
            return type(value)(map(_sound, value))
    return value


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
