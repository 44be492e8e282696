"""What a store's first reports brought, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from graphmodel.graph import Graph
from graphmodel.messages import catalogue
from graphmodel.ontology import ontology
from munigraph import words

say = catalogue("munigraph.digest")
_MOST = 5


def overview(graph: Graph, text: Callable[[str], str]) -> Iterator[str]:
    """Lines: how many of each kind, how many ties and of what sort, agreements by step, who has most ties.

    ``text`` prepares names.
    """
    kinds = Counter(n.kind for n in graph.nodes.values())
    yield _counts((words.kind(k, many=True), kinds[k]) for k in ontology().nodes if kinds[k] and k != "Report")
    types = Counter(t.type for t in graph.ties.values())
    sorts = sorted(
        ((words.tie(t), n) for t, n in types.items() if t not in ("AT", "HAS_TOPIC")), key=lambda pair: (-pair[1], pair[0])
    )
    if sorts:
        more = " · …" if len(sorts) > _MOST else ""
        yield say("overview_ties", n=types.total(), sorts=_counts(sorts[:_MOST]) + more)
    steps = Counter(t.status for t in graph.ties.values() if t.type == "COOPERATES_WITH")
    if steps:
        listed = [(words.status(s), steps[s]) for s in reversed(ontology().ladder) if steps[s]]
        rest = steps.total() - sum(n for _, n in listed)
        yield say("overview_agreements", steps=_counts([*listed, *([(words.status("unknown"), rest)] if rest else [])]))
    actors = {i: n for i, n in graph.nodes.items() if n.kind in ("Person", "Organization")}
    ends = Counter(end for t in graph.ties.values() for end in (t.source, t.target) if end in actors)
    if ends:
        most = sorted(ends, key=lambda i: (-ends[i], actors[i].name, i))[:_MOST]
        yield say("overview_actors", actors=_counts((text(actors[i].name), ends[i]) for i in most))
    yield say("overview_more")


def _counts(pairs: Iterator[tuple[str, int]] | list[tuple[str, int]]) -> str:
    return " · ".join(f"{name} {n}" for name, n in pairs)
