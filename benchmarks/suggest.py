"""Whether suggestions foresee who will be tied: a temporal split, beside two rules that count ties.

    python -m benchmarks.suggest [--reports 400] [--asked 200]

The earlier four fifths of a corpus are loaded, then all of it. Asked is, for people and organizations that gain a tie to
somebody already known, who it will be among all whom they have no tie to. Beside ours: common neighbours (how many actors
are tied to both) and preferential attachment (whoever has most ties), on the same network.

    hit     share of the asked with one of the true ones among the first ten
    MRR     mean of 1 / rank of the first true one
    AUC     how often a true one stands before another, draws counting half

Corpora: the synthetic one, whose ties are drawn by lot, with hubs and even; the same with circles, where a report draws its
actors from its circle; and the reports in MUNIGRAPH_CORPUS, as far as they have dates. Equal scores are put in an order of
chance, always the same. What is said to the reader ("exploratory") follows from this.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.synthetic import corpus
from graphmodel.graph import Graph
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from loaders import find_files, read_report
from queries.paths import Network
from queries.suggestions.find import SUGGESTED, score_of, shares
from queries.suggestions.house import house_of, partners_of
from queries.suggestions.settings import default_weights
from queries.suggestions.things import things_of

FEWEST = 30
Scorer = Callable[[str], Mapping[str, float]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=400, help="of each synthetic corpus")
    arguments.add_argument("--asked", type=int, default=200, help="at most so many actors")
    options = arguments.parse_args()
    for name, reports in _corpora(options.reports):
        print(name)
        print("\n".join(f"  {line}" for line in _measured(list(reports), options.asked)), flush=True)


def _corpora(size: int) -> Iterator[tuple[str, Iterator[Report]]]:
    yield "synthetic, with hubs", corpus(size)
    yield "synthetic, even", corpus(size, even=True)
    yield "synthetic, eight circles with hubs", corpus(size, circles=8)
    yield "synthetic, eight even circles", corpus(size, even=True, circles=8)
    folder = os.environ.get("MUNIGRAPH_CORPUS")
    if folder:
        read = (read_report(p) for p in find_files([Path(folder)]) if p.suffix in (".md", ".txt"))
        dated = sorted((r for r in read if r.facts.document.date), key=lambda r: r.facts.document.date or "")
        yield f"MUNIGRAPH_CORPUS, {len(dated)} dated reports", iter(dated)


def _measured(reports: Sequence[Report], asked: int) -> Iterator[str]:
    early = round(len(reports) * 0.8)
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "split.db") as store:
        store.load(reports[:early])
        before = Network.of(store.graph())
        store.load(reports[early:])
        after = Network.of(store.graph())
    truth = _new_ties(before, after)
    pairs = sum(map(len, truth.values()))
    if pairs < FEWEST:
        yield f"{pairs} new ties between actors known before: too few to say anything"
        return
    chosen = sorted(random.Random(0).sample(sorted(truth), min(asked, len(truth))))
    yield f"{len(chosen)} of {len(truth)} actors asked for; {pairs} new ties, each seen from both ends"
    yield f"{'':24}{'hit':>8}{'MRR':>8}{'AUC':>8}"
    for name, scorer in _scorers(before).items():
        hit, mrr, auc = (statistics.fmean(column) for column in zip(*_judged(before, truth, chosen, scorer), strict=True))
        yield f"{name:24}{hit:8.3f}{mrr:8.3f}{auc:8.3f}"


def _scorers(network: Network) -> dict[str, Scorer]:
    things, weights = things_of(network), default_weights()
    tied = network.tied

    def ours(u: str) -> Mapping[str, float]:
        return {v: score_of(some) for v, some in shares(network, things, weights, house_of(network, u)).items()}

    def common(u: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for x in tied.get(u, ()):
            for v in tied[x]:
                found[v] = found.get(v, 0) + 1
        return found

    degrees = {v: float(len(others)) for v, others in tied.items()}
    return {"ours": ours, "common neighbours": common, "preferential attachment": lambda u: degrees}


def _judged(
    network: Network, truth: Mapping[str, set[str]], asked: Sequence[str], scorer: Scorer
) -> Iterator[tuple[float, float, float]]:
    """Hit, reciprocal rank and AUC for each actor asked for."""
    actors = sorted(x for x in network.tied if network.graph.nodes[x].kind in SUGGESTED)
    for u in asked:
        chance = random.Random(u)
        scores = scorer(u)
        partners = partners_of(network, u)
        candidates = [(-scores.get(v, 0.0), chance.random(), v) for v in actors if v != u and v not in partners]
        ranked = [v for *_, v in sorted(candidates)]
        first = next(n for n, v in enumerate(ranked, 1) if v in truth[u])
        yield float(first <= 10), 1 / first, _auc([(-s, v in truth[u]) for s, _, v in candidates])


def _auc(scored: Sequence[tuple[float, bool]]) -> float:
    """The chance that a true one has the higher score than another, draws counting half (Mann and Whitney)."""
    below: dict[float, list[int]] = {}
    for score, true in scored:
        below.setdefault(score, [0, 0])[int(true)] += 1
    won = others = trues = 0.0
    for score in sorted(below):
        wrong, right = below[score]
        won += right * (others + wrong / 2)
        others += wrong
        trues += right
    return won / (trues * others)


def _new_ties(before: Network, after: Network) -> dict[str, set[str]]:
    """Who gained a tie to whom, both tied to somebody before but not to each other; by the ids of before."""
    here, there = _by_name(before.graph), _by_name(after.graph)
    known = {name for name, x in here.items() if x in before.tied and name in there}
    old = {there[name]: here[name] for name in known}
    found: dict[str, set[str]] = {}
    for name in known:
        u = here[name]
        new = {old[v] for v in partners_of(after, there[name]) if v in old} - partners_of(before, u)
        if new:
            found[u] = new
    return found


def _by_name(graph: Graph) -> dict[tuple[str, str], str]:
    """People and organizations by kind and name: an id may change with the reports that are there."""
    return {(n.kind, n.name): n.id for n in graph.of_kind(*SUGGESTED)}


if __name__ == "__main__":
    main()
