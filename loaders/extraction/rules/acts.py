"""The act that a press note is about where nothing names it: "firmaron hoy el Convenio X. El acto …" is the signing of X.

A report speaks of it as "el acto" or as a scene of its own: "En la firma participaron A y B", "la firma, realizada en …".
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, unnamed_agreements
from loaders.extraction.rules.clauses import free
from loaders.extraction.units import Mention, Unit

LEAD = 5  # blocks in which a note says what was done
NOTE = 12  # blocks of a note about one act
NEAR = 4  # tokens between "en" and the noun of a scene, or between that noun and what it is the signing of
SIGNED = ("agreement", "twinning")
DENIED = ("negation", "refusal", "cancelled", "wished")


def find(reading: Reading) -> None:
    """Where no event is named but a report speaks of "el acto" or of the signing: what its first blocks tell of."""
    scenes = list(_scenes(reading))
    told = reading.main_event is None and (_spoken_of(reading) or _attended(reading))
    if not scenes and not told:
        return
    event = next(
        (
            found
            for unit in reading.units[:LEAD]
            if unit.block.kind != "heading"
            for begin, end in unit.sentences
            if (found := _act(reading, unit, begin, end, unnamed=True)) is not None
        ),
        None,
    )
    if event is None:
        return
    reading.main_event = reading.main_event or event
    for unit, k in scenes:
        first = k - (unit.tokens[k].key in reading.lex.words["act_words"] and unit.tokens[k - 1].kind == "word")
        if unit.runs.cue("articles", first) is None and unit.text(first, k + 1) not in event.aliases:
            event.call(unit.text(first, k + 1))  # "un solemne acto"
        mention = Mention("event", unit.index, k, k + 1, unit.tokens[k].text, generic=True)
        if not any(r.first <= k < r.last for r in reading.rows[unit.index]):
            refs = [*reading.rows[unit.index], Ref(event, unit.index, k, k + 1, mention)]
            reading.rows[unit.index] = sorted(refs, key=lambda r: (r.first, -r.last))


def _spoken_of(reading: Reading) -> bool:
    """Whether some block speaks of "el acto" or "la ceremonia"."""
    return any(
        reading.runs(u).cue("definite", k - 1) == k or reading.runs(u).cue("contracted", k - 1) == k
        for u in reading.units
        for k in reading.runs(u).words("act_words")
        if k
    )


def _attended(reading: Reading) -> bool:
    """Whether a sentence begins with those who came and says not to what: "Asistieron A, B y C"."""
    verbs = reading.lex.words["attending_verbs"] - reading.lex.words["opening_verbs"]
    if len(reading.units) > NOTE:
        return False  # a chronicle tells of many acts
    for unit in reading.units[: 2 * LEAD]:
        for begin, end in unit.sentences:
            opens = reading.runs(unit).words("finite_verbs", begin, begin + 3)
            came = any(reading.lex.predicates.forms[unit.tokens[k].key].verb in verbs for k in opens)
            came = came or reading.runs(unit).said("present", begin, min(begin + 2, end))
            refs = reading.refs(unit, begin, end)
            if came and any(r.entity.kind == "person" for r in refs) and not any(r.entity.kind == "event" for r in refs):
                return True
    return False


def _scenes(reading: Reading) -> Iterator[tuple[Unit, int]]:
    """Where a signing is a scene: people are there ("en esta importante firma"), or it took place somewhere."""
    lex = reading.lex
    for unit in reading.units:
        runs = reading.runs(unit)
        for k in sorted((*runs.words("act_nouns", 1), *runs.words("act_words", 1))):
            begin, end = unit.sentence_of(k)
            if unit.block.kind != "paragraph" or any(runs.said(c, begin, end) for c in DENIED):
                continue
            opener = next((n for n in range(max(begin, k - NEAR), k) if runs.cue("in", n) == n + 1), None)
            set_in = opener is not None and all(
                runs.cue("articles", n) is not None or runs.cue("definite", n) is not None or not unit.tokens[n].capital
                for n in range(opener + 1, k)
            )
            told = {lex.predicates.forms[unit.tokens[n].key].verb for n in runs.words("verbs", begin, end)}
            there = told & (lex.words["attending_verbs"] | lex.words["signing_verbs"]) or runs.said("present", begin, end)
            behind_it = runs.words("verbs", k + 1, min(end, k + 2 * NEAR + 2))
            held = [n for n in behind_it if lex.predicates.forms[unit.tokens[n].key].verb in lex.words["held_verbs"]]
            drew = runs.cue("present", k + 1) is not None
            led = any(
                lex.predicates.forms[unit.tokens[n].key].verb in lex.words["attending_verbs"] | lex.words["opening_verbs"]
                for n in runs.words("verbs", max(begin, k - NEAR), k)
            )
            if led or (set_in and there) or (held and (runs.said("in", held[0], end) or there)) or drew:
                yield unit, k


def _act(reading: Reading, unit: Unit, begin: int, end: int, *, unnamed: bool) -> Entity | None:
    """The act that a sentence tells of: an agreement that is signed and not denied; named, or ``unnamed`` as well."""
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    verbs = [
        k
        for k in runs.words("verbs", begin, end)
        if forms[unit.tokens[k].key].verb in reading.lex.words["signing_verbs"]
        and forms[unit.tokens[k].key].tense in ("past", "present")
    ]
    nouns = [k for k in runs.words("act_nouns", begin, end) if k]
    at = min([*verbs, *nouns], default=None)
    if at is None or any(runs.said(c, begin, end) for c in DENIED):
        return None
    named = next(
        (
            r
            for r in reading.refs(unit, at, end)
            if r.entity.kind == "initiative" and r.entity.sub in SIGNED and (unnamed or not r.entity.generic)
        ),
        None,
    )
    noun = next((m for m in unnamed_agreements(reading, unit) if at < m.first < end), None) if unnamed else None
    if named is None and noun is None:
        return None
    act = reading.lex.act_name
    first, last = (named.first, named.last) if named is not None else (noun.first, noun.last) if noun is not None else (at, at)
    joint = reading.lex.contractions.get(unit.tokens[first - 1].key, reading.lex.contractions[""])
    name = f"{act} {joint} {named.entity.name if named is not None else unit.text(first, last)}"
    event = reading.actors.new(Entity("event", name, aliases=[act], mentions=[(unit.index, at, last)]))
    for group in _signers(reading, unit, begin, verbs[0] if verbs else at, end):
        for who in group.of(("person", "organization")):
            span = (unit.index, min(group.first, at), max(group.last, last))
            for party in filter(None, (who, reading.home(who) if who.kind == "person" else None)):
                reading.ties.add("PARTICIPATED_IN", party, event, span, "attendance.signer")
    return event


def _signers(reading: Reading, unit: Unit, begin: int, at: int, end: int) -> Iterator[Group]:
    """Who signs: the subject, and those behind "con" or "entre"."""
    for group in reading.groups(unit, begin, end):
        if group.last <= at:
            if group.of(("person",)) or free(reading, unit, group):
                yield group
        elif behind(reading, unit, group, "with") or behind(reading, unit, group, "between"):
            yield group
