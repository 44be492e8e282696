"""The rewritings of ``dialect``: each takes the tokens of a statement and gives those that mean to Ladybug what they meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from queries.cypher.clauses import clauses, closing
from queries.cypher.tokens import Token, inserted, quoted, written
from queries.engines.conditions import conditions_behind, maps_as_conditions
from queries.engines.functions import functions
from queries.engines.ties import OWN, distinct_ties

_LIST_FOLLOWS = ("IN", "RETURN", "WITH", "UNWIND", "WHERE", "AND", "OR", "XOR", "NOT", "THEN", "ELSE", "WHEN", "CASE", "BY")
_LIST_FOLLOWS_TOO = ("DISTINCT", "CONTAINS", "LIMIT", "SKIP")
_BEHIND_ORDER = ("SKIP", "OFFSET", "LIMIT", "WHERE")
_RECURSIONS = ("SHORTEST", "ALL", "TRAIL", "ACYCLIC", "WSHORTEST")


def _subqueries(tokens: list[Token]) -> list[Token]:
    """EXISTS and COUNT with the MATCH that Neo4j lets one leave out."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        found.append(token)
        if (
            token.says("{")
            and i
            and tokens[i - 1].says("EXISTS", "COUNT")
            and tokens[i + 1 : i + 2]
            and tokens[i + 1].says("(")
        ):
            found += written("MATCH", token.at)
    return found


def _indexes(tokens: list[Token]) -> list[Token]:
    """Indexes and slices of lists, which count from 0, for an engine that counts from 1."""
    changed: dict[int, tuple[int, str]] = {}
    for i, token in enumerate(tokens):
        if i == 0 or not token.says("[") or not _is_value(tokens[i - 1]):
            continue
        end = closing(tokens, i)
        dots = next((j for j in range(i + 1, end) if tokens[j].says("..") and _depth(tokens, i, j) == 1), end)
        changed[i + 1] = (dots, "CASE WHEN ($0) < 0 THEN ($0) ELSE ($0) + 1 END")
        changed[dots + 1] = (end, "CASE WHEN ($0) < 0 THEN ($0) - 1 ELSE ($0) END")  # a slice ends before its end
    return _counted(tokens, 0, len(tokens), changed)


def _counted(tokens: list[Token], start: int, end: int, changed: dict[int, tuple[int, str]]) -> list[Token]:
    found: list[Token] = []
    while start < end:
        last, meaning = changed.get(start, (start, ""))
        if start < last:
            bound = _counted(tokens, start, last, {k: v for k, v in changed.items() if k != start})
            for token in written(meaning, tokens[start].at):
                found += bound if token.kind == "parameter" else [token]
        else:
            found.append(tokens[start])
        start = max(last, start + (start >= last))
    return found


def _is_value(token: Token) -> bool:
    if token.kind == "word":
        return not token.says(*_LIST_FOLLOWS, *_LIST_FOLLOWS_TOO)
    return token.kind in ("name", "parameter", "string") or token.says(")", "]")


def _depth(tokens: Sequence[Token], start: int, end: int) -> int:
    inside = tokens[start:end]
    return sum(t.says("(", "[", "{") - t.says(")", "]", "}") for t in inside)


def _trails(tokens: list[Token]) -> list[Token]:
    """Relationships of variable length as trails."""
    before: dict[int, list[Token]] = {}
    for i in range(1, len(tokens)):
        if tokens[i].says("[") and tokens[i - 1].says("-"):
            for j in range(i + 1, closing(tokens, i)):
                if tokens[j].says("*") and _depth(tokens, i, j) == 1 and not tokens[j + 1].says(*_RECURSIONS):
                    before[j + 1] = written("TRAIL", tokens[j].at)
    return inserted(tokens, before)


def _labels(tokens: list[Token]) -> list[Token]:
    """``n:Label`` and ``n:A|B`` as conditions."""
    found: list[Token] = []
    conditions = {i for c in clauses(tokens) if c.keyword == "WHERE" for i in range(c.start, c.end)}
    i = 0
    while i < len(tokens):
        labels, end = _labels_behind(tokens, i)
        if labels and i in conditions and _is_condition(tokens, i, end):
            found += written(f"label({tokens[i].text}) IN [{', '.join(map(quoted, labels))}]", tokens[i].at)
            i = end
        else:
            found.append(tokens[i])
            i += 1
    return found


def _labels_behind(tokens: Sequence[Token], i: int) -> tuple[list[str], int]:
    """The labels of ``n:A|B`` where ``n`` stands at ``i``, and the place behind them."""
    labels: list[str] = []
    end = i + 1
    while end + 1 < len(tokens) and tokens[end].says("|" if labels else ":") and tokens[end + 1].kind in ("word", "name"):
        labels.append(tokens[end + 1].value)
        end += 2
    return labels, end


def _is_condition(tokens: Sequence[Token], i: int, end: int) -> bool:
    if tokens[i].kind not in ("word", "name"):
        return False
    if not tokens[i - 1].says("("):
        return tokens[i - 1].says("WHERE", "AND", "OR", "XOR", "NOT")
    shut = end < len(tokens) and tokens[end].says(")")  # (n:Label) alone is a condition, with a dash behind it a pattern
    return tokens[end].says("AND", "OR", "XOR") if not shut else end + 1 == len(tokens) or not tokens[end + 1].says("-", "<")


def _ordered(tokens: list[Token]) -> list[Token]:
    """WITH … ORDER BY with a SKIP, where it has neither SKIP nor LIMIT, and an UNWIND of one behind it.

    Ladybug's optimizer drops an order in front of an aggregate, even where a LIMIT or collect() depends on it, but not in
    front of an UNWIND. To do without the optimizer is no way out: conditions on two ties then lose rows (0.22).
    """
    before: dict[int, list[Token]] = {}
    found = clauses(tokens)
    for n, (clause, order) in enumerate(pairwise(found)):
        if clause.keyword == "WITH" and order.keyword == "ORDER":
            end = order.end
            for c in found[n + 2 :]:
                if c.start != end or c.keyword not in _BEHIND_ORDER:
                    break
                end = c.end
            at = tokens[order.start].at
            if order.end == len(tokens) or not tokens[order.end].says("SKIP", "OFFSET", "LIMIT"):
                before[order.end] = written("SKIP 0", at)
            before.setdefault(end, []).extend(written(f"UNWIND [1] AS {OWN}row{at}", at))
    return inserted(tokens, before)


def _empty(tokens: list[Token]) -> list[Token]:
    """``CONTAINS ''`` holds of every text, which Ladybug knows of STARTS WITH only."""
    found: list[Token] = []
    for token in tokens:
        if token.kind == "string" and not token.value and found and found[-1].says("CONTAINS"):
            found += written("STARTS WITH", found.pop().at)
        found.append(token)
    return found


def _numbers(tokens: list[Token]) -> list[Token]:
    """0x1F and 0o17 in figures."""
    radix = ("0x", "0o")
    return [
        replace(t, text=str(int(t.text, 0))) if t.kind == "number" and t.text.lower().startswith(radix) else t for t in tokens
    ]


def _properties(tokens: list[Token]) -> list[Token]:
    """Names of properties in backticks: Ladybug takes ``end`` for a keyword everywhere else."""
    found: list[Token] = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        named = before is not None and before.says(".") and not (after and after.says("("))
        key = before is not None and before.says("{", ",") and after is not None and after.says(":")
        found.append(replace(token, kind="name", text=f"`{token.text}`") if token.kind == "word" and (named or key) else token)
    return found


REWRITES = (
    _numbers,
    _subqueries,
    _indexes,
    functions,
    _trails,
    _labels,
    maps_as_conditions,
    distinct_ties,
    conditions_behind,
    _ordered,
    _empty,
    _properties,
)
"""All of them, in the order in which they are applied."""
