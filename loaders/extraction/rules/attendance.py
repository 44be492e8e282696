"""Who took part in which event: the report's main event, the sessions inside it, and what a sentence says by itself.

A session ("panel", "mesa") is opened by a heading or by the first sentence that speaks of it, and holds for the blocks
below it, until another opens or the report turns back to the main event.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.reading import Reading
from loaders.extraction.rules.clauses import clauses, free
from loaders.extraction.units import Mention, Unit

LONG_LIST = 45  # tokens


@dataclass
class Scope:
    """Which session the reader is in, and how deep its heading was."""

    session: Entity | None = None
    level: int = 0
    attending: bool = False


def apply(reading: Reading) -> None:
    """Attendance, block by block."""
    scope = Scope()
    for unit in reading.units:
        _move(reading, unit, scope)
        _line(reading, unit, scope)
        if unit.block.kind == "heading":
            continue
        _speaker(reading, unit, scope)
        if scope.attending:
            _member(reading, unit, scope)
        _listed(reading, unit, scope)
        _sentences(reading, unit, scope)
        _acting(reading, unit, scope)
        _organizers(reading, unit, scope)
    _organizer_in_name(reading)


def take_part(reading: Reading, who: Entity, event: Entity, span: tuple[int, int, int], rule: str) -> None:
    """Who takes part in a session takes part in the event that it belongs to."""
    reading.ties.add("PARTICIPATED_IN", who, event, span, rule)
    main = reading.main_event
    if main is not None and event is not main and event.sub == "nested":
        reading.ties.add("PARTICIPATED_IN", who, main, span, rule)


def _move(reading: Reading, unit: Unit, scope: Scope) -> None:
    """Open or close a session at this block."""
    refs = reading.rows[unit.index]
    if unit.block.kind == "heading":
        runs = reading.runs(unit)
        said = {c for c in ("present", "excused") for k in range(len(unit.tokens)) if runs.cue(c, k) is not None}
        scope.attending = said == {"present"} and len(unit.tokens) <= 6
    sessions = [r for r in refs if r.entity.kind == "event" and r.entity.sub == "nested"]
    if unit.block.kind == "heading":
        if sessions:
            scope.session, scope.level = sessions[0].entity, unit.block.level
        elif scope.session is not None and unit.block.level <= scope.level and scope.level:
            scope.session, scope.level = None, 0
        return
    if reading.main_event is None:
        return
    opening = next(
        (
            m
            for m in reading.marks[unit.index]
            if m.kind == "event"
            and m.sub == "nested"
            and m.first <= 1
            and m.name.split()[0].lower() in reading.lex.words["session_words"]
        ),
        None,
    )
    if opening is not None and scope.session is None:
        scope.session = _session(reading, unit, opening)
        scope.level = 0
        return
    turned = [r for r in refs if r.entity is reading.main_event and r.first <= 8]
    if turned and scope.level == 0:
        scope.session = None


def _session(reading: Reading, unit: Unit, m: Mention) -> Entity:
    """The session a mention speaks of; one without a name of its own is called after the main event."""
    ref = next((r for r in reading.rows[unit.index] if r.first == m.first and r.entity.kind == "event"), None)
    if ref is not None and ref.entity is not reading.main_event:
        return ref.entity
    head = m.name.split()[0].lower()
    main = reading.main_event
    name = f"{head} ({main.name})" if main is not None else head
    entity = next((e for e in reading.actors.of_kind("event") if e.name == name), None)
    if entity is None:
        entity = reading.actors.new(Entity("event", name, "nested", aliases=[head]))
    entity.mentions.append((unit.index, m.first, m.last))
    reading.rows[unit.index].append(Ref(entity, unit.index, m.first, m.last, m))
    reading.rows[unit.index].sort(key=lambda r: (r.first, -r.last))
    return entity


def _event_here(reading: Reading, scope: Scope) -> Entity | None:
    return scope.session or reading.main_event


def _speaker(reading: Reading, unit: Unit, scope: Scope) -> None:
    """A block that begins with a person: "Name - Post:", "10:30 – Name, post, body", "Name, post, subrayó que …"."""
    event = _event_here(reading, scope)
    first = next((r for r in reading.rows[unit.index] if r.entity.kind == "person"), None)
    if event is None or first is None or reading.runs(unit).cue("excused", 0) is not None:
        return
    named_first = _opens_with(reading, unit, first)
    spoken = _speech(reading, unit, first.last, unit.sentence_of(first.first)[1])
    if not named_first and (spoken is None or unit.sentence_of(first.first)[0] > 0 or not _leads(reading, unit)):
        return
    last = _post_end(reading, first)
    speech = _speech(reading, unit, last, last + 40)
    timed = first.first > 0 and unit.tokens[0].kind == "number"
    if timed or speech is not None or scope.session is not None:
        # the quotation goes on to what the speaker did
        shown = _shown(unit, speech) if speech is not None and speech - last < 12 else last
        begin = _speech(reading, unit, 0, first.first)  # "Intervino en el panel el Presidente, X"
        take_part(
            reading,
            first.entity,
            event,
            (unit.index, first.first if begin is None else begin, max(last, shown)),
            "attendance.speaker",
        )


def _shown(unit: Unit, speech: int) -> int:
    """Where a quotation of what somebody said may end: at the next sign, or after a few words."""
    end = unit.sentence_of(speech)[1]
    sign = next((k for k in range(speech + 3, min(end, speech + 18)) if unit.tokens[k].text in (",", ";", ":", ".")), None)
    return sign if sign is not None else min(end, speech + 9)


def _opens_with(reading: Reading, unit: Unit, first: Ref) -> bool:
    """Whether a block's first words are a person's name or post, small words and honorifics aside."""
    runs = reading.runs(unit)
    openers = reading.lex.words["noun_openers"]
    lead = enumerate(unit.tokens[: first.first])
    if all(
        t.kind != "word" or t.key in openers or reading.lex.honorifics.match(unit.tokens, n) or runs.cue("present", n)
        for n, t in lead
    ):
        return True
    posted = any(p.person is first.entity and p.span[0] == unit.index and p.span[1] <= 2 for p in reading.posts)
    return posted or runs.cue("speaks", 0) == first.first


def _leads(reading: Reading, unit: Unit) -> bool:
    """Whether a block's first name may be its subject."""
    groups = reading.groups(unit, 0, len(unit.tokens))
    return bool(groups) and free(reading, unit, groups[0])


def _speech(reading: Reading, unit: Unit, first: int, last: int) -> int | None:
    """The first word of speaking ("subrayó", "intervención") in tokens[first:last]."""
    verbs = tuple(reading.lex.words["reporting"])
    nouns = reading.lex.words["speech_nouns"]
    tokens = unit.tokens
    return next(
        (k for k in range(first, min(last, len(tokens))) if tokens[k].key.startswith(verbs) or tokens[k].key in nouns), None
    )


def _member(reading: Reading, unit: Unit, scope: Scope) -> None:
    """A line below "Miembros presentes" or "Invitados": its people, and a body they come for."""
    event = _event_here(reading, scope)
    if event is None or any(t.key in reading.lex.predicates.finite for t in unit.tokens):
        return
    for ref in _attendees(reading, unit, 0, len(unit.tokens)):
        take_part(reading, ref.entity, event, (unit.index, ref.first, _post_end(reading, ref)), "attendance.member")


def _listed(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "Estuvieron presentes: A, B y C", "Al evento asistieron …"."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        if any(runs.cue(c, k) is not None for c in ("refusal", "excused") for k in range(begin, end)):
            continue
        for k in range(begin, end):
            after = runs.cue("present", k)
            if after is None or any(runs.cue("negation", n) is not None for n in range(max(begin, k - 3), k)):
                continue
            named = [
                r for r in reading.refs(unit, begin, end) if r.entity.kind == "event" and not (r.entity.generic and r.first > k)
            ]
            above = [r for r in reading.refs(unit, 0, begin) if r.entity.kind == "event"]
            event = named[0].entity if named else above[-1].entity if above else _event_here(reading, scope)
            if event is None:
                break
            last_sentence = end if runs.text(after, after + 1) != ":" else len(unit.tokens)
            for ref in _attendees(reading, unit, after, last_sentence):
                end = _post_end(reading, ref)
                # the quotation begins with the words that tell of attendance, unless the list is long
                first = k if end - k < LONG_LIST else ref.first
                take_part(reading, ref.entity, event, (unit.index, first, end), "attendance.listed")
            break


def _post_end(reading: Reading, ref: Ref) -> int:
    """The end of the posts that stand with a name, or of the name."""
    ends = [p.span[2] for p in reading.posts if p.person is ref.entity and p.span[0] == ref.unit and p.span[1] <= ref.first]
    return max([ref.last, *(e for e in ends if e <= ref.last + 30)])


def _attendees(reading: Reading, unit: Unit, first: int, last: int) -> list[Ref]:
    """People listed behind a cue, and the bodies that stand there for themselves or by representatives."""
    runs = reading.runs(unit)
    found = []
    for ref in reading.refs(unit, first, last):
        if ref.entity.kind == "person":
            found.append(ref)
        elif ref.entity.kind == "organization":
            sent = any(runs.cue("representing", k) is not None for k in range(max(first, ref.first - 8), ref.first))
            affiliation = any(
                p.span[0] == unit.index and p.span[1] < ref.first and ref.last <= p.span[2] for p in reading.posts
            )
            bracket = runs.text(ref.first - 1, ref.first) == "("
            before = unit.tokens[ref.first - 1].key if ref.first else ""
            alone = before not in reading.lex.words["prepositions"] or ref.first <= first + 1
            if not affiliation and not bracket and (sent or alone):
                found.append(ref)
    return found


def _sentences(reading: Reading, unit: Unit, scope: Scope) -> None:
    """What a sentence says of somebody and an event: "abrió el panel", "en su participación ante el Buró"."""
    frame = reading.lex.predicates.frames["host"]
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        groups = reading.groups(unit, begin, end)
        people = [g for g in groups if g.of(("person",))]
        if not people:
            continue
        subject = next((g for g in people if free(reading, unit, g)), None)
        verbs = [
            reading.lex.predicates.forms[unit.tokens[k].key].verb
            for k in range(begin, end)
            if unit.tokens[k].key in reading.lex.predicates.forms
        ]
        if (subject is not None and any(v in frame["verbs"] for v in verbs)) or (
            subject is not None and _speaks_at(reading, unit, begin, end)
        ):
            event = next((r for r in reading.refs(unit, begin, end) if r.entity.kind == "event"), None)
            said = max(subject.last, event.first if event is not None else 0)
            if any(runs.cue("negation", k) is not None for k in range(begin, said)):
                continue
            target = event.entity if event else scope.session if _speaks_at(reading, unit, begin, end) else None
            if target is not None:
                last = event.last if event is not None and event.first > subject.last else subject.last
                for person in subject.of(("person",)):
                    take_part(
                        reading, person, target, (unit.index, subject.first, max(subject.last, last)), "attendance.sentence"
                    )


def _acting(reading: Reading, unit: Unit, scope: Scope) -> None:
    """In a report about an event: who opens, moderates, speaks, signs or receives there takes part ("Abrió el congreso X")."""
    event = _event_here(reading, scope)
    if event is None:
        return
    for clause in clauses(reading, unit):
        says = unit.tokens[clause.at].key.startswith(tuple(reading.lex.words["reporting"]))
        acts = clause.verb in reading.lex.words["present_verbs"] or says
        if not acts or clause.denied or clause.tense not in ("past", "present") or clause.passive:
            continue
        who = next((g for g in reversed(clause.before) if g.of(("person",)) and free(reading, unit, g)), None)
        late = next((g for g in clause.after[:2] if g.of(("person",)) and free(reading, unit, g)), None)
        group = who or late
        if group is None or _called_off(reading, unit, group.first):
            continue
        for person in group.of(("person",)):
            take_part(reading, person, event, clause.span(group), "attendance.acting")


def _called_off(reading: Reading, unit: Unit, first: int) -> bool:
    """Whether a sentence says that somebody did not come after all."""
    runs = reading.runs(unit)
    begin, end = unit.sentence_of(first)
    return any(runs.cue("called_off", k) is not None for k in range(begin, end))


def _speaks_at(reading: Reading, unit: Unit, begin: int, end: int) -> bool:
    return any(t.key in reading.lex.words["speech_nouns"] for t in unit.tokens[begin:end])


def _line(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "Organizan: A y B", "Instituciones participantes: …" of a programme or invitation."""
    event = reading.main_event
    runs = reading.runs(unit)
    if event is None:
        return
    for cue, type_ in (("organized_by", "ORGANIZED"), ("present", "PARTICIPATED_IN")):
        after = runs.cue(cue, 0)
        if after is None or runs.text(after, after + 1) != ":":
            continue
        for ref in reading.refs(unit, after):
            if ref.entity.kind == "organization":
                reading.ties.add(type_, ref.entity, event, (unit.index, 0, ref.last), "attendance.line")


def _organizers(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "A y B fueron las organizadoras de la cita": the subject convenes, a host takes part."""
    if reading.main_event is None:
        return
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        noun = next((k for k in range(begin + 1, end) if unit.tokens[k].key in reading.lex.words["organizer_nouns"]), None)
        if noun is None or any(runs.cue("negation", k) is not None for k in range(begin, noun)):
            continue
        groups = [g for g in reading.groups(unit, begin, noun) if g.of(("organization",)) and free(reading, unit, g)]
        hosting = unit.tokens[noun].key in reading.lex.words["host_nouns"]
        for body in groups[-1].of(("organization",)) if groups else []:
            type_ = "PARTICIPATED_IN" if hosting else "ORGANIZED"
            reading.ties.add(type_, body, reading.main_event, (unit.index, groups[-1].first, noun + 1), "attendance.organizer")


def _organizer_in_name(reading: Reading) -> None:
    """As in "Buró de FLACMA 2025": a body in the event's own name convenes it."""
    for event in reading.actors.of_kind("event"):
        for u, first, last in event.mentions[:1]:
            tokens = reading.units[u].tokens
            for k in range(first + 1, last):
                if tokens[k].capitals and (body := reading.actors_body(tokens[k].text)) is not None:
                    reading.ties.add("ORGANIZED", body, event, (u, first, last), "event.name")
