"""The words in which answers speak of ties, the same in ``why``, ``reason`` and the texts for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graphmodel.graph import Node
from graphmodel.messages import catalogue
from graphmodel.ontology import ontology
from queries.paths.network import Network, pair
from queries.paths.strands import participants

say = catalogue("queries.paths")


def number(value: float) -> str:
    """A strength or score with two figures that say something: 0.67, 0.13, 0.0032."""
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def names(network: Network, ids: Sequence[str]) -> str:
    """Names of actors in a row, as a sentence says them."""
    return listing([network.graph.nodes[i].name for i in ids])


def listing(words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return euphonic(say("and", first=", ".join(words[:-1]), last=words[-1])) if len(words) > 1 else "".join(words)


def euphonic(sentence: str) -> str:
    """The sentence as it is said, where a language changes a word before certain sounds (Spanish "y" before "Instituto")."""
    return re.sub(say("euphony"), say("euphony_said"), sentence)


def is_planned(kind: str, status: str) -> bool:
    """Whether a tie is only talked of: a cooperation that nobody says is signed, or a part in something not yet begun."""
    ladder = ontology().ladder
    early = ladder[: ladder.index("signed")]
    return status in early or (kind == "COOPERATES_WITH" and status not in ladder)


def ground(network: Network, a: str, b: str) -> str:
    """What weakens the tie of two actors most, or what it rests on: "it was last reported in 2018"."""
    strands = network.strands[pair(a, b)]
    first = strands[0]
    worth = network.settings.event.half_life if first.via else network.settings.ties[first.type].half_life
    now = network.calendar.year
    if first.year is None:
        return say("ground_undated")
    if now is not None and now - first.year >= worth:
        return say("ground_old", year=first.year)
    if first.via:
        return say("ground_event", n=first.participants, event=network.graph.nodes[first.via].name)
    if is_planned(first.type, first.status):
        return say("ground_planned" if first.status else "ground_unsigned")
    if first.status == "former":
        return say("ground_former")
    reports = len({report for strand in strands for report in strand.worth})
    return say("ground_reports", n=reports) if reports > 1 else say("ground_one_report")


def weakest(network: Network, stations: Sequence[str]) -> tuple[str, str]:
    """The two ends of the weakest hop of a route, the first of equals."""
    return min(pairwise(stations), key=lambda hop: network.between(*hop))


def crowd(network: Network, node: Node) -> str:
    """What a node is that no route passes: "a country", "an event of 60 participants"."""
    if node.kind == "Event":
        return say("crowd_Event", n=len(participants(network.graph, node.id)))
    return say(f"crowd_{node.kind}")
