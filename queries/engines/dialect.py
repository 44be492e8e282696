"""Cypher as Neo4j means it, rewritten token by token into what means the same to Ladybug.

Ladybug refuses some of Cypher, which is loud; and understands some of it differently, which is silent and worse. What can
be said otherwise is rewritten here; ``refuse_silent`` turns the rest of the silent differences into loud ones. Every token
put in remembers the place of the one that it explains, so that an error still shows where.

    $parameters         written in as literals: inside any(…) a parameter ends Ladybug, and it reads a missing one as null
    labels, head, …     what ``functions`` says; indexes and slices count from 0
    [*1..3]             TRAIL: no relationship twice
    ()-[r]-()-[s]-()    r and s differ, as everywhere within one MATCH of Neo4j
    n:Label             as a condition: label(n)
    EXISTS { (n)--() }  EXISTS { MATCH … }; so COUNT
    WITH … ORDER BY     with the SKIP that Ladybug insists on, and an UNWIND without which it forgets the order
    0x1F                in figures
    r.x = 1, {x: 1}     conditions on a tie come behind its MATCH: Ladybug loses rows while it walks (``conditions``)

What is different still is told to people in ``docs/cypher.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphmodel.errors import QueryError
from queries.cypher.clauses import clauses
from queries.cypher.literals import literal
from queries.cypher.statement import Statement
from queries.cypher.tokens import Token, located, place, say, written
from queries.engines.rewrites import REWRITES


def to_ladybug(statement: Statement, parameters: Mapping[str, Any], limit: int) -> list[Token]:
    """The statement for Ladybug, its parameters written in, asking for at most one row more than ``limit``."""
    refuse_silent(statement)
    values = statement.bound(parameters)
    tokens = [other for token in statement.tokens for other in _value(token, values)]
    for rewrite in REWRITES:
        tokens = rewrite(tokens)
    return _limited(tokens, limit)


def refuse_silent(statement: Statement) -> None:
    """QueryError for what Ladybug would answer differently without a word."""
    tokens = statement.tokens
    for i, token in enumerate(tokens):
        after = tokens[i + 1 : i + 6]
        # (n:A:B) or (:A:B)
        if token.says("(") and [t.text for t in after if t.kind == "mark"][:2] == [":", ":"]:
            raise _unlike(statement, token, "(n:A:B)")
        if token.says("KEYS", "PROPERTIES") and after and after[0].says("("):
            raise _unlike(statement, token, f"{token.text}(…)")


def _unlike(statement: Statement, token: Token, what: str) -> QueryError:
    return located(say("dialect", place=place(statement.text, token.at), what=what), statement.text, token.at)


def _value(token: Token, values: Mapping[str, object]) -> Iterable[Token]:
    return written(literal(values[token.value]), token.at) if token.kind == "parameter" else (token,)


def _limited(tokens: list[Token], limit: int) -> list[Token]:
    """The statement with a LIMIT, where it has none: Ladybug makes the whole answer before it gives the first row."""
    outer = [c.keyword for c in clauses(tokens) if c.depth == 0]
    if "UNION" in outer or outer[-1] not in ("RETURN", "ORDER", "SKIP", "OFFSET"):
        return tokens
    return [*tokens, *written(f"LIMIT {limit + 1}", tokens[-1].at)]
