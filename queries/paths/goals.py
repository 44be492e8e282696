"""Several actors of whom any will do: those of a country, those who work on a topic.

in_country(graph, "BR")                  organizations of Brazil; "brasil", "Brazil" and "brasileño" will do as well
on_topic(graph, "financiamiento")        people and organizations that work on it, or of whom it is said
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graphmodel.countries import countries_like, country_meant, country_name
from graphmodel.errors import InputError, QueryError
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.messages import catalogue, language
from graphmodel.names import fold
from queries.countries import countries_of
from queries.paths.answer import Actor, Goal, Ground
from queries.paths.settings import default_settings
from queries.paths.strands import PARTICIPATION, participants
from queries.paths.topic import Topic

say = catalogue("queries.paths")
_WORKS_ON = ("LEADS", "SUPPORTS", "PARTICIPATES_IN", "ORGANIZED")
_NAMED = 5


def in_country(graph: Graph, text: str) -> Goal:
    """The organizations of a country, as far as reports say (``countries_of``).

    InputError where no country is called so, QueryError where none of the graph's organizations is of it.
    """
    code = country_meant(text)
    if code is None:
        near = say("or").join(say("quoted", name=n) for n in countries_like(text, language()))
        raise InputError(say("no_country_near", text=text, near=near) if near else say("no_country", text=text))
    name = country_name(code, language())
    countries = countries_of(graph)
    bodies = [n.id for n in graph.of_kind("Organization") if countries.get(n.id) == code]
    lies = {x: [t for t in graph.touching[x] if t.type == "LOCATED_IN" and t.source == x] for x in bodies}
    grounds = {x: _ground(s for t in ties for s in t.evidence) for x, ties in lies.items()}
    if not grounds:
        names = sorted({country_name(countries[n.id], language()) for n in graph.of_kind("Organization") if n.id in countries})
        raise QueryError(say("nobody_in", name=name, known=_some(names)) if names else say("nobody_anywhere", name=name))
    return Goal.of("country", code, name, graph, grounds)


def on_topic(graph: Graph, word: str) -> Goal:
    """The people and organizations that work on a topic, or of whom it is said (see ``Topic``).

    They lead, support or take part in such an initiative, organized such an event or were at one small enough to make ties,
    or a passage on them, or their own name, has the word. QueryError where there are none.
    """
    topic = Topic.of(graph, word)
    grounds = _workers(graph, topic)
    if not grounds:
        raise QueryError(_nobody_on(graph, topic))
    return Goal.of("topic", topic.word, say("goal_topic", word=topic.word), graph, grounds)


def _workers(graph: Graph, topic: Topic) -> dict[str, Ground | None]:
    """Who works on a topic or is mentioned with it, and where it says so; None where only the name has the word."""
    grounds: dict[str, Ground | None] = {}
    for node in graph.of_kind("Person", "Organization"):
        ties = [t for t in graph.touching[node.id] if t.type != "LOCATED_IN"]
        works = [t for t in ties if t.source == node.id and t.target in topic.subjects and _works_on(graph, t)]
        found = (
            _ground(s for t in ties for s in topic.said(t.evidence))
            or _ground(topic.said(node.evidence))
            or next((_ground(t.evidence, graph.nodes[t.target]) for t in works), None)
        )
        if found or topic.pattern.search(node.name):
            grounds[node.id] = found
    return grounds


def _works_on(graph: Graph, tie: Tie) -> bool:
    """Whether an actor's tie to an initiative or event of a topic makes it one of those who work on it."""
    small = tie.type in PARTICIPATION and default_settings().event.of(len(participants(graph, tie.target))) > 0
    return tie.type in _WORKS_ON or small


def _ground(statements: Iterable[Statement], through: Node | None = None) -> Ground | None:
    """The passage to quote: verified, surest, shortest."""
    best = min(statements, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s), default=None)
    return Ground(best, Actor.of(through) if through else None) if best else None


def _nobody_on(graph: Graph, topic: Topic) -> str:
    """Why nobody works on a topic: it is a keyword of reports only, or nobody writes of it."""
    keywords = sorted(graph.nodes[x].name for x in topic.subjects if graph.nodes[x].kind == "Topic")
    if keywords:
        return say("nobody_on_keyword", word=topic.word, keyword=keywords[0])
    names = [n.name for n in graph.of_kind("Topic", "Initiative", "Event")]
    words = {fold(w): w.lower() for name in names for w in re.findall(r"\w{4,}", name)}
    like = [words[form] for form in get_close_matches(fold(topic.word), sorted(words), n=3, cutoff=0.75)]
    near = [say("quoted", name=w) for w in like if _workers(graph, Topic.of(graph, w))]
    return say("nobody_on_near", word=topic.word, near=say("or").join(near)) if near else say("nobody_on", word=topic.word)


def _some(names: list[str]) -> str:
    """A few names, and that there are more."""
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
