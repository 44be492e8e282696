"""Initiatives and events: named by a head ("Plan …", "XV Congreso …"), by quotation marks, or described ("acuerdo sobre …")."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from loaders.extraction.marks.endings import numbered, ordinary, second_half, with_acronym, with_number
from loaders.extraction.marks.partners import with_party
from loaders.extraction.marks.titles import KINDS as TITLED
from loaders.extraction.marks.titles import title_end
from loaders.extraction.runs import QUOTES, Runs
from loaders.extraction.units import Mention, Unit
from loaders.lexicon import Head

TITLE_HEAD = 8  # tokens between "CONVENIO" and "ENTRE"


def initiative(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """The initiative that begins at token i."""
    found = runs.lex.known_initiatives.match(runs.tokens, i)
    if found is not None and runs.tokens[i].capital:
        end, known = found
        mention = Mention("initiative", unit.index, i, end, runs.text(i, end), known.kind, known=known.name)
        return with_acronym(runs, with_number(runs, mention))
    if not runs.tokens[i].text[-1].isascii() and not runs.tokens[i].capital:
        return None  # the accent of a past: "he agreed" is no agreement
    if runs.tokens[i].key in runs.lex.words["agreement_acronyms"] and runs.tokens[i].capital:
        return Mention("initiative", unit.index, i, i + 1, runs.text(i, i + 1), "agreement", generic=True, derived=True)
    head = runs.lex.initiative_heads.match(runs.tokens, i)
    if head is None or (runs.tokens[i].capital and runs.tokens[i].key in runs.lex.given_names and runs.person(i) > i + 1):
        return None
    follower = runs.word(i + 1)
    if runs.tokens[i].key in runs.lex.given_names and follower and follower.capital and not runs.is_field(follower):
        return None  # "Pilar Asensio", not "Pilar Social"
    if i <= 1 and unit.index < 3 and runs.shouting and (title := _between_parties(unit, runs, i, head)) is not None:
        return title
    described = _headed(unit, runs, i, head, "initiative", "initiative_joins")
    if described is not None and described.derived and runs.tokens[i].key not in runs.lex.words["describable"]:
        return replace(described, last=head[0], name=runs.text(i, head[0]), derived=False)
    return described


def _between_parties(unit: Unit, runs: Runs, i: int, head: tuple[int, Head]) -> Mention | None:
    """The title of an agreement that names its parties, to its end: "CONVENIO ENTRE A, B Y C PARA …"."""
    end, what = head
    if what.kind != "agreement" or what.plural or not runs.said("between", end, end + TITLE_HEAD):
        return None
    last = len(runs.tokens)
    while runs.tokens[last - 1].kind == "sign" and runs.tokens[last - 1].text not in QUOTES.values():
        last -= 1
    inner = runs.text(i, end)
    return Mention("initiative", unit.index, i, last, runs.text(i, last), what.kind, aliases=(inner,))


def event(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """The event that begins at token i, its ordinal included ("XV Congreso", "Primer Encuentro")."""
    token = runs.tokens[i]
    at = i
    counted = token.key in runs.lex.ordinals
    edition = token.roman and runs.lex.event_heads.match(runs.tokens, i + 1) is not None
    number = token.kind == "number" and ":" not in token.text
    if (token.roman or number or counted) and (runs.is_name_word(i + 1) or counted or edition):
        at = i + 1
    head = runs.lex.event_heads.match(runs.tokens, at)
    if head is None:
        return None
    if runs.tokens[i].key in runs.lex.words["act_nouns"] and not runs.tokens[i].capital:
        return None
    second = 0 < i < 4 and runs.cue("and", i - 1) == i
    if unit.block.kind == "heading" and (second or (at == 0 and runs.cue("and", head[0]) is not None)):
        return None  # "Apertura y conferencia magistral": a section of the report
    mention = _headed(unit, runs, i, head, "event", "name_joins", at=at)
    if mention is None or (mention.generic and mention.plural):
        return None
    said = " ".join(t.key for t in runs.tokens[i : head[0]])
    if mention.generic and (at > i or said in runs.lex.words["definite_events"]):
        return replace(mention, derived=True)  # "la primera asamblea", "la audiencia pública": known again without a name
    return mention


def quoted(unit: Unit, runs: Runs, i: int) -> Mention | None:
    """A title in quotation marks, of an initiative or an event by the noun before it; None where no noun tells."""
    if runs.tokens[i].text not in QUOTES or not runs.is_name_word(i + 1):
        return None
    close = runs.closing(i)
    if close is None or close - i > 22:
        return None
    begin = unit.sentence_of(i)[0]
    if i > begin and runs.tokens[i - 1].text == ":" and unit.block.kind != "heading" and runs.tokens[close - 1].text in ".!?":
        return None  # what somebody said
    if any(t.key in runs.lex.predicates.finite for t in runs.tokens[i + 1 : close]) and close - i > 9:
        return None
    for k in range(i - 1, max(begin, i - 9) - 1, -1):
        if runs.tokens[k].text in (".", ";", ")"):
            break
        if runs.lex.event_heads.match(runs.tokens, k) or runs.tokens[k].key in runs.lex.words["talk_words"]:
            return Mention("event", unit.index, i, close + 1, runs.text(i + 1, close), "event", quoted=True)
        head = runs.lex.initiative_heads.match(runs.tokens, k)
        if head is not None or runs.tokens[k].key in runs.lex.words["idea_words"]:
            kind = head[1].kind if head else "project"
            return Mention("initiative", unit.index, i, close + 1, runs.text(i + 1, close), kind, quoted=True)
    return None


def _headed(
    unit: Unit, runs: Runs, i: int, head: tuple[int, Head], kind: str, joins: str, at: int | None = None
) -> Mention | None:
    head_end, what = head
    at = i if at is None else at
    words = " ".join(t.key for t in runs.tokens[at:head_end])
    weak = not runs.tokens[at].capital and words in runs.lex.words["need_capital"]
    if (weak and not (kind == "initiative" and _names(runs, head_end, what))) or runs.cue("not_agreements", i - 1) is not None:
        return None
    capital = runs.tokens[at].capital and not what.plural and not _opens_sentence_only(unit, runs, at, head_end)
    sub = what.kind if kind == "initiative" else ("nested" if what.nested else "")
    base = Mention(kind, unit.index, i, head_end, runs.text(i, head_end), sub, plural=what.plural)
    k = head_end
    while (word := runs.word(k)) is not None and not word.capital:
        modifier = runs.lex.modifiers.match(runs.tokens, k)
        if modifier is None and word.key not in runs.lex.words["event_modifiers"]:
            break
        k = modifier[0] if modifier is not None else k + 1
    sign = runs.word(k)
    # a colon or nothing between the head and a quoted title
    title = k + 1 if sign is not None and sign.text == ":" else k
    opening = runs.word(title)
    if opening is not None and opening.text in QUOTES and (close := runs.closing(title)) is not None and close - title < 24:
        inside = runs.text(title + 1, close)
        return replace(
            base, last=close + 1, name=inside, aliases=(runs.text(i, close + 1), runs.text(i, head_end)), quoted=True
        )
    counted = numbered(runs, head_end) if kind == "event" or (what.kind == "law" and not what.plural) else head_end
    named = runs.is_name_word(k) and counted == head_end
    if named and not what.plural and not runs.starts_other(k) and not capital and k == head_end:
        end = title_end(runs, k) if kind == "initiative" else second_half(runs, runs.body(k, joins=joins))
        if kind == "initiative" or not (runs.begins_body(k) or _someone(runs, k)):
            whole = kind == "event" and (at > i or _adjective(runs, k))  # "XXIII encuentro Iberoamericano de Ediles"
            name = runs.text(i if whole else k, end)
            return replace(with_number(runs, replace(base, last=end, name=name)), aliases=() if whole else (runs.text(i, end),))
    if counted > head_end:
        return replace(base, last=counted, name=ordinary(runs, i, counted), aliases=(runs.text(i, counted),))
    if capital:
        after = runs.cue("of_the", head_end) or runs.cue("of", head_end)
        owned = after is not None and runs.begins_body(runs.skip_articles(after)) and kind == "initiative"
        other = partial(_owner_begins if kind == "initiative" else _someone, runs)
        end = head_end if owned else runs.body(head_end, joins=joins, commas=True, stop=other)
        if end > head_end:
            return with_acronym(runs, with_number(runs, replace(base, last=end, name=runs.text(i, end))))
        if kind == "initiative" and what.kind == "plan" and head_end - at > 2 and _all_capital(runs, at, head_end):
            return with_acronym(runs, with_number(runs, base))  # "Plan Nacional de Desarrollo"
        if at > i:
            return base  # "VII Asamblea General": the ordinal makes it a name
        year = runs.word(head_end)
        if year is not None and year.kind == "number" and len(year.text) >= 4:
            return with_number(runs, base)
        if sub in ("plan", "agenda") and runs.tokens[head_end - 1].capital and head_end - at > 2:
            return base  # "Plan Nacional de Desarrollo": a head of many words is a name
    if what.kind in ("agreement", "twinning") and not what.plural and (party := with_party(unit, runs, i, k)) is not None:
        return replace(base, last=party.last, name=runs.text(i, party.last), inner=(party,))
    undone = what.kind == "agreement" and _to_do(runs, k)
    end = k if undone else _described(runs, k, "complement" if kind == "initiative" else "event_complement")
    if (
        kind == "initiative"
        and end > k
        and runs.is_name_word(end)
        and not what.plural
        and not runs.tokens[end - 1].capital
        and not runs.starts_other(end)
    ):
        last = runs.body(end, joins=joins)
        return replace(base, last=last, name=runs.text(end, last), aliases=(runs.text(i, last),))
    generic = end == k
    if kind == "event" and (token := runs.word(k - 1)) is not None and token.key in runs.lex.words["event_modifiers"]:
        generic = False
    return replace(base, last=end, name=runs.text(i, end), generic=True, derived=not generic)


def _part(runs: Runs, k: int) -> bool:
    """As in "conferencia de cierre", "acto de entrega del premio": which part it is of something larger, not another event."""
    return runs.tokens[k].key in runs.lex.words["event_parts"]


def _adjective(runs: Runs, k: int) -> bool:
    """Whether the word at k describes the noun before it ("encuentro Iberoamericano"), and is no title."""
    endings = tuple(e for e in runs.lex.words["adjective_endings"] if len(e) > 2)  # no mere plural
    return runs.lex.modifiers.match(runs.tokens, k) is not None or runs.tokens[k].key.endswith(endings)


def _all_capital(runs: Runs, first: int, last: int) -> bool:
    """Whether every word that counts is written with a capital letter."""
    return all(t.capital or t.key in runs.lex.words["small_words"] for t in runs.tokens[first:last])


def _someone(runs: Runs, i: int) -> bool:
    """Whether a person's name begins at i: "participaron en la jornada Ana Paz y Luis Ruiz"."""
    if i >= len(runs.tokens):
        return False
    key, end = runs.tokens[i].key, runs.person(i)
    if key not in runs.lex.given_names or end < i + 2:
        return False
    titled = runs.text(end, end + 1) == "," and runs.lex.posts.match(runs.tokens, end + 1) is not None
    return titled or key not in runs.lex.words["given_or_place"]


def _people(runs: Runs, i: int) -> bool:
    """Whether people stand at i: one by name, or "dos delegados"."""
    word = runs.word(i)
    if word is not None and word.key in runs.lex.numbers:
        word = runs.word(i + 1)
    return _someone(runs, i) or (word is not None and word.key in runs.lex.words["delegates"])


def _owner_begins(runs: Runs, k: int) -> bool:
    """As in "Plan de Caminos de la Federación …", "Premio Calle al Municipio …": an article, and a body of its own."""
    word = runs.word(k - 1)
    ends = word is not None and (runs.cue("contracted", k - 1) == k or runs.cue("articles", k - 1) == k)
    return ends and runs.begins_body(k)


def _names(runs: Runs, i: int, head: Head) -> bool:
    """As in "la iniciativa Barrios en Flor", "la campaña «…»": an everyday noun, and a title at once behind it."""
    word = runs.word(i)
    if word is None or head.kind not in TITLED or head.plural:
        return False
    return word.text in QUOTES or (
        word.capital and word.key not in runs.lex.given_names and not runs.begins_body(i) and not runs.country(i)
    )


def _opens_sentence_only(unit: Unit, runs: Runs, i: int, head_end: int) -> bool:
    """A head whose capital letter is owed to the beginning of a sentence: nothing behind it is capitalised."""
    if i != unit.sentence_of(i)[0]:
        return False
    after = runs.cue("name_joins", head_end) or head_end
    return not runs.is_name_word(after)


def _described(runs: Runs, i: int, cue: str) -> int:
    """The end of the complement that describes a thing without a name: "sobre datos censales", "de buses eléctricos"."""
    k = i
    end = i
    while k < len(runs.tokens) and k - i < 14:
        after = runs.cue(cue, k)
        if (
            after is None
            or (k > i and _to_do(runs, k))
            or runs.begins_body(runs.skip_articles(after))
            or runs.begins_person(after)
            or (runs.word(at := runs.skip_articles(after)) is not None and runs.starts_other(at))
            or (runs.lex.event_heads.match(runs.tokens, runs.skip_articles(after)) and not _part(runs, after))
            or (cue == "event_complement" and _people(runs, runs.skip_articles(after)))
        ):
            return end
        k = runs.skip_articles(after)
        begin = k
        while (token := runs.word(k)) is not None and token.kind == "word" and k - begin < 5:
            if runs.cue("function", k) is not None or (token.key in runs.lex.predicates.forms and not _part(runs, k)):
                break
            k += 1
        if (number := runs.word(k)) is not None and k > begin and number.kind == "number" and len(number.text) == 4:
            k += 1
            if runs.text(k, k + 1) in ("-", "–") and (until := runs.word(k + 1)) is not None and until.kind == "number":
                k += 2
        if k == begin:
            return end
        end = k
        while (
            runs.tokens[k - 1].capital and runs.text(k, k + 1) == "," and (runs.is_name_word(k + 1) or runs.cue("and", k + 1))
        ):
            k = end = (runs.cue("and", k + 1) or k + 1) + 1
        joined = runs.cue("and", k)
        second = runs.word(joined) if joined is not None else None
        plain = second is not None and second.kind == "word" and second.key not in runs.lex.predicates.forms
        if joined is not None and plain and runs.cue("function", joined) is None:
            k = end = joined + 1
            while runs.tokens[joined].capital and runs.is_name_word(k):
                k = end = k + 1  # "entre Lugo y Buenos Aires"
    return end


def _to_do(runs: Runs, k: int) -> bool:
    """As in "un convenio para modernizar la red": what is to be done, no name."""
    after = runs.cue("for", k)
    word = runs.word(after) if after is not None else None
    ends = tuple(runs.lex.words["infinitive_endings"])
    return word is not None and not word.capital and word.key.endswith(ends)
