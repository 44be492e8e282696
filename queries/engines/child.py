"""The process that holds Ladybug, so that whatever happens in it happens to it alone.

    build    one order: statements that make a database; the reply has its counts
    serve    orders without end: a statement each, on a database that is only read

Started by ``process``. Orders and replies are JSON, one a line, on standard input and output. A server gives up what it
does not need before it takes a statement: it can open no file or connection, make no file longer, and take no more memory
than its share (where the system has such limits; Windows has not). Each statement is explained first, and run only if
Ladybug's own plan of it has nothing but operators that read the graph.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from queries.engines.answer import plain, properties
from queries.engines.plans import beyond_reading_in_ladybug

_FIRST = {"text": "MATCH (n) RETURN n LIMIT 1", "timeout": 30, "limit": 1, "bytes": 1 << 20}


def build(order: Mapping[str, Any]) -> dict[str, Any]:
    """Make a database in ``order["file"]``; the reply has the counts."""
    db, connection = _open(order, read_only=False)
    for statement in order["statements"]:
        connection.execute(statement)
    nodes = connection.execute("MATCH (n) RETURN count(n)").get_next()[0]
    ties = connection.execute("MATCH ()-[r]->() RETURN count(r)").get_next()[0]
    connection.close()
    db.close()
    return {"nodes": nodes, "ties": ties}


def serve(order: Mapping[str, Any], orders: IO[str], reply: Callable[[Mapping[str, Any]], None]) -> None:
    """Answer statements on the database in ``order["file"]`` until there are no more."""
    _, connection = _open(order, read_only=True)
    _answer(connection, _FIRST)  # whatever is loaded late is loaded now
    if os.name != "nt":
        Path(order["file"]).unlink()  # it lives as long as it is open: nothing is left behind even by a power cut
    _give_up(order["memory"])
    reply({"ready": True})
    for line in orders:
        try:
            reply(_answer(connection, json.loads(line)))
        except Exception as error:
            reply({"error": str(error), "kind": type(error).__name__})


def _open(order: Mapping[str, Any], *, read_only: bool) -> tuple[Any, Any]:
    import ladybug

    # Without max_db_size Ladybug maps terabytes, which a limit of memory refuses.
    # One thread: the order in which rows come is then always the same.
    db = ladybug.Database(
        order["file"], read_only=read_only, buffer_pool_size=order["pool"], max_db_size=order["size"], max_num_threads=1
    )
    return db, ladybug.Connection(db)


def _give_up(memory: int) -> None:
    """No more than what is open now, nothing longer than it is now, and no more than ``memory`` bytes."""
    if os.name == "nt":
        return
    import resource

    free = os.dup(0)
    os.close(free)
    limits = {"RLIMIT_NOFILE": free, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_AS": memory}
    for name, value in limits.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):  # macOS has not all of them
            resource.setrlimit(getattr(resource, name), (value, value))


def _answer(connection: Any, order: Mapping[str, Any]) -> dict[str, Any]:
    connection.set_query_timeout(int(order["timeout"] * 1000))
    explained = connection.execute("EXPLAIN " + order["text"]).get_next()[0]
    if unknown := beyond_reading_in_ladybug(explained):
        return {"refused": unknown}
    result = connection.execute(order["text"])
    rows: list[Any] = []
    size = 0
    while result.has_next() and len(rows) < order["limit"]:
        row = [plain(value, _entity) for value in result.get_next()]
        size += len(json.dumps(row, ensure_ascii=False))
        if size > order["bytes"]:
            return {"error": "too large", "kind": "Size"}
        rows.append(row)
    return {"columns": result.get_column_names(), "rows": rows, "complete": not result.has_next()}


def _entity(value: Any) -> dict[str, Any] | list[Any] | None:
    """A node, relationship or path of Ladybug: mappings with names that begin with an underscore."""
    if not isinstance(value, Mapping):
        return None
    if "_NODES" in value and "_RELS" in value:
        nodes = [plain(n, _entity) for n in value["_NODES"]]
        ties = [plain(r, _entity) for r in value["_RELS"]]
        # A relationship of variable length has only the nodes between its relationships.
        return {"nodes": nodes, "relationships": ties} if len(nodes) > len(ties) else ties
    if "_LABEL" not in value:
        return None
    own = properties({k: v for k, v in value.items() if not k.startswith("_")}, _entity)
    return {"type": value["_LABEL"], "properties": own} if "_SRC" in value else {"labels": [value["_LABEL"]], "properties": own}


def main(mode: str) -> None:
    """Read the first order, and build or serve."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what Ladybug itself may print is no reply
    orders = os.fdopen(os.dup(0), encoding="utf-8")

    def reply(message: Mapping[str, Any]) -> None:
        out.write(json.dumps(message, ensure_ascii=False) + "\n")
        out.flush()

    try:
        order = json.loads(orders.readline())
        if mode == "build":
            reply(build(order))
        else:
            serve(order, orders, reply)
    except Exception as error:
        reply({"error": str(error), "kind": type(error).__name__})
