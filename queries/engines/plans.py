"""The second half of the gate: an engine's own plan of a statement, and whether it only reads.

An engine explains a statement without running it. What the plan consists of is compared with ``operators.toml``. A plan
does not show all: Neo4j hides a subquery inside an expression. So the first half, ``queries.cypher.statement``, stays.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pkgutil import get_data
from typing import Any

# Read when this is imported: a child that serves can open no file later.
_KNOWN: Mapping[str, frozenset[str]] = {
    key: frozenset(names)
    for key, names in tomllib.loads((get_data("queries.engines", "operators.toml") or b"").decode("utf-8")).items()
}


def beyond_reading_in_neo4j(plan: Mapping[str, Any]) -> str:
    """The first operator of Neo4j's plan that does anything but read the graph; empty where there is none."""
    for operator in _operators(plan):
        name = re.split(r"[(@]", operator["operatorType"])[0]
        if name == "ProcedureCall":
            called = str(operator.get("args", {}).get("Details", "")).split("(")[0]
            if called not in _KNOWN["neo4j_procedures"]:
                return called or name
        elif name not in _KNOWN["neo4j"]:
            return name
    return ""


def beyond_reading_in_ladybug(plan: str) -> str:
    """The same of the plan that Ladybug draws: one box for each operator, which says its name and number."""
    operators = re.findall(r"│ +([A-Z_]+)\[(\d+)\] +│", plan)
    numbers = {int(number) for _, number in operators}
    if numbers != set(range(len(numbers))) or not numbers:
        return "?"  # a plan that is not understood whole
    calls = 0
    for name, _ in operators:
        calls += name == "TABLE_FUNCTION_CALL"
        if name not in _KNOWN["ladybug"] and name != "TABLE_FUNCTION_CALL":
            return str(name)
    called = re.findall(r"│ +Function: (\S+) +│", plan)
    unknown = [name for name in called if name not in _KNOWN["ladybug_functions"]]
    return str(unknown[0]) if unknown else "" if len(called) >= calls else "TABLE_FUNCTION_CALL"


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]  # no recursion: a plan may be thousands deep
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting += operator.get("children", ())
