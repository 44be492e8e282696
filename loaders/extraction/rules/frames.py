"""Predicates with typed arguments: "X financia el programa", "programa ejecutado por X", "con el apoyo de X".

``predicates.yaml`` says which verb or phrase states which relation between which kinds; this module finds the agent and
the theme in the sentence: before and behind the verb, behind "por" in the passive, before "que" in a relative clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from loaders.extraction.entities.types import Entity, words_of
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import (
    about,
    behind,
    behind_place,
    called_after,
    pairwise,
    unnamed_agreements,
)
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free, subject
from loaders.extraction.rules.relatives import acting, towns_acting, turned
from loaders.extraction.rules.roles import agent_of, theme_of
from loaders.extraction.rules.signing import home_of
from loaders.extraction.rules.speakers import governed, governments, own_initiative
from loaders.extraction.rules.works import gives_aid, help_given, jointly, standing, where
from loaders.extraction.units import Mention, Unit

Frame = Mapping[str, Any]
SHORT = 16  # tokens of a line that only says who a life is about
WORKS = ("LEADS", "SUPPORTS", "TARGETS")  # never said of the world's own agendas


def apply(reading: Reading) -> None:
    """Every predicate of the report, block by block; a subject is carried from sentence to sentence inside a block."""
    telling = reading.lex.words["carrying_out_verbs"].union(reading.lex.predicates.by_verb)
    for unit in reading.units:
        carried: list[Entity] = []
        above = _named_above(reading, unit)
        for clause in clauses(reading, unit) if forms_of(reading, unit, telling) else ():
            if clause.verb in reading.lex.words["carrying_out_verbs"] and not clause.denied and clause.tense != "infinitive":
                _carried_out(reading, clause)
            opens = clause.at - clause.first <= 2 and clause.tense == "past" and not clause.passive
            _verb(reading, clause, carried or (above if opens else []))
            found, group = subject(reading, clause, ("person", "organization"), [])
            if found and group is not None and not clause.passive:
                carried = found


def _named_above(reading: Reading, unit: Unit) -> list[Entity]:
    """The person whom a life is about: named in the short line above: "ANA PAZ – Alcaldesa"."""
    if unit.index == 0 or unit.block.kind == "heading":
        return []
    line = reading.units[unit.index - 1]
    first = next(iter(reading.rows[line.index]), None)
    short = line.block.kind == "heading" or len(line.tokens) <= SHORT
    return [first.entity] if short and first is not None and first.first <= 2 and first.entity.kind == "person" else []


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
        if (
            name in ("lead", "organize")
            and clause.verb in reading.lex.words["carrying_verbs"]
            and not _complete(reading, clause)
        ):
            continue
        if name == "member" and clause.passive and reading.runs(clause.unit).cue("by", clause.end) is not None:
            continue  # "X está integrada por A y B": by what it is made of
        if clause.passive and frame.get("participle") == "active":
            clause = replace(clause, passive=False)
        agents, a = agent_of(reading, clause, frame, carried)
        themes, t = theme_of(reading, clause, frame)
        if not themes and "organization" in frame["theme"] and clause.verb in reading.lex.words["joint_verbs"]:
            t = next((g for g in clause.after if g.of(("place",)) and behind(reading, clause.unit, g, "with")), None)
            themes = towns_acting(reading, clause, t) if t is not None else []  # "está hermanada con A y B"
        meant = turned(reading, clause, frame)  # "el fondo al que aportan X e Y"
        if meant is not None:
            (agents, a), (themes, t) = meant
        if name == "join" and not themes and clause.reflexive and _bare(reading, clause):
            themes = about(reading, clause.unit, clause.first, frame["theme"])  # "A y B se incorporaron en 2021"
        unnamed = name == "sign" and not themes and bool(_nouns(reading, clause))
        if not agents and (themes or unnamed) and "organization" in frame["agent"]:
            agents, a = _town(reading, clause)
        if agents and a is not None and a in clause.before and clause.verb in reading.lex.words["town_verbs"]:
            agents = [*_town_beside(reading, clause, a), *agents]
        if frame["relation"] in WORKS:
            themes = [theme for theme in themes if not theme.known]
            agents = [agent for agent in agents if not (agent.kind == "initiative" and agent.known)]
        if "only" in frame:
            themes = [theme for theme in themes if theme.sub in frame["only"]]
        if name == "join":
            joined = clause.verb in reading.lex.words["joining_verbs"]  # who contributes to a pact of the world's is no party
            themes = [theme for theme in themes if not theme.known or (theme.sub == "agreement" and joined)]
        if (name == "aid" and not gives_aid(reading, clause, t)) or (frame.get("gives") and not help_given(reading, clause)):
            continue
        if _opens(reading, clause) and t is not None and not clause.passive and meant is None:
            # "Intervino en el panel el Presidente …": the subject stands behind
            towns = clause.verb in reading.lex.words["town_verbs"]  # "Suscriben el pacto los municipios de A y B"
            late = next(
                (
                    g
                    for g in clause.after
                    if g is not t
                    and acting(reading, clause, g, frame["agent"], places=towns)
                    and not reading.runs(clause.unit).every("relative", clause.end, g.first)
                ),
                None,
            )
            if late is not None:
                agents, a = acting(reading, clause, late, frame["agent"], places=towns), late
        if not themes and "en" in frame.get("via", ()) and (other := _turned(reading, clause, frame)) is not None:
            (agents, a), (themes, t) = other
        if name == "sign" and not agents and not themes and clause.at - clause.first <= 1 and not clause.passive:
            # "Acuerdan convenio A y B"
            late = next((g for g in clause.after[:1] if g.of(frame["agent"]) and free(reading, clause.unit, g)), None)
            agents, a = (late.of(frame["agent"]), late) if late is not None else (agents, a)
        if name == "sign" and agents and not themes:
            themes = _unnamed_agreement(reading, clause, agents)
        if not agents or not themes or (a is t and a is not None):
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
    noun = next(iter(_nouns(reading, clause)), None)
    others = [e for g in clause.after if behind(reading, unit, g, "with") for e in g.of(("person", "organization"))]
    signing = (e if e.kind == "organization" else home_of(reading, unit, e) for e in (*agents, *others))
    bodies = list(dict.fromkeys(e for e in signing if e is not None))
    if noun is None or len(bodies) < 2:
        return []
    return [_told_elsewhere(reading, noun) or called_after(reading, noun, bodies)]


def _told_elsewhere(reading: Reading, noun: Mention) -> Entity | None:
    """The one agreement of the report that is named by the same words and more: "el Acta de Hermanamiento"."""
    same = [
        e
        for e in reading.actors.of_kind("initiative")
        if " " in noun.name and e.sub == noun.sub and e.name.lower().startswith(noun.name.lower() + " ")
    ]
    return same[0] if len(same) == 1 else None


def _nouns(reading: Reading, clause: Clause) -> list[Mention]:
    """The agreements without a name that a clause speaks of."""
    return [m for m in unnamed_agreements(reading, clause.unit) if clause.first <= m.first < clause.last]


def _opens(reading: Reading, clause: Clause) -> bool:
    """Whether a verb opens its sentence, its auxiliaries and pronouns before it: "Se han sumado ya …"."""
    small = (reading.lex.words["clitics"], reading.lex.words["verb_adverbs"], reading.lex.predicates.finite)
    before = clause.unit.tokens[clause.first : clause.at]
    return len(before) <= 1 or (len(before) <= 3 and all(any(t.key in words for words in small) for t in before))


def _town_beside(reading: Reading, clause: Clause, group: Group) -> list[Entity]:
    """The government of the town in "Loja y la agencia X firmaron …"."""
    for beside in clause.before:
        between = clause.unit.tokens[beside.last : group.first]
        joint = 0 < len(between) <= 2 and between[0].key in reading.lex.words["joiners"]
        if joint and beside.of(("place",)) and free(reading, clause.unit, beside):
            return governments(reading, beside)
    return []


def _town(reading: Reading, clause: Clause) -> tuple[list[Entity], Group | None]:
    """As in "Loja está afiliada a …", "las municipalidades de A y B integran …": a place that acts is its government."""
    for group in reversed(clause.before):
        if found := governed(reading, clause.unit, group, places=clause.verb in reading.lex.words["town_verbs"]):
            return found, group
    late = clause.after[:1] if clause.heads else ()
    for group in (*reversed(clause.before), *late):
        if group.of(("place",)) and free(reading, clause.unit, group):
            places = [p.name for p in group.of(("place",))]
            own = ([e for e in reading.actors.governments(p) if e.place == p] for p in places)
            named = [found[-1] for found in own if found]
            return named if len(named) == len(group.refs) else towns_acting(reading, clause, group) or named, group
    return [], None


def _turned(
    reading: Reading, clause: Clause, frame: Frame
) -> tuple[tuple[list[Entity], Group], tuple[list[Entity], Group]] | None:
    """As in "En esta iniciativa participan A, B y C": the theme before the verb, the agents behind it."""
    theme = next((g for g in reversed(clause.before) if g.of(frame["theme"]) and not free(reading, clause.unit, g)), None)
    if theme is not None and frame["relation"] == "TARGETS" and not behind_place(reading, clause.unit, theme):
        return None
    later = next((g for g in clause.after[:1] if g.first - clause.end <= 4), None)
    agents = acting(reading, clause, later, frame["agent"]) if theme is not None and later is not None else []
    return ((agents, later), (theme.of(frame["theme"]), theme)) if agents and later is not None and theme is not None else None


def _bare(reading: Reading, clause: Clause) -> bool:
    """Whether what was joined is left out: nothing with "a" stands behind the verb."""
    runs = reading.runs(clause.unit)
    joining = clause.verb in reading.lex.words["joining_verbs"]
    return joining and not any(
        runs.cue("to", k) or runs.cue("contracted", k) for k in range(clause.end, min(clause.end + 6, clause.last))
    )


def _complete(reading: Reading, clause: Clause) -> bool:
    """Whether "poner", "llevar" say that a work is done: "puso en marcha X", "X, que llevan adelante"."""
    return reading.runs(clause.unit).said("carried_out", clause.end, min(clause.end + 12, clause.last))


def _parties(
    reading: Reading, clause: Clause, agents: Sequence[Entity], themes: Sequence[Entity], groups: Sequence[Group], status: str
) -> None:
    """Who signs with whom: the subjects, and those behind "con" or "entre"."""
    parties = list(agents)
    used = list(groups)
    for person in [p for p in agents if p.kind == "person"]:
        home = home_of(reading, clause.unit, person)
        if home is not None and home not in parties:
            parties.append(home)
            for theme in themes:
                reading.ties.add("PARTICIPATES_IN", home, theme, clause.span(*used), "frame.sign", status)
    for group in clause.after:
        if behind(reading, clause.unit, group, "with") or behind(reading, clause.unit, group, "between"):
            found = group.of(("person", "organization"))
            homes = (home_of(reading, clause.unit, p) for p in found if p.kind == "person")
            found = list(dict.fromkeys([*found, *(h for h in homes if h is not None)]))
            parties += found
            used.append(group)
            for party in found:
                for theme in themes:
                    reading.ties.add("PARTICIPATES_IN", party, theme, clause.span(*used), "frame.sign", status)
    declared = any(words_of(theme.name)[0] in reading.lex.words["declarations"] for theme in themes)
    if not declared or sum(p.kind == "organization" for p in parties) < 3:
        pairwise(reading, parties, clause.span(*used), "frame.sign", status)
