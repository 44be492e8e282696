"""Who took part in which event: speakers of a block, lists of those present, and what people do there."""

from __future__ import annotations

from loaders.extraction.entities.types import Ref, words_of
from loaders.extraction.marks.programme import BELOW, timed
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules import presence
from loaders.extraction.rules.clauses import free
from loaders.extraction.rules.rollcall import attendees, post_end
from loaders.extraction.rules.sessions import Scope, event_here, event_of, move, take_part
from loaders.extraction.units import Unit

LONG_LIST = 45  # tokens


def apply(reading: Reading) -> None:
    """Attendance, block by block."""
    scope = Scope(clocks=timed(reading.units))
    for unit in reading.units:
        move(reading, unit, scope)
        if unit.block.kind == "heading":
            continue
        if (scope.listing and unit.block.kind != "paragraph") or (scope.listing and not _is_lead(unit)):
            _member(reading, unit, scope)
            continue
        _speaker(reading, unit, scope)
        _listed(reading, unit, scope)
        presence.apply(reading, unit, scope)
    _travellers(reading)
    _installed(reading)


def _travellers(reading: Reading) -> None:
    """A delegation takes part in the mission or visit that the report is about."""
    event = reading.main_event
    trips = reading.lex.words["trips"] | reading.lex.words["visit_nouns"]
    if event is None or not trips & set(words_of(event.name)[:2]):
        return
    for person, _ in reading.delegation:
        at = next((m for m in person.mentions if m[0] >= event.mentions[0][0]), person.mentions[0])
        take_part(reading, person, event, at, "attendance.member")


def _installed(reading: Reading) -> None:
    """Who takes office takes part in "la toma de posesión de …"."""
    investitures = reading.lex.words["investitures"]
    events = [e for e in reading.actors.of_kind("event") if words_of(e.name)[0] in investitures]
    people = list(enumerate(reading.actors.of_kind("person"))) if events else []
    named_by = {tuple(words_of(name)): (n, p) for n, p in reversed(people) for name in (p.name, *p.aliases)}
    for event in events:
        for u, first, last in event.mentions:
            named = reading.refs(reading.units[u], last, min(last + 4, len(reading.units[u].tokens)))
            words = tuple(words_of(event.name))
            ends = [named_by[words[k:]] for k in range(len(words) - 1) if words[k:] in named_by]
            beside = next((r.entity for r in named if r.entity.kind == "person"), None)
            who = beside or min(ends, key=lambda found: found[0], default=(0, None))[1]
            if who is not None:
                take_part(
                    reading,
                    who,
                    event,
                    (u, first, max([last, *(r.last for r in named if r.entity is who)])),
                    "attendance.installed",
                )


def _is_lead(unit: Unit) -> bool:
    return unit.block.text.rstrip().endswith(":")


def _speaker(reading: Reading, unit: Unit, scope: Scope) -> None:
    """A block that begins with a person: "Name - Post:", "10:30 – Name, post, body", "Name, post, subrayó que …"."""
    event = event_here(reading, scope)
    first = next((r for r in reading.rows[unit.index] if r.entity.kind == "person"), None)
    runs = reading.runs(unit)
    if event is None or runs.cue("excused", 0) is not None:
        return
    if scope.session is not None and unit.block.kind == "item" and (sent := _sent(reading, unit)) is not None:
        take_part(reading, sent.entity, event, (unit.index, 0, sent.last), "attendance.speaker")
    if first is None or (unit.block.kind == "item" and runs.said("called_off")):
        return
    named_first = _opens_with(reading, unit, first)
    if (begin := _of_programme(reading, unit, scope, named=named_first)) is not None:
        for ref in attendees(reading, unit, begin, len(unit.tokens), people=True):
            take_part(reading, ref.entity, event, (unit.index, ref.first, post_end(reading, ref)), "attendance.speaker")
        return
    spoken = _speech(reading, unit, first.last, unit.sentence_of(first.first)[1])
    if not named_first and (spoken is None or unit.sentence_of(first.first)[0] > 0 or not _leads(reading, unit)):
        return
    if scope.session is not None and named_first and _only_names(reading, unit):
        for ref in reading.rows[unit.index]:
            take_part(reading, ref.entity, event, (unit.index, ref.first, ref.last), "attendance.speaker")
        return
    last = post_end(reading, first)
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


def _of_programme(reading: Reading, unit: Unit, scope: Scope, *, named: bool) -> int | None:
    """Where those begin that a programme's line names: behind the time and the title, or in a line of speakers below it."""
    if (clock := scope.clocks.get(unit.index)) is not None:
        return next((r.last for r in reading.rows[unit.index] if r.first == clock and r.entity.kind == "event"), None)
    above = range(max(0, unit.index - BELOW), unit.index)
    headed = any(reading.units[k].block.kind == "heading" for k in above if k > max(scope.clocks.keys() & above, default=k))
    below = named and not headed and bool(scope.clocks.keys() & above)
    return 0 if below and not reading.runs(unit).words("finite_verbs") else None


def _sent(reading: Reading, unit: Unit) -> Ref | None:
    """As in "Un representante de X (por designar)": a body whose speaker has no name yet."""
    runs = reading.runs(unit)
    after = next((a for k in (0, 1) if (a := runs.cue("representing", k)) is not None), None)
    at = runs.skip_articles(after) if after is not None else None
    return next((r for r in reading.rows[unit.index] if r.first == at and r.entity.kind == "organization"), None)


def _only_names(reading: Reading, unit: Unit) -> bool:
    """Whether a block holds two or more people's names and nothing else, courtesies and joints aside."""
    people = [r for r in reading.rows[unit.index] if r.entity.kind == "person"]
    named = {k for r in people for k in range(r.first, r.last)}
    joints = reading.lex.words["joiners"]
    rest = (n for n in range(len(unit.tokens)) if n not in named and unit.tokens[n].kind == "word")
    return len(people) > 1 and all(
        unit.tokens[n].key in joints or reading.lex.honorifics.match(unit.tokens, n) is not None for n in rest
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
    posted = any(p.person is first.entity and p.span[1] <= 2 for p in reading.posts_in(unit.index))
    return posted or runs.cue("speaks", 0) == first.first


def _leads(reading: Reading, unit: Unit) -> bool:
    """Whether a block's first name may be its subject."""
    groups = reading.groups(unit, 0, len(unit.tokens))
    return bool(groups) and free(reading, unit, groups[0])


def _speech(reading: Reading, unit: Unit, first: int, last: int) -> int | None:
    """The first word of speaking ("subrayó", "intervención") in tokens[first:last]."""
    runs = reading.runs(unit)
    return min([*runs.stems("reporting", first, last), *runs.words("speech_nouns", first, last)], default=None)


def _member(reading: Reading, unit: Unit, scope: Scope) -> None:
    """A line below "Miembros presentes" or "Invitados": its people, and a body they come for."""
    event = event_here(reading, scope)
    runs = reading.runs(unit)
    away = runs.said("excused")
    if event is None or scope.listing == "excused" or away:
        return
    for ref in attendees(reading, unit, 0, len(unit.tokens), people=scope.people, member=True):
        take_part(reading, ref.entity, event, (unit.index, ref.first, post_end(reading, ref)), "attendance.member")


def _listed(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "Estuvieron presentes: A, B y C", "Con la participación de …", "Modera: A"."""
    runs = reading.runs(unit)
    for n, (begin, end) in enumerate(unit.sentences):
        read = begin
        for k in sorted({k for cue in ("present", "people_present", "gathered") for k in runs.every(cue, begin, end)}):
            found = _cue(reading, unit, begin, k) if k >= read else None
            if found is None or _help(reading, unit, k, found[0]):
                continue
            after, people = found
            stop = _until(reading, unit, n, after)
            if runs.said("negation", max(begin, k - 3), k) or _refused(reading, unit, begin, stop):
                read = stop
                continue
            event = event_of(reading, unit, scope, begin, end, k)
            target = event.entity if isinstance(event, Ref) else event
            if target is None:
                read = after
                continue
            subject = _subject(reading, unit, begin, k) if runs.text(after, after + 1) != ":" else None
            if subject is not None:
                # "A participó en …" is read by the verb; "A y B estuvieron presentes" here
                form = reading.lex.predicates.forms.get(unit.tokens[k].key)
                attends = form is not None and form.verb in reading.lex.words["attending_verbs"]
                for entity in subject.of(("person", "organization")) if not attends else ():
                    take_part(reading, entity, target, (unit.index, subject.first, after), "attendance.listed")
            elif not _unnamed(reading, unit, begin, k):
                for ref in attendees(reading, unit, after, stop, people=people):
                    last = post_end(reading, ref)
                    # the quotation begins with the words that tell of attendance, unless the list is long
                    first = k if last - k < LONG_LIST else ref.first
                    take_part(reading, ref.entity, target, (unit.index, first, last), "attendance.listed")
            read = stop if people else after


def _help(reading: Reading, unit: Unit, k: int, after: int) -> bool:
    """As in "asistencia técnica de X": help, nobody's presence."""
    described = reading.lex.modifiers.match(unit.tokens, after) is not None
    return after == k + 1 and unit.tokens[k].key in reading.lex.words["support_nouns"] and described


def _cue(reading: Reading, unit: Unit, begin: int, k: int) -> tuple[int, bool] | None:
    """Where a list of those present begins behind token k, and whether it names people only; None where there is none."""
    runs = reading.runs(unit)
    label = runs.cue("people_present", k)
    if label is not None and runs.text(label, label + 1) == ":":
        return label + 1, True
    after = runs.cue("present", k)
    if after is None and reading.minutes and k - begin < 40:
        after = runs.cue("gathered", k)
    if after is None:
        return None
    return after, label is not None


def _subject(reading: Reading, unit: Unit, begin: int, k: int) -> Group | None:
    """The name that is the subject of the verb at k: it stands before it, with no other verb between them."""
    token = unit.tokens[k]
    if token.key not in reading.lex.predicates.finite and not token.text.endswith(reading.lex.predicates.sure_past):
        return None
    for group in reversed(reading.groups(unit, begin, k)):
        if group.of(("person", "organization")) and free(reading, unit, group):
            return None if reading.runs(unit).words("finite_verbs", group.last, max(group.last, k - 1)) else group
    return None


def _unnamed(reading: Reading, unit: Unit, begin: int, k: int) -> bool:
    """Whether the verb at k has a subject without a name before it: "una comitiva de X asistirá a …"."""
    if unit.tokens[k].key not in reading.lex.predicates.finite:
        return False
    ends = (n for n in range(k - 1, begin - 1, -1) if unit.tokens[n].kind == "sign")
    told = reading.runs(unit).words("finite_verbs", begin, k)
    first = max(next(ends, begin - 1), *told, begin - 1) + 1
    return first + 1 < k and unit.tokens[first].key in reading.lex.words["noun_openers"]


def _until(reading: Reading, unit: Unit, n: int, after: int) -> int:
    """The end of a list: of its sentence; behind a colon, of the sentences below that begin no other label."""
    runs = reading.runs(unit)
    end = unit.sentences[n][1]
    if runs.text(after, after + 1) != ":" and runs.text(after - 1, after) != ":":
        return end
    for begin, stop in unit.sentences[n + 1 :]:
        label = any(t.text == ":" for t in unit.tokens[begin : min(stop, begin + 6)])
        if label or _refused(reading, unit, begin, stop) or runs.said("negation", begin, stop):
            break
        if runs.words("finite_verbs", begin, stop):
            break
        end = stop
    return end


def _refused(reading: Reading, unit: Unit, begin: int, end: int) -> bool:
    runs = reading.runs(unit)
    return any(runs.said(c, begin, end) for c in ("refusal", "excused", "called_off"))
