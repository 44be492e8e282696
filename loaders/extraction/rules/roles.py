"""Who acts and on what: a predicate's agent and theme, found around its verb in either voice."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import about, behind, entry, opening
from loaders.extraction.rules.asides import asides, tells
from loaders.extraction.rules.clauses import Clause, free, named_otherwise, subject
from loaders.extraction.rules.speakers import governed

Frame = Mapping[str, Any]


def agent_of(reading: Reading, clause: Clause, frame: Frame, carried: Sequence[Entity]) -> tuple[list[Entity], Group | None]:
    kinds = frame["agent"]
    if clause.passive:
        parties = frame["relation"] == "PARTICIPATES_IN"
        acting = [
            g
            for g in clause.after
            if g.of(kinds)
            and (behind(reading, clause.unit, g, "by") or (parties and behind(reading, clause.unit, g, "between")))
        ]
        if not acting or not _within(reading, clause, opening(reading, clause.unit, acting[0])):
            return [], None
        # "por A y por B", "por A, y por la presidenta de B, C"
        pairs = itertools.pairwise(acting)
        last = next((n for n, (a, b) in enumerate(pairs) if not _adds(reading, clause, a, b)), len(acting) - 1)
        whole = Group.over([r for g in acting[: last + 1] for r in g.refs])
        return whole.of(kinds), whole
    if (clause.clitic or _in_it(reading, clause)) and (late := _right_behind(reading, clause, kinds)) is not None:
        return late.of(kinds), late
    found, group = subject(reading, clause, kinds, carried)
    if not found and list(kinds) == ["initiative"] and not named_otherwise(reading, clause):
        found = about(reading, clause.unit, clause.first, kinds, above=False)
    if (clause.heads or clause.clitic) and not (group is not None and group in clause.before):
        # "programa que financia la AFD": the subject stands behind the verb
        for later in clause.after[:2]:
            if opening(reading, clause.unit, later) - clause.end > 6:
                continue
            towns = governed(reading, clause.unit, later) if "organization" in kinds else []
            if towns or (free(reading, clause.unit, later) and later.of(kinds)):
                return towns or later.of(kinds), later
    return found, group


def _within(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether nothing but a date and small words stands between a verb and token ``at``: no other verb, no full stop."""
    between = clause.unit.tokens[clause.end : at]
    return len(between) <= 12 and not any(t.text in (";", ":") or t.key in reading.lex.predicates.finite for t in between)


def _adds(reading: Reading, clause: Clause, a: Group, b: Group) -> bool:
    """Whether a second agent is added to the first: "y por B", ", por B y por C"."""
    between = clause.unit.tokens[a.last : opening(reading, clause.unit, b)]
    posts = [p.span for p in reading.posts_in(clause.unit.index)]
    end = max((last for first, _, last in ((s[1], 0, s[2]) for s in posts) if first <= a.first < last), default=a.last)
    between = between[max(0, end - a.last) :]
    told = any(t.key in reading.lex.predicates.forms and not t.capital for t in between)  # "dirigido por A y pagado por B"
    return len(between) <= 6 and not told and any(t.text == "," or t.key in reading.lex.words["joiners"] for t in between)


def _in_it(reading: Reading, clause: Clause) -> bool:
    """As in "participan en ella …": the theme is a pronoun behind the verb."""
    runs = reading.runs(clause.unit)
    return runs.said("in_it", clause.end, min(clause.end + 2, clause.last))


def _right_behind(reading: Reading, clause: Clause, kinds: Sequence[str]) -> Group | None:
    """As in "la financia X": the subject behind the verb, nothing but small words between that end no clause."""
    group = next(iter(clause.after), None)
    at = opening(reading, clause.unit, group) if group is not None else 0
    if group is None or at - clause.end > 6 or not group.of(kinds) or not free(reading, clause.unit, group):
        return None
    runs = reading.runs(clause.unit)
    between = range(clause.end, at)
    parted = any(clause.unit.tokens[k].kind == "sign" or runs.cue("and", k) is not None for k in between)
    return None if parted else group


def theme_of(reading: Reading, clause: Clause, frame: Frame) -> tuple[list[Entity], Group | None]:
    kinds = frame["theme"]
    if clause.passive:
        for group in reversed((*clause.heads, *clause.before)):
            if found := group.of(kinds):
                return found, group
        bare = clause.at - clause.first <= 1
        if clause.at == clause.first and (late := _fronted(reading, clause, kinds)) is not None:
            return late.of(kinds), late
        return about(reading, clause.unit, clause.first, kinds) if bare else entry(reading, clause.unit, clause.first), None
    told = clause.before[-1] if clause.clitic and clause.before else None
    if told is not None and clause.at - told.last <= 3 and (found := told.of(kinds)):
        return found, told  # "El convenio X lo firmó Y"
    in_it = reading.runs(clause.unit).said("in_it", clause.end, min(clause.end + 2, clause.last))
    if (clause.clitic or (in_it and "en" in frame.get("via", ()))) and "initiative" in kinds:
        return about(reading, clause.unit, clause.at, kinds, pronoun=True), None
    if frame.get("inverse"):
        for group in clause.after[:1]:
            towns = governed(reading, clause.unit, group, places=frame["relation"] != "PARTICIPATES_IN")
            if towns or (group.of(kinds) and _leads_to(reading, clause, group, frame)):
                return towns or group.of(kinds), group
        return [], None
    direct = [g for g in clause.after[:2] if g.of(kinds) and _leads_to(reading, clause, g, frame)]
    if not direct and (head := clause.antecedent(kinds)) is not None:
        return head.of(kinds), head
    for group in clause.after:
        if (found := group.of(kinds)) and _leads_to(reading, clause, group, frame):
            return found, group
    own = frame["relation"] == "LEADS" and clause.verb in reading.lex.words["making_verbs"]
    return (entry(reading, clause.unit, clause.first) if own else []), None


def _fronted(reading: Reading, clause: Clause, kinds: Sequence[str]) -> Group | None:
    """As in "Elaborado por X con ayuda de Y, el Plan Z fue entregado …": what the participle is said of."""
    tokens = clause.unit.tokens
    for group in clause.after:
        if any(t.key in reading.lex.predicates.finite for t in tokens[clause.end : group.first - 1]):
            return None
        k = group.first - 1
        while tokens[k].key in reading.lex.words["noun_openers"]:
            k -= 1
        if tokens[k].text == "," and group.of(kinds):
            return group
    return None


def _leads_to(reading: Reading, clause: Clause, group: Group, frame: Frame) -> bool:
    """Whether a group is the verb's own object: direct, or behind one of the prepositions that the frame takes."""
    unit, runs = clause.unit, reading.runs(clause.unit)
    told = [n for n in runs.words("finite_verbs", clause.end, group.first) if tells(reading, unit, n)]
    remarks = asides(reading, unit, clause.first, clause.last) if told else ()
    if any(not any(a.holds(n) and not a.holds(group.first) for a in remarks) for n in told):
        return False  # another verb's
    k = _before_openers(reading, clause, group.first - 1)
    while k - 1 > clause.at and runs.cue("of", k) is not None and unit.tokens[k - 1].key in reading.lex.words["stage_nouns"]:
        k = _before_openers(reading, clause, k - 2)  # "lidera la ejecución del plan"
    word = unit.tokens[k]
    if word.key in reading.lex.words["prepositions"] or runs.cue("contracted", k) is not None:
        return word.key in frame.get("via", ()) or (frame["relation"] == "SUPPORTS" and _share(reading, clause, k))
    return "via" not in frame or frame.get("direct", False) or k <= clause.end


def _before_openers(reading: Reading, clause: Clause, k: int) -> int:
    """The token before articles, adjectives and ordinals that end at token k: "la segunda", "el nuevo"."""
    openers = (reading.lex.words["noun_openers"], reading.lex.words["object_openers"], reading.lex.numbers)
    while k > clause.at and any(clause.unit.tokens[k].key in words for words in openers):
        k -= 1
    return k


def _share(reading: Reading, clause: Clause, k: int) -> bool:
    """As in "aporta el 80 % del presupuesto del proyecto X": a part of its money, "de" at token k."""
    tokens, words = clause.unit.tokens, reading.lex.words
    return (
        reading.runs(clause.unit).cue("of", k) is not None
        and any(t.key in words["money_nouns"] or t.key in words["support_nouns"] for t in tokens[clause.end : k])
        and not any(t.text in (",", ";") or t.key in reading.lex.predicates.finite for t in tokens[clause.end : k])
    )
