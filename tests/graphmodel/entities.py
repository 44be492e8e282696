"""Entities by the word, reports that name them, and who of them is one: what the identity tests speak in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graphmodel.facts import FactsDocument
from graphmodel.identity.judgements import Judgement, RecordKey
from graphmodel.identity.records import records
from graphmodel.identity.resolution import Clusters, resolve
from graphmodel.names import fold
from graphmodel.references import References

Entity = dict[str, Any]


def org(name: str, *aliases: str, country: str | None = None, kind: str = "association", of: Entity | None = None) -> Entity:
    return {"list": "organizations", "name": name, "aliases": list(aliases), "country": country, "kind": kind, "of": of}


def town(name: str, *aliases: str, country: str | None = None) -> Entity:
    return org(name, *aliases, country=country, kind="local_government")


def person(name: str, *aliases: str, at: Entity | None = None) -> Entity:
    return {"list": "people", "name": name, "aliases": list(aliases), "at": at}


def place(name: str, country: str | None = None) -> Entity:
    return {"list": "places", "name": name, "country": country}


def event(name: str, *aliases: str, date: str | None = None, by: Entity | None = None) -> Entity:
    return {"list": "events", "name": name, "aliases": list(aliases), "date": date, "by": by}


def initiative(name: str, *aliases: str, kind: str = "programme", by: Entity | None = None) -> Entity:
    return {"list": "initiatives", "name": name, "aliases": list(aliases), "kind": kind, "by": by}


KINDS = {"organizations": "Organization", "people": "Person", "places": "Place", "events": "Event", "initiatives": "Initiative"}


def facts(report: str, *entities: Entity) -> FactsDocument:
    """One report that names these, with the posts and leaders that they come with."""
    data: dict[str, Any] = {"document": {"id": report}, "roles": [], "relations": []}
    for entity in entities:
        own = {k: v for k, v in entity.items() if k not in ("list", "at", "by", "of")} | {"evidence": entity["name"]}
        if own not in data.setdefault(entity["list"], []):
            data[entity["list"]].append(own)
        for body in filter(None, (entity.get(k) for k in ("at", "by", "of"))):
            if body["name"] not in [o["name"] for o in data.setdefault("organizations", [])]:
                data["organizations"].append({k: v for k, v in body.items() if k not in ("list", "of")})
        if entity.get("at"):
            post = {
                "person": entity["name"],
                "title": "Vocal",
                "organization": entity["at"]["name"],
                "evidence": entity["name"],
            }
            data["roles"].append(post)
        if entity.get("by"):
            kind = "ORGANIZED" if entity["list"] == "events" else "LEADS"
            tie = {"type": kind, "source": entity["by"]["name"], "target": entity["name"], "evidence": entity["name"]}
            data["relations"].append(tie)
        if entity.get("of"):
            tie = {"type": "PART_OF", "source": entity["name"], "target": entity["of"]["name"], "evidence": entity["name"]}
            data["relations"].append(tie)
    return FactsDocument.from_json(data, report)


def clusters(*reports: FactsDocument, judgements: Iterable[Judgement] = ()) -> Clusters:
    return resolve([records(r, References(r)) for r in reports], judgements)


def key(report: str, entity: Entity) -> RecordKey:
    return RecordKey(report, KINDS[entity["list"]], fold(entity["name"]))


def groups(found: Clusters, kind: str) -> set[frozenset[str]]:
    """The clusters of a kind, each as the reports (or report:name) of its records."""
    by: dict[RecordKey, set[str]] = {}
    for record, cluster in found.items():
        if record.kind == kind:
            by.setdefault(cluster, set()).add(record.report)
    return {frozenset(members) for members in by.values()}


def same(*entities: Entity) -> bool:
    """Whether entities, each of its own report, are all one; asserts that the order of the reports does not matter."""
    reports = [facts(f"r{n}", e) for n, e in enumerate(entities)]
    found = clusters(*reports)
    assert clusters(*reversed(reports)) == found
    return len({found[key(f"r{n}", e)] for n, e in enumerate(entities)}) == 1
