"""Who is named in a list of those present: the people, and the bodies that stand there for themselves or are spoken for."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.entities.types import Ref
from loaders.extraction.reading import Reading
from loaders.extraction.rules.asides import Aside, asides
from loaders.extraction.rules.clauses import is_noun
from loaders.extraction.rules.speakers import governed, towns_noun
from loaders.extraction.units import Unit


def post_end(reading: Reading, ref: Ref) -> int:
    """The end of the posts that stand with a name, or of the name."""
    ends = [p.span[2] for p in reading.posts_in(ref.unit) if p.person is ref.entity and p.span[1] <= ref.first]
    return max([ref.last, *(e for e in ends if e <= ref.last + 30)])


def attendees(
    reading: Reading, unit: Unit, first: int, last: int, *, people: bool = False, member: bool = False, drawn: bool = False
) -> list[Ref]:
    """Those listed in tokens[first:last], up to the next verb; with ``people`` no bodies, as ``member`` one line of a list.

    ``drawn``: by an event, so that "a" leads to each.
    """
    found: list[Ref] = [] if people or member else _towns(reading, unit, first, last)
    refs = [r for r in reading.refs(unit, first, last) if r.entity.kind in ("person", "organization")]
    stop = _stop(reading, unit, refs[0].last, last) if refs and not member else last
    alone = member and any(r.entity.kind == "person" for r in refs)
    remarks = [] if member else of_events(reading, unit, first)
    for ref in refs:
        if ref.first >= stop:
            break
        if any(a.holds(ref.first) for a in remarks):
            continue
        own = not people and ref.entity.kind == "organization"
        sent = own and sent_by(reading, unit, ref, first)
        if ref.entity.kind == "person" or sent or (own and not alone and _for_itself(reading, unit, ref, first, drawn=drawn)):
            found.append(ref)
    return sorted(found, key=lambda r: r.first)


def _towns(reading: Reading, unit: Unit, first: int, last: int) -> list[Ref]:
    """The governments that a list names by their places: "delegados de los municipios de A y B", "las alcaldías de C y D"."""
    runs = reading.runs(unit)
    found: list[Ref] = []
    for group in reading.groups(unit, first, last):
        before = range(group.first - 1, max(first, group.first - 4), -1)
        head = next((k for k in before if towns_noun(reading, unit, k) is not None), None)
        if head is None or not group.of(("place",)) or _stop(reading, unit, first, group.first) < group.first:
            continue
        begin = head - 1 if runs.cue("articles", head - 1) == head else head
        of = runs.cue("of", begin - 1) == begin or runs.cue("of_the", begin - 1) == head
        if of and unit.tokens[begin - 2].key not in reading.lex.words["envoys"]:
            continue  # "la coordinadora de los municipios de A y B"
        towns = [r for r in group.refs if r.entity.kind == "place"]
        for ref, town in zip(towns, governed(reading, unit, group, places=True), strict=False):
            found.append(replace(ref, entity=town))
    return found


def of_events(reading: Reading, unit: Unit, first: int) -> list[Aside]:
    """Remarks on an event behind token ``first``: "el foro, organizado por X", "la semana que organiza X"."""
    events = [r.last for r in reading.refs(unit, first) if r.entity.kind == "event"]
    found = asides(reading, unit, *unit.sentence_of(first)) if events else ()
    return [a for a in found if any(0 <= a.first - last <= 1 for last in events)]


def _stop(reading: Reading, unit: Unit, first: int, last: int) -> int:
    """Where the next statement begins: at a verb that belongs to no relative pronoun."""
    runs = reading.runs(unit)
    for k in range(first, last):
        token = unit.tokens[k]
        if token.capital or token.key not in reading.lex.predicates.finite or is_noun(reading, unit, k):
            continue
        if not runs.said("relative", max(first, k - 4), k):
            return k
    return last


def sent_by(reading: Reading, unit: Unit, ref: Ref, first: int) -> bool:
    """Whether a body is one that somebody is there for: "en representación de X", "delegados de X", "por X"."""
    runs = reading.runs(unit)
    begin = max(first, ref.first - 8)
    for k in range(begin, ref.first):
        for cue in ("representing", "sent_by"):
            after = runs.cue(cue, k)
            if after is not None and _leads_to(reading, unit, after, ref.first):
                return True
    return False


def stands_for(reading: Reading, unit: Unit, ref: Ref, first: int) -> bool:
    """Whether those named before a body came for it: "asistieron … en representación de X"."""
    runs = reading.runs(unit)
    ends = (runs.cue("on_behalf_of", k) for k in runs.every("on_behalf_of", max(first, ref.first - 5), ref.first))
    return any(end is not None and _leads_to(reading, unit, end, ref.first) for end in ends)


def _leads_to(reading: Reading, unit: Unit, after: int, at: int) -> bool:
    """Whether nothing but articles and other bodies of the same list stands between a cue and a name."""
    runs = reading.runs(unit)
    k = runs.skip_articles(after)
    while k < at:
        body = next((r for r in reading.rows[unit.index] if r.first == k and r.entity.kind == "organization"), None)
        if body is None:
            return False
        k = body.last
        while k < at and (
            unit.tokens[k].text == ","
            or unit.tokens[k].key in reading.lex.words["joint_words"]
            or unit.tokens[k].key in reading.lex.words["conjunctions"]
        ):
            k += 1
    return k == at


def _for_itself(reading: Reading, unit: Unit, ref: Ref, first: int, *, drawn: bool) -> bool:
    """Whether a body stands in a list as a member of its own, not as somebody's affiliation."""
    runs = reading.runs(unit)
    affiliation = any(
        p.organization is not None and p.span[1] < ref.first and ref.last <= p.span[2] for p in reading.posts_in(unit.index)
    )
    bracket = runs.text(ref.first - 1, ref.first) == "("
    k = ref.first - 1
    while k >= first and unit.tokens[k].key in reading.lex.words["noun_openers"]:
        k -= 1
    before = unit.tokens[k].key if k >= first else ""
    if drawn and before in reading.lex.words["contracted_to"]:
        before = ""  # "reunió a la Fundación X"
    return not affiliation and not bracket and before not in reading.lex.words["prepositions"]
