"""Residue: the sentences of a report that look like a fact and gave none. What was not understood shows without any annotation.

    found = find_residue(report)      # found.unread, found.share

It knows the report's blocks, the lexicon and where the facts were read, nothing of the rules that read them: so it also tells
of what no rule was written for. A sentence that overlaps the quotation of some fact counts as understood, whatever else
stands in it; a row of a table counts as one sentence. A sentence looks like a fact where, beside some name, it has

    an honorific with a name       "la Dra. Ruiz"
    a post's title                 "alcaldesa", "Director Ejecutivo"
    a verb or phrase of partnership, meeting, membership or funding    "firmó", "en alianza con"
    a body's name close to a verb that may state a tie                 "la Federación … organizó"

What is denied looks like none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graphmodel.errors import InputError
from graphmodel.facts import Evidence, FactsDocument
from graphmodel.messages import catalogue
from graphmodel.report import Report
from loaders.blocks import Block
from loaders.extraction.units import Unit, units
from loaders.lexicon import Lexicon, lexicon
from loaders.readers import READERS
from loaders.repair import repair

say = catalogue("loaders")

TIES = ("COOPERATES_WITH", "SUPPORTS", "MET_WITH", "MEMBER_OF", "PARTICIPATES_IN")
"""The relations of the verbs and phrases that look like a fact by themselves."""

CLOSE = 6
"""So many tokens apart, a body's name and a verb look as if they belonged together."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that gave no fact: ``report.text[start:end]``, code points. ``why`` are the words that look like one."""

    start: int
    end: int
    page: int | None
    text: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "page": self.page, "text": self.text, "why": self.why}


@dataclass(frozen=True, slots=True)
class Residue:
    """The unread sentences of a report, in its order, out of ``likely`` ones that look like a fact."""

    unread: tuple[Unread, ...]
    likely: int

    @property
    def share(self) -> float:
        """Unread sentences over those that look like a fact, from 0 to 1; 0 where none does."""
        return len(self.unread) / self.likely if self.likely else 0.0

    def to_json(self) -> dict[str, Any]:
        """The two keys that may stand in a facts document beside the facts."""
        return {"residue": [u.to_json() for u in self.unread], "residue_share": round(self.share, 4)}


def find_residue(report: Report, blocks: Sequence[Block] | None = None) -> Residue:
    """See ``loaders.find_residue``."""
    if report.text is None:
        raise InputError(say("residue_without_text", report=report.id))
    if blocks is None:
        read = READERS.get(report.facts.document.format or "", READERS["text"])
        blocks = read(report.facts.document.source or report.id, report.text).blocks
    lex = lexicon()
    quoted = _Spans((e.start, e.end) for e in _evidence(report.facts))
    bodies = _Spans((m.start, m.end) for o in report.facts.organizations for m in o.mentions)
    places = _Spans((m.start, m.end) for p in report.facts.places for m in p.mentions)
    unread, likely = [], 0
    for unit in units(repair(blocks), lex):
        for first, last in _sentences(unit):
            why = _Look(lex, unit, first, last, bodies, places).words()
            if not why:
                continue
            likely += 1
            start, end = unit.block.view.place(unit.starts[first], unit.end(last - 1))
            if not quoted.overlap(start, end):
                unread.append(Unread(start, end, unit.block.page, report.text[start:end], why))
    return Residue(tuple(unread), likely)


def _evidence(facts: FactsDocument) -> Iterator[Evidence]:
    for stated in (facts.roles, facts.initiatives, facts.events, facts.relations, facts.topics):
        yield from (fact.evidence for fact in stated)


def _sentences(unit: Unit) -> Sequence[tuple[int, int]]:
    return ((0, len(unit.tokens)),) if unit.block.kind == "row" and unit.tokens else unit.sentences


class _Spans:
    """Passages of the report's text, none overlapping another; those without a place are left out."""

    def __init__(self, spans: Iterable[tuple[int | None, int | None]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted({(a, b) for a, b in spans if a is not None and b is not None}):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        n = bisect_right(self.ends, start)
        return n < len(self.starts) and self.starts[n] < end


class _Look:
    """One sentence, tokens[first:last] of a unit, and what in it looks like a fact. Tokens are counted from its own first."""

    def __init__(self, lex: Lexicon, unit: Unit, first: int, last: int, bodies: _Spans, places: _Spans) -> None:
        self.lex, self.view, self.bodies, self.places = lex, unit.block.view, bodies, places
        self.tokens, self.starts = unit.tokens[first:last], unit.starts[first:last]
        self.names = {k for k in range(len(self.tokens)) if self._is_name(k)}

    def words(self) -> str:
        """The words that look like a fact, as they stand; empty where there are none."""
        every = range(len(self.tokens))
        if any(self._cue(name, k) for name in ("refusal", "cancelled") for k in every):
            return ""
        looks: tuple[Callable[[int], int], ...] = (self._honorific, self._post, self._statement, self._body)
        found = ((i, end) for look in looks for i in every if (end := look(i)) > i)
        return next((" ".join(self.view.text[self.starts[i] : self._end(k - 1)].split()) for i, k in found), "")

    def _honorific(self, i: int) -> int:
        """The end of an honorific and the first word of the name behind it."""
        found = self.lex.honorifics.match(self.tokens, i)
        if found is None or (found[1] == "abbreviation" and not self.tokens[i].capital):
            return i
        if self._within(self.places, i) or self._within(self.bodies, i):
            return i  # a town may be called "Don …"
        k = found[0] + (found[0] < len(self.tokens) and self.tokens[found[0]].text == ".")
        return k + 1 if k in self.names else i

    def _post(self, i: int) -> int:
        """The end of a title, where somebody or some body is named, too."""
        found = self.lex.posts.match(self.tokens, i)
        if found is None or self._within(self.places, i):
            return i
        end, post = found
        token = self.tokens[i]
        if (post.weak or post.capitalised) and (i == 0 or not token.capital):
            return i
        accented = any(ord(c) > 127 for c in token.text)
        if accented and (self.lex.body_heads.match(self.tokens, i) or self.lex.unit_heads.match(self.tokens, i)):
            return i  # the accent tells a body from who holds a post in it
        while (modified := self.lex.modifiers.match(self.tokens, end)) is not None:
            end = modified[0]
        return end if self.names - set(range(i, end)) else i

    def _statement(self, i: int) -> int:
        """The end of a verb or phrase that states one of TIES."""
        predicates = self.lex.predicates
        if (phrase := predicates.phrases.match(self.tokens, i)) is not None:
            stated = any(predicates.frames[name]["relation"] in TIES for name in phrase[1])
            behind = any(k in self.names for k in range(phrase[0], phrase[0] + CLOSE))
            return phrase[0] if stated and behind and not self._denied(i) else i
        frames = predicates.by_verb.get(self._verb(i), ())
        return i + 1 if self.names and any(predicates.frames[name]["relation"] in TIES for name in frames) else i

    def _body(self, i: int) -> int:
        """The end of a verb that may state a tie and has a body's name close by."""
        if self._verb(i) not in self.lex.predicates.by_verb:
            return i
        near = range(max(0, i - CLOSE), min(i + 1 + CLOSE, len(self.tokens)))
        return i + 1 if any(self._is_body(k) for k in near) else i

    def _verb(self, i: int) -> str:
        """The infinitive of the verb at token i, where something is said to be so; empty where it is a noun or denied."""
        token = self.tokens[i]
        form = self.lex.predicates.forms.get(token.key)
        if form is None or form.tense in ("infinitive", "gerund") or (token.capital and i > 0):
            return ""
        noun = i > 0 and self.tokens[i - 1].key in self.lex.words["before_nouns"]
        return "" if noun or self._denied(i) else form.verb

    def _denied(self, i: int) -> bool:
        return any(self._cue("negation", k) for k in range(max(0, i - 4), i))

    def _cue(self, name: str, i: int) -> bool:
        return self.lex.cues[name].match(self.tokens, i) is not None

    def _end(self, i: int) -> int:
        return self.starts[i] + len(self.tokens[i].text)

    def _within(self, spans: _Spans, i: int) -> bool:
        return spans.overlap(*self.view.place(self.starts[i], self._end(i)))

    def _is_body(self, i: int) -> bool:
        """Whether token i is part of a body's name: one the facts have, or one the lexicon knows or sees the head of."""
        if not self.tokens[i].capital:
            return False
        if self._within(self.bodies, i) or self.lex.known_bodies.match(self.tokens, i):
            return True
        head = self.lex.body_heads.match(self.tokens, i)
        return head is not None and any(k in self.names for k in range(head[0], head[0] + 3))

    def _is_name(self, i: int) -> bool:
        """Whether the word at token i belongs to a name: a capital letter that does not only begin the sentence."""
        token = self.tokens[i]
        if not token.capital or token.key in self.lex.months:
            return False
        beside = len(self.tokens) > 1 and self.tokens[1].capital and token.key not in self.lex.words["stop_heads"]
        return i > 0 or token.key in self.lex.given_names or beside
