"""Nodes and ties as flat, typed values, for formats that know numbers and texts but no lists.

An organization's or initiative's own kind is called ``classification``, because ``kind`` is the node's. Lists are one text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from exports.formats.values import BETWEEN, encodable, own, present, quotations
from graphmodel.graph import Node, Tie
from graphmodel.ontology import ontology

Value = str | int | float | bool
_TYPES = {"string": "string", "integer": "integer", "double": "double"}
# What no XML 1.0 document may hold, not even escaped.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def node_types() -> dict[str, str]:
    """The values of nodes and their types: ``string``, ``integer``, ``double`` or ``boolean``."""
    properties = {p: t for kind in ontology().nodes.values() for p, t in kind.properties.items()}
    known = {_column(p): _TYPES[t] for p, t in properties.items()}
    return {"kind": "string", "name": "string", "aliases": "string", **known, "quotations": "string"}


def tie_types() -> dict[str, str]:
    """The same for ties."""
    stated = {p: _TYPES[t] for p, t in ontology().tie_properties.items() if t in _TYPES}
    return {"type": "string", "symmetric": "boolean", **stated, "statements": "integer", "quotations": "string"}


def node_values(node: Node) -> Mapping[str, Value]:
    """What is known of a node, in the order of ``node_types``."""
    return present(
        {"kind": node.kind, "name": node.name, "aliases": BETWEEN.join(node.aliases)}
        | {_column(name): value for name, value in own(node).items()}
        | {"quotations": "\n".join(quotations(node.evidence))}
    )


def tie_values(tie: Tie) -> Mapping[str, Value]:
    """The same of a tie; ``statements`` counts all that state it, of which ``quotations`` has each once."""
    return present(
        {"type": tie.type, "symmetric": ontology().ties[tie.type].symmetric, **tie.properties}
        | {"statements": len(tie.evidence), "quotations": "\n".join(quotations(tie.evidence))}
    )


def spelled(value: Value) -> str:
    """A value as XML has it."""
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def xml_text(text: str) -> str:
    """Text without the characters that XML cannot have."""
    return _NO_XML.sub("\ufffd", encodable(text))


def xml_document(root: ET.Element) -> str:
    """The document, indented, ending with a line break."""
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _column(name: str) -> str:
    return "classification" if name == "kind" else name
