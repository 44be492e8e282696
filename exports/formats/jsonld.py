"""JSON-LD 1.1 in the words of W3C ORG, FOAF, SKOS, schema.org and PROV, with its context inside: nothing is fetched.

A tie is said twice: as a plain property of its source where a vocabulary has one (``org:memberOf``), and always as an
``rdf:Statement`` with its status, dates, counts and passages. A passage is a ``prov:Entity`` quoted from its report. What no
vocabulary has a word for stands in a namespace of our own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from exports.formats.values import date, json_text, own, present, report_nodes, urn
from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.rows import passage_id, passages

_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@cache
def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """``jsonld.toml``."""
    return tomllib.loads((Path(__file__).parent / "jsonld.toml").read_text(encoding="utf-8"))


def jsonld(graph: Graph) -> str:
    """The graph as JSON-LD."""
    reports = {id: urn("node", node.id) for id, node in report_nodes(graph).items()}
    found = passages(graph.nodes.values(), graph.ties.values())
    every = [
        *(_node(graph, n) for n in graph.nodes.values()),
        *(_tie(t) for t in graph.ties.values()),
        *(_passage(p.id, p.place, reports) for p in found),
    ]
    return json_text({"@context": _context(), "@graph": every})


def _context() -> dict[str, Any]:
    known = vocabulary()
    links = {name: {"@id": term, "@type": "@vocab"} for name, term in known["links"].items()}
    own_terms = {"@vocab": known["prefixes"]["mg"], "id": "@id", "type": "@type"}
    return {"@version": 1.1, **own_terms, **known["prefixes"], **known["properties"], **links}


def _node(graph: Graph, node: Node) -> dict[str, Any]:
    values = {name: _value(name, value) for name, value in own(node).items()}
    if node.kind == "Report":
        values["published"] = values.pop("date", None)
    said: dict[str, Any] = {
        "id": urn("node", node.id),
        "type": [f"mg:{node.kind}", *vocabulary()["types"][node.kind]],
        "name": node.name,
    }
    said |= {"aliases": list(node.aliases), **values, "evidence": _evidence(node.evidence)}
    for predicate, other in _plain(graph, node):
        said.setdefault(predicate, []).append({"id": urn("node", other)})
    return present(said)


def _plain(graph: Graph, node: Node) -> Iterator[tuple[str, str]]:
    """The ties at a node that a vocabulary has a property for: predicate and the node at the other end."""
    for tie in graph.touching[node.id]:
        if tie.source == node.id and (predicate := vocabulary()["ties"].get(tie.type)):
            yield predicate, tie.target
        if tie.target == node.id and (predicate := vocabulary()["inverse"].get(tie.type)):
            yield predicate, tie.source


def _tie(tie: Tie) -> dict[str, Any]:
    ends = {"subject": urn("node", tie.source), "predicate": f"mg:{tie.type}", "object": urn("node", tie.target)}
    stated = {name: _value(name, value) for name, value in tie.properties.items()}
    return present({"id": urn("tie", tie.id), "type": "rdf:Statement", **ends, **stated, "evidence": _evidence(tie.evidence)})


def _passage(id: str, s: Statement, reports: Mapping[str, str]) -> dict[str, Any]:
    place = {"start": s.start, "end": s.end} if s.verified else {}
    report = reports.get(s.report) or urn("report", s.report)
    said = {"id": urn("node", id), "type": ["mg:Passage", "prov:Entity"], "quote": s.quote, "from_report": report}
    return present({**said, "page": s.page or None, **place})


def _evidence(statements: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(urn("node", passage_id(s)) for s in statements))


def _value(name: str, value: Any) -> Any:
    """A date with its type, as precise as it is stated; anything else as it is."""
    if name in ("date", "from", "to", "first_report", "last_report") and value and date(value):
        return {"@value": value, "@type": _DATES[len(value)]}
    return value
