"""No tie twice within one MATCH: a rule of Neo4j that Ladybug does not keep, said as conditions.

    MATCH (a)-[:AT]->(o)<-[:AT]-(b)
    MATCH (a)-[munigraph_tie1:AT]->(o)<-[munigraph_tie2:AT]-(b) WHERE id(munigraph_tie1) <> id(munigraph_tie2)

Two ties of variable length in one MATCH are let be: nothing in Ladybug compares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from queries.cypher.clauses import Clause, clauses, closing
from queries.cypher.tokens import Token, inserted, written

OWN = "munigraph_"
"""How the names begin that a rewriting puts in; no answer shows them."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """A tie of a pattern: its name ("" for none), its types (none: any), and where a name can be put in."""

    name: str
    types: frozenset[str]
    many: bool
    at: int
    bracket: bool


def distinct_ties(tokens: list[Token]) -> list[Token]:
    """The statement with those conditions, and names for the ties that need one."""
    before: dict[int, list[Token]] = {}
    for clause, where in matches(tokens):
        ties = list(_ties(tokens, clause))
        names = {tie: tie.name or f"{OWN}tie{tie.at}" for tie in ties}
        pairs = [(a, b) for a, b in combinations(ties, 2) if _may_be_one(a, b)]
        for tie in {tie for pair in pairs for tie in pair if not tie.name}:
            name = names[tie] if tie.bracket else f"[{names[tie]}]"
            before[tie.at] = written(name, tokens[tie.at].at)
        require(before, tokens, clause, where, [_different(names, *pair) for pair in pairs])
    return inserted(tokens, before)


def matches(tokens: Sequence[Token]) -> Iterator[tuple[Clause, Clause | None]]:
    """Every MATCH and OPTIONAL MATCH with its WHERE, if it has one."""
    found = clauses(tokens)
    for n, clause in enumerate(found):
        if clause.keyword in ("MATCH", "OPTIONAL"):
            behind = (c for c in found[n + 1 :] if c.start == clause.end and c.keyword == "WHERE")
            yield clause, next(behind, None)


def require(
    before: dict[int, list[Token]], tokens: Sequence[Token], clause: Clause, where: Clause | None, conditions: Sequence[str]
) -> None:
    """Put into ``before`` (see ``inserted``) what makes these conditions hold of a MATCH, beside those that it has."""
    said = " AND ".join(conditions)
    if said and where is None:
        before.setdefault(clause.end, []).extend(written(f"WHERE {said}", tokens[clause.start].at))
    elif said and where is not None:
        at = tokens[where.start].at
        before.setdefault(where.start + 1, []).extend(written(f"{said} AND (", at))
        before.setdefault(where.end, [])[:0] = written(")", at)


def _ties(tokens: Sequence[Token], clause: Clause) -> Iterator[_Tie]:
    """The ties of a MATCH. They stand between nodes: behind a closing bracket, outside any."""
    depth, i = 0, clause.start + 1
    while i < clause.end:
        token = tokens[i]
        depth += token.says("(", "[", "{") - token.says(")", "]", "}")
        if depth == 0 and token.says("-") and tokens[i - 1].says(")", "<"):
            if tokens[i + 1].says("["):
                end = closing(tokens, i + 1)
                yield _detail(tokens, i + 2, end)
                i = end
            else:
                yield _Tie("", frozenset(), False, i + 1, False)
            i += 1  # the second dash
        i += 1


def _detail(tokens: Sequence[Token], start: int, end: int) -> _Tie:
    """What the brackets of a tie say."""
    name = tokens[start].text if tokens[start].kind in ("word", "name") else ""
    head = next((i for i in range(start, end) if tokens[i].says("{", "*", "WHERE")), end)
    types = {t.value.upper() for t in tokens[start + bool(name) : head] if t.kind in ("word", "name")}
    return _Tie(name, frozenset(types), any(tokens[i].says("*") for i in range(start, head + 1)), start, True)


def _may_be_one(a: _Tie, b: _Tie) -> bool:
    if (a.many and b.many) or (a.name and a.name == b.name):
        return False
    return not a.types or not b.types or bool(a.types & b.types)


def _different(names: dict[_Tie, str], a: _Tie, b: _Tie) -> str:
    if a.many or b.many:
        many, one = (a, b) if a.many else (b, a)
        return f"none({OWN}x IN rels({names[many]}) WHERE id({OWN}x) = id({names[one]}))"
    return f"id({names[a]}) <> id({names[b]})"
