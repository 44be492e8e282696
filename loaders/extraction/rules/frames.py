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
    about,
    behind,
    called_after,
    entry,
    pairwise,
    unnamed_agreements,
)
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free, named_otherwise, subject
from loaders.extraction.rules.speakers import governed, own_initiative
from loaders.extraction.rules.works import gives_aid, jointly, standing, where

Frame = Mapping[str, Any]
WORKS = ("LEADS", "SUPPORTS", "TARGETS")  # never said of the world's own agendas


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
    jointly(reading, clause)
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
        if frame["relation"] in WORKS:
            themes = [theme for theme in themes if not theme.known]
            agents = [agent for agent in agents if not (agent.kind == "initiative" and agent.known)]
        if "only" in frame:
            themes = [theme for theme in themes if theme.sub in frame["only"]]
        if name == "join":
            themes = [theme for theme in themes if not theme.known or theme.sub == "agreement"]
        if name == "aid" and not gives_aid(reading, clause, t):
            continue
        if clause.at - clause.first <= 1 and t is not None and not clause.passive:
            # "Intervino en el panel el Presidente …": the subject stands behind
            late = next(
                (
                    g
                    for g in clause.after
                    if g is not t and _acting(reading, clause, g, frame) and free(reading, clause.unit, g)
                ),
                None,
            )
            if late is not None:
                agents, a = _acting(reading, clause, late, frame), late
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
        if a is not None and t is not None and a in clause.heads and t in clause.heads and a.first > t.first:
            continue  # "X, que dirige Y y que …": one pronoun is not both who acts and on what
        groups = [g for g in (a, t) if g is not None]
        status = standing(reading, clause)
        for agent in agents:
            for theme in themes:
                source, target = (theme, agent) if frame.get("inverse") else (agent, theme)
                reading.ties.add(frame["relation"], source, target, clause.span(*groups), f"frame.{name}", status)
        if name == "lead" and a is not None and len(agents) > 1:
            pairwise(reading, agents, clause.span(*groups), "frame.lead", status)
        if name == "aid":
            served = [g for g in clause.after if g.of(("initiative",)) and behind(reading, clause.unit, g, "for")]
            for group in served[:1]:
                for agent in agents:
                    for thing in group.of(("initiative",)):
                        reading.ties.add("SUPPORTS", agent, thing, clause.span(*groups, group), "frame.aid", status)
        if name == "award":
            winners = [g for g in clause.after if behind(reading, clause.unit, g, "to")][:1]
            for group in winners:
                for winner in group.of(("person", "organization")):
                    for theme in themes:
                        reading.ties.add("PARTICIPATES_IN", winner, theme, clause.span(*groups, group), "frame.award", status)
        if frame["relation"] in ("LEADS", "SUPPORTS"):
            where(reading, clause, themes, groups, status)
        if name == "sign":
            _parties(reading, clause, agents, themes, groups, status)


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
    later = next((g for g in clause.after[:1] if _acting(reading, clause, g, frame)), None)
    theme = next((g for g in reversed(clause.before) if g.of(frame["theme"]) and not free(reading, clause.unit, g)), None)
    if later is None or theme is None or later.first - clause.end > 4:
        return None
    return (_acting(reading, clause, later, frame), later), (theme.of(frame["theme"]), theme)


def _acting(reading: Reading, clause: Clause, group: Group, frame: Frame) -> list[Entity]:
    """Who in a group may be the subject: those named, and the governments in "las alcaldías de A y B"."""
    towns = governed(reading, clause.unit, group) if "organization" in frame["agent"] else []
    if towns:
        opener = clause.unit.tokens[max(0, group.first - 4)]  # before "las alcaldías de"
        return towns if opener.key not in reading.lex.words["prepositions"] else []
    return group.of(frame["agent"]) if free(reading, clause.unit, group) else []


def _agent(reading: Reading, clause: Clause, frame: Frame, carried: Sequence[Entity]) -> tuple[list[Entity], Group | None]:
    kinds = frame["agent"]
    if clause.passive:
        for agent in clause.after:
            near = agent.first - clause.end <= 6
            parties = frame["relation"] == "PARTICIPATES_IN" and behind(reading, clause.unit, agent, "between")
            if near and (parties or behind(reading, clause.unit, agent, "by")) and agent.of(kinds):
                return agent.of(kinds), agent
        return [], None
    if (clause.clitic or _in_it(reading, clause)) and (late := _right_behind(reading, clause, kinds)) is not None:
        return late.of(kinds), late
    found, group = subject(reading, clause, kinds, carried)
    if not found and list(kinds) == ["initiative"] and not named_otherwise(reading, clause):
        found = about(reading, clause.unit, clause.first, kinds)
    if (clause.heads or clause.clitic) and not (group is not None and group in clause.before):
        # "programa que financia la AFD": the subject stands behind the verb
        for later in clause.after[:2]:
            if later.first - clause.end <= 6 and free(reading, clause.unit, later) and (names := later.of(kinds)):
                return names, later
    return found, group


def _in_it(reading: Reading, clause: Clause) -> bool:
    """As in "participan en ella …": the theme is a pronoun behind the verb."""
    runs = reading.runs(clause.unit)
    return any(runs.cue("in_it", n) is not None for n in range(clause.end, min(clause.end + 2, clause.last)))


def _right_behind(reading: Reading, clause: Clause, kinds: Sequence[str]) -> Group | None:
    """As in "la financia X": the subject behind the verb, nothing but small words between that end no clause."""
    group = next(iter(clause.after), None)
    if group is None or group.first - clause.end > 6 or not group.of(kinds) or not free(reading, clause.unit, group):
        return None
    runs = reading.runs(clause.unit)
    between = range(clause.end, group.first)
    parted = any(clause.unit.tokens[k].kind == "sign" or runs.cue("and", k) is not None for k in between)
    return None if parted else group


def _theme(reading: Reading, clause: Clause, frame: Frame) -> tuple[list[Entity], Group | None]:
    kinds = frame["theme"]
    if clause.passive:
        for group in reversed((*clause.heads, *clause.before)):
            if found := group.of(kinds):
                return found, group
        bare = clause.at - clause.first <= 1
        return about(reading, clause.unit, clause.first, kinds) if bare else entry(reading, clause.unit, clause.first), None
    in_it = any(
        reading.runs(clause.unit).cue("in_it", n) is not None for n in range(clause.end, min(clause.end + 2, clause.last))
    )
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
