"""Works that are called like a body: "puso en marcha el Banco de Semillas", "la Escuela X, que la liga imparte".

What somebody starts, runs or pays is an initiative, if its noun may name one; then it is one everywhere in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.runs import Runs
from loaders.extraction.units import Marks, Mention, Unit
from loaders.lexicon import Lexicon

NEAR = 5  # tokens between a verb and what is made
FAR = 10  # tokens between "que" and its verb


def worked(units: Sequence[Unit], marks: Marks, lex: Lexicon) -> Marks:
    """The same mentions, the bodies that are somebody's works now initiatives."""
    made: set[str] = set()
    headed: set[str] = set()
    for unit, row in zip(units, marks, strict=True):
        for n, m in enumerate(row):
            if m.kind != "organization" or unit.tokens[m.first].key not in lex.words["work_heads"]:
                continue
            if n and row[n - 1].kind == "post" and unit.runs.cue("of", row[n - 1].last) is not None:
                headed.add(m.name)  # whoever has a director of its own may be a body
            elif m.name not in made and (_made(unit.runs, m, lex) or _run(unit.runs, m, lex)):
                made.add(m.name)
    made -= headed
    if not made:
        return marks
    return tuple(tuple(_work(m) if m.kind == "organization" and m.name in made else m for m in row) for row in marks)


def _work(m: Mention) -> Mention:
    return replace(m, kind="initiative", sub="project", inner=(), known="")


def _made(runs: Runs, m: Mention, lex: Lexicon) -> bool:
    """As in "puso en marcha la X", "abrirá en 2026 el X": a verb of making takes it for its object."""
    for k in range(m.first - 1, max(-1, m.first - NEAR - 1), -1):
        token = runs.tokens[k]
        form = lex.predicates.forms.get(token.key)
        if form is not None and not token.capital and form.verb in lex.words["work_verbs"]:
            placed = runs.cue("in", m.first - 1) == m.first or (m.first > k + 2 and runs.cue("in", m.first - 2) == m.first - 1)
            return (
                form.tense != "participle"
                and not placed
                and (k == 0 or runs.tokens[k - 1].key not in lex.words["before_nouns"])
            )
        small = token.kind == "number" or token.key in lex.words["making_words"] or runs.cue("articles", k) is not None
        if not small:
            return False
    return False


def _run(runs: Runs, m: Mention, lex: Lexicon) -> bool:
    """As in "la X, que la liga imparte con ayuda de Y": who runs it stands before the verb, or right behind it."""
    after = runs.cue("relative", m.last + 1) if runs.text(m.last, m.last + 1) == "," else None
    if after is None:
        return False
    for k in range(after, min(after + FAR, len(runs.tokens))):
        token = runs.tokens[k]
        if token.kind == "sign" and token.text not in ("(", ")"):
            return False
        form = lex.predicates.forms.get(token.key)
        if form is None or token.capital or runs.tokens[k - 1].key in lex.words["before_nouns"]:
            continue
        named = k > after or runs.cue("articles", k + 1) is not None
        return named and form.verb in lex.words["work_verbs"]
    return False
