"""Neo4j's functions that Ladybug lacks or understands otherwise, as what Ladybug does understand.

Not as macros of Ladybug: one with a CASE in it makes the file unreadable (0.22).
"""

from __future__ import annotations

from collections.abc import Sequence

from queries.cypher.clauses import closing, split
from queries.cypher.tokens import Token, written

_MEANINGS = {
    ("TYPE", 1): "label($0)",
    ("LABELS", 1): "[label($0)]",
    ("HEAD", 1): "($0)[CASE WHEN size($0) > 0 THEN 1 ELSE NULL END]",
    ("LAST", 1): "($0)[CASE WHEN size($0) > 0 THEN size($0) ELSE NULL END]",
    ("TAIL", 1): "list_slice($0, 2, size($0))",
    ("ISEMPTY", 1): "(size($0) = 0)",
    ("SPLIT", 2): "string_split($0, $1)",
    ("SUBSTRING", 2): "substring($0, ($1) + 1, size($0))",
    ("SUBSTRING", 3): "substring($0, ($1) + 1, $2)",
    ("TOSTRING", 1): "CAST($0 AS STRING)",
    ("TOINTEGER", 1): "CAST($0 AS INT64)",
    ("TOFLOAT", 1): "CAST($0 AS DOUBLE)",
    ("ROUND", 1): "floor(($0) + 0.5)",
    ("SUM", 1): "coalesce(sum($0), 0)",
}
"""By name and number of arguments; ``$0`` is the first. CASE stands in an index, as Ladybug computes all its branches."""


def functions(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with those functions written out, innermost first."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        called = (
            tokens[i].kind == "word" and i + 1 < len(tokens) and tokens[i + 1].says("(") and not (i and tokens[i - 1].says("."))
        )
        end = closing(tokens, i + 1) if called else i
        arguments = [tokens[a:b] for a, b in split(tokens, i + 2, end, ",")] if called else []
        meaning = _MEANINGS.get((tokens[i].text.upper(), len(arguments)))
        if meaning is None:
            found.append(tokens[i])
            i += 1
        else:
            inner = [functions(argument) for argument in arguments]
            for token in written(meaning, tokens[i].at):
                found += inner[int(token.value)] if token.kind == "parameter" else [token]
            i = end + 1
    return found
