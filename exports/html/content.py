"""What the page says: every node and tie with its quotations, the reports, and the words of both languages, JSON-ready.

A sentence that states several things is written once and referred to by its number.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from exports.html.drawing import Drawing, DrawnTie
from graphmodel.graph import Graph, Node, Statement
from graphmodel.ontology import ontology
from graphmodel.quotations import legible

HERE = Path(__file__).parent
LANGUAGES = ("es", "en")
PLANNED = ("mentioned", "proposed", "planned")


class Quotations:
    """Quotations in the order of their first use."""

    def __init__(self) -> None:
        self.list: list[dict[str, Any]] = []
        self._numbers: dict[tuple[object, ...], int] = {}

    def numbers(self, statements: Iterable[Statement]) -> list[int]:
        """The numbers of these statements' quotations: verified ones first, then the surest, then the shortest."""
        ranked = sorted(statements, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s))
        return list(dict.fromkeys(self._number(s) for s in ranked))

    def _number(self, s: Statement) -> int:
        said = {"status": s.status, "as": s.capacity, "to": s.until, "page": s.page, "unverified": not s.verified}
        key = (s.report, s.quote, *said.values())
        if key not in self._numbers:
            self._numbers[key] = len(self.list)
            self.list.append({"report": s.report, "quote": legible(s.quote)} | {k: v for k, v in said.items() if v})
        return self._numbers[key]


def node_content(node: Node, quotations: Quotations) -> dict[str, Any]:
    """What the panel says of a node."""
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "aliases": list(node.aliases),
        "facts": {k: v for k, v in sorted(node.properties.items()) if v},
        "quotes": quotations.numbers(node.evidence),
    }


def tie_content(drawn: DrawnTie, quotations: Quotations) -> dict[str, Any]:
    """What the panel says of a tie; absent values are left out."""
    tie = drawn.tie
    stated = {
        "post": drawn.post,
        "status": tie.status,
        "as": tie.capacity,
        "since": tie.since,
        "until": tie.until,
        "first": tie.first_report,
        "last": tie.last_report,
    }
    return {
        "id": drawn.id,
        "from": drawn.source,
        "to": drawn.target,
        "type": tie.type,
        "stands_for": list(drawn.stands_for),
        "reports": tie.reports,
        "quotes": quotations.numbers(drawn.evidence),
    } | {k: v for k, v in stated.items() if v}


def reports(graph: Graph) -> dict[str, dict[str, str]]:
    """Title, date and source of every report that is quoted, by the report's id."""
    known = {n.properties.get("report", n.id): _report(n) for n in graph.of_kind("Report")}
    evidence = [*(n.evidence for n in graph.nodes.values()), *(t.evidence for t in graph.ties.values())]
    quoted = {s.report for statements in evidence for s in statements}
    return {r: known.get(r, {"title": r}) for r in sorted(quoted | set(known))}


def _report(node: Node) -> dict[str, str]:
    facts = {key: node.properties.get(key, "") for key in ("date", "source")}
    return {"title": node.properties.get("title") or node.name} | {k: v for k, v in facts.items() if v}


def kinds(drawing: Drawing) -> list[dict[str, Any]]:
    """The kinds that are drawn, in the order of the legend, with their looks and counts."""
    count = Counter(n.kind for n in drawing.nodes)
    used = [(name, look) for name, look in appearance().items() if count[name]]
    return [{"name": name, "hidden": False, **look, "count": count[name]} for name, look in used]


def tie_types(drawing: Drawing) -> list[dict[str, Any]]:
    """The types of tie that are drawn, in the order of the ontology, with their counts."""
    count = Counter(t.tie.type for t in drawing.ties)
    used = [t for t in ontology().ties.values() if count[t.name]]
    return [{"name": t.name, "symmetric": t.symmetric, "count": count[t.name]} for t in used]


@cache
def appearance() -> dict[str, dict[str, Any]]:
    """``appearance.toml``."""
    return tomllib.loads((HERE / "appearance.toml").read_text(encoding="utf-8"))


@cache
def words() -> dict[str, dict[str, str]]:
    """Everything the page says by itself, by language: ``words.toml`` with the ontology's own Spanish names."""
    raw: dict[str, dict[str, dict[str, str]]] = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    sentences = {f"{group}.{key}": said for group, keys in raw.items() for key, said in keys.items()}
    said = {lang: {key: text[lang] for key, text in sentences.items() if lang in text} for lang in LANGUAGES}
    for kind in ontology().nodes.values():
        said["es"] |= {f"kind.{kind.name}": kind.es, f"kinds.{kind.name}": kind.plural}
    for tie in ontology().ties.values():
        said["es"][f"tie.{tie.name}"] = tie.es
    return said
