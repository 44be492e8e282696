"""Whether other people's tools take what the exports write, asked of their own software.

    python -m benchmarks.interchange [STORE]        needs pip install -e ".[bench]"

Of STORE, else of the sample report: FollowTheMoney's own model reads every entity and must give back every value; PyLD expands
the JSON-LD and turns it into triples; NetworkX reads the GraphML. What every test run looks at is in tests/exports.
"""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

from exports.formats.ftm import ftm
from exports.formats.graphml import graphml
from exports.formats.jsonld import jsonld
from graphmodel.graph import Graph
from graphmodel.projection import project
from graphmodel.store import open_store
from loaders import read_report

SAMPLE = Path(__file__).resolve().parent.parent / "munigraph" / "sample" / "informe-de-ejemplo.md"
STATEMENT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Whether other people's tools take what the exports write.")
    arguments.add_argument("store", nargs="?", help="a store; otherwise the sample report")
    graph = _graph(arguments.parse_args().store)
    print(f"{len(graph.nodes)} nodes, {len(graph.ties)} ties")
    print(f"FollowTheMoney: {_followthemoney(graph)}")
    print(f"JSON-LD: {_jsonld(graph)}")
    print(f"GraphML: {_graphml(graph)}")


def _graph(store: str | None) -> Graph:
    if store is None:
        return project([read_report(SAMPLE)], ())
    with open_store(store) as there:
        return there.graph()


def _followthemoney(graph: Graph) -> str:
    from followthemoney.proxy import EntityProxy

    every = [json.loads(line) for line in ftm(graph).splitlines()]
    read = {e["id"]: EntityProxy.from_dict(e, cleaned=False) for e in every}
    for entity in every:
        proxy = read[entity["id"]]
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["id"], name)
        for own, value in proxy.itervalues():
            assert own.type.name != "entity" or read[value].schema.is_a(own.range), (entity["id"], own.name, value)
    return f"{len(read)} entities, all valid, every reference of the kind that its property wants"


def _jsonld(graph: Graph) -> str:
    from pyld import jsonld as processor

    data = json.loads(jsonld(graph))
    expanded = processor.expand(data)
    statements = sum(STATEMENT in node["@type"] for node in expanded)
    assert (statements, len(expanded)) == (len(graph.ties), len(data["@graph"]))
    triples = processor.to_rdf(data, {"format": "application/n-quads"}).count("\n")
    return f"{len(expanded)} resources, of them {statements} ties, {triples} triples"


def _graphml(graph: Graph) -> str:
    import networkx as nx

    read = nx.read_graphml(io.BytesIO(graphml(graph).encode()), force_multigraph=True)
    assert (len(read), read.number_of_edges()) == (len(graph.nodes), len(graph.ties))
    return f"{len(read)} nodes, {read.number_of_edges()} edges, {type(read).__name__}"


if __name__ == "__main__":
    main()
