"""Numbered goals of an agenda: "ODS 5, 11 y 17", "los ODS 3 al 6", "los objetivos 6 y 11 de la Agenda 2030"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.runs import Runs
from loaders.extraction.tables import key_at
from loaders.extraction.units import Mention, Unit
from loaders.tokens import fold

HIGHEST = 17  # no agenda of the world counts more goals


def goals(unit: Unit, runs: Runs, whole: Mention) -> list[Mention]:
    """The goals that the numbers behind an agenda's name tell, in order; the agenda itself where none stand there.

    Only the goals where the name is the key of a line ("ODS a los que contribuye: …").
    """
    if whole.known != runs.lex.goals:
        return [whole]
    key = key_at(runs, "sheet_aligned") if whole.first == 0 else None
    head = runs.lex.known_initiatives.match(runs.tokens, whole.first)
    end = key or (head[0] if head is not None else whole.last)
    found = [
        _goal(unit, runs, whole, n, whole.first if k == 0 and key is None else at, last)
        for k, (n, at, last) in enumerate(_list(runs, end))
    ]
    return found if found or key is not None else [replace(whole, last=end, name=runs.text(whole.first, end))]


def counted(unit: Unit, runs: Runs, i: int) -> list[Mention]:
    """The goals of "objetivos 6 y 11 de los ODS"; none where no agenda stands behind the numbers."""
    numbers = list(_list(runs, i + 1)) if runs.tokens[i].key in runs.lex.words["goal_nouns"] else []
    of = (runs.cue("of_the", numbers[-1][2]) or runs.cue("of", numbers[-1][2])) if numbers else None
    owner = runs.lex.known_initiatives.match(runs.tokens, runs.skip_articles(of)) if of is not None else None
    if owner is None or fold(owner[1].name) not in runs.lex.words["agendas_of_goals"]:
        return []
    base = Mention("initiative", unit.index, i, owner[0], runs.text(i, owner[0]), owner[1].kind, known=runs.lex.goals)
    found = [_goal(unit, runs, base, n, i if k == 0 else at, last) for k, (n, at, last) in enumerate(numbers)]
    return [*found[:-1], replace(found[-1], last=owner[0])]


def _goal(unit: Unit, runs: Runs, whole: Mention, number: int, first: int, last: int) -> Mention:
    short = f"{whole.known} {number}"
    alone = runs.text(whole.first, last) if first == whole.first and runs.text(last - 1, last) == str(number) else short
    singular = alone if fold(alone.split()[0]) in runs.lex.words["goal_singulars"] else short
    return replace(whole, unit=unit.index, first=first, last=last, name=singular, aliases=(short,), known=short)


def _list(runs: Runs, i: int) -> Iterator[tuple[int, int, int]]:
    """Each number of a list or range that begins at i, and the tokens that it stands on."""
    k = i
    while (word := runs.word(k)) is not None and (
        word.key in runs.lex.words["number_words"] or word.text in ("#", "-", ".", "º")
    ):
        k += 1
    number = _number(runs, k)
    while number is not None:
        yield number, k, k + 1
        joint, follower = runs.word(k + 1), _number(runs, k + 2)
        if joint is None or follower is None:
            return
        if joint.key in runs.lex.words["range_words"]:
            yield from ((n, k + 2, k + 3) for n in range(number + 1, follower))
        elif joint.key not in runs.lex.words["list_joints"]:
            return
        number, k = follower, k + 2


def _number(runs: Runs, k: int) -> int | None:
    """The goal that token k counts: a small number that begins no date ("11 de mayo")."""
    token = runs.word(k)
    digits = token.text.rstrip("º°").split(".")[0] if token is not None and token.kind == "number" else ""
    value = int(digits) if digits.isdigit() else 0
    month = runs.word(k + 2)
    dated = runs.cue("of", k + 1) is not None and month is not None and month.key in runs.lex.months
    return value if 0 < value <= HIGHEST and not dated else None
