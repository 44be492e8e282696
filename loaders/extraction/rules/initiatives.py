"""What the words of and around an initiative's name state: its parties, its owner, its places, and lists of priorities."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref
from loaders.extraction.marks.titles import KINDS as TITLED
from loaders.extraction.reading import Reading
from loaders.extraction.rules.arguments import called_after, entry, pairwise, unnamed_agreements
from loaders.extraction.rules.clauses import free
from loaders.extraction.rules.located import country
from loaders.extraction.rules.speakers import governments
from loaders.extraction.rules.twins import linked, town_at
from loaders.extraction.units import Mention, Unit

SIGNED = ("agreement", "twinning")


def apply(reading: Reading) -> None:
    """All of it, block by block."""
    _priorities(reading)
    _posts(reading)
    for unit in reading.units:
        for ref in list(reading.rows[unit.index]):
            if ref.entity.kind == "initiative":
                _parties(reading, unit, ref)
                _owner(reading, unit, ref)
                _targets(reading, unit, ref)
        _between(reading, unit)
        _described(reading, unit)


def _described(reading: Reading, unit: Unit) -> None:
    """As in "X, (un) proyecto de la AME", "X es un programa de la AME", "Es un programa de …" below its title."""
    runs = reading.runs(unit)
    things = [r for r in reading.rows[unit.index] if r.entity.kind == "initiative" and not r.entity.known]
    starts = {s[0] for s in unit.sentences}
    for k in runs.words("initiative_heads"):
        head = reading.lex.initiative_heads.match(unit.tokens, k)
        if head is None or head[1].plural or (unit.tokens[k].capital and k not in starts):
            continue
        if head[1].kind not in TITLED or unit.tokens[k].key in reading.lex.words["support_nouns"]:
            continue
        end = runs.seek("of", head[0], min(head[0] + 3, len(unit.tokens)))
        of = (runs.cue("of_the", end) or runs.cue("of", end)) if end is not None else None
        owner = next((r for r in reading.rows[unit.index] if of is not None and r.first == runs.skip_articles(of)), None)
        if (
            owner is None
            or owner.entity.kind != "organization"
            or any(runs.cue("negation", n) for n in range(max(0, k - 4), k))
        ):
            continue
        before = next((t for t in things if t.last < k and _apposed(reading, unit, t.last, k)), None)
        thing = before.entity if before is not None else None
        if thing is None and _apposed(reading, unit, 0, k) and k < 4:
            thing = next(iter(entry(reading, unit, k)), reading.sections.get(unit.index))
        if thing is not None:
            first = before.first if before is not None else k
            reading.ties.add("LEADS", owner.entity, thing, (unit.index, first, owner.last), "initiative.of")


def _apposed(reading: Reading, unit: Unit, end: int, k: int) -> bool:
    """Whether between a name and a noun stand but a comma or the copula, an article and an adjective."""
    runs = reading.runs(unit)
    between = unit.tokens[end:k]
    forms = reading.lex.predicates.forms
    link = any(
        t.text in (",", "(", "–", "—")
        or ((form := forms.get(t.key)) is not None and form.verb == reading.lex.predicates.copula)
        for t in between
    )
    if not between or len(between) > 4:
        return end == k == 0
    return link and (between[-1].text in (",", "(") or runs.cue("articles", k - 1) == k or runs.cue("articles", k - 2) == k - 1)


def _posts(reading: Reading) -> None:
    """As in "Ana Paz, coordinadora del programa X": who coordinates or directs an initiative leads it."""
    for post in reading.posts:
        unit = post.span[0]
        if post.lemma not in reading.lex.words["leading_posts"]:
            continue
        runs = reading.runs(reading.units[unit])
        of = runs.cue("of_the", post.end) or runs.cue("of", post.end) or post.end
        for ref in reading.rows[unit]:
            if ref.entity.kind == "initiative" and ref.first == runs.skip_articles(of):
                reading.ties.add("LEADS", post.person, ref.entity, (unit, post.span[1], ref.last), "initiative.post")
    for unit_ in reading.units:
        for m in reading.marks[unit_.index]:
            if m.kind == "post" and m.sub in reading.lex.words["leading_posts"] and not m.status and not m.plural:
                _post_first(reading, unit_, m)


def _post_first(reading: Reading, unit: Unit, post: Mention) -> None:
    """As in "la directora del programa X, Ana Paz", "El coordinador del proyecto es Luis Ruiz"."""
    runs = reading.runs(unit)
    of = runs.cue("of_the", post.last) or runs.cue("of", post.last)
    at = runs.skip_articles(of) if of is not None else None
    thing = next((r for r in reading.rows[unit.index] if r.first == at and r.entity.kind == "initiative"), None)
    if thing is None:
        return
    k = thing.last
    word = runs.word(k)
    form = reading.lex.predicates.forms.get(word.key) if word is not None else None
    if word is None or not (word.text in (",", ":") or (form is not None and form.verb == reading.lex.predicates.copula)):
        return
    person = next((r for r in reading.rows[unit.index] if r.entity.kind == "person" and k < r.first <= k + 3), None)
    if person is not None and all(
        reading.lex.honorifics.match(unit.tokens, n) or n == person.first
        for n in range(k + 1, person.first + 1)
        if unit.tokens[n].kind == "word" and runs.cue("articles", n) is None
    ):
        reading.ties.add("LEADS", person.entity, thing.entity, (unit.index, post.first, person.last), "initiative.post")


def _parties(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "convenio entre A y B": both take part and cooperate; "el convenio con A": A takes part."""
    runs = reading.runs(unit)
    begin, stop = unit.sentence_of(ref.first)
    denied = runs.said("refusal", begin, stop) or runs.said("negation", begin, stop)
    signed = ref.entity.sub in SIGNED and not denied
    for body in (r for r in reading.rows[unit.index] if signed and ref.first < r.first and r.last == ref.last):
        if body.entity.kind == "organization" and runs.said("with", ref.first, body.first):
            reading.ties.add(
                "PARTICIPATES_IN", body.entity, ref.entity, (unit.index, ref.first, ref.last), "initiative.between"
            )
    for k in range(ref.first, min(ref.last + 2, len(unit.tokens))):
        if runs.cue("between", k) is None:
            continue
        _, end = unit.sentence_of(ref.first)
        group = next((g for g in reading.groups(unit, k, end) if g.first - k <= 4), None)
        if group is None or group.first >= ref.last > k:
            parties = linked(reading, unit, ref, k + 1) if ref.entity.sub in SIGNED else []
            last = ref.last
            after = runs.cue("and", ref.last)
            second = next((g for g in reading.groups(unit, ref.last, end)[:1]), None)
            if after is not None and second is not None and len(parties) == 1 and town_at(runs, after) == second.first:
                parties += second.of(("organization",)) or governments(reading, second)
                last = second.last
                ref.entity.rename(f"{ref.entity.name} {unit.text(ref.last, after)} {unit.text(second.first, second.last)}")
            if len(parties) == 2:
                span = (unit.index, ref.first, last)
                for party in parties:
                    reading.ties.add("PARTICIPATES_IN", party, ref.entity, span, "initiative.between")
                pairwise(reading, parties, span, "initiative.between", "")
            return
        parties = group.of(("organization",)) or governments(reading, group)
        if len(parties) > 1:
            span = (unit.index, ref.first, group.last)
            for party in parties:
                reading.ties.add("PARTICIPATES_IN", party, ref.entity, span, "initiative.between")
            pairwise(reading, parties, span, "initiative.between", "")
        return


def _between(reading: Reading, unit: Unit) -> None:
    """As in "el convenio entre A y B": an agreement without a name, and its parties."""
    runs = reading.runs(unit)
    for noun in unnamed_agreements(reading, unit):
        if runs.cue("between", noun.last) is None:
            continue
        begin, end = unit.sentence_of(noun.first)
        denied = any(runs.said(c, begin, end) for c in ("refusal", "cancelled"))
        denied = denied or runs.said("negation", begin, noun.first)
        group = next((g for g in reading.groups(unit, noun.last, end) if g.first - noun.last <= 4), None)
        bodies = (group.of(("organization",)) or governments(reading, group)) if group is not None and not denied else []
        if group is not None and len(bodies) > 1:
            agreement = called_after(reading, noun, bodies)
            planned = runs.said("plan", begin, end)
            span = (unit.index, noun.first, group.last)
            for party in bodies:
                reading.ties.add("PARTICIPATES_IN", party, agreement, span, "initiative.between", "planned" if planned else "")
            pairwise(reading, bodies, span, "initiative.between", "planned" if planned else "")


def _owner(reading: Reading, unit: Unit, ref: Ref) -> None:
    """As in "los ODS de las Naciones Unidas", "el Plan … de la AME": a body behind "de" leads it."""
    runs = reading.runs(unit)
    beside = _coordinated(reading, unit, ref)
    if beside is not None:
        reading.ties.add("LEADS", beside.entity, ref.entity, (unit.index, ref.first, beside.last), "initiative.of")
        return
    if runs.said("possessive", max(0, ref.first - 2), ref.first):
        begin, _end = unit.sentence_of(ref.first)
        owners = [g for g in reading.groups(unit, begin, ref.first) if g.of(("person", "organization")) and g.last <= ref.first]
        if not owners and runs.text(ref.last, ref.last + 1) == ",":
            owners = [g for g in reading.groups(unit, ref.last, _end) if g.of(("organization",)) and g.first <= ref.last + 3][
                :1
            ]
        owners = [g for g in owners if free(reading, unit, g)] or owners
        if owners:
            for owner in owners[-1].of(("person", "organization")):
                first, last = min(owners[-1].first, ref.first), max(owners[-1].last, ref.last)
                reading.ties.add("LEADS", owner, ref.entity, (unit.index, first, last), "initiative.possessive")
    inside = [m for m in reading.refs(unit, ref.first, ref.last + 6) if m.entity.kind == "organization" and m.first > ref.first]
    for body in inside:
        of = next((k for k in (body.first - 1, body.first - 2) if runs.cue("of", k) is not None), None)
        if (
            of is not None
            and of <= ref.last
            and runs.skip_articles(runs.cue("of_the", of) or runs.cue("of", of) or of) == body.first
        ):
            span = (unit.index, ref.first, max(ref.last, body.last))
            reading.ties.add("LEADS", body.entity, ref.entity, span, "initiative.of")
            return


def _coordinated(reading: Reading, unit: Unit, ref: Ref) -> Ref | None:
    """As in "Visión 2030 y Prioridades de X": X, which owns both."""
    runs = reading.runs(unit)
    after = runs.cue("and", ref.last)
    if after is None:
        return None
    noun = runs.skip_articles(after)
    of = runs.cue("of_the", noun + 1) or runs.cue("of", noun + 1)
    at = runs.skip_articles(of) if of is not None else None
    return next((r for r in reading.rows[unit.index] if r.first == at and r.entity.kind == "organization"), None)


def _targets(reading: Reading, unit: Unit, ref: Ref) -> None:
    """A country or place inside the initiative's own name; an agreement's is where it was signed, or who signed it."""
    if ref.entity.known:
        return
    signed = ref.entity.sub in ("agreement", "twinning") or unit.tokens[ref.first].key in reading.lex.words["declarations"]
    span = (unit.index, ref.first, ref.last)
    tokens = unit.tokens
    k = ref.first + 1
    while k < ref.last:
        found = reading.runs(unit).country(k)
        if found is not None and tokens[k].capital and found[0] <= ref.last:
            reading.ties.add("TARGETS", ref.entity, country(reading, found[1]), span, "initiative.name")
            k = found[0]
            continue
        for place in () if signed else reading.actors.opening("place", tokens[k].text):
            words = place.name.split()
            if place.sub != "region" and [t.text for t in tokens[k : k + len(words)]] == words and k + len(words) <= ref.last:
                reading.ties.add("TARGETS", ref.entity, place, span, "initiative.name")
                k += len(words) - 1
                break
        k += 1


def _priorities(reading: Reading) -> None:
    """As in "Las prioridades de X son:" and the items below it: each is a priority that X leads."""
    lead: tuple[Entity, tuple[int, int, int]] | None = None
    for unit in reading.units:
        runs = reading.runs(unit)
        if unit.block.kind == "item" and lead is not None:
            title = _item_title(unit)
            if title:
                end = title
                name = runs.text(0, end)
                entity = Entity("initiative", name, "priority")
                entity.mentions.append((unit.index, 0, end))
                known = next((e for e in reading.actors.called("initiative", name) if e.name == name), None)
                if known is None:
                    reading.actors.new(entity)
                    mention = Mention("initiative", unit.index, 0, end, name, "priority")
                    kept = [r for r in reading.rows[unit.index] if r.first >= end]
                    reading.rows[unit.index] = [Ref(entity, unit.index, 0, end, mention), *kept]
                reading.ties.add("LEADS", lead[0], known or entity, lead[1], "initiative.priority")
            continue
        lead = None
        if unit.block.text.rstrip().endswith(":"):
            cue = runs.seek("priorities")
            bodies = [r for r in reading.rows[unit.index] if r.entity.kind == "organization"]
            if cue is not None and bodies:
                lead = bodies[-1].entity, (unit.index, 0, len(unit.tokens))


def _item_title(unit: Unit) -> int:
    """The token behind an item's title: "Title: description"; 0 where it has none."""
    if unit.block.bold and unit.block.bold[0][0] == 0:
        end = sum(start < unit.block.bold[0][1] for start in unit.starts)
        while end > 0 and unit.tokens[end - 1].kind == "sign":
            end -= 1
        return end if end <= 14 else 0
    for k, token in enumerate(unit.tokens[:14]):
        if token.text == ":":
            return k
        if token.text in (".", ";"):
            return 0
    return 0
