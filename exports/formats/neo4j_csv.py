"""Four CSV files with the headers that ``neo4j-admin database import`` takes, which spreadsheets open, too.

    nodes.csv            all nodes of the ontology        relationships.csv            all ties
    passages.csv         the quotations                   passage-relationships.csv    FROM their report, MENTIONS whom

UTF-8 with a mark at the beginning, by which Excel knows it. Text stands in quotation marks; an empty cell has none, so that
Neo4j takes it for absent. A list is one cell, its values separated by ``LIST``, which reports do not have.

A cell that begins with = + - @ tab or CR would run in a spreadsheet: ``files(graph)`` makes it inert, in a way that can be
undone; ``exact`` leaves all as it is, for Neo4j.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exports.formats.values import encodable
from exports.spreadsheets import inert
from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from graphmodel.rows import PASSAGE, Columns, Row, node_columns, rows, tie_columns

LIST = "\u241f"  # the sign for a unit separator: neo4j-admin … --array-delimiter=U+241F
MARK = "\ufeff"
_TYPES = {"string": "string", "strings": "string[]", "integer": "long", "double": "double"}
_ENDS = (":START_ID", ":END_ID", ":TYPE")
_STATED = tie_columns(next(iter(ontology().ties)))  # one set of columns for every type
_OWN: Columns = {name: type_ for kind in ontology().nodes for name, type_ in node_columns(kind).items()}
# How a passage states each fact is for the stores alone.
_QUOTED: Columns = {name: type_ for name, type_ in node_columns(PASSAGE).items() if name != "statements"}


def files(graph: Graph, *, exact: bool = False) -> dict[str, str]:
    """The files by their names."""
    known = rows(graph)
    nodes = [(kind, row) for kind, some in known.nodes.items() if kind != PASSAGE for row in some]
    passages = [(PASSAGE, row) for row in known.nodes.get(PASSAGE, ())]
    stated = [(p.type, row) for p, some in known.ties.items() if p.source != PASSAGE for row in some]
    quoted = [(p.type, row) for p, some in known.ties.items() if p.source == PASSAGE for row in some]
    return {
        "nodes.csv": _table([*_heads(_OWN, of_nodes=True), ":LABEL"], _of_nodes(nodes, _OWN), exact),
        "relationships.csv": _table([*_ENDS, *_heads(_STATED, of_nodes=False)], _of_ties(stated, _STATED), exact),
        "passages.csv": _table([*_heads(_QUOTED, of_nodes=True), ":LABEL"], _of_nodes(passages, _QUOTED), exact),
        "passage-relationships.csv": _table(_ENDS, _of_ties(quoted, {}), exact),
    }


def _heads(columns: Columns, *, of_nodes: bool) -> list[str]:
    """The names of columns with their types. What a node is found by is its id; a tie's is a property like any other."""
    return [f"{name}:{'ID' if of_nodes and name == 'id' else _TYPES[type_]}" for name, type_ in columns.items()]


def _of_nodes(labelled: Iterable[tuple[str, Row]], columns: Mapping[str, str]) -> Iterable[list[Any]]:
    return ([*(row.get(name) for name in columns), label] for label, row in labelled)


def _of_ties(typed: Iterable[tuple[str, Row]], columns: Mapping[str, str]) -> Iterable[list[Any]]:
    return ([row["source"], row["target"], type_, *(row[name] for name in columns)] for type_, row in typed)


def _table(heads: Sequence[str], lines: Iterable[Sequence[Any]], exact: bool) -> str:
    cells = (",".join(_cell(value, exact) for value in line) for line in lines)
    return MARK + "\r\n".join([",".join(heads), *cells]) + "\r\n"


def _cell(value: Any, exact: bool) -> str:
    """A number bare, text in quotation marks, nothing for what is absent."""
    if isinstance(value, int | float):
        return repr(value)
    text = encodable(LIST.join(v.replace(LIST, "\ufffd") for v in value) if isinstance(value, list) else value or "")
    return '"' + (text if exact else inert(text)).replace('"', '""') + '"' if text else ""
