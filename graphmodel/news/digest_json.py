"""The machine form of a digest: what ``munigraph diff --format json`` prints as ``digest``."""

from __future__ import annotations

from typing import Any

from graphmodel.changes.comparison import status
from graphmodel.graph import Node
from graphmodel.news.digest import Digest, Item


def write(told: Digest) -> dict[str, Any]:
    """JSON-ready data: everything, keys and lists in a stable order; ends of ties as {id, kind, name}."""
    return {
        "first": told.first,
        "reports": [_report(n) for n in told.reports],
        "reports_gone": [_report(n) for n in told.gone_reports],
        "contradictions": [d.to_json() for d in told.contradictions],
        "sections": [
            {"name": s.name, "count": len(s.items), "items": [_item(told, i) for i in s.items]} for s in told.sections
        ],
    }


def _item(told: Digest, item: Item) -> dict[str, Any]:
    row = item.row
    if isinstance(row, Node):
        said: dict[str, Any] = {"node": _node(row)}
        if isinstance(item.was, Node) and item.was.id != row.id:
            said["was"] = _node(item.was)
    else:
        body = told.body(item, row.target) if row.type == "HOLDS" else None
        said = {
            "id": row.id,
            "type": row.type,
            **{end: _node(told.end(item, getattr(row, end))) for end in ("source", "target")},
        }
        said |= {"organization": _node(body)} if body else {}
        said |= row.properties
    if item.was and item.now and status(item.was) != status(item.now):
        said |= {"status": status(item.now) or None, "status_before": status(item.was) or None}
    return said | {"evidence": [s.to_json() for s in item.evidence]}


def _node(node: Node) -> dict[str, str]:
    return {"id": node.id, "kind": node.kind, "name": node.name}


def _report(node: Node) -> dict[str, Any]:
    said = node.properties
    return {"id": said["report"], "title": said.get("title", ""), "date": said.get("date")}
