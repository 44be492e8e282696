"""What of a graph is about a topic, for a person's word: "financiamiento", "economía circular".

A topic is found where a report writes the word, in whatever case and accents and at the beginning of a word: in a quotation,
or in the name or the topics of an initiative or event. The keywords of a whole report say nothing of those it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Statement
from graphmodel.messages import catalogue
from queries.cypher.spelling import spelling
from queries.paths.network import Network
from queries.paths.strands import Strand

say = catalogue("queries.paths")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Topic:
    """A word and the topics, initiatives and events that have it; ``subjects`` are these, by id."""

    word: str
    pattern: re.Pattern[str]
    subjects: frozenset[str]

    @classmethod
    def of(cls, graph: Graph, word: str) -> Topic:
        """What of a graph is about a topic. InputError where the word is none."""
        spelt = spelling(word) if any(c.isalnum() for c in word) else ""
        if not spelt:
            raise InputError(say("no_word"))
        pattern = re.compile(rf"(?<!\w){spelt}")
        named = {
            n.id
            for n in graph.of_kind("Topic", "Initiative", "Event")
            if any(pattern.search(name) for name in (n.name, *n.aliases))
        }
        about = {t.source for t in graph.ties.values() if t.type == "HAS_TOPIC" and t.target in named}
        return cls(word.strip(), pattern, frozenset(named | {x for x in about if graph.nodes[x].kind != "Report"}))

    def said(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements that have the word, in their order."""
        return tuple(s for s in statements if self.pattern.search(_HYPHENATED.sub("", s.quote) if "-" in s.quote else s.quote))

    def has(self, strand: Strand) -> bool:
        """Whether a strand is about the topic: it ends at such an initiative, was such an event, or is stated in such words."""
        return not self.subjects.isdisjoint((strand.via, strand.source, strand.target)) or bool(self.said(strand.statements))

    def hops(self, network: Network) -> Mapping[str, frozenset[str]]:
        """The hops about the topic, listed at both ends."""
        found: dict[str, set[str]] = {}
        for (a, b), strands in network.strands.items():
            if any(map(self.has, strands)):
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
        return {a: frozenset(others) for a, others in found.items()}
