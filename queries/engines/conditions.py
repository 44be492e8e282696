"""Conditions on ties, asked behind the MATCH that binds them.

    MATCH (p)-[h:HOLDS]->(r) WHERE p.name = 'Ana' AND h.status = 'current'
    MATCH (p)-[h:HOLDS]->(r) WHERE p.name = 'Ana' WITH * WHERE h.status = 'current'

Ladybug 0.22 loses rows, or keeps wrong ones, where two ties of a pattern have conditions and it checks them while it walks;
with or without its optimizer. Measured: 2 in 100 random questions, none when the conditions come behind the pattern. An
OPTIONAL MATCH was never wrong, and must keep its conditions. A map in a tie's brackets is a condition, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from queries.cypher.clauses import closing, split
from queries.cypher.tokens import Token, render, written
from queries.engines.ties import OWN, matches, require


def conditions_behind(tokens: list[Token]) -> list[Token]:
    """The statement with the conditions of its outer MATCHes that name a tie in a WITH of their own."""
    names = _ties(tokens)
    found: list[Token] = []
    start = 0
    for clause, where in matches(tokens):
        if where is None or clause.keyword != "MATCH" or clause.depth:
            continue
        parts = list(_conjuncts(tokens, where.start + 1, where.end))
        behind = [part for part in parts if any(t.value in names for t in tokens[slice(*part)] if t.kind in ("word", "name"))]
        if behind:
            found += tokens[start : where.start]
            for word, some in (("WHERE", [p for p in parts if p not in behind]), ("WITH * WHERE", behind)):
                found += _joined(tokens, word, some, tokens[clause.start].at)
            start = where.end
    return found + tokens[start:]


def maps_as_conditions(tokens: list[Token]) -> list[Token]:
    """``-[h:HOLDS {status: 'current'}]-`` in an outer MATCH with a condition instead of the map."""
    before: dict[int, list[Token]] = {}
    gone: set[int] = set()
    for clause, where in matches(tokens):
        conditions: list[str] = []
        if clause.keyword == "MATCH" and clause.depth == 0:
            for i in range(clause.start + 1, clause.end):
                if tokens[i].says("[") and tokens[i - 1].says("-"):
                    conditions += _of_map(tokens, i, before, gone)
        require(before, tokens, clause, where, conditions)
    return [t for i in range(len(tokens) + 1) for t in (*before.get(i, ()), *(tokens[i : i + 1] if i not in gone else ()))]


def _of_map(tokens: Sequence[Token], bracket: int, before: dict[int, list[Token]], gone: set[int]) -> Iterator[str]:
    """The conditions in the map of the tie whose bracket opens there; the map is gone then, and the tie has a name."""
    end = closing(tokens, bracket)
    start = next((i for i in range(bracket, end) if tokens[i].says("{", "*")), end)
    if start == end or tokens[start].says("*"):
        return
    named = tokens[bracket + 1].kind in ("word", "name")
    name = tokens[bracket + 1].text if named else f"{OWN}tie{tokens[bracket].at}"
    if not named:
        before[bracket + 1] = written(name, tokens[bracket].at)
    shut = closing(tokens, start)
    gone.update(range(start, shut + 1))
    for first, last in split(tokens, start + 1, shut, ","):
        if last - first > 2:
            yield f"{name}.{render(tokens[first : first + 1])[0]} = ({render(tokens[first + 2 : last])[0]})"


def _ties(tokens: Sequence[Token]) -> set[str]:
    """The names of all ties: what stands first in a bracket behind a dash."""
    return {
        name.value
        for dash, bracket, name in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if dash.says("-") and bracket.says("[") and name.kind in ("word", "name")
    }


def _conjuncts(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What AND joins, outside any bracket and CASE, as pairs of places; a bracket around all of one is opened."""
    depth, first = 0, start
    cuts = []
    for i in range(start, end):
        token = tokens[i]
        named = tokens[i - 1].says(".")
        depth += token.says("(", "[", "{") - token.says(")", "]", "}")
        depth += 0 if named else token.says("CASE") - token.says("END")
        if depth == 0 and token.says("OR", "XOR"):
            yield start, end
            return
        if depth == 0 and token.says("AND"):
            cuts.append((first, i))
            first = i + 1
    for a, b in [*cuts, (first, end)]:
        if tokens[a].says("(") and closing(tokens, a) == b - 1 and not _pattern(tokens[a:b]):
            yield from _conjuncts(tokens, a + 1, b - 1)
        else:
            yield a, b


def _pattern(tokens: Sequence[Token]) -> bool:
    """Whether brackets hold a node, as in ``(n)`` or ``(n:Label)``, which is no condition on its own."""
    return len(tokens) < 4 or tokens[2].says(":")


def _joined(tokens: Sequence[Token], word: str, parts: Sequence[tuple[int, int]], at: int) -> list[Token]:
    found = written(word, at) if parts else []
    for n, (a, b) in enumerate(parts):
        found += [*(written("AND", at) if n else []), *written("(", at), *tokens[a:b], *written(")", at)]
    return found
