"""PARTICIPATED_IN by what people do: "asistió al congreso", "abrió el panel", "fue inaugurado por …"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind
from loaders.extraction.rules.clauses import Clause, clauses, done, free, oblique
from loaders.extraction.rules.rollcall import attendees, of_events, post_end, sent_by, stands_for
from loaders.extraction.rules.sessions import Scope, event_here, event_of, take_part
from loaders.extraction.rules.voice import speaking
from loaders.extraction.units import Unit

ACTORS = ("person", "organization")
NEAR = 4  # tokens between a verb and a subject behind it
REACH = 6  # tokens before an event that is the subject of its sentence


def apply(reading: Reading, unit: Unit, scope: Scope) -> None:
    """What a block says of people at an event."""
    carried: list[Entity] = []
    _saying(reading, unit, scope)
    for clause in clauses(reading, unit):
        if clause.denied or _called_off(reading, unit, clause.at):
            continue
        own = speaking(reading, unit, clause.at) if reading.voices else None
        carried = [e for e in own if e.kind == "person"] or carried if own is not None else carried
        if clause.verb in reading.lex.words["attending_verbs"] or clause.verb in reading.lex.words["opening_verbs"]:
            _attending(reading, clause, scope, carried)
        _acting(reading, clause, scope)
        _during(reading, clause)
        if clause.verb in reading.lex.words["drawing_verbs"] and not clause.reflexive:
            _drawing(reading, clause)
        subject = _subject(reading, clause, ("person",))
        carried = subject.of(("person",)) if subject is not None else carried
    _speeches(reading, unit, scope)


def _attending(reading: Reading, clause: Clause, scope: Scope, carried: list[Entity]) -> None:
    """As in "A asistió al foro", "En el foro participaron A y B", "el foro fue inaugurado por A"."""
    unit = clause.unit
    if clause.reflexive:
        return  # "los avances se expondrán en el congreso"
    if clause.tense in ("conditional", "subjunctive") or (clause.tense == "infinitive" and not done(reading, clause)):
        return
    opening = clause.verb in reading.lex.words["opening_verbs"]
    event = event_of(reading, unit, scope, clause.first, clause.last, clause.at)
    named = event if isinstance(event, Ref) else None
    here = event_here(reading, scope)
    if opening and (named is None or (named.first < clause.first and named.entity is not here)):
        return
    if opening and named is not None and not clause.passive and not _object(reading, clause, named):
        return
    target = named.entity if named is not None else event
    if not isinstance(target, Entity):
        return
    for who, span in _who(reading, clause, named, carried):
        take_part(reading, who, target, span, "attendance.sentence")


def _drawing(reading: Reading, clause: Clause) -> None:
    """As in "el foro reunió a A, gerente de X, y a B": the event is the subject."""
    unit = clause.unit
    events = [g for g in clause.before if g.of(("event",)) and free(reading, unit, g)]
    events = events or [g for g in clause.heads[-1:] if g.of(("event",))]
    if clause.passive or not events or events[-1].first - clause.first > REACH:
        return
    event = events[-1].of(("event",))[0]
    for ref in attendees(reading, unit, clause.end, clause.last, drawn=True):
        take_part(reading, ref.entity, event, (unit.index, events[-1].first, post_end(reading, ref)), "attendance.drawn")


def _object(reading: Reading, clause: Clause, event: Ref) -> bool:
    """Whether an event is what the verb opens or leads: its object, or what its relative pronoun means."""
    unit = clause.unit
    if event.first > clause.at:
        k = event.first - 1
        while k > clause.at and (
            unit.tokens[k].key in reading.lex.words["noun_openers"] or unit.tokens[k].key in reading.lex.words["object_openers"]
        ):
            k -= 1
        at = unit.tokens[k].key
        return k == clause.at or at in reading.lex.words["contracted_to"] or at in reading.lex.words["before_nouns"]
    return any(event in g.refs for g in clause.heads)


def _who(
    reading: Reading, clause: Clause, event: Ref | None, carried: list[Entity]
) -> Iterator[tuple[Entity, tuple[int, int, int]]]:
    """Those who take part: the agent of a passive, the subject before the verb, those listed behind it, or who acted last."""
    unit = clause.unit
    runs = reading.runs(unit)
    shown = (event.first, event.last) if event is not None and event.first >= clause.first else (clause.at, clause.end)
    if clause.passive:
        by = runs.seek("by", clause.end, min(clause.end + 6, clause.last))
        if by is None and clause.verb in reading.lex.words["company_verbs"] and runs.cue("of", clause.end) is not None:
            by = clause.end  # "acompañado de A y B"
        for ref in attendees(reading, unit, runs.cue("by", by) or by, clause.last) if by is not None else ():
            if ref.entity.kind == "person" or ref.first - clause.end < 6:
                yield ref.entity, (unit.index, min(shown[0], clause.at), max(shown[1], post_end(reading, ref)))
        return
    words = reading.lex.words
    bodies = clause.verb in words["attending_verbs"] and clause.verb not in words["company_verbs"]
    kinds = ACTORS if bodies else ("person",)
    for ref in reading.refs(unit, clause.first, clause.at):
        sent = ref.entity.kind == "organization" and clause.verb in reading.lex.words["attending_verbs"]
        if sent and sent_by(reading, unit, ref, clause.first):
            yield ref.entity, (unit.index, ref.first, max(shown[1], clause.end))
    for ref in reading.refs(unit, clause.end, clause.last):
        if ref.entity.kind == "organization" and kinds == ACTORS and stands_for(reading, unit, ref, clause.end):
            yield ref.entity, (unit.index, min(shown[0], clause.at), max(shown[1], ref.last))
    subject = _subject(reading, clause, kinds)
    if subject is not None:
        span = (unit.index, min(subject.first, shown[0]), max(subject.last, clause.end, shown[1]))
        for entity in subject.of(kinds):
            yield entity, span
        for group in clause.after:
            if not bodies and group.of(("person",)) and behind(reading, unit, group, "beside"):
                for entity in group.of(("person",)):  # "clausuró la jornada junto a B"
                    yield entity, (unit.index, span[1], max(span[2], group.last))
        if reading.publisher is not None and unit.tokens[subject.first].key in reading.lex.words["delegation_nouns"]:
            yield reading.publisher, span  # its delegation
        return
    late = _late(reading, clause, event)
    for ref in attendees(reading, unit, late, clause.last) if late is not None else ():
        if ref.entity.kind in kinds:
            yield ref.entity, (unit.index, min(shown[0], clause.at), max(shown[1], post_end(reading, ref)))
    opens = clause.at - clause.first <= 3 or clause.tense in ("infinitive", "gerund")
    many = unit.tokens[clause.at].key.endswith(reading.lex.predicates.many) and clause.tense not in ("infinitive", "gerund")
    if late is None and opens and (len(carried) > 1) == many:
        for entity in carried:
            yield entity, (unit.index, min(shown[0], clause.at), max(shown[1], clause.end))


def _subject(reading: Reading, clause: Clause, kinds: tuple[str, ...]) -> Group | None:
    """The free group before the verb, or what its relative pronoun means, unless that is where or whom it was done."""
    for group in reversed(clause.before):
        if group.of(kinds) and free(reading, clause.unit, group):
            return group
        if group.of(("person",)) and kinds == ("organization",):
            return None
    if not clause.heads or oblique(reading, clause):
        return None
    late = next((g for g in clause.after[:1] if g.of(kinds) and g.first - clause.end <= NEAR), None)
    done_by = late is not None and clause.heads[-1].of(("event",)) and free(reading, clause.unit, late)
    return late if done_by else clause.antecedent(kinds)  # "el panel que moderó la periodista X"


def _late(reading: Reading, clause: Clause, event: Ref | None) -> int | None:
    """Where a subject behind the verb begins: at the first name that no preposition leads to, the event aside."""
    unit = clause.unit
    remarks = of_events(reading, unit, clause.end)
    for group in clause.after[:4]:
        if (event is not None and event in group.refs) or any(a.holds(group.first) for a in remarks):
            continue
        if group.of(ACTORS) and (free(reading, unit, group) or (group.of(("person",)) and _posted(reading, unit, group))):
            return group.first
        if group.of(ACTORS) and not sent_by(reading, unit, group.refs[0], clause.end):
            return None
    return None


def _posted(reading: Reading, unit: Unit, group: Group) -> bool:
    """Whether a post without a preposition before it leads to a name: "Expuso la directora de X, Ana Paz"."""
    for p in reading.posts_in(unit.index):
        if p.person is group.refs[0].entity and p.span[1] <= group.first < p.span[2] + 1:
            k = p.span[1] - 1
            while k >= 0 and unit.tokens[k].key in reading.lex.words["noun_openers"]:
                k -= 1
            return k < 0 or unit.tokens[k].key not in reading.lex.words["prepositions"]
    return False


def _acting(reading: Reading, clause: Clause, scope: Scope) -> None:
    """In a report about an event: who opens, moderates, speaks, signs or receives there takes part ("Abrió el congreso X")."""
    unit = clause.unit
    says = unit.tokens[clause.at].key.startswith(tuple(reading.lex.words["reporting"]))
    acts = clause.verb in reading.lex.words["present_verbs"] or says
    event = _at_event(reading, unit, clause.first, clause.last)
    target = event.entity if event is not None else event_here(reading, scope)
    tenses = ("past", "present", "future") if event is not None else ("past", "present")
    if not acts or target is None or clause.tense not in tenses or clause.passive:
        return
    led = [
        r for r in reading.refs(unit, clause.end, clause.last) if r.entity.kind == "organization" and r.first <= clause.end + 1
    ]
    if led and clause.verb in reading.lex.words["opening_verbs"]:
        return  # "presidió la Federación": a post, no act
    who = next((g for g in reversed(clause.before) if g.of(("person",)) and free(reading, unit, g)), None)
    late = next((g for g in clause.after[:2] if g.of(("person",)) and free(reading, unit, g)), None)
    group = who or late
    if group is None:
        return
    first, last = clause.span(group)[1:]
    if event is not None:
        first, last = min(first, event.first), max(last, event.last)
    for person in group.of(("person",)):
        take_part(reading, person, target, (unit.index, first, last), "attendance.acting")
    if clause.verb in reading.lex.words["signing_verbs"] or (group is late and who is None):
        for ref in reading.refs(unit, clause.first, clause.last):
            if ref.entity.kind == "organization" and sent_by(reading, unit, ref, clause.first):
                take_part(reading, ref.entity, target, (unit.index, ref.first, ref.last), "attendance.acting")


def _saying(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "Durante el foro, la alcaldesa de X, Ana Paz, destacó …": who speaks at an event was there."""
    for k in reading.runs(unit).stems("reporting"):
        begin, end = unit.sentence_of(k)
        event = _at_event(reading, unit, begin, end)
        if event is None or event.first > k or _called_off(reading, unit, k):
            continue
        who = [g for g in reading.groups(unit, begin, k) if g.of(("person",)) and free(reading, unit, g)]
        late = [g for g in reading.groups(unit, k, end)[:1] if g.of(("person",)) and free(reading, unit, g)]
        for group in who[-1:] or late:
            span = (unit.index, min(event.first, group.first), max(k + 1, group.last))
            for person in group.of(("person",)):
                take_part(reading, person, event.entity, span, "attendance.acting")


def _during(reading: Reading, clause: Clause) -> None:
    """As in "A se reunió con B durante el foro", "fue electo en el marco de la Asamblea": whoever acts there was there."""
    unit, runs = clause.unit, reading.runs(clause.unit)
    told = [k for k in runs.every("during", clause.first, clause.last) if k > clause.at or k - clause.first <= 1]
    ends = {runs.skip_articles(runs.cue("during", k) or k): k for k in told}
    event = next(
        (r for r in reading.refs(unit, clause.first, clause.last) if r.entity.kind == "event" and r.first in ends), None
    )
    if event is None or clause.tense not in ("past", "present") or clause.heads or event.entity.generic:
        return
    who = next((g for g in reversed(clause.before) if g.of(("person",)) and free(reading, unit, g)), None)
    met = clause.verb in reading.lex.words["meeting_verbs"]
    company = [g for g in clause.after if met and g.of(("person",)) and behind(reading, unit, g, "with")]
    for group in (*([who] if who is not None else []), *(company if who is not None else [])):
        span = (unit.index, min(event.first, group.first, clause.at), max(event.last, group.last, clause.end))
        for person in group.of(("person",)):
            take_part(reading, person, event.entity, span, "attendance.acting")


def _at_event(reading: Reading, unit: Unit, begin: int, end: int) -> Ref | None:
    """The event that a sentence sets its scene in: "Durante el foro, …", "… en el III Foro"."""
    runs = reading.runs(unit)
    for ref in reading.refs(unit, begin, end):
        if ref.entity.kind != "event":
            continue
        for k in range(max(begin, ref.first - 6), ref.first):
            after = runs.cue("at_event", k)
            if after is not None and runs.skip_articles(after) == ref.first:
                return ref
    return None


def _speeches(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "las palabras de bienvenida de A", "estuvo a cargo de A", "en su intervención ante el foro, A"."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        if _called_off(reading, unit, begin):
            continue
        for k in runs.words("speech_nouns", begin, end):
            event = event_of(reading, unit, scope, begin, end, k)
            target = event.entity if isinstance(event, Ref) else event
            group = _speaker(reading, unit, begin, end, k)
            denied = runs.said("negation", max(begin, k - 4), k)
            if target is None or group is None or denied:
                continue
            first = min(k, group.first)
            for person in group.of(("person",)):
                take_part(reading, person, target, (unit.index, first, max(k + 1, group.last)), "attendance.speech")


def _speaker(reading: Reading, unit: Unit, begin: int, end: int, k: int) -> Group | None:
    """Whose speech a noun is: the name that "a cargo de" or "de" leads to, or the subject of "en su intervención"."""
    runs = reading.runs(unit)
    groups = [g for g in reading.groups(unit, begin, end) if g.of(("person",))]
    if k > begin and runs.cue("possessive", k - 1) is not None:
        return next((g for g in reversed(groups) if free(reading, unit, g)), None)
    for g in groups:
        if k < g.first <= k + 14:
            at = _post_start(reading, unit, g)
            led = any(runs.cue("charged", n) is not None and n >= k for n in range(max(begin, at - 5), at))
            return g if led or (at - k <= 6 and runs.cue("of", k + 1) is not None) else None
    return None


def _post_start(reading: Reading, unit: Unit, group: Group) -> int:
    starts = [
        p.span[1]
        for p in reading.posts_in(unit.index)
        if p.person is group.refs[0].entity and p.span[1] <= group.first < p.span[2] + 1
    ]
    return min([group.first, *starts])


def _called_off(reading: Reading, unit: Unit, at: int) -> bool:
    """Whether a sentence says that somebody did not come after all."""
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(at)
    return runs.said("called_off", begin, end)
