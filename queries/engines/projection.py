"""The graph as a Ladybug file: tables of the ontology, filled from CSV.

Pure Python writes the CSV and the statements; only the child process (``child``) touches Ladybug. Three habits of
Ladybug 0.22 shape the CSV, all measured: COPY fills a column called ``from`` or ``to`` with the ids of the ends without a
word, so such columns are made under another name and renamed; its own list format loses quotes and empty strings, so a
list is one string, cut apart while it is read; and without a declared type a cell is guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from graphmodel.graph import Graph
from graphmodel.rows import labels, node_columns, patterns, rows, tie_columns

FORMAT = 1
"""Raised whenever what is written here changes: a projection of another format is built anew."""

_TYPES = {"string": "STRING", "strings": "STRING[]", "integer": "INT64", "double": "DOUBLE"}
_TAKEN = ("from", "to", "as", "start", "end")
_CUT = "\x1f"
_OPTIONS = "header=false, parallel=false, quote='\"', escape='\"', delim=',', auto_detect=false, null_strings=['']"


def plan(graph: Graph, folder: Path) -> tuple[list[str], dict[str, int]]:
    """Write the graph's CSV into ``folder``.

    Returns the statements that make a projection of it, and the counts it must then have: "nodes" and "ties".
    """
    found = rows(graph)
    statements = ["BEGIN TRANSACTION", *map(_node_table, labels())]
    statements += [_tie_table(type_, [(p.source, p.target) for p in ends]) for type_, ends in _by_type()]
    for n, (label, nodes) in enumerate(found.nodes.items()):
        file = _write(folder / f"n{n}.csv", nodes, node_columns(label))
        statements.append(_copy(label, file, node_columns(label)))
    for n, (pattern, ties) in enumerate(found.ties.items()):
        columns = {"source": "string", "target": "string", **tie_columns(pattern.type)}
        file = _write(folder / f"t{n}.csv", ties, columns)
        statements.append(_copy(pattern.type, file, columns) + f" (from='{pattern.source}', to='{pattern.target}')")
    statements += [*_renamings(), "COMMIT"]
    counts = {"nodes": sum(map(len, found.nodes.values())), "ties": sum(map(len, found.ties.values()))}
    return statements, counts


def _by_type() -> Iterable[tuple[str, list[Any]]]:
    ordered = sorted(patterns(), key=lambda p: p.type)
    return [(type_, list(ends)) for type_, ends in groupby(ordered, key=lambda p: p.type)]


def _node_table(label: str) -> str:
    columns = ", ".join(f"`{_free(name)}` {_TYPES[kind]}" for name, kind in node_columns(label).items())
    return f"CREATE NODE TABLE `{label}`({columns}, PRIMARY KEY (id))"


def _tie_table(type_: str, ends: Sequence[tuple[str, str]]) -> str:
    pairs = [f"FROM `{source}` TO `{target}`" for source, target in ends]
    columns = [f"`{_free(name)}` {_TYPES[kind]}" for name, kind in tie_columns(type_).items()]
    return f"CREATE REL TABLE `{type_}`({', '.join(pairs + columns)})"


def _renamings() -> list[str]:
    tables = {label: node_columns(label) for label in labels()} | {p.type: tie_columns(p.type) for p in patterns()}
    return [
        f"ALTER TABLE `{table}` RENAME `{_free(name)}` TO `{name}`"
        for table, columns in tables.items()
        for name in columns
        if name != _free(name)
    ]


def _free(name: str) -> str:
    return f"{name}_" if name in _TAKEN else name


def _copy(table: str, file: Path, columns: Mapping[str, str]) -> str:
    kinds = list(columns.values())
    declared = ", ".join(f"c{i} {'STRING' if kind == 'strings' else _TYPES[kind]}" for i, kind in enumerate(kinds))
    read = ", ".join(_list(f"c{i}") if kind == "strings" else f"c{i}" for i, kind in enumerate(kinds))
    name = file.as_posix().replace("\\", "\\\\").replace("'", "\\'")
    return f"COPY `{table}` FROM (LOAD WITH HEADERS ({declared}) FROM '{name}' ({_OPTIONS}) RETURN {read})"


def _list(column: str) -> str:
    """The list that ``_cell`` wrote: behind the first piece, without the dot that keeps empty pieces from being dropped."""
    pieces = f"string_split({column}, '{_CUT}')"
    items = f"list_transform(list_slice({pieces}, 2, size({pieces})), x -> substring(x, 2, size(x)))"
    return f"CASE WHEN {column} IS NULL THEN NULL WHEN {column} = 'L' THEN CAST([] AS STRING[]) ELSE {items} END"


def _write(file: Path, table: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(",".join(_cell(row[c]) for c in columns) + "\n" for row in table)
    return file


def _cell(value: int | float | str | Iterable[str] | None) -> str:
    """One cell. Absent is nothing at all; a string is always quoted, so that the empty one is there."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    if not isinstance(value, str):
        value = "L" + "".join(f"{_CUT}.{item.replace(_CUT, ' ')}" for item in value)
    # A null character ends a string in Ladybug.
    return '"' + value.replace('"', '""').replace("\0", "\N{SYMBOL FOR NULL}") + '"'
