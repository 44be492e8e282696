"""What an export holds, read back by another way than it was written: the ids of nodes and ties, and how much is quoted."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from exports.formats.cypher import cypher
from exports.formats.ftm import ftm
from exports.formats.gexf import gexf
from exports.formats.graphml import graphml
from exports.formats.jsonld import jsonld
from exports.formats.neo4j_csv import LIST, MARK, files
from exports.formats.popolo import popolo
from graphmodel.graph import Graph

GEXF = "{http://gexf.net/1.3}"


@dataclass(frozen=True)
class Held:
    """Ids of nodes and of ties; how many quotations each tie has; and by how many reports it is stated, where that is said."""

    nodes: list[str]
    ties: Mapping[str, int]
    reports: Mapping[str, int] | None = None


def of_graphml(graph: Graph) -> Held:
    read = nx.read_graphml(io.BytesIO(graphml(graph).encode()), force_multigraph=True)
    edges = {key: data for _, _, key, data in read.edges(keys=True, data=True)}
    return Held(list(read), _lines(edges), {key: data["reports"] for key, data in edges.items()})


def of_gexf(graph: Graph) -> Held:
    root = ET.fromstring(gexf(graph))
    found = {e.get("id", ""): e for e in root.iter(f"{GEXF}edge")}
    values = {i: {v.get("for"): v.get("value") for v in e.iter(f"{GEXF}attvalue")} for i, e in found.items()}
    weights = {i: int(float(e.get("weight", ""))) for i, e in found.items()}
    return Held([n.get("id", "") for n in root.iter(f"{GEXF}node")], _lines(values), weights)


def of_csv(graph: Graph) -> Held:
    tables = {name: read_csv(text) for name, text in files(graph, exact=True).items()}
    quoted: dict[str, int] = {}
    for passage in tables["passages.csv"]:
        for tie in filter(None, passage["ties:string[]"].split(LIST)):
            quoted[tie] = quoted.get(tie, 0) + 1
    ties = tables["relationships.csv"]
    held = {t["id:string"]: quoted.get(t["id:string"], 0) for t in ties}
    return Held([n["id:ID"] for n in tables["nodes.csv"]], held, {t["id:string"]: int(t["reports:long"]) for t in ties})


def of_cypher(graph: Graph) -> Held:
    """By the lines of the script; that a real Neo4j builds the same of it has its own test."""
    nodes, ties, quoted = [], {}, {}
    for block in re.findall(r"UNWIND \[\n(.*?)\n\] AS row (.*?);\n", cypher(graph), re.DOTALL):
        rows = block[0].splitlines()
        if "r += row.tie" in block[1]:
            ties |= {_of(r, "tie`: {`id"): int(re.findall(r"`reports`: (\d+)", r)[-1]) for r in rows}
        elif "`Passage`" not in block[1]:
            nodes += [_of(r, "id") for r in rows]
        elif "n += row" in block[1]:
            for tie in (t for r in rows for t in re.findall(r"'([^']*)'", re.findall(r"`ties`: \[(.*?)\]", r)[-1])):
                quoted[tie] = quoted.get(tie, 0) + 1
    return Held(nodes, {t: quoted.get(t, 0) for t in ties}, ties)


def of_jsonld(graph: Graph) -> Held:
    every = json.loads(jsonld(graph))["@graph"]
    ties = {_last(n["id"]): n for n in every if n["type"] == "rdf:Statement"}
    nodes = [_last(n["id"]) for n in every if n["type"] != "rdf:Statement" and "mg:Passage" not in n["type"]]
    return Held(nodes, {t: len(n.get("evidence", ())) for t, n in ties.items()}, {t: n["reports"] for t, n in ties.items()})


def of_popolo(graph: Graph) -> Held:
    lists = json.loads(popolo(graph))
    ties = {t["id"]: t for name in ("memberships", "ties") for t in lists.pop(name)}
    nodes = [n["id"] for some in lists.values() for n in some]
    return Held(nodes, {i: len(t.get("sources", ())) for i, t in ties.items()}, {i: t["reports"] for i, t in ties.items()})


def of_ftm(graph: Graph) -> Held:
    """Topics are keywords of what they are of; these ties have no quotation there."""
    every = [json.loads(line) for line in ftm(graph).splitlines()]
    ties = {e["id"]: len(e["properties"].get("description", ())) for e in every if "recordId" in e["properties"]}
    nodes = [e["id"] for e in every if "recordId" not in e["properties"]]
    words = {(e["id"], word) for e in every for word in e["properties"].get("keywords", ())}
    about = {t.id: len(_said(graph, t.id)) for t in graph.ties.values() if (t.source, graph.nodes[t.target].name) in words}
    topics = [n.id for n in graph.of_kind("Topic") if n.name in {word for _, word in words} or not graph.touching[n.id]]
    return Held([*nodes, *topics], ties | {t: n for t, n in about.items() if t not in ties})


READERS: Mapping[str, Callable[[Graph], Held]] = {
    name.removeprefix("of_"): reader for name, reader in sorted(globals().items()) if name.startswith("of_")
}


def read_csv(text: str) -> list[dict[str, str]]:
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))


def _said(graph: Graph, tie: str) -> set[tuple[str, str, int]]:
    return {(s.report, s.quote, s.page) for s in graph.ties[tie].evidence}


def _lines(values: Mapping[str, Mapping[Any, Any]]) -> dict[str, int]:
    return {i: len(v["quotations"].splitlines()) if v.get("quotations") else 0 for i, v in values.items()}


def _of(row: str, key: str) -> str:
    return re.findall(rf"`{key}`: '([^']*)'", row)[0]


def _last(iri: str) -> str:
    return iri.rpartition(":")[2]
