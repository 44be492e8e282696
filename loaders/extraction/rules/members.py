"""MEMBER_OF: lists ("Socios de X:"), what a body is made up of ("integrada por A y B"), "a la que pertenece A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.clauses import free, is_noun
from loaders.extraction.rules.speakers import governed, governments
from loaders.extraction.units import Unit

LONG = 40  # blocks that a list of members may go on for
LEAD, ENTRY = 12, 24  # tokens of a heading that announces members, and of one of them
AFAR = 22  # tokens between a body and the participle that tells of its members, a description between them
NEAR = 6  # tokens between the words of membership and the members


def apply(reading: Reading) -> None:
    """Every list of members and every sentence that names them behind their body; what is denied is none."""
    _lists(reading)
    for unit in reading.units:
        if sum(r.entity.kind in ("organization", "place") for r in reading.rows[unit.index]) > 1:
            for begin, end in unit.sentences:
                _sentence(reading, unit, begin, end)


def _lists(reading: Reading) -> None:
    whole: Entity | None = None
    lead = 0
    for unit in reading.units:
        if unit.block.kind == "heading":
            whole = None
        named = _lead(reading, unit)
        if named is not None:
            whole, lead = named, unit.index
            continue
        entry = _entry(reading, unit) if whole is not None and unit.index - lead <= LONG else None
        if entry is not None and whole is not None:
            reading.ties.add("MEMBER_OF", entry[0], whole, (unit.index, 0, entry[1]), "member.list")
        elif unit.block.kind == "paragraph":
            whole = None


def _lead(reading: Reading, unit: Unit) -> Entity | None:
    """The body whose members a line announces: a heading, or a line that ends in a colon; "Miembros" are the publisher's."""
    runs = reading.runs(unit)
    heading = unit.block.kind == "heading" and len(unit.tokens) <= LEAD
    if not (heading or unit.block.text.rstrip().endswith(":")):
        return None
    composing = (k for k in runs.words("verbs") if _composed(reading, unit, k))
    cues = sorted({*runs.every("members"), *composing})
    if not cues:
        return None
    if runs.said("negation"):
        return None
    bodies = [r.entity for r in reading.rows[unit.index] if r.entity.kind == "organization"]
    return bodies[-1] if bodies else reading.publisher if cues[0] <= 2 else None


def _composed(reading: Reading, unit: Unit, k: int) -> bool:
    form = reading.lex.predicates.forms.get(unit.tokens[k].key)
    return form is not None and form.verb in reading.lex.words["composing_verbs"] and form.tense in ("participle", "present")


def _entry(reading: Reading, unit: Unit) -> tuple[Entity, int] | None:
    """The body, or the government of the town, that a short line begins with; and where its name ends."""
    first = next((r for r in reading.rows[unit.index] if r.first <= 4), None)
    if first is None or len(unit.tokens) > ENTRY or unit.block.kind == "heading":
        return None
    if first.entity.kind == "organization":
        return first.entity, first.last
    town = (
        first.entity.kind == "place"
        and first.entity.sub != "region"
        and first.first <= 1
        and unit.block.kind in ("item", "row")
    )
    return (reading.actors.government(first.entity), first.last) if town else None


def _sentence(reading: Reading, unit: Unit, begin: int, end: int) -> None:
    """The body, the words of membership, and the members behind both."""
    runs = reading.runs(unit)
    telling = _telling(reading, unit, begin, end)
    if not telling or (runs.said("refusal", begin, end) or runs.said("cancelled", begin, end)):
        return
    groups = reading.groups(unit, begin, end)
    ways = (_among, _made_up, _formed, _had, _said_first)
    for k in telling:
        found = next((f for way in ways if (f := way(reading, unit, groups, k)) is not None), None)
        if found is None or runs.said("negation", max(begin, k - 4), k):
            continue
        whole, at, behind = found
        for body in whole.of(("organization",))[-1:]:
            for group in _members(reading, unit, groups, behind, at):
                for member in _bodies(reading, unit, group):
                    span = (unit.index, min(whole.first, k), group.last)
                    reading.ties.add("MEMBER_OF", member, body, span, "member.sentence")


def _telling(reading: Reading, unit: Unit, begin: int, end: int) -> list[int]:
    """Where words of membership may begin."""
    runs = reading.runs(unit)
    said = (runs.every(c, begin, end) for c in ("members", "relative_of", "membership", "bosom", "among"))
    composing = reading.lex.words["composing_verbs"]
    forms = reading.lex.predicates.forms
    verbs = (k for k in runs.words("verbs", begin, end) if forms[unit.tokens[k].key].verb in composing)
    return sorted({*verbs, *chain(*said)})


Found = tuple[Group, int, int] | None  # the body, where its members may begin, and how far behind that the first may stand


def _among(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Found:
    """As in "M reúne a gobiernos de tres países, entre ellos A y B", "veinte municipios, entre ellos A y B, integran M"."""
    runs = reading.runs(unit)
    after = runs.cue("among", k)
    if after is None:
        return None
    begin, end = unit.sentence_of(k)
    forms = reading.lex.predicates.forms
    verbs = [n for n in runs.words("finite_verbs", begin, end) if not is_noun(reading, unit, n)]
    gathering = [n for n in verbs if n < k and forms[unit.tokens[n].key].verb in reading.lex.words["gathering_verbs"]]
    if gathering:
        whole = [g for g in groups if g.last <= gathering[-1] and g.of(("organization",)) and free(reading, unit, g)]
        return (whole[-1], after, NEAR) if whole else None
    belonging = next((n for n in verbs if n > k), None)
    if belonging is None or not (
        runs.cue("membership", belonging) or forms[unit.tokens[belonging].key].verb in _joining(reading)
    ):
        return None
    whole = [g for g in groups if g.first > belonging and g.of(("organization",))]
    return (whole[0], after, NEAR) if whole else None


def _formed(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Found:
    """As in "M la forman los municipios de A y B": a pronoun takes up the body before the verb."""
    form = reading.lex.predicates.forms.get(unit.tokens[k].key)
    if form is None or form.verb not in reading.lex.words["composing_verbs"] or form.tense not in ("present", "past"):
        return None
    before = [g for g in groups if g.last == k - 1 and g.of(("organization",))]
    pronoun = k > 0 and unit.tokens[k - 1].key in reading.lex.words["bare_articles"] | reading.lex.words["object_pronouns"]
    return (before[-1], k + 1, NEAR) if before and pronoun else None


def _made_up(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Found:
    """As in "M, integrada por A y B", "M cuenta con tres socios: A, B y C", "Socios de M: A y B"."""
    runs = reading.runs(unit)
    form = reading.lex.predicates.forms.get(unit.tokens[k].key)
    composed = form is not None and form.verb in reading.lex.words["composing_verbs"] and form.tense == "participle"
    by = runs.cue("by", k + 1) if composed else None
    before = [g for g in groups if g.last <= k and g.of(("organization",))]
    held = [r for r in reading.refs(unit, unit.sentence_of(k)[0], k) if r.entity.kind == "organization"]
    if held and (not before or held[-1].first >= before[-1].last):
        before = [Group.over(held[-1:])]  # "Ana Paz, presidenta de M, formada por …"
    if by is not None and before:
        told = runs.words("finite_verbs", before[-1].last, k - 1)  # "M, entidad con sede en X y constituida por …"
        if k - before[-1].last <= (AFAR if not told else NEAR):
            return before[-1], by, NEAR
    if runs.cue("members", k) is None:
        return None
    sign = next((n for n in range(k + 1, min(k + NEAR, len(unit.tokens))) if unit.tokens[n].text in (":", ",", "(")), None)
    counted = unit.tokens[k - 1].kind == "number" or unit.tokens[k - 1].key in reading.lex.numbers if k else False
    if counted and sign is not None and before and k - before[-1].last <= NEAR:
        return before[-1], sign + 1, 2
    behind = next((g for g in groups if g.first > k and g.of(("organization",))), None)
    signs = (":",) if runs.cue("members", k) == k + 1 else (":", ",")  # "ciudades fundadoras de M, A y B"
    if behind is not None and behind.first - k <= NEAR and runs.text(behind.last, behind.last + 1) in signs:
        return behind, behind.last + 1, 2
    return None


def _had(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Found:
    """As in "M, a la que pertenece A", "M, red de la que forman parte A y B"."""
    runs = reading.runs(unit)
    relative = runs.cue("relative_of", k)
    before = [g for g in groups if g.last <= k and g.of(("organization",))]
    if relative is None or not before or k - before[-1].last > 3:
        return None
    for n in range(relative, min(relative + 4, len(unit.tokens))):
        form = reading.lex.predicates.forms.get(unit.tokens[n].key)
        after = runs.cue("membership", n) or (n + 1 if form is not None and form.verb in _joining(reading) else None)
        if after is not None:
            return before[-1], relative, NEAR + 2
    return None


def _said_first(reading: Reading, unit: Unit, groups: Sequence[Group], k: int) -> Found:
    """As in "Son socias de M los ayuntamientos de A y B", "Integran M …", "recibir en el seno de M a A"."""
    runs = reading.runs(unit)
    after = runs.cue("bosom", k) or (runs.cue("membership", k) if k - unit.sentence_of(k)[0] <= 1 else None)
    if after is None:
        return None
    of = runs.cue("of_the", after) or runs.cue("of", after) or after
    whole = next((g for g in groups if g.first == runs.skip_articles(of) and g.of(("organization",))), None)
    return (whole, whole.last, 2 * NEAR) if whole is not None else None


def _joining(reading: Reading) -> Sequence[str]:
    return tuple(reading.lex.predicates.frames["member"]["verbs"])


def _members(reading: Reading, unit: Unit, groups: Sequence[Group], near: int, at: int) -> Iterator[Group]:
    """The groups of bodies and towns from ``at`` on, each joined to the one before; the first at most ``near`` tokens on."""
    runs = reading.runs(unit)
    last = at
    room = near
    for group in groups:
        if group.first < at:
            continue
        between = unit.tokens[last : group.first]
        joined = last == at or any(t.text in (",", ";") or t.key in reading.lex.words["joiners"] for t in between)
        verbs = any(t.key in reading.lex.predicates.finite and not _had_verb(reading, t.key) for t in between)
        plain = near > NEAR or last > at or all(_may_open(reading, unit, k) for k in range(last, group.first))
        if (
            not joined
            or not plain
            or verbs
            or len(between) > room
            or any(t.text == ":" and not _counts(reading, unit, n) for n, t in enumerate(between[1:], last + 1))
        ):
            return
        if not group.of(("organization", "place")):
            return
        opening = unit.tokens[group.first - 1].key
        if (
            last == at
            or free(reading, unit, group)
            or opening in reading.lex.words["plain_of"]
            or runs.cue("to", group.first - 1)
        ):
            yield group
        last, room = group.last, 4


def _counts(reading: Reading, unit: Unit, k: int) -> bool:
    """As in "tres municipios: A, B y C", the colon at k."""
    return unit.tokens[k - 1].key in reading.lex.words["town_nouns"]


def _may_open(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether token k may stand between "por" and the first member: "los tres municipios de"."""
    token = unit.tokens[k]
    words = reading.lex.words
    small = any(token.key in words[name] for name in ("plain_of", "bare_articles", "noun_openers", "local_nouns"))
    head = reading.lex.body_heads.match(unit.tokens, k)
    return small or token.kind != "word" or token.key in reading.lex.numbers or (head is not None and head[1].plural)


def _had_verb(reading: Reading, key: str) -> bool:
    verb = reading.lex.predicates.forms[key].verb
    return verb in _joining(reading) or verb in reading.lex.words["being_verbs"] or verb in reading.lex.words["composing_verbs"]


def _bodies(reading: Reading, unit: Unit, group: Group) -> list[Entity]:
    """The members that a group names: bodies, or the governments of its towns."""
    return group.of(("organization",)) or governed(reading, unit, group, places=True) or governments(reading, group)
