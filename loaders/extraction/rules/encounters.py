"""MET_WITH in a sentence: "A se reunió con B", "A fue recibida por B", "los recibió B", "la reunión entre A y B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules import meeting_nouns
from loaders.extraction.rules.clauses import Clause, clauses, done, free, subject
from loaders.extraction.rules.meeting_nouns import partner_of
from loaders.extraction.rules.meetings import KINDS, meet
from loaders.extraction.units import Unit

REACH = 14  # tokens between a verb and the one met


@dataclass
class Told:
    """Whom a block spoke of so far: the subject carried on, and those named last."""

    subject: list[Entity] = field(default_factory=list)
    last: list[Entity] = field(default_factory=list)


def apply(reading: Reading) -> None:
    """Every meeting that a sentence tells of."""
    told = Told()
    for unit in reading.units:
        if unit.block.kind == "heading":
            told = Told()
            continue
        begun = -1
        for clause in clauses(reading, unit):
            if clause.first != begun:
                _pass_on(reading, unit, told, begun, clause.first)
                begun = clause.first
            _clause(reading, clause, told)
        _pass_on(reading, unit, told, begun, len(unit.tokens))
        meeting_nouns.read(reading, unit, told.subject)


def _pass_on(reading: Reading, unit: Unit, told: Told, first: int, last: int) -> None:
    """Those named in the sentences before, for a pronoun in the next."""
    named = [e for g in reading.groups(unit, max(first, 0), last) for e in g.of(("person",))]
    if named:
        told.last = list(dict.fromkeys(named))


def _clause(reading: Reading, clause: Clause, told: Told) -> None:
    words = reading.lex.words
    met = clause.verb in words["meeting_verbs"]
    held = clause.verb in words["holding_verbs"] and any(
        t.key in words["meeting_nouns"] for t in clause.unit.tokens[clause.at : min(clause.last, clause.at + 8)]
    )
    ours, group = subject(reading, clause, KINDS, told.subject)
    if group is None and (led := _led_by(reading, clause)) is not None:
        ours, group = led.of(("person",)), led
    if (met or held or clause.verb in words["visited_verbs"]) and not _unreal(reading, clause):
        if clause.passive:
            if clause.verb in words["receiving_verbs"]:
                _received(reading, clause, told)
        elif clause.verb in words["receiving_verbs"] and _pronoun(reading, clause):
            _received_them(reading, clause, told)
        elif not _visited(reading, clause, ours) and (met or held):
            _met(reading, clause, ours, group, held)
    if group is not None and not clause.passive:
        told.subject = ours


def _led_by(reading: Reading, clause: Clause) -> Group | None:
    """As in "una delegación encabezada por A visitó …": A stands for the subject."""
    unit = clause.unit
    for group in reversed(clause.before):
        if group.of(("person",)):
            begin = max(clause.first, group.first - REACH)
            made = reading.runs(unit).said("made_of", begin, group.first)
            return group if made else None
    return None


def _unreal(reading: Reading, clause: Clause) -> bool:
    """What is denied, wished or only possible is no meeting; a planned one is."""
    if clause.denied or clause.tense in ("conditional", "subjunctive"):
        return True
    runs = reading.runs(clause.unit)
    if runs.said("wished", max(clause.first, clause.at - 6), clause.at):
        return True
    return clause.tense == "infinitive" and not done(reading, clause)


def _met(reading: Reading, clause: Clause, ours: list[Entity], group: Group | None, held: bool) -> None:
    """As in "A se reunió con B", "A recibió a B", "recibió a A el alcalde B", "A y B sostuvieron una reunión"."""
    unit, words = clause.unit, reading.lex.words
    receiving = clause.verb in words["receiving_verbs"]
    if clause.verb in words["drawing_verbs"] and not clause.reflexive and clause.tense in ("past", "present", "future"):
        return  # "el congreso reunió a alcaldes junto a X"
    partner = partner_of(reading, unit, clause.after, "with", clause.end) if not receiving else None
    if partner is None and clause.heads and not receiving:
        partner = _relative(reading, clause)
    if partner is None and receiving and not _has_object(reading, clause):
        partner = partner_of(reading, unit, clause.after, "to", clause.end) or _direct(reading, clause)
    if partner is not None and group is not None and partner in clause.heads and group in clause.heads:
        return
    if partner is not None and partner.of(KINDS):
        if group is None or group not in clause.before:
            late = _late(reading, clause, partner)
            if late is not None:
                ours, group = late.of(KINDS), late
        extra = _headed_by(reading, unit, clause.after, partner)
        first = group.first if group is not None else clause.at
        ends = [partner.last, clause.end, *(g.last for g in extra), *([group.last] if group is not None else [])]
        span = (unit.index, min(first, clause.at, partner.first), max(ends))
        ours = ours or [p for p, at in reading.delegation if at <= unit.index]
        meet(reading, ours, [e for e in partner.of(KINDS) if e not in ours], span, "meeting.sentence")
        for g in extra:
            meet(reading, ours, g.of(("person",)), span, "meeting.sentence")
    elif (
        group is not None
        and len(ours) == 2
        and not _with_others(reading, clause)
        and (held or clause.verb in words["mutual_verbs"])
    ):
        span = (unit.index, group.first, clause.end + 6 if clause.end + 6 < clause.last else clause.last)
        meet(reading, ours[:1], ours[1:], span, "meeting.mutual")


def _visited(reading: Reading, clause: Clause, ours: Sequence[Entity]) -> bool:
    """As in "A agradeció la visita de B", "A recibió la visita de B": whether it is said so."""
    unit, words = clause.unit, reading.lex.words
    if clause.verb not in words["visited_verbs"]:
        return False
    noun = next(
        (k for k in range(clause.end, min(clause.end + 3, clause.last)) if unit.tokens[k].key in words["visit_nouns"]), None
    )
    guest = next((g for g in clause.after if noun is not None and g.first > noun and g.of(KINDS)), None)
    if noun is None or guest is None or guest.first - noun > REACH:
        return False
    meet(reading, ours, guest.of(KINDS), clause.span(guest), "meeting.sentence")
    return True


def _received(reading: Reading, clause: Clause, told: Told) -> None:
    """As in "Ana Paz fue recibida por el rector de X, Luis Ruiz"; who was received may be left out."""
    unit = clause.unit
    runs = reading.runs(unit)
    guest = next((g for g in reversed(clause.before) if g.of(KINDS) and free(reading, unit, g)), None)
    guest = guest or (clause.antecedent(("person",)) if clause.heads else None)
    by = runs.seek("by", clause.at, min(clause.at + 6, clause.last))
    host = next((g for g in clause.after if by is not None and g.first > by and g.of(KINDS)), None)
    if host is None or by is None or host.first - clause.at > REACH:
        return
    if not host.of(("person",)) and any(t.text == "," for t in unit.tokens[by : host.first]):
        return  # "recibidos por (somebody not read), concejala de X"
    several = unit.tokens[clause.at].key.endswith(reading.lex.predicates.plural)
    ours = [p for p, at in reading.delegation if at <= unit.index]
    # "la delegación, que fue recibida por …": those who travel, not whom the block spoke of
    guests = guest.of(KINDS) if guest is not None else told.subject if clause.pronoun is None else ours
    if guest is None and (not guests or (len(guests) > 1) != several):
        guests = ours
    groups = [g for g in (guest, host) if g is not None]
    meet(reading, guests, [e for e in host.of(KINDS) if e not in guests], clause.span(*groups), "meeting.received")


def _pronoun(reading: Reading, clause: Clause) -> bool:
    return clause.at > clause.first and clause.unit.tokens[clause.at - 1].key in reading.lex.words["object_clitics"]


def _received_them(reading: Reading, clause: Clause, told: Told) -> None:
    """As in "Llegaron A y B. Los recibió C"."""
    unit = clause.unit
    several = unit.tokens[clause.at - 1].key in reading.lex.words["several_clitics"]
    host = next((g for g in clause.after[:1] if g.of(("person",)) and free(reading, unit, g)), None)
    host = host or next((g for g in reversed(clause.before) if g.of(("person",)) and free(reading, unit, g)), None)
    if host is None:
        return
    hosts = host.of(("person",))
    guests = [e for e in told.last if e not in hosts]
    guests = guests if several else guests[-1:]
    if len(guests) > 1 or not several:
        meet(reading, guests, hosts, clause.span(host), "meeting.received")


def _with_others(reading: Reading, clause: Clause) -> bool:
    """Whether "con" behind the verb says that the two met somebody else."""
    runs = reading.runs(clause.unit)
    return runs.said("with", clause.end, clause.last)


def _has_object(reading: Reading, clause: Clause) -> bool:
    """Whether something else is received or visited ("recibió el premio", "visitó la planta"), a name aside."""
    k = clause.end
    tokens = clause.unit.tokens
    if any(t.key in reading.lex.words["visited_sites"] for t in tokens[k : k + 3]):
        return True  # "visita a la planta de X"
    if k >= len(tokens) or tokens[k].key not in reading.lex.words["bare_articles"] | reading.lex.words["object_openers"]:
        return False
    follower = tokens[k + 1] if k + 1 < len(tokens) else None
    named = any(r.first in (k, k + 1) for r in reading.rows[clause.unit.index])
    return follower is not None and follower.kind != "number" and not named


def _direct(reading: Reading, clause: Clause) -> Group | None:
    """The body that is visited: right behind the verb."""
    for group in clause.after[:1]:
        between = clause.unit.tokens[clause.end : group.first]
        plain = not any(t.key in reading.lex.words["prepositions"] or t.kind == "sign" for t in between)
        bodies = [e for e in group.of(("organization",)) if e.sub not in ("other", "")]
        if bodies and len(between) <= 3 and plain:
            return group
    return None


def _relative(reading: Reading, clause: Clause) -> Group | None:
    """As in "B, con quien A se reunió"."""
    unit = clause.unit
    head = clause.antecedent(KINDS)
    if head is None:
        return None
    runs = reading.runs(unit)
    between = range(head.last, clause.at)
    return head if any(runs.cue("with", k) is not None and runs.cue("relative", k + 1) is not None for k in between) else None


def _late(reading: Reading, clause: Clause, partner: Group) -> Group | None:
    """A subject behind the verb: "recibió a los delegados el alcalde B"."""
    for group in clause.after[:3]:
        if group is partner or not group.of(("person",)):
            continue
        before = clause.unit.tokens[group.first - 1].text
        described = before == "," and group.first - partner.last <= 2
        return group if free(reading, clause.unit, group) and not described and group.first - partner.last < 8 else None
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
