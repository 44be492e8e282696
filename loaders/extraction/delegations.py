"""Groups that a report speaks of together: "la delegación", "los dos delegados", "ambos", "los dos alcaldes".

Who makes up a delegation is told once ("una delegación integrada por A y B", "Integran la misión: A; B"); the words that
mean it later refer to all of them. "Ambos" refers to the two named last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import forms_of
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit

NEAR = 14  # tokens between "delegación" and "integrada por"
HEAD = 15  # blocks at the head of a report
FAR = 3  # blocks that "ambos" may look back


def find(reading: Reading) -> None:
    """Note who makes up the report's delegation, where it tells."""
    for unit in reading.units:
        runs = reading.runs(unit)
        _traveller(reading, unit)
        _companions(reading, unit)
        for begin, end in unit.sentences:
            for k in sorted({*runs.every("delegation_label", begin, end), *runs.every("made_of", begin, end)}):
                label = runs.cue("delegation_label", k)
                made = runs.cue("made_of", k)
                if label is None and (made is None or not _of_delegation(reading, unit, begin, k)):
                    continue
                people = _people(reading, unit, label or made or k, end if label is None else len(unit.tokens))
                if len(people) > 1 or (people and made is not None):
                    _join(reading, people, unit)
                    break


def _join(reading: Reading, people: Sequence[Entity], unit: Unit) -> None:
    known = [p for p, _ in reading.delegation]
    reading.delegation += [(p, unit.index) for p in dict.fromkeys(people) if p not in known]


def _traveller(reading: Reading, unit: Unit) -> None:
    """As in the title "Informe de viaje de Ana Paz", or in its line "Integrantes: A, B y C"."""
    words = reading.lex.words
    if unit.tokens and unit.tokens[0].key in words["traveller_labels"] and unit.index < HEAD and _is_trip(reading):
        _join(reading, [r.entity for r in reading.rows[unit.index] if r.entity.kind == "person"], unit)
        return
    head = unit.index < 4 and unit.tokens and unit.tokens[0].key in words["minutes"]
    if head and len(unit.tokens) < 20 and any(t.key in words["trips"] for t in unit.tokens[:6]):
        _join(reading, [r.entity for r in reading.rows[unit.index] if r.entity.kind == "person"], unit)


def _is_trip(reading: Reading) -> bool:
    """Whether the report's title says that it is of a journey."""
    titles = (u for u in reading.units[:4] if len(u.tokens) < 20)
    return any(t.key in reading.lex.words["trips"] for u in titles for t in u.tokens)


def _companions(reading: Reading, unit: Unit) -> None:
    """As in "Viajan con ella A y B": they, and the one spoken of before."""
    runs = reading.runs(unit)
    words = reading.lex.words
    for k in forms_of(reading, unit, words["going_verbs"]):
        pronoun = runs.word(k + 2)
        if runs.cue("with", k + 1) != k + 2 or pronoun is None or pronoun.key not in words["person_pronouns"]:
            continue
        people = _people(reading, unit, k + 3, unit.sentence_of(k)[1])
        before = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "person" and r.last <= k]
        if people and before:
            _join(reading, [before[0], *people], unit)


def _of_delegation(reading: Reading, unit: Unit, begin: int, k: int) -> bool:
    """Whether the participle at k is said of a delegation that this report follows, not of one that came and went."""
    words = reading.lex.words["delegation_nouns"]
    return any(t.key in words for t in unit.tokens[max(begin, k - NEAR) : k])


def _people(reading: Reading, unit: Unit, first: int, last: int) -> list[Entity]:
    """The people listed behind "integrada por", up to the next verb."""
    runs = reading.runs(unit)
    found: list[Entity] = []
    at = first
    for ref in reading.refs(unit, first, last):
        if runs.words("finite_verbs", at, ref.first) or runs.said("with", at, ref.first):
            break
        at = ref.last
        if ref.entity.kind == "person" and ref.entity not in found:
            found.append(ref.entity)
    return found


def refs(reading: Reading, unit: Unit, runs: Runs) -> Iterator[Ref]:
    """References of a block that mean several people at once."""
    words = reading.lex.words
    for k in sorted({k for name in ("delegation_nouns", "delegates", "both") for k in runs.words(name)}):
        token = unit.tokens[k]
        if token.key in words["delegation_nouns"] and k and token.key not in words["any_group"]:
            owned = (runs.cue("of", k + 1) or runs.cue("of_the", k + 1)) is not None
            told = runs.said("made_of", k + 1, min(k + NEAR, len(unit.tokens)))
            if runs.cue("definite", k - 1) == k and not owned and not told:
                yield from _all(reading, unit, k, k + 1)
        elif token.key in words["delegates"] and k and _counted(reading, runs, k):
            end = next((n for n in range(k + 1, min(k + 4, len(unit.tokens))) if _ends(reading, unit, n)), k)
            yield from _all(reading, unit, k, end + 1)
        elif token.key in words["both"]:
            yield from _both(reading, unit, k)
    for k in runs.words("two"):
        if k and runs.tokens[k - 1].key in words["bare_articles"]:
            yield from _both(reading, unit, k)


def _ends(reading: Reading, unit: Unit, k: int) -> bool:
    return unit.tokens[k].key in reading.lex.words["delegation_nouns"]


def _counted(reading: Reading, runs: Runs, k: int) -> bool:
    """Whether "los", "ambos" or "los dos" stands before token k."""
    before = runs.tokens[k - 1].key
    if before in reading.lex.numbers and k > 1:
        before = runs.tokens[k - 2].key
    return before in reading.lex.words["bare_articles"] or before in reading.lex.words["both"]


def _all(reading: Reading, unit: Unit, first: int, last: int) -> Iterator[Ref]:
    told = [p for p, at in reading.delegation if at <= unit.index]
    yield from _refs(told, unit, first, last)


def _refs(entities: Sequence[Entity], unit: Unit, first: int, last: int) -> Iterator[Ref]:
    for entity in entities:
        mention = Mention(entity.kind, unit.index, first, last, unit.text(first, last), generic=True)
        yield Ref(entity, unit.index, first, last, mention)


def _both(reading: Reading, unit: Unit, k: int) -> Iterable[Ref]:
    """The two that "ambos" means: of the kind that the noun behind it says, where exactly two were named together."""
    follower = unit.tokens[k + 1] if k + 1 < len(unit.tokens) else None
    if follower is None or follower.key in reading.lex.words["delegates"]:
        return []
    words = reading.lex.words
    verb = follower.key in reading.lex.predicates.forms or follower.kind == "sign" or follower.key in words["verb_openers"]
    post = reading.lex.posts.match(unit.tokens, k + 1)
    bodies = follower.key in words["both_bodies"]
    if not (verb or bodies or post is not None):
        return []
    kinds = ("organization",) if bodies else ("person",) if post is not None else ("person", "organization")
    towns = follower.key in words["town_nouns"] and post is None
    found = _two_towns(reading, unit, k) if towns else _last_two(reading, unit, k, kinds)
    return _refs(found, unit, k, k + 1 if verb else k + 2)


def _two_towns(reading: Reading, unit: Unit, k: int) -> list[Entity]:
    """The two local governments that the blocks before a token speak of, those of a mayor's post included."""
    for index in range(unit.index, max(-1, unit.index - FAR), -1):
        stop = k if index == unit.index else len(reading.units[index].tokens)
        held = [(p.span[1], p.organization) for p in reading.posts_in(index) if p.organization is not None]
        named = [(r.first, r.entity) for r in reading.rows[index]]
        bodies = sorted((n for n in (*held, *named) if n[0] < stop), key=lambda n: n[0])
        towns = list(dict.fromkeys(b for _, b in bodies if b.sub == "local_government"))
        if towns:
            return towns if len(towns) == 2 else []
    return []


def _last_two(reading: Reading, unit: Unit, k: int, kinds: Sequence[str]) -> list[Entity]:
    """The last pair named: the two of a coordination, else the last two of a kind in these blocks."""
    for index in range(unit.index, max(-1, unit.index - FAR), -1):
        here = reading.units[index]
        spans = [s for s in here.sentences if index < unit.index or s[0] <= k]
        for begin, end in reversed(spans):
            end = min(end, k) if index == unit.index else end
            groups = [g.of(kinds) for g in reading.groups(here, begin, end)]
            pair = next((g for g in reversed(groups) if len(g) == 2), None)
            if pair is not None:
                return pair
            named = list(dict.fromkeys(e for g in groups for e in g))
            for kind in kinds:
                alike = [e for e in named if e.kind == kind]
                if len(alike) == 2:
                    return alike
        told = [r.entity for r in reading.refs(here, 0, k if index == unit.index else len(here.tokens))]
        for kind in kinds:
            alike = list(dict.fromkeys(e for e in told if e.kind == kind))
            if len(alike) == 2 or (index == unit.index and len(alike) > 2):
                return alike[-2:]  # each in a sentence of its own
    return []
