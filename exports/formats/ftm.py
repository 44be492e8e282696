"""FollowTheMoney entities, one JSON object a line, for OpenAleph, Yente and the tools around them.

Actors are things (Person, PublicBody, Company, Organization, Position, Project, Event, Address for places and countries,
Document for reports), and every tie between them is an entity of its own: Occupancy, Membership, ProjectParticipant, else
UnknownLink with the tie's type as ``role``. A tie's ``description`` has its quotations, its ``proof`` the reports. Topics are
``keywords``, for FollowTheMoney has nothing else for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exports.formats.values import date, json_text, present, quotations, report_nodes
from graphmodel.graph import Graph, Node, Tie

Properties = Mapping[str, str | Iterable[str] | None]

# The schema for a kind, and for an organization's own kind; the tables are repeated in docs/vocabularies.yaml.
SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "Role": "Position",
    "Country": "Address",
    "Place": "Address",
    "Initiative": "Project",
    "Event": "Event",
    "Report": "Document",
}
BODIES = {"local_government": "PublicBody", "national_government": "PublicBody", "company": "Company", "bank": "Company"}
# The schema for a tie with the properties of its two ends.
LINKS = {
    "HOLDS": ("Occupancy", "holder", "post"),
    "MEMBER_OF": ("Membership", "member", "organization"),
    "LEADS": ("ProjectParticipant", "participant", "project"),
    "SUPPORTS": ("ProjectParticipant", "participant", "project"),
    "PARTICIPATES_IN": ("ProjectParticipant", "participant", "project"),
}
LINK = ("UnknownLink", "subject", "object")
KEYWORDS = "HAS_TOPIC"
_LANGUAGES = {"es": "spa", "en": "eng", "pt": "por"}


def ftm(graph: Graph) -> str:
    """The entities, each on its line, nodes first."""
    things = (_thing(graph, n) for n in graph.nodes.values() if n.kind in SCHEMATA)
    reports = {id: node.id for id, node in report_nodes(graph).items()}
    links = (_link(t, reports) for t in graph.ties.values() if t.type != KEYWORDS)
    return "".join(json_text(entity, one_line=True) for some in (things, links) for entity in some)


def _thing(graph: Graph, node: Node) -> dict[str, Any]:
    known = node.properties
    schema = BODIES.get(known.get("kind", ""), "Organization") if node.kind == "Organization" else SCHEMATA[node.kind]
    country = known.get("code") if node.kind == "Country" else known.get("country")
    properties: Properties = {
        "name": node.name,
        "alias": node.aliases,
        "country": country.lower() if country and len(country) == 2 and country.isalpha() else None,
        "keywords": (graph.nodes[t.target].name for t in _from(graph, node, KEYWORDS)),
        "notes": quotations(node.evidence),
    }
    return _entity(node.id, schema, {**properties, **_of_kind(graph, node)})


def _of_kind(graph: Graph, node: Node) -> Properties:
    """What a kind has besides."""
    known = node.properties
    match node.kind:
        case "Organization":
            return {"classification": known.get("kind")}
        case "Role":
            return {"organization": (t.target for t in _from(graph, node, "AT"))}
        case "Country" | "Place":
            return {"full": node.name}
        case "Initiative":
            # A Project is no more than its status and what it is for.
            return {"status": known.get("status"), "summary": known.get("kind")}
        case "Event":
            ties = [t for t in graph.touching[node.id] if t.target == node.id]
            return {
                "date": date(known.get("date", "")),
                "location": known.get("place"),
                "organizer": (t.source for t in ties if t.type == "ORGANIZED"),
                "involved": (t.source for t in ties if t.type == "PARTICIPATED_IN"),
            }
        case "Report":
            return {
                "title": known.get("title") or node.name,
                "fileName": known.get("source") or known.get("report") or node.id,
                "date": date(known.get("date", "")),
                "language": _LANGUAGES.get(known.get("language", "")),
                "summary": known.get("kind"),
            }
    return {}


def _link(tie: Tie, reports: Mapping[str, str]) -> dict[str, Any]:
    schema, source, target = LINKS.get(tie.type, LINK)
    standing = {"status": tie.status} if schema == "Occupancy" else {"status": tie.status, "role": _role(tie)}
    properties: Properties = {
        source: tie.source,
        target: tie.target,
        **standing,
        "startDate": date(tie.since),
        "endDate": date(tie.until),
        "description": quotations(tie.evidence),
        "proof": (reports[s.report] for s in tie.evidence if s.report in reports),
        "recordId": tie.id,
    }
    return _entity(tie.id, schema, properties)


def _role(tie: Tie) -> list[str]:
    """The type, for what FollowTheMoney has no schema of its own, and in what capacity."""
    return [part for part in (tie.type if tie.type != "MEMBER_OF" else "", tie.capacity) if part]


def _from(graph: Graph, node: Node, type_: str) -> Iterator[Tie]:
    return (t for t in graph.touching[node.id] if t.type == type_ and t.source == node.id)


def _entity(id: str, schema: str, properties: Properties) -> dict[str, Any]:
    """An entity: each property a list, each value once, none empty."""
    listed = {k: [v] if isinstance(v, str) else list(v or ()) for k, v in properties.items()}
    once = {k: list(dict.fromkeys(v for v in values if v)) for k, values in listed.items()}
    return {"id": id, "schema": schema, "properties": present(dict(sorted(once.items())))}
