"""GraphML, for NetworkX, igraph, yEd and Cytoscape: a directed graph with typed attributes and parallel ties.

NetworkX reads it as a MultiDiGraph. Every tie is directed there, because few readers take a mixed graph: those that have no
direction say ``symmetric``.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from exports.formats.flat import Value, node_types, node_values, spelled, tie_types, tie_values, xml_document, xml_text
from graphmodel.graph import Graph

_TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}


def graphml(graph: Graph) -> str:
    """The graph as GraphML."""
    root = ET.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for scope, types in (("node", node_types()), ("edge", tie_types())):
        for name, type_ in types.items():
            key = {"id": f"{scope}.{name}", "for": scope, "attr.name": name, "attr.type": _TYPES[type_]}
            ET.SubElement(root, "key", key)
    drawn = ET.SubElement(root, "graph", {"id": "munigraph", "edgedefault": "directed"})
    for node in graph.nodes.values():
        _data(ET.SubElement(drawn, "node", {"id": xml_text(node.id)}), "node", node_values(node))
    for tie in graph.ties.values():
        ends = {"id": xml_text(tie.id), "source": xml_text(tie.source), "target": xml_text(tie.target)}
        _data(ET.SubElement(drawn, "edge", ends), "edge", tie_values(tie))
    return xml_document(root)


def _data(element: ET.Element, scope: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", {"key": f"{scope}.{name}"}).text = spelled(value)
