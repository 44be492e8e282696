"""How long the questions of the catalogue take, on both engines, warm.

    python -m benchmarks.catalogue [--nodes 5000] [--times 7] [--neo4j]

A synthetic graph of so many nodes (passages not counted) is loaded into a file, and with ``--neo4j`` into the Neo4j that
NEO4J_USERNAME, NEO4J_PASSWORD and MUNIGRAPH_BENCH_URI name, which is emptied first. Every question is asked once to warm up
(its projection and plan are made), then so many times, without parameters but those that it needs. The table has the median and
the 95th percentile of each, the slowest first; the last line those of all answers.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from zlib import crc32

from benchmarks.synthetic import corpus
from graphmodel.facts import Event, Evidence, Relation, Topic
from graphmodel.report import Report
from graphmodel.store import Store, open_store
from queries.catalogue import NamedQuery, queries
from queries.engines import open_engine

_COUNTRIES = ("EC", "UY", "PE", "MX", "DE", None)
_KINDS = ("association", "local_government", "bank", "development_agency", "university")
_REPORTS = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--neo4j", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("MUNIGRAPH_CACHE", folder)
        with open_store(Path(folder) / "bench.db") as store:
            reports, name = filled(store, options.nodes)
            measured("embedded", store, name, options.times)
        if options.neo4j:
            with open_store(os.environ["MUNIGRAPH_BENCH_URI"]) as server:
                for old in server.reports():
                    server.forget(old.id)
                server.load(reports)
                measured("Neo4j", server, name, options.times)


def filled(store: Store, nodes: int) -> tuple[list[Report], str]:
    """Reports that make so many nodes, loaded; and the name of the body with the most ties."""
    source, loaded = enriched(), []
    while True:
        some = list(islice(source, 20))
        store.load(some)
        loaded += some
        graph = store.graph()
        if len(graph.nodes) >= nodes or not some:
            break
    ties = [end for tie in graph.ties.values() for end in (tie.source, tie.target)]
    hub = max(graph.of_kind("Organization"), key=lambda node: (ties.count(node.id), node.id))
    print(f"{len(loaded)} reports, {len(graph.nodes):,} nodes, {len(graph.ties):,} ties")
    return loaded, hub.name


def enriched() -> Iterator[Report]:
    """The synthetic corpus with what the catalogue asks about, too: countries, kinds, events, memberships, support, topics."""
    for n, report in enumerate(corpus(_REPORTS)):
        facts = report.facts
        text = report.text or ""

        def said(sentence: str) -> Evidence:
            nonlocal text
            start = len(text)
            text += f"{sentence}.\n\n"
            return Evidence(sentence, start, start + len(sentence), rule="synthetic", confidence=0.9)

        bodies = tuple(
            replace(
                o,
                country=_COUNTRIES[crc32(o.name.encode()) % len(_COUNTRIES)],
                kind=_KINDS[crc32(o.name.encode()) % len(_KINDS)],
            )
            for o in facts.organizations
        )
        event = Event(name=f"Foro {n}", date=facts.document.date, evidence=said(f"Se celebró Foro {n}"))
        ends = [
            *(("PARTICIPATED_IN", p.name, event.name) for p in facts.people),
            ("ORGANIZED", bodies[0].name, event.name),
            *(("MEMBER_OF", b.name, bodies[0].name) for b in bodies[1:6]),
            *(("PART_OF", b.name, bodies[1].name) for b in bodies[6:8]),
            *(("SUPPORTS", b.name, i.name) for b, i in zip(bodies, facts.initiatives, strict=False)),
            *(("ALIGNED_WITH", i.name, facts.initiatives[0].name) for i in facts.initiatives[1:4]),
        ]
        more = tuple(Relation(type=t, source=a, target=b, evidence=said(f"{a}, {b}: {t.lower()}")) for t, a, b in ends)
        topics = tuple(Topic(name=f"tema {n % 40}-{k}", evidence=said(f"tema {n % 40}-{k}")) for k in range(2))
        added = replace(
            facts,
            organizations=bodies,
            events=(*facts.events, event),
            relations=(*facts.relations, *more),
            topics=(*facts.topics, *topics),
        )
        yield Report(added, text)


def measured(engine_name: str, store: Store, name: str, times: int) -> None:
    """Ask every question, and print how long each took."""
    taken: dict[str, list[float]] = {}
    rows: dict[str, int] = {}
    with open_engine(store) as engine:
        for query in queries():
            values = needed(query, name)
            rows[query.name] = len(engine.run(query.text, values).rows)
            for _ in range(times):
                start = time.perf_counter()
                engine.run(query.text, values)
                taken.setdefault(query.name, []).append((time.perf_counter() - start) * 1000)
    print(f"\n{engine_name}: milliseconds\n{'question':28} {'rows':>6} {'median':>7} {'p95':>7}")
    for query_name, ms in sorted(taken.items(), key=lambda item: -statistics.median(item[1])):
        print(f"{query_name:28} {rows[query_name]:6} {statistics.median(ms):7.0f} {p95(ms):7.0f}")
    everything = [one for ms in taken.values() for one in ms]
    print(f"{'all':28} {'':6} {statistics.median(everything):7.0f} {p95(everything):7.0f}")


def needed(query: NamedQuery, name: str) -> Mapping[str, object]:
    """The parameters that a question needs; a name is that of a body with many ties."""
    given = {p.name: name if p.type == "name" else p.example for p in query.parameters if not p.optional}
    return query.arguments(given)


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


if __name__ == "__main__":
    main()
