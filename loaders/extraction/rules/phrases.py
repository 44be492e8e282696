"""Set phrases between a theme and an agent: "con el apoyo de X", "en alianza con X", "la integración de A en B"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import about, behind, opening, pairwise
from loaders.extraction.rules.clauses import free, negated
from loaders.extraction.rules.speakers import governed, own_initiative, speaker_home
from loaders.extraction.units import Unit

OPENING = 2  # tokens before a phrase that opens its sentence


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
            if k < behind_last or (k > begin and reading.runs(unit).cue("sent_by", k - 1) is not None):
                continue  # "por parte de X"
            if unit.tokens[k].key in reading.lex.words["joining_nouns"]:
                _joining(reading, unit, groups, k)
            if (supporter := _support(reading, unit, k)) is not None:
                _phrase(reading, unit, groups, k, supporter, "support")
                behind_last = supporter
                continue
            if (near := _between(reading, unit, groups, k)) is not None:
                bodies = near.of(("organization",))
                denied = negated(reading, unit, max(begin, k - 8), k) or any(
                    reading.runs(unit).said(c, begin, end) for c in ("refusal", "cancelled")
                )
                if not denied:
                    pairwise(reading, bodies, (unit.index, k, near.last), "phrase.cooperate", "")
                continue
            if (partner := _bond(reading, unit, k, end)) is not None:
                _phrase(reading, unit, groups, k, partner, "cooperate")
                continue
            found = predicates.phrases.match(unit.tokens, k) or _parted(reading, unit, k, end)
            if found is None:
                continue
            after, names = found
            for name in names:
                _phrase(reading, unit, groups, k, after, name)
            behind_last = after


def _parted(reading: Reading, unit: Unit, k: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """As in "forma parte, desde 2019, de la Red": a set phrase with a remark between commas before its preposition."""
    if unit.tokens[k].key not in reading.lex.words["belonging_nouns"] or k + 1 >= end or unit.tokens[k + 1].text != ",":
        return None
    runs = reading.runs(unit)
    close = next((n for n in range(k + 2, min(end, k + 10)) if unit.tokens[n].text == ","), end)
    after = runs.cue("of_the", close + 1) or runs.cue("of", close + 1) if close + 1 < end else None
    names = tuple(n for n in ("member", "partner") if after is not None)
    return (after, names) if after is not None else None


def _support(reading: Reading, unit: Unit, k: int) -> int | None:
    """Where the name stands in "(con) asesoría técnica y financiera de X"; None where no such noun begins at k."""
    runs = reading.runs(unit)
    if unit.tokens[k].key not in reading.lex.words["support_nouns"]:
        return None
    end = k + 1
    while (modifier := reading.lex.modifiers.match(unit.tokens, end)) is not None or runs.cue("and", end) is not None:
        end = modifier[0] if modifier is not None else end + 1
    return runs.cue("of_the", end) or runs.cue("of", end)


def _between(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Group | None:
    """Those behind "entre" in "la alianza (de trabajo) entre A y B"; None where no such noun begins at k."""
    token, runs = unit.tokens[k], reading.runs(unit)
    if token.key not in reading.lex.words["bonds"] or token.capital or runs.cue("not_agreements", k - 1):
        return None
    named = any(m.kind == "initiative" and m.first <= k < m.last for m in reading.marks[unit.index])
    at = next(iter(runs.every("between", k + 1, min(k + 5, len(unit.tokens)))), None)
    if named or at is None or any(t.kind == "sign" or t.key in reading.lex.predicates.finite for t in unit.tokens[k + 1 : at]):
        return None
    group = next((g for g in groups if at < g.first <= at + 3), None)
    return group if group is not None and 1 < len(group.of(("organization",))) < 6 else None


def _bond(reading: Reading, unit: Unit, k: int, end: int) -> int | None:
    """Where the name stands in "(mantiene un) convenio vigente con X"; None where no such noun begins at k."""
    if (
        unit.tokens[k].key not in reading.lex.words["bonds"]
        or unit.tokens[k].capital
        or reading.runs(unit).cue("not_agreements", k - 1)
    ):
        return None
    runs = reading.runs(unit)
    for n in range(k + 1, min(end, k + 8)):
        token = unit.tokens[n]
        if token.kind != "word" or token.capital or token.key in reading.lex.predicates.finite or runs.cue("between", n):
            return None
        if token.key in reading.lex.words["partner_words"]:
            return n + 1
    return None


def _joining(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> None:
    """As in "la integración de A en B": A became a member of B."""
    pair = [g for g in groups if g.first > k and (g.of(("organization",)) or governed(reading, unit, g, places=True))]
    if len(pair) < 2 or pair[0].first - k > 4 or pair[1].first - pair[0].last > 5:
        return
    if any(t.kind == "sign" for t in unit.tokens[pair[0].last : pair[1].first]):
        return  # "la bienvenida a A, cuya incorporación a B"
    if behind(reading, unit, pair[0], "to") or unit.tokens[pair[0].first - 1].key in reading.lex.words["contracted_a"]:
        members = governed(reading, unit, pair[1], places=True) or pair[1].of(("organization",))  # "el ingreso a B de A"
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
    named = next((g for g in groups if at <= g.first <= at + 4 and opening(reading, unit, g) <= at + 1), None)
    if named is None or negated(
        reading, unit, max(begin, k - 8, *(n for n in range(begin, k) if unit.tokens[n].text == ",")), k
    ):
        return
    if any(runs.said(c, begin, end) for c in ("refusal", "cancelled")):
        return
    if name == "meet" and any(runs.said(c, begin, end) for c in ("wished", "called_off")):
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
    # "en alianza con X, Y abrió …": who acts stands behind only where the phrase opens the sentence
    opens = k - begin <= OPENING or unit.tokens[k - 1].text == ","
    others = [g for g in groups if g.first > named.last] if opens else []
    if frame.get("side") == "theme":
        themes = named.of(frame["theme"])
        agents, group = _nearest(reading, unit, before, frame["agent"], others, begin)
        for agent in agents:
            for theme in themes:
                if agent is not theme:
                    _tie(reading, unit, frame["relation"], agent, theme, group, named, k, after, name, status)
        return
    agents = named.of(frame["agent"])
    if name == "lead" and (turned := _burden(reading, unit, before, k)) is not None:
        name, frame = turned, reading.lex.predicates.frames[turned]
    if name == "lead" and not agents and named.of(frame["theme"]):
        _charged(reading, unit, before, named, k, status)
        return
    themes, group = _nearest(reading, unit, before, frame["theme"], others, begin)
    if name == "support" and not any(g.of(("initiative", "event")) for g in groups):
        _helped(reading, unit, before, named, k, status)
    if name == "cooperate":
        for agent in agents:
            for theme in themes:
                _tie(reading, unit, "COOPERATES_WITH", theme, agent, group, named, k, after, name, status)
        things, thing = _nearest(reading, unit, before, ["initiative"], others, begin)
        for agent in agents:
            for initiative in (i for i in things if not i.known):
                _tie(reading, unit, "PARTICIPATES_IN", agent, initiative, thing, named, k, after, name, status)
        return
    for agent in agents:
        for theme in themes:
            if not (theme.known and frame["relation"] in ("LEADS", "SUPPORTS")):
                _tie(reading, unit, frame["relation"], agent, theme, group, named, k, after, name, status)


def _charged(reading: Reading, unit: Unit, before: Sequence[Group], named: Group, k: int, status: str) -> None:
    """As in "X está a cargo del Programa Y": who stands before the phrase leads what stands behind it."""
    for group in [g for g in reversed(before) if free(reading, unit, g) and g.of(("person", "organization"))][:1]:
        for agent in group.of(("person", "organization")):
            for thing in named.of(("initiative",)):
                if not thing.known:
                    reading.ties.add(
                        "LEADS", agent, thing, (unit.index, min(group.first, k), named.last), "phrase.lead", status
                    )


def _helped(reading: Reading, unit: Unit, before: Sequence[Group], named: Group, k: int, status: str) -> None:
    """As in "X cuenta con el apoyo técnico de Y": with no work named, the two bodies cooperate."""
    for group in [g for g in before if g.of(("organization",)) and free(reading, unit, g)][:1]:  # the sentence's subject
        for body in group.of(("organization",)):
            for helper in named.of(("organization",)):
                span = (unit.index, group.first, named.last)
                reading.ties.add("COOPERATES_WITH", body, helper, span, "phrase.support", status)


def _burden(reading: Reading, unit: Unit, before: Sequence[Group], k: int) -> str | None:
    """What "corre por cuenta de", "a cargo de" state: the funding where that is spoken of, a speaker's part of an event."""
    since = before[-1].last if before else unit.sentence_of(k)[0]
    lately = unit.tokens[max(unit.sentence_of(k)[0], k - 12) : k]
    if any(t.key in reading.lex.words["support_nouns"] for t in lately):
        return "support"
    return "host" if any(reading.lex.event_heads.match(unit.tokens, n) for n in range(since, k)) else None


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
    return about(reading, unit, begin, kinds), None


def _tie(
    reading: Reading, unit: Unit, type: str, source: Entity, target: Entity,
    group: Group | None, named: Group, k: int, after: int, name: str, status: str,
) -> None:  # fmt: skip
    first = min([k, named.first, *([group.first] if group else [])])
    last = max([after, named.last, *([group.last] if group else [])])
    reading.ties.add(type, source, target, (unit.index, first, last), f"phrase.{name}", status)
