"""MET_WITH: bilateral meetings, told in a sentence or announced before the partners' own words."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.clauses import Clause, clauses, forms_of, free, subject
from loaders.extraction.rules.sessions import take_part
from loaders.extraction.units import Unit

KINDS = ("person", "organization")


def apply(reading: Reading) -> None:
    """Meetings of the report; an announced series of meetings takes the speakers that follow it as its partners."""
    hosts: list[Entity] = []
    partners: dict[Entity, list[Entity]] = {}
    announced: tuple[int, int, int] = (0, 0, 0)
    for unit in reading.units:
        runs = reading.runs(unit)
        if unit.block.kind == "heading":
            meetings = runs.said("bilateral")
            hosts = hosts if meetings else []
            continue
        if hosts and (guest := _guest(reading, unit)) is not None:
            _meet(reading, hosts, [guest], announced, "meeting.announced")
            for home in filter(None, (reading.home(h) for h in hosts)):
                if (body := reading.home(guest)) is not None:
                    partners.setdefault(home, []).append(body)
            if reading.main_event is not None:
                take_part(reading, guest, reading.main_event, announced, "meeting.announced")
            continue
        for begin, end in unit.sentences:
            found = _announcement(reading, unit, begin, end)
            if found is not None:
                hosts, announced = found
                if reading.main_event is not None:
                    for host in hosts:
                        take_part(reading, host, reading.main_event, announced, "meeting.announced")
        _agreements(reading, unit, partners)
        _verbs(reading, unit)


def _agreements(reading: Reading, unit: Unit, partners: dict[Entity, list[Entity]]) -> None:
    """As in "Respecto a las agendas bilaterales … explorar la suscripción de un MdE": between those who had met."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences:
        cue = runs.seek("bilateral", begin, end)
        if cue is None or not partners or runs.said("negation", begin, end):
            continue
        things = [
            r
            for r in reading.refs(unit, begin, end)
            if r.entity.sub in ("agreement", "twinning") and r.entity.kind == "initiative"
        ]
        for ref in things:
            if any(g.of(("organization",)) for g in reading.groups(unit, begin, end)):
                break  # the parties are named: other rules read them
            span = (unit.index, cue, ref.last)
            for home, bodies in partners.items():
                agreement = ref.entity.sub == "agreement"
                type_ = "PARTICIPATES_IN" if agreement else "LEADS"
                reading.ties.add(type_, home, ref.entity, span, "meeting.agreement", "planned")
                for body in bodies if agreement else ():
                    reading.ties.add("COOPERATES_WITH", home, body, span, "meeting.agreement", "planned")


def _guest(reading: Reading, unit: Unit) -> Entity | None:
    """The person whose words a block gives: "Name - Post: …"."""
    refs = reading.rows[unit.index]
    first = next(iter(refs), None)
    if first is None or first.first > 0:
        return None
    if first.entity.kind == "organization" and unit.block.kind == "item":
        return next((r.entity for r in refs if r.entity.kind == "person"), None)
    return first.entity if first.entity.kind == "person" else None


def _announcement(reading: Reading, unit: Unit, begin: int, end: int) -> tuple[list[Entity], tuple[int, int, int]] | None:
    """As in "X e Y sostuvieron encuentros bilaterales con diversas organizaciones": the hosts, and the passage."""
    runs = reading.runs(unit)
    phrase = runs.seek("bilateral", begin, end)
    if phrase is None or not runs.words("meeting_nouns", begin, phrase):
        return None
    groups = reading.groups(unit, begin, end)
    if any(g.first > phrase and g.of(KINDS) for g in groups):
        return None  # the partners are named: a sentence of its own
    hosts = [g for g in groups if g.last <= phrase and g.of(KINDS) and free(reading, unit, g)]
    if not hosts:
        return None
    found = [e for g in hosts for e in g.of(KINDS)]
    return found, (unit.index, begin, end)


def _meet(reading: Reading, ours: Sequence[Entity], theirs: Sequence[Entity], span: tuple[int, int, int], rule: str) -> None:
    """People meet people, and the bodies they stand for meet each other."""
    for a in ours:
        for b in theirs:
            reading.ties.add("MET_WITH", a, b, span, rule)
            home, abroad = (reading.home(x) if x.kind == "person" else None for x in (a, b))
            if rule == "meeting.announced" and home is not None and abroad is not None and home is not abroad:
                reading.ties.add("MET_WITH", home, abroad, span, rule)


def _verbs(reading: Reading, unit: Unit) -> None:
    """As in "A se reunió con B", "A recibió a B", "A y B sostuvieron una reunión"."""
    words = reading.lex.words
    if not forms_of(reading, unit, words["receiving_verbs"] | words["meeting_verbs"] | words["holding_verbs"]):
        return
    carried: list[Entity] = []
    for clause in clauses(reading, unit):
        ours, group = subject(reading, clause, KINDS, carried)
        if group is not None and not clause.passive:
            carried = ours
        if clause.passive and not clause.denied and clause.verb in reading.lex.words["receiving_verbs"]:
            _received(reading, clause)
        if clause.denied or clause.passive or not ours:
            continue
        met = clause.verb in words["meeting_verbs"]
        near = min(clause.at + 8, clause.last)
        held = clause.verb in words["holding_verbs"] and reading.runs(unit).words("meeting_nouns", clause.at, near)
        if not met and not held:
            continue
        partner = _partner(reading, unit, clause.after, "with")
        if partner is None and clause.verb in reading.lex.words["receiving_verbs"]:
            partner = _partner(reading, unit, clause.after, "to")
        if partner is not None and partner.of(KINDS):
            first = group.first if group is not None else clause.at
            theirs = partner.of(KINDS)
            extra = _headed_by(reading, unit, clause.after, partner)
            span = (unit.index, min(first, clause.at), max([partner.last, *(g.last for g in extra)]))
            _meet(reading, ours, theirs, span, "meeting.sentence")
            for g in extra:
                _meet(reading, ours, g.of(("person",)), span, "meeting.sentence")
        elif (
            group is not None
            and len(ours) == 2
            and not _with_others(reading, clause)
            and (held or clause.verb in reading.lex.words["mutual_verbs"])
        ):
            span = (unit.index, group.first, clause.end + 6 if clause.end + 6 < clause.last else clause.last)
            reading.ties.add("MET_WITH", ours[0], ours[1], span, "meeting.mutual")


def _with_others(reading: Reading, clause: Clause) -> bool:
    """Whether "con" behind the verb says that the two met somebody else."""
    runs = reading.runs(clause.unit)
    return runs.said("with", clause.end, clause.last)


def _received(reading: Reading, clause: Clause) -> None:
    """As in "Ana Paz fue recibida por el rector de X, Luis Ruiz"."""
    guest = next((g for g in reversed(clause.before) if g.of(KINDS) and free(reading, clause.unit, g)), None)
    host = next(
        (g for g in clause.after if g.of(KINDS) and reading.runs(clause.unit).said("by", clause.at, g.first)),
        None,
    )
    if guest is not None and host is not None and host.first - clause.at < 14:
        _meet(reading, guest.of(KINDS), host.of(KINDS), clause.span(guest, host), "meeting.received")


def _partner(reading: Reading, unit: Unit, groups: Sequence[Group], cue: str) -> Group | None:
    """The first group that "con" or "a" leads to; representatives, missions and posts may stand between."""
    runs = reading.runs(unit)
    for group in groups[:3]:
        if not group.of(KINDS):
            continue
        begin, _ = unit.sentence_of(group.first)
        for k in range(group.first - 1, max(begin, group.first - 12) - 1, -1):
            if runs.cue(cue, k) is not None or (unit.tokens[k].key in reading.lex.words["contracted_to"] and cue == "to"):
                return group
            if unit.tokens[k].text in (";", ".") or (
                unit.tokens[k].key in reading.lex.predicates.forms and not unit.tokens[k].capital and cue == "to"
            ):
                break
    return None


def _headed_by(reading: Reading, unit: Unit, groups: Sequence[Group], partner: Group) -> list[Group]:
    """As in "una misión de X, encabezada por Y": the one who leads the delegation was met too."""
    runs = reading.runs(unit)
    found = []
    for group in groups:
        near = 0 <= group.first - partner.last < 9 and group.of(("person",))
        if near and runs.said("by", partner.last, group.first):
            found.append(group)
    return found
