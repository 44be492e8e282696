"""What the formats share: quotations with their report, the reports of statements, text and JSON that any reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphmodel.graph import Graph, Node, Statement
from graphmodel.ontology import ontology
from graphmodel.quotations import legible

NAMESPACE = "urn:munigraph:"
BETWEEN = "; "
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def quotation(s: Statement) -> str:
    """A quotation with the id of its report and its page: ``"…" (acta-2024, p. 3)``."""
    return f'"{legible(s.quote)}" ({s.report}{f", p. {s.page}" if s.page else ""})'


def quotations(statements: Iterable[Statement]) -> list[str]:
    """Each quotation once, verified ones first, then the surest, then the shortest."""
    ranked = sorted(statements, key=lambda s: (not s.verified, -s.confidence, len(s.quote), s))
    return list(dict.fromkeys(map(quotation, ranked)))


def report_nodes(graph: Graph) -> dict[str, Node]:
    """The nodes of the reports, by the reports' own ids."""
    return {n.properties.get("report", n.id): n for n in graph.of_kind("Report")}


def own(node: Node) -> dict[str, str]:
    """What the ontology declares for a node of its kind and is known of it."""
    return {name: value for name in ontology().nodes[node.kind].properties if (value := node.properties.get(name))}


def date(text: str) -> str:
    """A date as ISO 8601 has it (a year, a month or a day); "" for anything else, which no other tool would read."""
    return text if _DATE.fullmatch(text) else ""


def urn(kind: str, name: str) -> str:
    """A URI of our own for something that has none: letters, digits and hyphens stay, anything else is percent-encoded."""
    from urllib.parse import quote

    return f"{NAMESPACE}{kind}:{quote(encodable(name), safe='')}"


def encodable(text: str) -> str:
    """Text that UTF-8 can write: half a surrogate pair, which is no character, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def json_text(data: object, *, one_line: bool = False) -> str:
    """JSON, ending with a line break; ``one_line`` has no other, of the kinds that only some readers take for one neither."""
    text = encodable(json.dumps(data, ensure_ascii=False, indent=None if one_line else 1)) + "\n"
    return re.sub("[\x85\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text) if one_line else text


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are there: neither None nor empty."""
    return {k: v for k, v in values.items() if v not in (None, "", [], {})}
