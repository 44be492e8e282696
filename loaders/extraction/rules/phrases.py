"""Set phrases between a theme and an agent: "con el apoyo de X", "en alianza con X", "la integración de A en B"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, recent, topic, with_executors
from loaders.extraction.rules.speakers import governed, own_initiative, speaker_home
from loaders.extraction.units import Unit


def apply(reading: Reading) -> None:
    """Every set phrase of the report."""
    for unit in reading.units:
        _phrases(reading, unit)


def _phrases(reading: Reading, unit: Unit) -> None:
    """Set phrases between a theme and an agent: "con el apoyo de X", "en alianza con X"."""
    predicates = reading.lex.predicates
    for begin, end in unit.sentences:
        openers = reading.runs(unit).words("set_phrases", begin, end)
        groups = reading.groups(unit, begin, end) if openers else []
        behind_last = begin
        for k in openers:
            if k < behind_last:
                continue
            if unit.tokens[k].key in reading.lex.words["joining_nouns"]:
                _joining(reading, unit, groups, k)
            if (supporter := _support(reading, unit, k)) is not None:
                _phrase(reading, unit, groups, k, supporter, "support")
                behind_last = supporter
                continue
            found = predicates.phrases.match(unit.tokens, k)
            if found is None:
                continue
            after, names = found
            for name in names:
                _phrase(reading, unit, groups, k, after, name)
            behind_last = after


def _support(reading: Reading, unit: Unit, k: int) -> int | None:
    """Where the name stands in "(con) asesoría técnica y financiera de X"; None where no such noun begins at k."""
    runs = reading.runs(unit)
    if unit.tokens[k].key not in reading.lex.words["support_nouns"]:
        return None
    end = k + 1
    while (modifier := reading.lex.modifiers.match(unit.tokens, end)) is not None or runs.cue("and", end) is not None:
        end = modifier[0] if modifier is not None else end + 1
    return runs.cue("of_the", end) or runs.cue("of", end)


def _joining(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> None:
    """As in "la integración de A en B": A became a member of B."""
    pair = [g for g in groups if g.first > k and (g.of(("organization",)) or governed(reading, unit, g))]
    if len(pair) < 2 or pair[0].first - k > 4 or pair[1].first - pair[0].last > 5:
        return
    if behind(reading, unit, pair[0], "to") or unit.tokens[pair[0].first - 1].key in reading.lex.words["contracted_a"]:
        members = governed(reading, unit, pair[1]) or pair[1].of(("organization",))  # "el ingreso a B de A"
        for member in members:
            for whole in pair[0].of(("organization",)):
                reading.ties.add("MEMBER_OF", member, whole, (unit.index, k, pair[1].last), "phrase.joining")
        return
    if not (
        behind(reading, unit, pair[1], "in")
        or behind(reading, unit, pair[1], "to")
        or unit.tokens[pair[1].first - 1].key in reading.lex.words["contracted_a"]
    ):
        return
    for member in pair[0].of(("organization",)):
        for whole in pair[1].of(("organization",)):
            reading.ties.add("MEMBER_OF", member, whole, (unit.index, k, pair[1].last), "phrase.joining")


def _phrase(reading: Reading, unit: Unit, groups: Sequence[Group], k: int, after: int, name: str) -> None:
    frame = reading.lex.predicates.frames[name]
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(k)
    at = runs.skip_articles(after)
    named = next((g for g in groups if at <= g.first <= at + 2), None)
    if named is None or runs.said("negation", max(begin, k - 4), k):
        return
    if any(runs.said(c, begin, end) for c in ("refusal", "cancelled")):
        return
    status = "planned" if runs.said("plan", begin, end) else ""
    before = [g for g in groups if g.last <= k]
    if (
        name == "cooperate"
        and not any(g.of(("organization",)) for g in before)
        and (home := speaker_home(reading, unit)) is not None
    ):
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
        with_executors(reading, unit, agents, themes, span, status)


def _nearest(
    reading: Reading, unit: Unit, before: Sequence[Group], kinds: Sequence[str], others: Sequence[Group], begin: int
) -> tuple[list[Entity], Group | None]:
    """The nearest group of a kind before a phrase, else the first behind it, else what the block is about."""
    for group in reversed(before):
        if found := group.of(kinds) or (governed(reading, unit, group) if "organization" in kinds else []):
            return found, group
    for group in others[:2]:
        if found := group.of(kinds) or (governed(reading, unit, group) if "organization" in kinds else []):
            return found, group
    return topic(reading, unit, kinds) or recent(reading, unit, begin, kinds), None


def _tie(
    reading: Reading, unit: Unit, type: str, source: Entity, target: Entity,
    group: Group | None, named: Group, k: int, after: int, name: str, status: str,
) -> None:  # fmt: skip
    first = min([k, named.first, *([group.first] if group else [])])
    last = max([after, named.last, *([group.last] if group else [])])
    reading.ties.add(type, source, target, (unit.index, first, last), f"phrase.{name}", status)
