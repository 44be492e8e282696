"""How much an answer rests on single reports: each is left out in turn, and what was asked is asked again.

Of many reports only those are left out that state most of the ties in question, for they can move most; how many, the
answer says. What it says is then the least that could happen, not the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphmodel.messages import catalogue
from queries.analytics.weighted import Place, ranking
from queries.paths import Network
from queries.paths.left_out import without

say = catalogue("queries.analytics")
# As many reports as fit into so many looks at a tie (a few seconds), and at most so many.
_LOOKS, _MOST = 2_000_000, 25


@dataclass(frozen=True, slots=True)
class Span:
    """The best and the worst rank; ``worst`` is None where the actor falls out of the network.

    ``report`` is the one without which its rank moves most, empty where none moves it.
    """

    best: int
    worst: int | None
    report: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"best": self.best, "worst": self.worst, "report": self.report or None}


@dataclass(frozen=True)
class Stability:
    """The reports that were left out, one at a time, of so many that state ties; what became of each actor's rank."""

    left_out: tuple[str, ...] = ()
    of: int = 0
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def reports(self) -> set[str]:
        """Those without which an actor's rank moves."""
        return {span.report for span in self.spans.values() if span.report}

    def to_json(self) -> dict[str, Any]:
        return {"left_out": list(self.left_out), "of": self.of}

    def sentence(self) -> str:
        """What was done, for the reader."""
        if self.of < 2:
            return say("stability_one") if self.of else ""
        if not self.left_out:
            return say("stability_none")
        return say("stability_all" if len(self.left_out) == self.of else "stability_some", n=len(self.left_out), of=self.of)


def reports_of(network: Network, actors: Collection[str]) -> list[str]:
    """The reports that state ties, those first that state most ties of these actors."""
    wanted, theirs, ties = set(actors), Counter[str](), Counter[str]()
    for (a, b), strands in network.strands.items():
        stating = {s.report for strand in strands for s in strand.statements}
        ties.update(stating)
        theirs.update(stating if a in wanted or b in wanted else ())
    return sorted(ties, key=lambda r: (-theirs[r], -ties[r], r))


def left_out(network: Network, reports: Sequence[str], looks: int, most: int | None) -> Iterator[tuple[str, Network]]:
    """Each of so many reports with the network without it; ``looks`` is how often the question looks at each tie.

    ``most`` is how many are wanted; without it, as many as are answered soon. None where there is only one report.
    """
    affordable = min(_MOST, _LOOKS // max(1, looks * len(network.strength)))
    for report in reports[: affordable if most is None else most] if len(reports) > 1 else ():
        yield report, without(network, report)


def stability(
    network: Network,
    values: Callable[[Network], Mapping[str, float]],
    ranked: Sequence[Place],
    *,
    looks: int,
    most: int | None = None,
) -> Stability:
    """How far these places of a ranking move by the same values of the network without one report."""
    ranks = {x: rank for rank, x, _ in ranked}
    reports = reports_of(network, ranks)
    found: dict[str, list[tuple[int | None, str]]] = {x: [(rank, "")] for x, rank in ranks.items()}
    for report, rest in left_out(network, reports, looks, most):
        now = {x: rank for rank, x, _ in ranking(rest, values(rest))}
        for x in ranks:
            found[x].append((now.get(x), report))
    done = tuple(report for _, report in next(iter(found.values()), [])[1:])
    spans = {x: _span(ranks[x], moved) for x, moved in found.items() if done}
    return Stability(done, len(reports), spans)


def _span(rank: int, moved: Sequence[tuple[int | None, str]]) -> Span:
    there = [r for r, _ in moved if r is not None]
    worst = max(there) if len(there) == len(moved) else None
    most = max(moved, key=lambda m: float("inf") if m[0] is None else abs(m[0] - rank))
    return Span(min(there), worst, most[1])
