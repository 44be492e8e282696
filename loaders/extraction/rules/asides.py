"""Remarks inside a sentence: "X, que dirige Y, firmó …", "el foro, organizado por X, reunió a …".

Who or what is named in a remark is no part of the statement around it. Also what tells a verb from a noun, a fact from a wish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.reading import Group, Reading
from loaders.extraction.units import Unit
from loaders.records import record


@record
class Aside:
    """A remark, tokens[first:last]. ``relative``: a pronoun opens it, else a participle does."""

    first: int
    last: int
    relative: bool

    def holds(self, k: int) -> bool:
        return self.first <= k < self.last


def asides(reading: Reading, unit: Unit, begin: int, end: int) -> Sequence[Aside]:
    """The remarks of a sentence, in order."""
    return reading.remembered(unit, (asides, begin), lambda: tuple(_asides(reading, unit, begin, end)))


def _asides(reading: Reading, unit: Unit, begin: int, end: int) -> Iterator[Aside]:
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    tokens = unit.tokens
    relatives = runs.every("relative", begin, end)
    openers = [(k, True) for k in relatives]
    for k in runs.words("verbs", begin, end):
        if forms[tokens[k].key].tense == "participle" and (k == begin or tokens[k - 1].text == ","):
            openers.append((k, False))
    if not openers:
        return
    finite = [k for k in runs.words("finite_verbs", begin, end) if tells(reading, unit, k)]
    for first, relative in sorted(openers):
        yield Aside(first, _end(reading, unit, first, end, finite, relatives, own=relative), relative)


def tells(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a finite form is a verb here, not a noun behind an article or a word of a name."""
    token = unit.tokens[k]
    words = reading.lex.words
    before = unit.tokens[k - 1].key if k else ""
    if token.key in words["pointing_at_one"] and token.text.isascii():
        return False  # "esta mañana"
    return not token.capital and (before not in words["before_nouns"] or before in words["object_clitics"])


def _end(
    reading: Reading, unit: Unit, first: int, end: int, finite: Sequence[int], relatives: Sequence[int], *, own: bool
) -> int:
    """Where a remark that begins at ``first`` ends: before the next verb that is not its own, at the comma if there is one.

    ``own``: its first verb is its own; a verb that a further pronoun or "y" opens belongs to it as well.
    """
    tokens = unit.tokens
    start, pending = first, int(own)
    for k in (k for k in finite if k > first):
        pending += sum(start < p < k for p in relatives)
        follows = k == start + 1 and start > first  # "ha sido", "fue hecho"
        start = k
        if pending or follows:
            pending -= int(not follows)
            continue
        at = k - 1
        while at > first and any(tokens[at].key in reading.lex.words[small] for small in ("clitics", "verb_adverbs")):
            at -= 1
        if tokens[at].key in reading.lex.words["joiners"]:
            continue
        return next((n for n in range(k - 1, first, -1) if tokens[n].text in (",", ";", "—", "–", ")")), k)
    return next((n for n in range(first, end) if tokens[n].text in (";", ":")), end)


def outside(groups: Sequence[Group], remarks: Sequence[Aside]) -> tuple[Group, ...]:
    """The groups that stand in none of these remarks."""
    return tuple(g for g in groups if not any(a.holds(g.first) for a in remarks))


def unaccented(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a form lacks the accent of the past, where it is written: "apoyo" is a noun, "apoyó" a verb."""
    token = unit.tokens[k]
    regular = token.key.endswith("o") and reading.lex.predicates.forms[token.key].verb.endswith("ar")
    return regular and token.text[-1].isascii() and not token.capitals and token.key not in reading.lex.words["strong_pasts"]


def wished(unit: Unit, k: int, tense: str) -> bool:
    """A form like "financiara", which without the accent of the future tells a wish or a condition."""
    text = unit.tokens[k].text
    return tense == "future" and text.isascii() and text.islower() and text.endswith(("ra", "ran"))


def by_whom(reading: Reading, unit: Unit, k: int, end: int) -> bool:
    """As in "el convenio se firmó ayer por A y B": a reflexive that tells by whom."""
    runs = reading.runs(unit)
    if k == 0 or runs.cue("se", k - 1) != k or reading.lex.predicates.forms[unit.tokens[k].key].verb not in _made(reading):
        return False
    by = runs.seek("by", k + 1, min(k + 4, end))
    signed = reading.lex.predicates.forms[unit.tokens[k].key].verb in reading.lex.words["signing_verbs"]
    if by is None and signed and runs.said("between", k + 1, min(k + 12, end)):
        return True  # "se firmó el convenio entre A y B"
    return by is not None and not any(t.kind == "sign" for t in unit.tokens[k + 1 : by])


def _made(reading: Reading) -> frozenset[str]:
    """The verbs of what is signed, organized, done or paid by somebody."""
    return reading.lex.words["signing_verbs"] | reading.lex.words["organizing_verbs"] | reading.lex.words["placed_verbs"]
