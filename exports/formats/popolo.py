"""Popolo, in the JSON that its tools exchange: persons, organizations, memberships, posts, areas and events.

A membership is a person's in a post (HOLDS) or an organization's in another (MEMBER_OF, which has a ``member``). What Popolo
has no class for (initiatives, topics, all other ties) stands in lists of their own, which its readers pass over:
``initiatives``, ``topics``, ``reports``, ``ties``. A Popolo source must have a URL: a report without one gets a URN of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exports.formats.values import date, json_text, own, present, quotation, urn
from graphmodel.graph import Graph, Node, Statement, Tie

Entity = dict[str, Any]
MEMBERSHIPS = ("HOLDS", "MEMBER_OF")


def popolo(graph: Graph) -> str:
    """The graph as one JSON object."""
    writer = _Writer(graph)
    lists = {
        "persons": [writer.named(n) for n in graph.of_kind("Person")],
        "organizations": [writer.organization(n) for n in graph.of_kind("Organization")],
        "posts": [writer.post(n) for n in graph.of_kind("Role")],
        "memberships": [writer.membership(t) for t in graph.ties.values() if t.type in MEMBERSHIPS],
        "areas": [writer.area(n) for n in graph.of_kind("Country", "Place")],
        "events": [writer.event(n) for n in graph.of_kind("Event")],
        "initiatives": [writer.other(n) for n in graph.of_kind("Initiative")],
        "topics": [writer.other(n) for n in graph.of_kind("Topic")],
        "reports": [writer.other(n) for n in graph.of_kind("Report")],
        "ties": [writer.tie(t) for t in graph.ties.values() if t.type not in MEMBERSHIPS],
    }
    return json_text(lists)


class _Writer:
    """Popolo's classes for the nodes and ties of one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def named(self, node: Node, **more: Any) -> Entity:
        names = [{"name": a} for a in node.aliases]
        return present(
            {"id": node.id, "name": node.name, "other_names": names, **more, "sources": self._sources(node.evidence)}
        )

    def organization(self, node: Node) -> Entity:
        return self.named(
            node,
            classification=node.properties.get("kind"),
            parent_id=next(self._ends(node, "PART_OF"), None),
            area_id=next(self._ends(node, "LOCATED_IN"), None),
        )

    def post(self, node: Node) -> Entity:
        body = next(self._ends(node, "AT"), None)
        titles = {"label": node.name, "other_label": list(node.aliases), "role": node.name}
        return present({"id": node.id, **titles, "organization_id": body, "sources": self._sources(node.evidence)})

    def area(self, node: Node) -> Entity:
        # Popolo's areas have one name only.
        code = {"identifier": node.properties.get("code"), "classification": node.kind.lower()}
        country = {"country": node.properties.get("country"), "other_names": [{"name": a} for a in node.aliases]}
        return present({"id": node.id, "name": node.name, **code, **country, "sources": self._sources(node.evidence)})

    def event(self, node: Node) -> Entity:
        came = [t.source for t in self._graph.touching[node.id] if t.type == "PARTICIPATED_IN"]
        people = [self._graph.nodes[i] for i in dict.fromkeys(came) if self._graph.nodes[i].kind == "Person"]
        called = next((t.source for t in self._graph.touching[node.id] if t.type == "ORGANIZED"), None)
        return self.named(
            node,
            start_date=date(node.properties.get("date", "")),
            location=node.properties.get("place"),
            organization_id=called,
            attendees=[{"id": p.id, "name": p.name} for p in people],
        )

    def other(self, node: Node) -> Entity:
        values = {"classification" if k == "kind" else k: v for k, v in own(node).items()}
        return self.named(node, **values)

    def membership(self, tie: Tie) -> Entity:
        held = tie.type == "HOLDS"
        member, target = self._graph.nodes[tie.source], self._graph.nodes[tie.target]
        who = {"person_id": member.id} if held else {"member": {"id": member.id, "name": member.name}}
        body = next(self._ends(target, "AT"), None) if held else target.id
        role = {"role": target.name, "post_id": target.id} if held else {"role": tie.capacity}
        return present({"id": tie.id, **who, "organization_id": body, **role, **self._stated(tie)})

    def tie(self, tie: Tie) -> Entity:
        return {"id": tie.id, "type": tie.type, "source_id": tie.source, "target_id": tie.target} | self._stated(tie)

    def _stated(self, tie: Tie) -> Entity:
        """Dates and sources as Popolo has them; standing, counts and capacity are ours."""
        dates = {"start_date": date(tie.since), "end_date": date(tie.until)}
        more = {k: v for k, v in tie.properties.items() if k not in ("from", "to")}
        return present({**dates, **more, "sources": self._sources(tie.evidence)})

    def _ends(self, node: Node, type_: str) -> Iterator[str]:
        return (t.target for t in self._graph.touching[node.id] if t.type == type_ and t.source == node.id)

    def _sources(self, evidence: Iterable[Statement]) -> list[Entity]:
        return [{"url": urn("report", s.report), "note": quotation(s)} for s in evidence]
