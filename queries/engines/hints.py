"""What Ladybug says of a statement, as one sentence for a person: where, what, and whether Neo4j would do it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from graphmodel.errors import QueryError
from graphmodel.rows import labels, node_columns, patterns, tie_columns
from queries.cypher.statement import Statement
from queries.cypher.tokens import Token, located, place, say


def explained(reply: Mapping[str, Any], statement: Statement, origins: Sequence[int], timeout: float) -> QueryError:
    """The error in a child's ``reply``. ``origins`` leads from the text that Ladybug read back to the statement."""
    if "refused" in reply:
        return QueryError(say("plan_refused", operator=reply["refused"]))
    reason = str(reply["error"]).strip() or str(reply["kind"])
    for pattern, key in _OUTSIDE:
        if re.search(pattern, reason):
            return QueryError(say(key, seconds=f"{timeout:g}"))
    if unknown := re.search(r"Table (\S+) does not exist|Cannot find property (\S+) for", reason):
        return _unknown(statement, unknown[1] or unknown[2], "unknown_label" if unknown[1] else "unknown_property")
    if scope := re.search(r"Variable (\S+) is not in scope", reason):
        if not (foreign := _foreign(statement.tokens)):
            at_name = _where(statement, scope[1])
            sentence = say("unknown_variable", name=scope[1], place=place(statement.text, at_name))
            return located(sentence, statement.text, at_name)
        return _dialect(statement, *foreign)
    if foreign := _foreign(statement.tokens):
        return _dialect(statement, *foreign)
    if function := re.search(r"function (\S+) does not exist", reason):
        written = next((t for t in statement.tokens if t.text.upper() == function[1]), None)
        if written is not None:
            return _dialect(statement, written, f"{written.text}(…)")
    if at := re.search(r"\(line: 1, offset: (\d+)\)", reason):
        offset = int(at[1]) - len("EXPLAIN ")
        origin = origins[min(max(offset, 0), len(origins) - 1)]
        near = next((t.text for t in statement.tokens if t.at >= origin), statement.tokens[-1].text)
        return located(say("not_cypher", place=place(statement.text, origin), near=near), statement.text, origin)
    key = "stricter" if any(word in reason for word in _TYPES) else "engine_says"
    return QueryError(say(key, reason=_first_line(reason)))


_OUTSIDE = (
    ("Interrupted", "too_long"),
    ("[Bb]uffer (manager|pool)|MemoryError|bad_alloc|too large", "too_much"),
    ("read-only database", "writes"),
)
"""What has to do with what a statement may, not with how it is written."""

_TYPES = ("Implicit cast", "data type", "Supported inputs", "Expected:", "Conversion exception", "out of range")


def _foreign(tokens: Sequence[Token]) -> tuple[Token, str] | None:
    """The first piece of Neo4j's Cypher that Ladybug is known to lack, and how it looks."""
    for i, token in enumerate(tokens[:-1]):
        after, third = tokens[i + 1], tokens[i + 2] if i + 2 < len(tokens) else tokens[-1]
        for shape, looks in _SHAPES:
            found = [token, after, third][: len(shape)]
            if all(t.says(*s) if s else t.kind in ("word", "name") for t, s in zip(found, shape, strict=True)):
                return token, looks
    return None


_SHAPES: tuple[tuple[tuple[tuple[str, ...], ...], str], ...] = (
    ((("[",), (), ("IN",)), "[x IN list | …]"),
    (((), ("{",), (".",)), "n {.name}"),
    ((("REDUCE", "SHORTESTPATH", "ALLSHORTESTPATHS", "EXISTS", "STARTNODE", "ENDNODE", "ELEMENTID"), ("(",)), "reduce(…)"),
    ((("CALL",), ("{", "(")), "CALL {…}"),
    ((("COLLECT",), ("{",)), "COLLECT {…}"),
    ((("|",), ("|",)), "||"),
    ((("(",), (), ("WHERE",)), "(n WHERE …)"),
    (((":",), (), ("WHERE",)), "(n:A WHERE …)"),
    ((("=",), ("SHORTEST",)), "SHORTEST"),
    ((("CALL",), (), (".",)), "CALL db.…"),
    (((":",), ("!", "%")), "(:!A)"),
    (((")",), ("{",)), "(…){1,3}"),
    ((("&",), ()), "(:A&B)"),
)


def _dialect(statement: Statement, token: Token, looks: str) -> QueryError:
    what = f"{token.text}(…)" if looks == "reduce(…)" else looks
    return located(say("dialect", place=place(statement.text, token.at), what=what), statement.text, token.at)


def _unknown(statement: Statement, name: str, key: str) -> QueryError:
    known = {*labels(), *(p.type for p in patterns())}
    if key == "unknown_property":
        columns = [*map(node_columns, labels()), *(tie_columns(p.type) for p in patterns())]
        known = {c for table in columns for c in table}
    near = difflib.get_close_matches(name.lower(), [k.lower() for k in sorted(known)], n=1, cutoff=0.5)
    hint = next((k for k in sorted(known) if near and k.lower() == near[0]), None)
    at = _where(statement, name)
    sentence = say(key, name=name, place=place(statement.text, at), known=hint or ", ".join(sorted(known)))
    return located(sentence, statement.text, at)


def _where(statement: Statement, name: str) -> int:
    return next((t.at for t in statement.tokens if t.value.lower() == name.lower().strip("`")), 0)


def _first_line(reason: str) -> str:
    return reason.splitlines()[0].removeprefix("Binder exception: ").removeprefix("Runtime exception: ")[:300]
