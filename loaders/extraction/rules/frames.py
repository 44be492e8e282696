"""Predicates with typed arguments: "X financia el programa", "programa ejecutado por X", "con el apoyo de X".

``predicates.yaml`` says which verb or phrase states which relation between which kinds; this module finds the agent and
the theme in the sentence: before and behind the verb, behind "por" in the passive, before "que" in a relative clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import (
    behind,
    called_after,
    pairwise,
    recent,
    topic,
    unnamed_agreements,
    with_executors,
)
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free, subject
from loaders.extraction.rules.speakers import governed, own_initiative

Frame = Mapping[str, Any]


def apply(reading: Reading) -> None:
    """Every predicate of the report, block by block; a subject is carried from sentence to sentence inside a block."""
    telling = reading.lex.words["carrying_out_verbs"].union(reading.lex.predicates.by_verb)
    for unit in reading.units:
        carried: list[Entity] = []
        for clause in clauses(reading, unit) if forms_of(reading, unit, telling) else ():
            if clause.verb in reading.lex.words["carrying_out_verbs"] and not clause.denied and clause.tense != "infinitive":
                _carried_out(reading, clause)
            _verb(reading, clause, carried)
            found, group = subject(reading, clause, ("person", "organization"), [])
            if found and group is not None and not clause.passive:
                carried = found


def _carried_out(reading: Reading, clause: Clause) -> None:
    """As in "se están llevando a cabo …": in a mayor's words, the town's own works."""
    for group in clause.after:
        for initiative in group.of(("initiative",)):
            if initiative.generic:
                own_initiative(reading, clause.unit, initiative, clause.at, group.last)


def _verb(reading: Reading, clause: Clause, carried: Sequence[Entity]) -> None:
    predicates = reading.lex.predicates
    if clause.denied:
        return
    for name in predicates.by_verb.get(clause.verb, ()):
        frame = predicates.frames[name]
        if clause.reflexive and frame.get("reflexive") is False:
            continue
        if clause.passive and frame.get("participle") == "active":
            clause = replace(clause, passive=False)
        agents, a = _agent(reading, clause, frame, carried)
        themes, t = _theme(reading, clause, frame)
        if not agents and themes and "organization" in frame["agent"]:
            agents, a = _town(reading, clause)
        if frame["relation"] in ("LEADS", "SUPPORTS"):
            themes = [theme for theme in themes if not theme.known]
        if clause.at - clause.first <= 1 and t is not None and not clause.passive:
            # "Intervino en el panel el Presidente …": the subject stands behind
            late = next(
                (g for g in clause.after if g is not t and g.of(frame["agent"]) and free(reading, clause.unit, g)), None
            )
            if late is not None:
                agents, a = late.of(frame["agent"]), late
        if not themes and "en" in frame.get("via", ()) and (turned := _turned(reading, clause, frame)) is not None:
            (agents, a), (themes, t) = turned
        if name == "sign" and not agents and not themes and clause.at - clause.first <= 1 and not clause.passive:
            # "Acuerdan convenio A y B"
            late = next((g for g in clause.after[:1] if g.of(frame["agent"]) and free(reading, clause.unit, g)), None)
            agents, a = (late.of(frame["agent"]), late) if late is not None else (agents, a)
        if name == "sign" and agents and not themes:
            themes = _unnamed_agreement(reading, clause, agents)
        if not agents or not themes:
            continue
        groups = [g for g in (a, t) if g is not None]
        status = _standing(reading, clause)
        for agent in agents:
            for theme in themes:
                source, target = (theme, agent) if frame.get("inverse") else (agent, theme)
                reading.ties.add(frame["relation"], source, target, clause.span(*groups), f"frame.{name}", status)
        if name == "lead" and a is not None and len(agents) > 1:
            pairwise(reading, agents, clause.span(*groups), "frame.lead", status)
        if name == "sign":
            _parties(reading, clause, agents, themes, groups, status)
        if frame.get("also") and frame["relation"] == "SUPPORTS":
            with_executors(reading, clause.unit, agents, themes, clause.span(*groups), status)


def _unnamed_agreement(reading: Reading, clause: Clause, agents: Sequence[Entity]) -> list[Entity]:
    """As in "X firmó un convenio con Y": an agreement called after its parties, where it has no name of its own."""
    unit = clause.unit
    nouns = (m for m in unnamed_agreements(reading, unit) if clause.first <= m.first < clause.last)
    noun = next(nouns, None)
    others = [e for g in clause.after if behind(reading, unit, g, "with") for e in g.of(("organization",))]
    bodies = list(dict.fromkeys([*(a for a in agents if a.kind == "organization"), *others]))
    return [called_after(reading, noun, bodies)] if noun is not None and len(bodies) > 1 else []


def _town(reading: Reading, clause: Clause) -> tuple[list[Entity], Group | None]:
    """As in "Loja está afiliada a …", "las municipalidades de A y B integran …": a place that acts is its government."""
    for group in reversed(clause.before):
        if found := governed(reading, clause.unit, group):
            return found, group
    known = {e.place: e for e in reading.actors.of_kind("organization") if e.sub == "local_government"}
    late = clause.after[:1] if clause.heads else ()
    for group in (*reversed(clause.before), *late):
        if group.of(("place",)) and free(reading, clause.unit, group):
            return [known[p.name] for p in group.of(("place",)) if p.name in known], group
    return [], None


def _turned(
    reading: Reading, clause: Clause, frame: Frame
) -> tuple[tuple[list[Entity], Group], tuple[list[Entity], Group]] | None:
    """As in "En esta iniciativa participan A, B y C": the theme before the verb, the agents behind it."""
    later = next((g for g in clause.after[:1] if g.of(frame["agent"]) and free(reading, clause.unit, g)), None)
    theme = next((g for g in reversed(clause.before) if g.of(frame["theme"]) and not free(reading, clause.unit, g)), None)
    if later is None or theme is None or later.first - clause.end > 4:
        return None
    return (later.of(frame["agent"]), later), (theme.of(frame["theme"]), theme)


def _agent(reading: Reading, clause: Clause, frame: Frame, carried: Sequence[Entity]) -> tuple[list[Entity], Group | None]:
    kinds = frame["agent"]
    if clause.passive:
        for agent in clause.after:
            if agent.first - clause.end <= 6 and behind(reading, clause.unit, agent, "by") and agent.of(kinds):
                return agent.of(kinds), agent
        return [], None
    found, group = subject(reading, clause, kinds, carried)
    if not found and list(kinds) == ["initiative"]:
        found = recent(reading, clause.unit, clause.first, kinds)
    if clause.heads and not (group is not None and group in clause.before):
        # "programa que financia la AFD": the subject stands behind the verb
        for later in clause.after[:2]:
            if later.first - clause.end <= 6 and free(reading, clause.unit, later) and (names := later.of(kinds)):
                return names, later
    return found, group


def _theme(reading: Reading, clause: Clause, frame: Frame) -> tuple[list[Entity], Group | None]:
    kinds = frame["theme"]
    if clause.passive:
        for group in reversed((*clause.heads, *clause.before)):
            if found := group.of(kinds):
                return found, group
        return topic(reading, clause.unit, kinds), None
    if frame.get("inverse"):
        for group in clause.after[:1]:
            towns = governed(reading, clause.unit, group, places=True)
            if towns or (group.of(kinds) and _leads_to(reading, clause, group, frame)):
                return towns or group.of(kinds), group
        return [], None
    direct = [g for g in clause.after[:2] if g.of(kinds) and _leads_to(reading, clause, g, frame)]
    if not direct and (head := clause.antecedent(kinds)) is not None:
        return head.of(kinds), head
    for group in clause.after:
        if (found := group.of(kinds)) and _leads_to(reading, clause, group, frame):
            return found, group
    return (topic(reading, clause.unit, kinds) if frame["relation"] == "LEADS" and clause.first > 0 else []), None


def _leads_to(reading: Reading, clause: Clause, group: Group, frame: Frame) -> bool:
    """Whether a group is the verb's own object: direct, or behind one of the prepositions that the frame takes."""
    unit = clause.unit
    k = group.first - 1
    while k > clause.at and (
        unit.tokens[k].key in reading.lex.words["noun_openers"] or unit.tokens[k].key in reading.lex.words["object_openers"]
    ):
        k -= 1
    word = unit.tokens[k]
    if word.key in reading.lex.words["prepositions"] or reading.runs(unit).cue("contracted", k) is not None:
        return word.key in frame.get("via", ())
    return "via" not in frame or frame.get("direct", False) or k <= clause.end


def _standing(reading: Reading, clause: Clause) -> str:
    if clause.planned:
        return "planned"
    return reading.lex.predicates.standing.get(clause.tense, "")


def _parties(
    reading: Reading, clause: Clause, agents: Sequence[Entity], themes: Sequence[Entity], groups: Sequence[Group], status: str
) -> None:
    """Who signs with whom: the subjects, and those behind "con" or "entre"."""
    parties = list(agents)
    used = list(groups)
    for person in [p for p in agents if p.kind == "person"]:
        home = next(
            (p.organization for p in reading.posts if p.person is person and p.organization and p.status == "current"), None
        )
        if home is not None and home not in parties:
            parties.append(home)
            for theme in themes:
                reading.ties.add("PARTICIPATES_IN", home, theme, clause.span(*used), "frame.sign", status)
    for group in clause.after:
        if behind(reading, clause.unit, group, "with") or behind(reading, clause.unit, group, "between"):
            found = group.of(("person", "organization"))
            parties += found
            used.append(group)
            for party in found:
                for theme in themes:
                    reading.ties.add("PARTICIPATES_IN", party, theme, clause.span(*used), "frame.sign", status)
    pairwise(reading, parties, clause.span(*used), "frame.sign", status)
