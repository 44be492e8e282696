"""What other libraries need to write the same graph into Neo4j, for ``benchmarks.neo4j_write``.

Both write nodes and ties with their properties, without passages, and keep one tie of a type between two nodes. Neither is a
dependency: what is not installed is not measured. Both need APOC in the server.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import neo4j

from graphmodel.graph import Graph
from graphmodel.neo4j import server
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.writing import batches
from graphmodel.rows import Row, node_row, tie_row

Writer = Callable[[], object]


def writers(driver: neo4j.Driver, address: Address, graph: Graph, batch: int) -> Iterable[tuple[str, Writer]]:
    """The libraries that are installed, each with what writes the graph; what they write from is made beforehand."""
    for name, make in (("neo4j-graphrag", _graphrag), ("langchain-neo4j", _langchain)):
        try:
            yield name, make(driver, address, graph, batch)
        except ImportError:
            continue


@contextmanager
def plugged(folder: Path, plugins: Path) -> Iterator[None]:
    """Give a server that is started meanwhile the jars in ``folder``: its procedures are looked for in ``plugins``, what these
    build on in the class path."""
    arguments, found = server._arguments, sorted(shutil.copytree(folder, plugins).glob("*.jar"))
    with patch.object(server, "_arguments", lambda at, jars: arguments(at, [*jars, *found])):
        yield


def _graphrag(driver: neo4j.Driver, address: Address, graph: Graph, batch: int) -> Writer:
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    found = Neo4jGraph(
        nodes=[Neo4jNode(id=n.id, label=n.kind, properties=_stated(node_row(n))) for n in graph.nodes.values()],
        relationships=[
            Neo4jRelationship(start_node_id=t.source, end_node_id=t.target, type=t.type, properties=_stated(tie_row(t)))
            for t in graph.ties.values()
        ],
    )
    writer = Neo4jWriter(driver, batch_size=batch, clean_db=False)
    return lambda: asyncio.run(writer.run(found))


def _langchain(driver: neo4j.Driver, address: Address, graph: Graph, batch: int) -> Writer:
    from langchain_core.documents import Document
    from langchain_neo4j import Neo4jGraph
    from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship

    nodes = {n.id: Node(id=n.id, type=n.kind, properties=_stated(node_row(n))) for n in graph.nodes.values()}
    ties = [
        Relationship(source=nodes[t.source], target=nodes[t.target], type=t.type, properties=_stated(tie_row(t)))
        for t in graph.ties.values()
    ]
    source = Document(page_content="")
    documents = [GraphDocument(nodes=part, relationships=[], source=source) for part in batches(list(nodes.values()), batch)]
    documents += [GraphDocument(nodes=[], relationships=part, source=source) for part in batches(ties, batch)]
    there = Neo4jGraph(address.uri, address.user, address.password, refresh_schema=False)
    return lambda: there.add_graph_documents(documents)


def _stated(row: Row) -> Mapping[str, Any]:
    return {key: value for key, value in row.items() if value is not None and value != []}
