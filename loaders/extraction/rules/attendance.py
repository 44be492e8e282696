"""Who took part in which event: speakers of a block, lists of those present, and what people do there."""

from __future__ import annotations

from loaders.extraction.entities.types import Ref
from loaders.extraction.reading import Reading
from loaders.extraction.rules import presence
from loaders.extraction.rules.clauses import free
from loaders.extraction.rules.sessions import Scope, event_here, move, take_part
from loaders.extraction.units import Unit

LONG_LIST = 45  # tokens


def apply(reading: Reading) -> None:
    """Attendance, block by block."""
    scope = Scope()
    for unit in reading.units:
        move(reading, unit, scope)
        if unit.block.kind == "heading":
            continue
        _speaker(reading, unit, scope)
        if scope.attending:
            _member(reading, unit, scope)
        _listed(reading, unit, scope)
        presence.apply(reading, unit, scope)


def _speaker(reading: Reading, unit: Unit, scope: Scope) -> None:
    """A block that begins with a person: "Name - Post:", "10:30 – Name, post, body", "Name, post, subrayó que …"."""
    event = event_here(reading, scope)
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
    if event is None or reading.runs(unit).words("finite_verbs"):
        return
    for ref in _attendees(reading, unit, 0, len(unit.tokens)):
        take_part(reading, ref.entity, event, (unit.index, ref.first, _post_end(reading, ref)), "attendance.member")


def _listed(reading: Reading, unit: Unit, scope: Scope) -> None:
    """As in "Estuvieron presentes: A, B y C", "Al evento asistieron …"."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        if any(runs.said(c, begin, end) for c in ("refusal", "excused")):
            continue
        for k in runs.every("present", begin, end):
            after = runs.cue("present", k)
            if after is None or runs.said("negation", max(begin, k - 3), k):
                continue
            named = [
                r for r in reading.refs(unit, begin, end) if r.entity.kind == "event" and not (r.entity.generic and r.first > k)
            ]
            above = [r for r in reading.refs(unit, 0, begin) if r.entity.kind == "event"]
            event = named[0].entity if named else above[-1].entity if above else event_here(reading, scope)
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
    ends = [p.span[2] for p in reading.posts_in(ref.unit) if p.person is ref.entity and p.span[1] <= ref.first]
    return max([ref.last, *(e for e in ends if e <= ref.last + 30)])


def _attendees(reading: Reading, unit: Unit, first: int, last: int) -> list[Ref]:
    """People listed behind a cue, and the bodies that stand there for themselves or by representatives."""
    runs = reading.runs(unit)
    found = []
    for ref in reading.refs(unit, first, last):
        if ref.entity.kind == "person":
            found.append(ref)
        elif ref.entity.kind == "organization":
            sent = runs.said("representing", max(first, ref.first - 8), ref.first)
            affiliation = any(p.span[1] < ref.first and ref.last <= p.span[2] for p in reading.posts_in(unit.index))
            bracket = runs.text(ref.first - 1, ref.first) == "("
            before = unit.tokens[ref.first - 1].key if ref.first else ""
            alone = before not in reading.lex.words["prepositions"] or ref.first <= first + 1
            if not affiliation and not bracket and (sent or alone):
                found.append(ref)
    return found
