"""GEXF 1.3, for Gephi and Gephi Lite: kinds with their colours, ties with their weights, and what is dated as a spell.

A tie's weight is how many reports state it; its GEXF ``kind`` is its type, so that Gephi keeps parallel ties apart. A spell
needs whole days: a stated year or month is as long as it is.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from calendar import monthrange
from collections.abc import Mapping

from exports.formats.flat import Value, node_types, node_values, spelled, tie_types, tie_values, xml_document, xml_text
from exports.formats.values import date
from exports.html.content import appearance
from graphmodel.graph import Graph, Node, Tie
from graphmodel.ontology import ontology

_VIZ = "http://gexf.net/1.3/viz"
_AT_ONE_TIME = ("MET_WITH",)  # what happens on its date, where others begin on it


def gexf(graph: Graph) -> str:
    """The graph as GEXF 1.3."""
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "xmlns:viz": _VIZ, "version": "1.3"})
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = "munigraph"
    dynamic = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    drawn = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "idtype": "string", **dynamic})
    for scope, types in (("node", node_types()), ("edge", tie_types())):
        declared = ET.SubElement(drawn, "attributes", {"class": scope, "mode": "static"})
        for name, type_ in types.items():
            ET.SubElement(declared, "attribute", {"id": _named(name), "title": _named(name), "type": type_})
    nodes = ET.SubElement(drawn, "nodes", {"count": str(len(graph.nodes))})
    for node in graph.nodes.values():
        element = ET.SubElement(nodes, "node", {"id": xml_text(node.id), "label": xml_text(node.name)})
        _values(element, node_values(node))
        _spell(element, *_dates_of(node))
        ET.SubElement(element, "viz:color", _colour(node.kind))
    edges = ET.SubElement(drawn, "edges", {"count": str(len(graph.ties))})
    for tie in graph.ties.values():
        element = ET.SubElement(edges, "edge", _line(tie))
        _values(element, tie_values(tie))
        _spell(element, *_dates(tie))
    return xml_document(root)


def _line(tie: Tie) -> dict[str, str]:
    ends = {"id": tie.id, "source": tie.source, "target": tie.target}
    way = "undirected" if ontology().ties[tie.type].symmetric else "directed"
    looks = {"type": way, "kind": tie.type, "label": tie.type, "weight": str(float(tie.reports))}
    return {k: xml_text(v) for k, v in (ends | looks).items()}


def _values(element: ET.Element, values: Mapping[str, Value]) -> None:
    listed = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(listed, "attvalue", {"for": _named(name), "value": spelled(value)})


def _named(name: str) -> str:
    """The viewers that are made with sigma take an attribute called ``type`` for the way of drawing."""
    return "relation" if name == "type" else name


def _dates_of(node: Node) -> tuple[str, str]:
    when = node.properties.get("date", "") if node.kind == "Event" else ""
    return when, when


def _dates(tie: Tie) -> tuple[str, str]:
    return tie.since, tie.until or (tie.since if tie.type in _AT_ONE_TIME else "")


def _spell(element: ET.Element, since: str, until: str) -> None:
    """From the first day of the one to the last of the other; nothing where neither is known or one contradicts the other."""
    start, end = _day(since, last=False), _day(until, last=True)
    if (start or end) and not (start and end and end < start):
        spells = ET.SubElement(element, "spells")
        ET.SubElement(spells, "spell", {k: v for k, v in (("start", start), ("end", end)) if v})


def _day(text: str, *, last: bool) -> str:
    """The first or the last day of a stated date; "" for what is none, such as the 31st of June."""
    if not date(text):
        return ""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    days = monthrange(year, month)[1] if year else 0
    day = day or (days if last else 1)
    return f"{year:04}-{month:02}-{day:02}" if day <= days else ""


def _colour(kind: str) -> dict[str, str]:
    colour = appearance()[kind]["colour"]
    return {channel: str(int(colour[at : at + 2], 16)) for channel, at in (("r", 1), ("g", 3), ("b", 5))}
