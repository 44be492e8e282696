"""What ties two actors: one strand for each tie, post or small event that the graph has between them.

    direct   a tie of the ontology between two actors
    post     HOLDS and AT together; the Role is collapsed and gives the strand its ``post``
    event    two participants of one event that is small enough; the event is the strand's ``via``

A strand says what each report's evidence for it is worth; ``network`` puts the strands of a pair together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graphmodel.graph import Graph, Node, Statement, Tie
from queries.paths.calendar import Calendar
from queries.paths.settings import Settings, TieWorth

OVER = ("former", "concluded")
PARTICIPATION = ("PARTICIPATED_IN", "ORGANIZED")


@dataclass(frozen=True, slots=True)
class Strand:
    """One fact between two actors, in the direction stated.

    ``worth`` has the best evidence of each report (0..1). ``floor`` is what an event is worth to two people whom no
    single report names together: it counts once, and is not added up. ``statements`` are those that counted, best first;
    ``year`` is the best one's (None: undated). ``since``, ``until``, ``post`` and ``status`` are as stated. ``origin`` is the
    id of the tie or the event that the strand was made of.
    """

    type: str
    source: str
    target: str
    worth: Mapping[str, float]
    statements: tuple[Statement, ...]
    origin: str
    floor: float = 0.0
    via: str = ""
    post: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    year: int | None = None
    participants: int = 0

    @property
    def best(self) -> float:
        """The worth of its best evidence."""
        return max([*self.worth.values(), self.floor])


def strands(
    graph: Graph, settings: Settings, calendar: Calendar, *, current_only: bool = False, origins: Collection[str] | None = None
) -> Iterator[Strand]:
    """Every strand of the graph, or those of these ``origins``, in no promised order."""
    reader = _Reader(graph, settings, calendar)
    ties = graph.ties.values() if origins is None else [graph.ties[o] for o in origins if o in graph.ties]
    events = graph.of_kind("Event") if origins is None else [graph.nodes[o] for o in origins if o in graph.nodes]
    for tie in ties:
        if tie.type == "HOLDS":
            yield from reader.posts(tie, current_only=current_only)
        elif tie.type in settings.ties and reader.walked(tie.source) and reader.walked(tie.target):
            yield from reader.direct(tie)
    for event in events:
        yield from reader.event(event)


def participants(graph: Graph, event: str) -> dict[str, list[Tie]]:
    """Who was at an event or organized it, with the ties that say so; its n is their number in the whole graph."""
    found: dict[str, list[Tie]] = {}
    for tie in graph.touching[event]:
        if tie.type in PARTICIPATION and tie.target == event:
            found.setdefault(tie.source, []).append(tie)
    return found


def is_walked(node: Node, settings: Settings) -> bool:
    """Whether a route may pass through this node."""
    return node.kind in settings.nodes and (
        node.kind != "Initiative" or node.properties.get("kind", "") in settings.initiatives
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one statement is worth, and the report that it counts for."""

    worth: float
    report: str
    statement: Statement
    year: int | None


@dataclass(frozen=True, slots=True)
class _Reader:
    graph: Graph
    settings: Settings
    calendar: Calendar

    def walked(self, node_id: str) -> bool:
        return is_walked(self.graph.nodes[node_id], self.settings)

    def direct(self, tie: Tie) -> Iterator[Strand]:
        worth = self.settings.ties[tie.type]
        # An initiative that is only planned makes whoever takes part in it a planned partner.
        planned = self.graph.nodes[tie.target].properties.get("status", "")
        planned = planned if planned in worth.weights else ""
        own = "" if _each(tie) else tie.status
        pieces = list(self._pieces(tie, worth, lambda s: s.status or own or planned))
        if pieces:
            yield _strand(tie, pieces, tie.source, tie.target, status=tie.status or planned)

    def posts(self, tie: Tie, *, current_only: bool) -> Iterator[Strand]:
        own = "" if _each(tie) else tie.status

        def standing(s: Statement) -> str:
            return self.calendar.standing(s.status or own, tie.since, s.until)

        pieces = list(self._pieces(tie, self.settings.ties[tie.type], standing))
        newest = self.calendar.newest(p.statement for p in pieces)
        if newest is None or (current_only and standing(newest) not in ("current", "acting")):
            return
        for at in self.graph.touching[tie.target]:
            if at.type == "AT" and at.source == tie.target:
                post = self.graph.nodes[tie.target].name
                yield _strand(tie, pieces, tie.source, at.target, status=standing(newest), post=post, until=newest.until)

    def event(self, event: Node) -> Iterator[Strand]:
        present = participants(self.graph, event.id)
        weight = self.settings.event.of(len(present))
        if not weight:
            return
        worth = TieWorth({"otherwise": weight}, self.settings.event.half_life, once=True)
        date = event.properties.get("date", "")
        ends = {
            actor: [piece for tie in ties for piece in self._pieces(tie, worth, lambda s: "", date)]
            for actor, ties in present.items()
        }
        for a, b in combinations(sorted(actor for actor, pieces in ends.items() if pieces), 2):
            yield self._together(event, a, b, ends[a], ends[b], len(present), present)

    def _together(
        self, event: Node, a: str, b: str, of_a: list[_Piece], of_b: list[_Piece], n: int, present: Mapping[str, list[Tie]]
    ) -> Strand:
        """The strand of a pair: a report that names both is worth its weaker end."""
        first, second = _best(of_a), _best(of_b)
        organized = all(t.type == "ORGANIZED" for end in (a, b) for t in present[end])
        top_a, top_b = min(of_a, key=_rank), min(of_b, key=_rank)
        years = [p.year for p in (top_a, top_b) if p.year is not None]
        return Strand(
            type="ORGANIZED" if organized else "PARTICIPATED_IN",
            source=a,
            target=b,
            worth={report: min(first[report], second[report]) for report in first.keys() & second.keys()},
            floor=min(top_a.worth, top_b.worth),
            statements=_quoted([top_a, top_b, *sorted((*of_a, *of_b), key=_rank)]),
            origin=event.id,
            via=event.id,
            since=event.properties.get("date", ""),
            year=min(years) if len(years) == 2 else None,
            participants=n,
        )

    def _pieces(self, tie: Tie, worth: TieWorth, status_of: Callable[[Statement], str], date: str = "") -> Iterator[_Piece]:
        """What each statement of a tie is worth that was known on the date asked for."""
        first = _first_reports(tie)
        begin = date or tie.since
        for s in tie.evidence:
            if self.calendar.known(s, begin):
                status = status_of(s)
                year = self.calendar.year_stated(s, begin, over=worth.once or status in OVER)
                value = worth.weight(status) * s.confidence * self.calendar.decay(year, worth.half_life, self.settings.undated)
                yield _Piece(value, first.get(_place(s), s.report), s, year)


def _strand(
    tie: Tie, pieces: list[_Piece], source: str, target: str, *, status: str, post: str = "", until: str = ""
) -> Strand:
    ranked = sorted(pieces, key=_rank)
    return Strand(
        type=tie.type,
        source=source,
        target=target,
        worth=_best(pieces),
        statements=_quoted(ranked),
        origin=tie.id,
        post=post,
        status=status,
        since=tie.since,
        until=until or tie.until,
        year=ranked[0].year,
    )


def _each(tie: Tie) -> bool:
    """Whether the statements say the tie's status themselves; else the tie's own holds for all of them."""
    return any(s.status for s in tie.evidence)


def _place(s: Statement) -> tuple[int, int, str]:
    return s.start, s.end, s.quote


def _first_reports(tie: Tie) -> dict[tuple[int, int, str], str]:
    """The first report with the same words at the same place: a copy of a report counts as the report it copies."""
    if len(tie.evidence) < 2:
        return {}
    first: dict[tuple[int, int, str], str] = {}
    for s in tie.evidence:
        if s.verified:
            first[_place(s)] = min(s.report, first.get(_place(s), s.report))
    return first


def _quoted(pieces: Iterable[_Piece]) -> tuple[Statement, ...]:
    """The statements of these pieces in order, a passage that copies share only once."""
    found: dict[tuple[str, int, int, str], Statement] = {}
    for p in pieces:
        found.setdefault((p.report, *_place(p.statement)), p.statement)
    return tuple(found.values())


def _best(pieces: Iterable[_Piece]) -> dict[str, float]:
    best: dict[str, float] = {}
    for piece in pieces:
        best[piece.report] = max(piece.worth, best.get(piece.report, 0.0))
    return best


def _rank(piece: _Piece) -> tuple[float, bool, int, Statement]:
    """Best first: worth most, verified, shortest, then by its report."""
    return -piece.worth, not piece.statement.verified, len(piece.statement.quote), piece.statement
