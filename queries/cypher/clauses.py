"""Where the clauses of a statement begin and end, by its tokens alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from queries.cypher.tokens import Token

BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
"""What a question begins with."""

_CLAUSES = (*BEGINNINGS, "WHERE", "ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", "YIELD", "FINISH", "LOAD")
_NAMES_FOLLOW = (*".:,|=<>+-/%([", "AS", "IN", "BY", "NOT", "AND", "OR", "XOR", "UNWIND", "CASE", "WHEN", "THEN", "ELSE")
_NAMES_FOLLOW_TOO = ("RETURN", "WITH", "WHERE", "DISTINCT")
_AFTER_NAMES = (*":.,)]}=",)
_OPEN, _CLOSE = (*"([{",), (*")]}",)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by the places of its first token and behind its last; ``depth`` counts the brackets around it."""

    keyword: str
    start: int
    end: int
    depth: int


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a statement and of the subqueries in it, in the order of their beginnings; none overlaps its neighbour."""
    found: list[Clause] = []
    under_way: list[int | None] = [None]  # by depth

    def close(at: int) -> None:
        if (n := under_way[-1]) is not None:
            found[n] = Clause(found[n].keyword, found[n].start, at, found[n].depth)

    for i, token in enumerate(tokens):
        if token.says(*_OPEN):
            under_way.append(None)
        elif token.says(*_CLOSE) and len(under_way) > 1:
            close(i)
            under_way.pop()
        elif _begins(tokens, i):
            close(i)
            under_way[-1] = len(found)
            found.append(Clause(token.text.upper(), i, len(tokens), len(under_way) - 1))
    return found


def split(tokens: Sequence[Token], start: int, end: int, *marks: str) -> Iterator[tuple[int, int]]:
    """The stretches between these marks, outside any bracket, as pairs of places."""
    depth, first = 0, start
    for i in range(start, end):
        depth += tokens[i].says(*_OPEN) - tokens[i].says(*_CLOSE)
        if depth == 0 and tokens[i].says(*marks):
            yield first, i
            first = i + 1
    yield first, end


def closing(tokens: Sequence[Token], start: int) -> int:
    """The place of the bracket that closes the one at ``start``; the last token where none does."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += tokens[i].says(*_OPEN) - tokens[i].says(*_CLOSE)
        if depth == 0:
            return i
    return len(tokens) - 1


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause begins here: its keyword, where no name can stand."""
    token = tokens[i]
    before = tokens[i - 1] if i else Token("mark", ";", 0)
    after = tokens[i + 1] if i + 1 < len(tokens) else Token("mark", ";", 0)
    if not token.says(*_CLAUSES) or before.says(*_NAMES_FOLLOW) or after.says(*_AFTER_NAMES):
        return False
    if token.says("MATCH") and before.says("OPTIONAL"):
        return False
    if token.says("WITH") and before.says("STARTS", "ENDS"):
        return False
    if token.says("ORDER", "LOAD"):
        return after.says("BY", "CSV", "FROM", "WITH")
    return not before.says(*_NAMES_FOLLOW_TOO)
