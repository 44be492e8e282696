"""How fast the graph gets into Neo4j: ratios to a bare CREATE of the same rows, measured side by side in one run.

    python -m benchmarks.neo4j_write [--reports 1000] [--rounds 3] [--apoc FOLDER]

    floor     UNWIND … CREATE, in batches of 5,000, with constraints on nodes alone: nothing is looked for, nothing is safe
    write     what the store does: found by id, unique ties, one transaction
    rewrite   the same once more over what is there
    load      the whole ``Store.load``: projection and diff, too; unchanged: the same reports once more
    file      the same load into the store that is one file
    one more  another report after these

"ties" are nodes and ties alone, which is what other writers write; "graph" is all of it: passages, where they come from
and whom they mention, and for the store also what it remembers (pages and index), which the floor does not write. Starts a
server of its own in a temporary folder and stops it. Other libraries are measured where they are installed and ``--apoc``
names a folder with the jars of APOC core, which they need: see ``neo4j_peers``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import neo4j

from benchmarks.neo4j_peers import plugged, writers
from benchmarks.synthetic import corpus
from graphmodel.changes.pages import Blank
from graphmodel.changes.update import Base, Edit, change
from graphmodel.graph import Graph
from graphmodel.neo4j import server
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.store import Neo4jStore
from graphmodel.neo4j.writing import assignments, values, write, write_nodes, write_ties
from graphmodel.report import Report
from graphmodel.rows import PASSAGE, Rows, node_columns, rows, tie_columns
from graphmodel.sqlite.store import SqliteStore

BATCH = 5_000
TARGETS = {"write/floor": 1.35, "rewrite/write": 0.45, "unchanged/load": 0.05, "file/load": 1.0}
PEERS = {"neo4j-graphrag": 2.0, "langchain-neo4j": 3.0}
_HEAP = 4096  # megabytes: all reports are one transaction here, and the command's are smaller
_WARMING = 10  # the first round warms the server up, with a tenth of the reports


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=1_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--apoc", type=Path, help="a folder with the jars of APOC core")
    options = arguments.parse_args()
    reports = list(corpus(options.reports))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["MUNIGRAPH_HOME"] = folder
        if options.apoc:
            stack.enter_context(plugged(options.apoc, Path(folder) / "neo4j" / "plugins"))
        stack.enter_context(patch.object(server, "_HEAP_MEGABYTES", (512, _HEAP)))
        running = server.start()
        stack.callback(server.stop)
        auth = (running.user, running.password)
        driver = stack.enter_context(neo4j.GraphDatabase.driver(running.uri, auth=auth, notifications_min_severity="OFF"))
        address = Address(running.uri, running.user, running.password)
        store = stack.enter_context(Neo4jStore(address))
        times: dict[str, list[float]] = {}
        for n in range(options.rounds + 1):
            warming = n == 0
            for name, seconds in _round(driver, store, address if options.apoc else None, _part(reports, warming)):
                print(f"  {name:24}{seconds:8.2f} s" + ("  (warming up)" if warming else ""), flush=True)
                if not warming:
                    times.setdefault(name, []).append(seconds)
    _report({name: statistics.median(values) for name, values in times.items()})


def _part(reports: list[Report], warming: bool) -> list[Report]:
    return reports[: max(1, len(reports) // _WARMING)] if warming else reports


def _round(
    driver: neo4j.Driver, store: Neo4jStore, peers: Address | None, reports: list[Report]
) -> Iterator[tuple[str, float]]:
    """Seconds for each way to write these reports; ``peers`` is where other libraries find the server."""
    there = {r.id: r for r in reports}
    graph = Base(there).graph()
    step, everything = change(Blank(), Edit(there)), rows(graph)
    passages = len(everything.nodes[PASSAGE])
    print(f"{len(reports)} reports, {len(graph.nodes)} nodes, {len(graph.ties)} ties, {passages} passages", flush=True)

    def in_one(work: Callable[[neo4j.ManagedTransaction], None]) -> float:
        with driver.session() as session:
            return _seconds(lambda: session.execute_write(work))

    def ties(tx: neo4j.ManagedTransaction) -> None:
        write_nodes(tx, graph.nodes.values())
        write_ties(tx, graph.ties.values())

    stated = Rows(
        {k: v for k, v in everything.nodes.items() if k != PASSAGE},
        {k: v for k, v in everything.ties.items() if k.source != PASSAGE},
    )
    _wipe(driver, store, ties_too=False)
    yield "ties: floor", in_one(lambda tx: _create(tx, stated))
    _wipe(driver, store)
    yield "ties: write", in_one(ties)
    yield "ties: rewrite", in_one(ties)
    _kept(driver, "munigraph", graph)
    for name, writer in writers(driver, peers, graph, BATCH) if peers else ():
        _wipe(driver, store, ties_too=False)
        yield name, _seconds(writer)
        _kept(driver, name, graph)
    _wipe(driver, store, ties_too=False)
    yield "graph: floor", in_one(lambda tx: _create(tx, everything))
    _wipe(driver, store)
    yield "graph: write", in_one(lambda tx: write(tx, step, {}))
    yield "graph: rewrite", in_one(lambda tx: write(tx, step, {}))
    _wipe(driver, store)
    yield "load", _seconds(lambda: store.load(reports))
    yield "unchanged", _seconds(lambda: store.load(reports))
    _kept(driver, "munigraph, all of it", graph)
    yield "one more", _seconds(lambda: store.load(list(corpus(1, after=len(reports)))))
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "m.db") as file:
        yield "file", _seconds(lambda: file.load(reports))


def _kept(driver: neo4j.Driver, name: str, graph: Graph) -> None:
    kept = driver.execute_query("MATCH ()-[r]->() WHERE r.id IS NOT NULL RETURN count(r)").records[0][0]
    print(f"  {name} kept {kept} of {len(graph.ties)} ties", flush=True)


def _create(tx: neo4j.ManagedTransaction, everything: Rows) -> None:
    for label, found in everything.nodes.items():
        columns = tuple(node_columns(label))
        query = f"UNWIND $rows AS row CREATE (n:`{label}`) SET {assignments('n', columns)}"
        _run(tx, query, [values(row, columns) for row in found])
    for (type_, source, target), found in everything.ties.items():
        columns = ("source", "target", *tie_columns(type_))
        ends = f"MATCH (a:`{source}` {{id: row[0]}}) MATCH (b:`{target}` {{id: row[1]}})"
        setting = f"SET {assignments('r', columns, 2)}" if len(columns) > 2 else ""
        _run(tx, f"UNWIND $rows AS row {ends} CREATE (a)-[r:`{type_}`]->(b) {setting}", [values(r, columns) for r in found])


def _run(tx: neo4j.ManagedTransaction, query: str, found: list[list[Any]]) -> None:
    for i in range(0, len(found), BATCH):
        tx.run(query, rows=found[i : i + BATCH]).consume()


def _wipe(driver: neo4j.Driver, store: Neo4jStore, *, ties_too: bool = True) -> None:
    """An empty store; without ``ties_too`` its ties have no constraints."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        store._prepare()
        for name, kind in session.run("SHOW CONSTRAINTS YIELD name, entityType RETURN name, entityType").values():
            if not ties_too and kind == "RELATIONSHIP":
                session.run(f"DROP CONSTRAINT `{name}`").consume()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _report(medians: dict[str, float]) -> None:
    for kind in ("ties", "graph"):
        write, floor = medians[f"{kind}: write"], medians[f"{kind}: floor"]
        print(f"{kind}: write/floor {write / floor:.2f} (target {TARGETS['write/floor']})")
        print(f"{kind}: rewrite/write {medians[f'{kind}: rewrite'] / write:.2f} (target {TARGETS['rewrite/write']})")
    for kind in ("unchanged", "file"):
        print(f"{kind}/load {medians[kind] / medians['load']:.3f} (target {TARGETS[f'{kind}/load']})")
    for name in PEERS.keys() & medians.keys():
        print(f"{name}/write {medians[name] / medians['ties: write']:.2f} (target {PEERS[name]})")


if __name__ == "__main__":
    main()
