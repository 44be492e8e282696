"""Values of parameters, as Cypher."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from graphmodel.errors import QueryError
from queries.cypher.tokens import quoted, say


def literal(value: object) -> str:
    """A parameter's value as Cypher. QueryError for what is neither text, number, truth value, list nor map of these."""
    match value:
        case None:
            return "NULL"
        case bool():
            return str(value).lower()
        case int() if -(1 << 63) <= value < 1 << 63:
            return f"({value})"
        case float() if math.isfinite(value):
            return f"({value!r})".replace("e+", "e")
        case str():
            return quoted(value)
        case Mapping():
            return "{" + ", ".join(f"`{str(k).replace('`', '``')}`: {literal(v)}" for k, v in value.items()) + "}"
        case Sequence() if not isinstance(value, bytes | bytearray):
            return "[" + ", ".join(literal(v) for v in value) + "]"
        case _:
            raise QueryError(say("parameter_type", value=repr(value)[:60]))
