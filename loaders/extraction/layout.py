"""What the layout says of names: the column of a table, the titles of a list, a bracket, a plural title above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.extraction.gazetteer import is_listed
from loaders.extraction.runs import Runs
from loaders.extraction.tables import Tables, key_at
from loaders.extraction.units import Marks, Mention, Unit
from loaders.lexicon import Lexicon
from loaders.tokens import fold

# What an unknown name is in the value of a sheet's key; with a question mark, unless it looks like a person's.
VALUES = {
    "sheet_place": "place",
    "sheet_funder": "organization?",
    "sheet_executor": "organization?",
    "sheet_partner": "organization?",
}


def cells_of_names(units: Sequence[Unit], tables: Tables) -> dict[tuple[int, int], str]:
    """Where the cells of names and of bodies begin, (unit, token), and which of the two they are; all tokens of places."""
    kinds = {"person": "person", "body": "organization"}
    found = {
        (row.unit.index, span[0]): kinds[column]
        for table in tables.named
        for row in table.rows
        for column, span in zip(table.columns, row.cells, strict=False)
        if column in kinds
    }
    for table in tables.portfolios:
        for row in table.rows:
            for column, span in zip(table.columns, row.cells, strict=False):
                found |= {(row.unit.index, k): VALUES[column] for k in range(*span) if column in VALUES}
    for unit in units:
        if ":" not in unit.block.text and "|" not in unit.block.text:
            continue
        runs = unit.runs
        for key, kind in VALUES.items():
            if (at := key_at(runs, key)) is not None:
                found |= {(unit.index, k): kind for k in range(at, len(unit.tokens))}
    return found


def in_cell(cells: Mapping[tuple[int, int], str], m: Mention, lexicon: Lexicon) -> Mention | None:
    """A name run that begins a cell of a column of names or of bodies is what the column says; so is one in a sheet's value."""
    kind = cells.get((m.unit, m.first))
    if kind is None or m.kind != "name":
        return None
    if kind in VALUES.values():
        what = kind.removesuffix("?")
        if what != kind and fold(m.name.split()[0]) in lexicon.given_names:
            return None
        return replace(m, kind=what, sub="other" if what == "organization" else "")
    return replace(m, kind=kind, sub="other" if kind == "organization" else "") if len(m.name.split()) > 1 else None


def bodies_in_lists(units: Sequence[Unit], marks: Marks) -> Marks:
    """An item whose title looks like an event's among items titled by bodies: "Plenario de …" is a body there."""
    out = list(marks)
    for n, unit in enumerate(units):
        title = marks[n][0] if marks[n] and marks[n][0].first == 0 else None
        if unit.block.kind != "item" or title is None or title.kind != "event" or title.generic:
            continue
        beside = [
            marks[k][0].kind
            for k in (n - 2, n - 1, n + 1, n + 2)
            if 0 <= k < len(units) and units[k].block.kind == "item" and marks[k]
        ]
        if beside.count("organization") * 2 > len(beside):
            out[n] = (replace(title, kind="organization", sub="other"), *marks[n][1:])
    return tuple(out)


def _person_behind(runs: Runs, m: Mention) -> int | None:
    """Where a person's name begins behind a place's: "la concejala de Colón Ana Paz Ruiz"."""
    for k in range(m.first + 1, m.last - 1):
        key = runs.tokens[k].key
        sure = key in runs.lex.given_names and key not in runs.lex.words["given_or_place"]
        if sure and runs.tokens[k - 1].key not in runs.lex.words["saints"]:
            return k
    return None


def side_by_side(runs: Runs, found: Sequence[Mention], n: int, plural_above: bool) -> list[Mention]:
    """Two people who stand side by side under a plural title: "TÉCNICOS Josué López José Luis Naula"."""
    m = found[n]
    if m.kind not in ("name", "person") or is_listed(runs, m.first, m.last):
        return [m]
    governs = n > 0 and found[n - 1].kind == "post" and found[n - 1].sub in runs.lex.government_of
    governs = governs and runs.cue("of", m.first - 1) is not None
    if m.kind == "name" and governs and (cut := _person_behind(runs, m)) is not None:
        return [replace(m, first=a, last=b, name=runs.text(a, b)) for a, b in ((m.first, cut), (cut, m.last))]
    joint = next(
        (
            k
            for k in range(m.first + 1, m.last - 1)
            if runs.tokens[k].key in runs.lex.words["conjunctions"] and not runs.tokens[k].capital
        ),
        None,
    )
    if m.kind == "name" and joint is not None and runs.tokens[m.first].key not in runs.lex.given_names:
        return [replace(m, first=a, last=b, name=runs.text(a, b)) for a, b in ((m.first, joint), (joint + 1, m.last))]
    if m.last - m.first < 4:
        return [m]
    if not plural_above and not any(p.kind == "post" and p.plural for p in found[:n]):
        return [m]
    words = runs.tokens[m.first : m.last]
    cuts = [
        k for k in range(2, len(words) - 1)
        if words[k].key in runs.lex.given_names and words[k - 1].key not in runs.lex.given_names and words[k - 1].capital
        and words[k - 1].key not in runs.lex.words["small_words"]
    ]  # fmt: skip
    one = words[1].key in runs.lex.given_names or words[0].key in runs.lex.words["place_openers"]  # "Luz Angélica Paz Ruiz"
    if not cuts and len(words) == 4 and all(w.capital for w in words) and not one:
        cuts = [2]
    ends = [m.first + k for k in cuts] + [m.last]
    if len(ends) == 1:
        return [m]
    starts = [m.first, *ends[:-1]]
    return [replace(m, first=a, last=b, name=runs.text(a, b), aliases=()) for a, b in zip(starts, ends, strict=True)]
