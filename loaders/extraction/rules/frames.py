"""Predicates with typed arguments: "X financia el programa", "programa ejecutado por X", "con el apoyo de X".

``predicates.yaml`` says which verb or phrase states which relation between which kinds; this module finds the agent and
the theme in the sentence: before and behind the verb, behind "por" in the passive, before "que" in a relative clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from loaders.extraction.actors import Entity, place_named
from loaders.extraction.facts import Span
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.clauses import Clause, clauses, free, subject
from loaders.extraction.units import Unit

Frame = Mapping[str, Any]


def apply(reading: Reading) -> None:
    """Every predicate of the report, block by block; a subject is carried from sentence to sentence inside a block."""
    for unit in reading.units:
        carried: list[Entity] = []
        sentence = -1
        for clause in clauses(reading, unit):
            if clause.first != sentence:
                sentence = clause.first
            if clause.verb in reading.lex.words["carrying_out"] and not clause.denied and clause.tense != "infinitive":
                for group in clause.after:
                    for initiative in group.of(("initiative",)):
                        if initiative.generic:
                            own_initiative(reading, unit, initiative, clause.at, group.last)
            _verb(reading, clause, carried)
            found, group = subject(reading, clause, ("person", "organization"), [])
            if found and group is not None and not clause.passive:
                carried = found
        _phrases(reading, unit)


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
        if frame["relation"] in ("LEADS", "SUPPORTS"):
            themes = [theme for theme in themes if not theme.known]
        if not themes and "en" in frame.get("via", ()) and (turned := _turned(reading, clause, frame)) is not None:
            (agents, a), (themes, t) = turned
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
            _with_executors(reading, clause.unit, agents, themes, clause.span(*groups), status)


def _turned(
    reading: Reading, clause: Clause, frame: Frame
) -> tuple[tuple[list[Entity], Group], tuple[list[Entity], Group]] | None:
    """"En esta iniciativa participan A, B y C": the theme before the verb, the agents behind it."""
    behind = next((g for g in clause.after[:1] if g.of(frame["agent"]) and free(reading, clause.unit, g)), None)
    theme = next((g for g in reversed(clause.before) if g.of(frame["theme"]) and not free(reading, clause.unit, g)), None)
    if behind is None or theme is None or behind.first - clause.end > 4:
        return None
    return (behind.of(frame["agent"]), behind), (theme.of(frame["theme"]), theme)


def _agent(reading: Reading, clause: Clause, frame: Frame, carried: Sequence[Entity]) -> tuple[list[Entity], Group | None]:
    kinds = frame["agent"]
    if clause.passive:
        for group in clause.after:
            if group.first - clause.end <= 6 and _behind(reading, clause.unit, group, "by") and (found := group.of(kinds)):
                return found, group
        return [], None
    found, group = subject(reading, clause, kinds, carried)
    if clause.heads and not (group is not None and group in clause.before):
        # "programa que financia la AFD": the subject stands behind the verb
        for behind in clause.after[:1]:
            if behind.first - clause.end <= 2 and (names := behind.of(kinds)):
                return names, behind
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
            if (found := governments(reading, group) or group.of(kinds)) and _leads_to(reading, clause, group, frame):
                return found, group
        return [], None
    direct = [g for g in clause.after[:2] if g.of(kinds) and _leads_to(reading, clause, g, frame)]
    if not direct and (head := clause.antecedent(kinds)) is not None:
        return head.of(kinds), head
    for group in clause.after:
        if (found := group.of(kinds)) and _leads_to(reading, clause, group, frame):
            return found, group
    return (topic(reading, clause.unit, kinds) if frame["relation"] == "LEADS" and clause.first > 0 else []), None


def topic(reading: Reading, unit: Unit, kinds: Sequence[str]) -> list[Entity]:
    """What a block is about: the thing that its own first words name ("Programa X. Con financiamiento de …")."""
    first = next(iter(reading.rows[unit.index]), None)
    named = first is not None and first.first == 0 and first.last in {s[1] - 1 for s in unit.sentences} | {s[1] for s in unit.sentences}
    return [first.entity] if first is not None and named and first.entity.kind in kinds else []


def _leads_to(reading: Reading, clause: Clause, group: Group, frame: Frame) -> bool:
    """Whether a group is the verb's own object: direct, or behind one of the prepositions that the frame takes."""
    unit = clause.unit
    k = group.first - 1
    while k > clause.at and (unit.tokens[k].key in reading.lex.words["noun_openers"] or unit.tokens[k].key in reading.lex.words["object_openers"]):
        k -= 1
    word = unit.tokens[k]
    if word.key in reading.lex.words["prepositions"] or word.key in ("al", "del"):
        return word.key in frame.get("via", ())
    return "via" not in frame or frame.get("direct", False) or k <= clause.end


def _behind(reading: Reading, unit: Unit, group: Group, cue: str) -> bool:
    """Whether the words of that cue stand right before a group, articles and honorifics aside."""
    runs = reading.runs(unit)
    for k in range(max(0, group.first - 5), group.first):
        after = runs.cue(cue, k)
        if after is not None and all(
            t.key in reading.lex.words["noun_openers"] or t.text == "." or reading.lex.honorifics.match(unit.tokens, after + n)
            for n, t in enumerate(unit.tokens[after : group.first])
        ):
            return True
    return False


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
    for group in clause.after:
        if _behind(reading, clause.unit, group, "with") or _behind(reading, clause.unit, group, "between"):
            found = group.of(("person", "organization"))
            parties += found
            used.append(group)
            for party in found:
                for theme in themes:
                    reading.ties.add("PARTICIPATES_IN", party, theme, clause.span(*used), "frame.sign", status)
    pairwise(reading, parties, clause.span(*used), "frame.sign", status)


def pairwise(reading: Reading, parties: Sequence[Entity], span: Span, rule: str, status: str) -> None:
    """Parties of one agreement cooperate with each other: the organizations among them."""
    bodies = [p for p in dict.fromkeys(parties) if p.kind == "organization"]
    for n, a in enumerate(bodies):
        for b in bodies[n + 1 :]:
            reading.ties.add("COOPERATES_WITH", a, b, span, rule, status)


def _with_executors(reading: Reading, unit: Unit, agents: Sequence[Entity], themes: Sequence[Entity], span: Span, status: str) -> None:
    """One passage that names who runs a thing and who funds it links the two bodies."""
    for theme in themes:
        leaders = [t for t in reading.ties.found.values() if t.type == "LEADS" and t.target is theme and t.span[0] == unit.index]
        for tie in leaders:
            if tie.source.kind == "organization" and unit.sentence_of(tie.span[1]) == unit.sentence_of(span[1]):
                for agent in agents:
                    if agent.kind == "organization" and agent is not tie.source:
                        first, last = min(tie.span[1], span[1]), max(tie.span[2], span[2])
                        reading.ties.add("COOPERATES_WITH", tie.source, agent, (unit.index, first, last), "frame.funded", status)


def _phrases(reading: Reading, unit: Unit) -> None:
    """Set phrases between a theme and an agent: "con el apoyo de X", "en alianza con X"."""
    predicates = reading.lex.predicates
    for begin, end in unit.sentences:
        groups = reading.groups(unit, begin, end)
        k = begin
        while k < end:
            if unit.tokens[k].key in reading.lex.words["joining_nouns"]:
                _joining(reading, unit, groups, k)
            found = predicates.phrase(unit.tokens, k)
            if found is None:
                k += 1
                continue
            after, names = found
            for name in names:
                _phrase(reading, unit, groups, k, after, name)
            k = after


def _joining(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> None:
    """"la integración de A en B": A became a member of B."""
    behind = [g for g in groups if g.first > k and g.of(("organization",))]
    if len(behind) < 2 or behind[0].first - k > 4 or behind[1].first - behind[0].last > 3:
        return
    if not (_behind(reading, unit, behind[1], "in") or _behind(reading, unit, behind[1], "to") or unit.tokens[behind[1].first - 1].key == "al"):
        return
    for member in behind[0].of(("organization",)):
        for whole in behind[1].of(("organization",)):
            reading.ties.add("MEMBER_OF", member, whole, (unit.index, k, behind[1].last), "phrase.joining")


def _phrase(reading: Reading, unit: Unit, groups: Sequence[Group], k: int, after: int, name: str) -> None:
    frame = reading.lex.predicates.frames[name]
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(k)
    at = runs.skip_articles(after)
    named = next((g for g in groups if at <= g.first <= at + 2), None)
    if named is None or any(runs.cue("negation", n) is not None for n in range(max(begin, k - 4), k)):
        return
    if any(runs.cue("refusal", n) is not None for n in range(begin, end)):
        return
    status = "planned" if any(runs.cue("plan", n) is not None for n in range(begin, end)) else ""
    before = [g for g in groups if g.last <= k]
    if name == "cooperate" and not any(g.of(("organization",)) for g in before) and (home := speaker_home(reading, unit)) is not None:
        initiatives, thing = _nearest(reading, unit, before, ["initiative"], [], begin)
        for agent in named.of(("organization",)):
            _tie(reading, unit, "COOPERATES_WITH", home, agent, thing, named, k, after, name, status)
            for initiative in initiatives:
                _tie(reading, unit, "PARTICIPATES_IN", agent, initiative, thing, named, k, after, name, status)
        for initiative in initiatives:
            own_initiative(reading, unit, initiative, thing.first if thing else k, named.last)
        return
    others = [g for g in groups if g.first > named.last]
    if frame.get("side") == "theme":
        themes = named.of(frame["theme"])
        agents, group = _nearest(reading, unit, before, frame["agent"], others, begin)
        for agent in agents:
            for theme in themes:
                if agent is not theme:
                    _tie(reading, unit, frame["relation"], agent, theme, group, named, k, after, name, status)
        return
    agents = named.of(frame["agent"])
    themes, group = _nearest(reading, unit, before, frame["theme"], others, begin)
    if name == "cooperate":
        for agent in agents:
            for theme in themes:
                _tie(reading, unit, "COOPERATES_WITH", theme, agent, group, named, k, after, name, status)
        things, thing = _nearest(reading, unit, before, ["initiative"], [], begin)
        for agent in agents:
            for initiative in things:
                _tie(reading, unit, "PARTICIPATES_IN", agent, initiative, thing, named, k, after, name, status)
        return
    for agent in agents:
        for theme in themes:
            _tie(reading, unit, frame["relation"], agent, theme, group, named, k, after, name, status)
    if frame.get("also") and themes and group is not None:
        span = (unit.index, min(group.first, k), max(named.last, group.last))
        _with_executors(reading, unit, agents, themes, span, status)


def governments(reading: Reading, group: Group) -> list[Entity]:
    """The local governments of the places in a group ("los municipios de A y B"): new ones where they were only places."""
    found = []
    for ref in group.refs:
        if ref.entity.kind == "place" and ref.entity.sub != "region":
            found.append(reading.actors.government(ref.entity, reading.lex.government_of["alcalde"]))
    return found


def _governed(reading: Reading, unit: Unit, group: Group) -> list[Entity]:
    """The governments in "las municipalidades de A y de B"."""
    runs = reading.runs(unit)
    for k in range(max(0, group.first - 3), group.first):
        head = reading.lex.body_heads.match(unit.tokens, k)
        if head is not None and head[1].kind == "local_government" and head[1].plural and runs.cue("of", head[0]) == group.first:
            return governments(reading, group)
    return []


def speaker_home(reading: Reading, unit: Unit) -> Entity | None:
    """The body of the person whose words a block gives, where that person speaks for it by post."""
    first = next(iter(reading.rows[unit.index]), None)
    return reading.home(first.entity) if first is not None and first.first == 0 and first.entity.kind == "person" else None


def own_initiative(reading: Reading, unit: Unit, initiative: Entity, first: int, last: int) -> None:
    """What a speaker presents as the work of the own government: both lead it, and it acts there."""
    speaker = reading.rows[unit.index][0].entity
    home = speaker_home(reading, unit)
    if home is None or home.sub != "local_government" or not home.place:
        return
    span = (unit.index, first, last)
    reading.ties.add("LEADS", home, initiative, span, "initiative.speaker")
    reading.ties.add("LEADS", speaker, initiative, span, "initiative.speaker")
    post = next(p for p in reading.posts if p.person is speaker and p.organization is home)
    reading.ties.add("TARGETS", initiative, place_named(reading.actors, home.place), post.span, "initiative.speaker")


def _nearest(
    reading: Reading, unit: Unit, before: Sequence[Group], kinds: Sequence[str], others: Sequence[Group], begin: int
) -> tuple[list[Entity], Group | None]:
    """The nearest group of a kind before a phrase, else the first behind it, else what the block is about."""
    for group in reversed(before):
        if found := group.of(kinds) or (_governed(reading, unit, group) if "organization" in kinds else []):
            return found, group
    for group in others[:2]:
        if found := group.of(kinds):
            return found, group
    return topic(reading, unit, kinds), None


def _tie(
    reading: Reading, unit: Unit, type: str, source: Entity, target: Entity,
    group: Group | None, named: Group, k: int, after: int, name: str, status: str,
) -> None:  # fmt: skip
    first = min([k, named.first, *([group.first] if group else [])])
    last = max([after, named.last, *([group.last] if group else [])])
    reading.ties.add(type, source, target, (unit.index, first, last), f"phrase.{name}", status)
