"""A script that builds the graph in any Neo4j: pasted into Neo4j Browser, or piped into ``cypher-shell``.

The same labels, types and properties as in a Neo4j store, quotations included. Run twice it adds nothing. Every value is a
literal, every name comes from the ontology.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from exports.formats.values import encodable
from graphmodel.graph import Graph
from graphmodel.rows import PASSAGE, Pattern, Row, rows

_AT_ONCE = 100
_SIGNS = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Besides quotes and strokes: what a terminal or an editor might obey, and "u" behind a stroke, because Cypher reads
# \u0027 before anything else, even where its stroke is escaped.
_ESCAPED = re.compile("(?<=\\\\)u|[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")


def cypher(graph: Graph) -> str:
    """The script."""
    return "\n".join([*_statements(graph), ""])


def _statements(graph: Graph) -> Iterator[str]:
    known = rows(graph)
    for label in known.nodes:
        # Named as a Neo4j store names its own.
        yield f"CREATE CONSTRAINT `{label}_id` IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE;"
    for label, some in known.nodes.items():
        # How a passage states each fact is for the stores alone.
        values = [{k: v for k, v in row.items() if k != "statements"} for row in some]
        yield from _unwind(values, f"MERGE (n:`{label}` {{id: row.id}}) SET n += row;")
    for pattern, some in known.ties.items():
        yield from _unwind(map(_tie, some), _merge(pattern))


def _merge(pattern: Pattern) -> str:
    ends = f"MATCH (a:`{pattern.source}` {{id: row.a}}) MATCH (b:`{pattern.target}` {{id: row.b}}) "
    if pattern.source == PASSAGE:
        return ends + f"MERGE (a)-[:`{pattern.type}`]->(b);"
    return ends + f"MERGE (a)-[r:`{pattern.type}` {{id: row.tie.id}}]->(b) SET r += row.tie;"


def _tie(row: Row) -> Row:
    own = {k: v for k, v in row.items() if k not in ("source", "target")}
    return {"a": row["source"], "b": row["target"]} | ({"tie": own} if own else {})


def _unwind(values: Iterable[Row], action: str) -> Iterator[str]:
    lines = list(map(literal, values))
    for first in range(0, len(lines), _AT_ONCE):
        listed = ",\n".join(lines[first : first + _AT_ONCE])
        yield f"UNWIND [\n{listed}\n] AS row {action}"


def literal(value: Any) -> str:
    """A value as Cypher; what is absent in a map is left out."""
    match value:
        case str():
            return "'" + _ESCAPED.sub(_escape, encodable(value)) + "'"
        case Mapping():
            return "{" + ", ".join(f"`{k}`: {literal(v)}" for k, v in value.items() if v is not None) + "}"
        case Sequence():
            return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)


def _escape(found: re.Match[str]) -> str:
    return _SIGNS.get(found[0]) or f"\\u{ord(found[0]):04x}"
