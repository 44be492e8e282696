"""Definite descriptions: "el citado Alcalde", "el banco", "el programa", "el evento" — each refers to what was named before.

A description refers to the nearest earlier entity of its kind and head, first in the same block, then before it. One that
could mean two is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extraction import delegations
from loaders.extraction.entities.types import Entity, Ref, provincial, words_of
from loaders.extraction.reading import Reading
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit

FAR = 20  # blocks that a description may look back


def resolve(reading: Reading) -> None:
    """Add a reference for every description whose meaning is clear."""
    delegations.find(reading)
    for unit in reading.units:
        runs = reading.runs(unit)
        reading.rows[unit.index] = sorted(
            [
                *reading.rows[unit.index],
                *(r for r in delegations.refs(reading, unit, runs) if not _taken(reading.rows[unit.index], r)),
            ],
            key=lambda r: (r.first, -r.last),
        )
        added = [ref for ref in _in_unit(reading, unit, runs) if not _taken(reading.rows[unit.index], ref)]
        added = [r for r in added if not any(o.entity is not r.entity and o.first < r.first < o.last for o in added)]
        for ref in added:
            ref.entity.described.append((ref.unit, ref.first, ref.last))
        reading.rows[unit.index] = sorted([*reading.rows[unit.index], *added], key=lambda r: (r.first, -r.last))


def _taken(row: list[Ref], ref: Ref) -> bool:
    """Whether something stands there already; a description may hold a name ("el Presidente de la AME"), not be held by one."""
    return any(r.first < ref.last and ref.first < r.last and not (ref.first < r.first and r.last <= ref.last) for r in row)


def _in_unit(reading: Reading, unit: Unit, runs: Runs) -> Iterable[Ref]:
    lex = reading.lex
    for m in reading.marks[unit.index]:
        if m.kind not in ("post", "initiative", "event") or not _definite(runs, m.first):
            continue
        plain = m.generic and not m.derived
        if m.kind == "post" and not m.plural and (found := _holder(reading, unit, m)) is not None:
            yield Ref(found[0], unit.index, m.first, found[1], m)
        elif m.kind in ("initiative", "event") and plain and not m.plural and (thing := _thing(reading, unit, m)) is not None:
            yield Ref(thing, unit.index, m.first, m.last, m)
    for k in runs.words("descriptions", 1):
        token = unit.tokens[k]
        if token.key in lex.words["plural_things"] and runs.tokens[k - 1].key in lex.words["pointing"]:
            yield from _all_things(reading, unit, k)
        said = any(m.first <= k < m.last for m in reading.marks[unit.index])
        if token.key in lex.event_generic and not said and _definite(runs, k):
            event = reading.main_event or _only_event(reading, unit, k)
            if event is not None:
                yield Ref(event, unit.index, k, k + 1, Mention("event", unit.index, k, k + 1, token.text, generic=True))
        ours = runs.tokens[k - 1].key in lex.words["our_words"] and reading.publisher is not None
        if ours and not said and _is_body(reading, unit, k) and reading.publisher is not None:
            yield Ref(reading.publisher, unit.index, k, k + 1, Mention("organization", unit.index, k, k + 1, token.text))
            continue
        if not _definite(runs, k) or (
            runs.cue("of", k + 1) is not None and runs.is_name_word(runs.skip_articles(runs.cue("of", k + 1) or k))
        ):
            continue
        if _is_body(reading, unit, k) and (body := _body(reading, unit, k)) is not None:
            yield Ref(body, unit.index, k, k + 1, Mention("organization", unit.index, k, k + 1, token.text))


def _only_event(reading: Reading, unit: Unit, k: int) -> Entity | None:
    """The one event that has been named so far, by a proper name."""
    events = (r.entity for r in _before(reading, unit, k) if r.entity.kind == "event" and not r.entity.generic)
    named = {id(e): e for e in events if not e.name.islower()}
    return next(iter(named.values())) if len(named) == 1 else None


def _is_body(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a noun means one body: "la asociación", "la entidad"."""
    head = reading.lex.body_heads.match(unit.tokens, k)
    headed = not head[1].plural if head is not None else reading.lex.unit_heads.match(unit.tokens, k) is not None
    return headed or unit.tokens[k].key in reading.lex.words["body_words"]


def _definite(runs: Runs, i: int) -> bool:
    """Whether "el", "dicha", "el citado" stand before token i."""
    return i > 0 and (runs.cue("definite", i - 1) == i or runs.cue("contracted", i - 1) == i)


def _before(reading: Reading, unit: Unit, first: int) -> Iterable[Ref]:
    """References before a token, nearest first, in this block and the ones before it."""
    for index in range(unit.index, max(-1, unit.index - FAR), -1):
        for ref in reversed(reading.rows[index]):
            if index < unit.index or ref.last <= first:
                yield ref


def _holder(reading: Reading, unit: Unit, m: Mention) -> tuple[Entity, int] | None:
    """The nearest person named before who holds that post, at the body that stands with it if one does; and its end."""
    _, body, end = reading.unheld.get(id(m), (m, None, m.last))
    if body is not None:
        at_body = _one(p.person for p in reading.posts.at(body) if p.lemma == m.sub)
        return (at_body, end) if at_body is not None else None
    for p in reading.posts_in(unit.index):
        if p.span[1] <= m.first < p.span[2]:
            return None  # the post's own statement
    for ref in _before(reading, unit, m.first):
        if ref.entity.kind == "person" and any(p.lemma == m.sub for p in reading.posts.held_by(ref.entity)):
            return ref.entity, m.last
    only = _one(p.person for p in reading.posts.titled(m.sub))
    return (only, m.last) if only is not None else None


def _one(people: Iterable[Entity]) -> Entity | None:
    """The person whom all of these are."""
    people = iter(people)
    first = next(people, None)
    return first if all(p is first for p in people) else None


def _thing(reading: Reading, unit: Unit, m: Mention) -> Entity | None:
    head = words_of(m.name)[0]
    near = alike = None
    for ref in _before(reading, unit, m.first):
        if ref.entity.kind != m.kind or (ref.entity.generic and unit.index != ref.unit):
            continue
        if any(head in words_of(name) for name in (ref.entity.name, *ref.entity.aliases)):
            return ref.entity
        near = near or ref.entity
        alike = alike or (ref.entity if ref.entity.sub == m.sub and not ref.entity.known else None)
    if m.kind == "initiative" and alike is not None:
        return alike  # "el proyecto" is a project, though an agenda was named since
    if m.kind == "event" and reading.main_event is not None and head in reading.lex.event_generic:
        return reading.main_event
    if m.kind == "event":
        return near
    return near if near is not None and (near.sub == m.sub or head in reading.lex.words["any_initiative"]) else None


def _all_things(reading: Reading, unit: Unit, k: int) -> Iterable[Ref]:
    """As in "Estos programas": every initiative that the block has named so far, the world's agendas aside."""
    things = [
        r.entity for r in reading.rows[unit.index] if r.last <= k and r.entity.kind == "initiative" and not r.entity.known
    ]
    for thing in dict.fromkeys(things):
        yield Ref(thing, unit.index, k, k + 1, Mention("initiative", unit.index, k, k + 1, unit.tokens[k].text, generic=True))


def _body(reading: Reading, unit: Unit, k: int) -> Entity | None:
    head = unit.tokens[k].key
    government = head in reading.lex.words["small_governments"]
    bodies = [ref for ref in _before(reading, unit, k) if ref.entity.kind == "organization"]
    if head in reading.lex.words["body_words"]:  # "la entidad" is no town hall, where another body is spoken of
        bodies = [r for r in bodies if r.entity.sub != "local_government" and r.unit == unit.index] or bodies
    # "la Red" is the Red de …, not its Junta Electoral de la Red
    if government and unit.tokens[k].capital and (own := _own_government(reading, head)) is not None:
        return own  # "la Municipalidad", capital: the report's own
    for ref in sorted(bodies, key=lambda r: head not in words_of(r.entity.name)[:2]) if not government else bodies:
        if government and ref.entity.sub == "local_government" and provincial(ref.entity.name) == provincial(head):
            return ref.entity
        if head in reading.lex.words["body_words"] or head in words_of(ref.entity.name):
            return ref.entity
    if not government:
        return None
    # "la alcaldía" of whoever was named as mayor
    near = range(max(0, unit.index - FAR + 1), unit.index + 1)
    posts = (p for u in near for p in reading.posts.told_in(u) if p.status == "current")
    held = [p.organization for p in posts if p.organization is not None and p.organization.sub == "local_government"]
    return next((o for o in reversed(held) if provincial(o.name) == provincial(head)), None)


def _own_government(reading: Reading, head: str) -> Entity | None:
    """The government whose report this is, or of which its publisher is a part, where it goes by that noun."""
    publisher = reading.publisher
    if publisher is None:
        return None
    governments = (e for e in reading.actors.of_kind("organization") if e.sub == "local_government")
    own = (e for e in governments if e is publisher or publisher.name.endswith(e.name))
    return next((e for e in own if head in words_of(e.name)[:2]), None)
