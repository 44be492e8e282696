"""Initiatives that go by a title alone: "Agua para Todos, proyecto que …", "lanzará Casas Tibias", "Voces es un programa …".

A title is a run of capitalised words and the small ones between them. It is an initiative where its sentence says so; once
known, the same words name it everywhere in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.extraction.runs import Runs
from loaders.extraction.units import Marks, Mention, Unit
from loaders.lexicon import Lexicon

KINDS = ("programme", "project", "plan", "campaign", "fund", "agenda", "award")


def titled(units: Sequence[Unit], marks: Marks, lex: Lexicon, entries: Iterable[Mention] = ()) -> Marks:
    """The same mentions, and an initiative wherever a title of one stands; ``entries`` are titles set apart."""
    apart: dict[int, list[Mention]] = {}
    for m in entries:
        apart.setdefault(m.unit, []).append(m)
    names: dict[str, Mention] = {}
    rows: list[list[Mention]] = []
    towns = {p.name for row in marks for m in row for p in (m, *m.inner) if p.kind == "place"}
    for unit, row in zip(units, marks, strict=True):
        runs = unit.runs
        told = (m for m in _titles(unit, runs, row) if m.name not in towns and runs.country(m.first) is None)
        titles = [*apart.get(unit.index, ()), *told]  # "Baní, premio a la gestión": a town
        rows.append(_with(row, titles))
        for m in (*titles, *(m for m in row if m.kind == "initiative" and not m.generic)):
            if " " in m.name:
                names.setdefault(m.name, m)
    known: dict[str, list[Mention]] = {}
    for name in sorted(names, key=len, reverse=True):
        known.setdefault(name.split()[0], []).append(names[name])
    return tuple(tuple(_with(row, _repeated(unit, known))) for unit, row in zip(units, rows, strict=True))


def title_end(runs: Runs, i: int) -> int:
    """The end of a title whose first word is token i: capitalised words, small ones between them; no body begins inside."""
    end = k = i
    words = 0
    while (token := runs.word(k)) is not None:
        if token.capital:
            if k > i and k == end and runs.starts_other(k, weak=False):
                break
            words += 1
            k += 1
            end = k
            continue
        after = runs.cue("title_words", k) if k == end else None
        follower = runs.word(after) if after is not None else None
        if after is None or follower is None or not follower.capital:
            break
        if runs.begins_body(after) or runs.country(after) or runs.starts_other(after):
            break
        behind = runs.word(after + 1)
        if token.key in runs.lex.words["conjunctions"] and (words > 1 or (behind is not None and behind.capital)):
            break  # "Casas Tibias y Luz" are two, "Ida y Vuelta" is one
        if runs.cue("in", k) is not None and end - i > 1:
            break  # "Barrios en Flor", but "ejecuta Turberas Vivas en Chepu"
        form = runs.lex.predicates.forms.get(behind.key) if behind is not None else None
        if runs.cue("relative", k) is not None and form is not None and form.verb != runs.lex.predicates.copula:
            break
        words = 0
        k = after
    return end


def _titles(unit: Unit, runs: Runs, row: Sequence[Mention]) -> Iterable[Mention]:
    """The titles of a block that their own sentence shows to be initiatives."""
    if runs.shouting or unit.block.kind == "row":
        return
    kinds = ("organization", "event", "initiative", "post")
    taken = {k: m for m in row if m.kind in kinds and not _last_word(runs, m) for k in range(m.first, m.last)}
    k = 0
    while k < len(unit.tokens):
        held = taken.get(k)
        if held is not None and held.kind != "organization":
            k = held.last
            continue
        if held is None and not (unit.tokens[k].capital and _begins(unit, runs, k)):
            k += 1
            continue
        end = held.last if held is not None else min([title_end(runs, k), *(n for n in range(k, k + 12) if n in taken)])
        kind = _kind(unit, runs, k, end, held)
        if kind:
            yield Mention("initiative", unit.index, k, end, runs.text(k, end), kind)
        k = max(end, k + 1)


def _last_word(runs: Runs, m: Mention) -> bool:
    """As in "Ciudades con Mapa", "Aulas en Marcha": a noun that ends a title and names nothing."""
    one = m.generic and m.last - m.first == 1 and m.first > 1 and m.kind in ("event", "initiative")
    return (
        one
        and runs.tokens[m.first].capital
        and runs.tokens[m.first - 2].capital
        and runs.cue("title_words", m.first - 1) == m.first
    )


def _begins(unit: Unit, runs: Runs, i: int) -> bool:
    """Whether a title may begin at the capital letter at i: one that is not owed to the sentence, and goes on with no name."""
    token = runs.tokens[i]
    if i > 0 and runs.tokens[i - 1].capital:
        return False
    if i > unit.sentence_of(i)[0]:
        return True
    return runs.cue("function", i) is None and token.key not in runs.lex.predicates.finite


def _kind(unit: Unit, runs: Runs, first: int, last: int, body: Mention | None) -> str:
    """The kind of initiative that a title is by the words around it; "" where they do not tell."""
    if body is not None and body.sub not in runs.lex.words["maybe_titles"]:
        return ""
    alone = last - first < 2
    person = runs.tokens[first].key in runs.lex.given_names and runs.person(first) >= last
    governed = alone and any(runs.cue(c, first - 1) == first for c in ("of", "in", "to"))
    if not person and not governed and (apposed := _apposed(runs, last) or _is_one(runs, last)):
        return apposed
    if body is not None or alone or person:
        return ""
    return _called(unit, runs, first) or ("project" if _made(unit, runs, first) or _carried(runs, last) else "")


def _head(runs: Runs, k: int) -> str:
    """The kind of the initiative's noun in small letters that stands at k, an adjective before it aside."""
    for at in (k, k + 1):
        head = runs.lex.initiative_heads.match(runs.tokens, at)
        if head is not None and not runs.tokens[at].capital:
            return head[1].kind if head[1].kind in KINDS and not head[1].plural else ""
    return ""


def _apposed(runs: Runs, k: int) -> str:
    """As in "Agua para Todos, (un) proyecto que …"."""
    if runs.text(k, k + 1) not in (",", "(", "–", "—"):
        return ""
    return _head(runs, runs.skip_articles(k + 1))


def _is_one(runs: Runs, k: int) -> str:
    """As in "Agua para Todos es un proyecto …", also with a full stop between."""
    k += runs.text(k, k + 1) in (".", ":")
    word = runs.word(k)
    form = runs.lex.predicates.forms.get(word.key) if word is not None else None
    if form is None or form.verb != runs.lex.predicates.copula or form.tense == "participle":
        return ""
    after = runs.cue("articles", k + 1) or runs.cue("possessive", k + 1)
    return _head(runs, after) if after is not None else ""


def _called(unit: Unit, runs: Runs, first: int) -> str:
    """As in "El proyecto se llama Turberas Vivas", "la iniciativa, bautizada Luz en Casa"."""
    begin = unit.sentence_of(first)[0]
    named = next((k for k in range(first - 4, first) if k >= begin and runs.cue("called", k) == first), None)
    if named is None:
        return ""
    return next((kind for k in range(named - 1, max(begin, named - 9) - 1, -1) if (kind := _head(runs, k))), "")


def _made(unit: Unit, runs: Runs, first: int) -> bool:
    """As in "la alcaldía lanzará Casas Tibias": what somebody named before carries out, or pays."""
    begin = unit.sentence_of(first)[0]
    at = next((k for k in range(max(begin, first - 3), first) if runs.cue("carrying", k) == first), first) - 1
    form = runs.lex.predicates.forms.get(runs.tokens[at].key) if at > begin else None
    if form is None or form.verb not in runs.lex.words["making_verbs"]:
        return False
    before = runs.tokens[at - 1]
    auxiliary = runs.lex.predicates.forms.get(before.key)
    if form.tense == "participle" and (auxiliary is None or auxiliary.verb != runs.lex.predicates.perfect):
        return False
    return runs.cue("relative", at - 1) is None and before.key not in runs.lex.words["clitics"] and before.text != ","


def _carried(runs: Runs, k: int) -> bool:
    """As in "Agua para Todos, que la alcaldía ejecuta": the subject stands between "que" and the verb."""
    after = runs.cue("relative", k + 1) if runs.text(k, k + 1) == "," else None
    if after is None or (runs.cue("articles", after) is None and not runs.is_name_word(after)):
        return False
    for n in range(after + 1, min(after + 14, len(runs.tokens))):
        token = runs.tokens[n]
        if token.kind == "sign" and token.text not in ("(", ")"):
            return False
        form = runs.lex.predicates.forms.get(token.key)
        if form is not None and not token.capital and runs.tokens[n - 1].key not in runs.lex.words["before_nouns"]:
            return form.verb in runs.lex.words["making_verbs"]
    return False


def _repeated(unit: Unit, found: Mapping[str, Sequence[Mention]]) -> list[Mention]:
    """Every place of a block where a known title stands; ``found`` by first word, the longest first."""
    again: list[Mention] = []
    k = 0
    while k < len(unit.tokens):
        end = k + 1
        for m in found.get(unit.tokens[k].text, ()):
            words = m.name.split()
            if [t.text for t in unit.tokens[k : k + len(words)]] == words:
                end = k + len(words)
                again.append(replace(m, unit=unit.index, first=k, last=end, aliases=(), acronym="", inner=()))
                break
        k = end
    return again


def _with(row: Sequence[Mention], titles: Sequence[Mention]) -> list[Mention]:
    """A row with titles put in; what stood inside one is gone, what holds one stays and the title does not come in."""
    kept: list[Mention] = list(row)
    for t in titles:
        over = [m for m in kept if m.first < t.last and t.first < m.last]
        if any(
            (m.first < t.first or m.last > t.last)
            or ((m.first, m.last) == (t.first, t.last) and m.kind in ("initiative", "event"))
            for m in over
            if m.kind not in ("name", "demonym")
        ):
            continue
        kept = [m for m in kept if m not in over]
        kept.append(t)
    return sorted(kept, key=lambda m: (m.first, -m.last))
