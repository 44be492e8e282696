"""The canonical JSON of a graph as a file: the same bytes for the same graph, whichever store it comes from."""

from __future__ import annotations

from pathlib import Path

from exports.files import write_text
from graphmodel.graph import Graph


def write_json(graph: Graph, target: str | Path) -> None:
    """Write ``graph.canonical()`` to ``target``, whole or not at all; errors as of ``files.write_text``."""
    write_text(target, graph.canonical())
