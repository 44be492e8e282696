"""JSON-LD, Popolo and FollowTheMoney: in their own words, each as its vocabulary has it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from exports.formats.ftm import BODIES, LINK, LINKS, SCHEMATA, ftm
from exports.formats.jsonld import jsonld, vocabulary
from exports.formats.popolo import popolo
from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from graphmodel.projection import project
from graphmodel.report import Report
from tests.exports.graphs import hostile, small
from tests.repository import text
from tests.strategies import report_sets

TERMS = yaml.safe_load(text(Path("docs/vocabularies.yaml")))


def test_json_ld_says_what_the_table_of_vocabularies_says() -> None:
    known = vocabulary()
    for kind, terms in known["types"].items():
        row = TERMS["nodes"][kind]
        assert set(terms) == {t for column in ("org", "schema") if row[column] for t in row[column].split(", ")}
    for tie, row in TERMS["ties"].items():
        term = known["ties"].get(tie) or known["inverse"].get(tie)
        assert (term is None) == (row["org"] is None and row["schema"] is None)
        assert term is None or term in f"{row['org']}, {row['schema']}".replace(" (inverse)", "").split(", ")


def test_every_word_of_json_ld_is_in_its_context() -> None:
    data = json.loads(jsonld(small()))
    prefixes = set(vocabulary()["prefixes"])
    keys = {k for node in data["@graph"] for k in node}
    assert {k.partition(":")[0] for k in keys if ":" in k} <= prefixes
    types = {t for node in data["@graph"] for t in ([node["type"]] if isinstance(node["type"], str) else node["type"])}
    assert {t.partition(":")[0] for t in types} <= prefixes
    member = next(n for n in data["@graph"] if n["id"] == "urn:munigraph:node:o1")
    assert member["org:memberOf"] == [{"id": "urn:munigraph:node:o2"}]


POPOLO: dict[str, dict[str, Any]] = yaml.safe_load(text(Path("tests/exports/popolo.yaml")))
POPOLO_LISTS = {"persons": "Person", "organizations": "Organization", "posts": "Post"} | {
    **{"memberships": "Membership", "areas": "Area", "events": "Event"}
}
# Ours, beside what Popolo has: its readers pass over them.
OWN = {"country", "other_names", "reports", "confidence", "status", "as", "first_report", "last_report"}


@pytest.mark.parametrize("graph", [small(), hostile()], ids=["small", "hostile"])
def test_popolo_has_the_types_of_its_schemas(graph: Graph) -> None:
    lists = json.loads(popolo(graph))
    for name, kind in POPOLO_LISTS.items():
        for entity in lists[name]:
            _is_popolo(entity, kind)


def _is_popolo(value: Any, kind: Any) -> None:
    if isinstance(kind, list):
        assert isinstance(value, list)
        for one in value:
            _is_popolo(one, kind[0])
    elif kind in POPOLO:
        known = POPOLO[kind]
        assert {k for k, t in known.items() if str(t).endswith("!")} <= set(value)
        assert set(value) - OWN <= set(known)
        for key in set(value) & set(known):
            _is_popolo(value[key], known[key] if isinstance(known[key], list) else known[key].rstrip("!"))
    elif kind == "date":
        assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value)
    elif kind == "uri":
        assert re.fullmatch(r"urn:munigraph:report:[\w.~%-]+", value, re.ASCII)
    else:
        assert isinstance(value, {"string": str, "object": dict}[kind])


FTM: dict[str, dict[str, Any]] = yaml.safe_load(text(Path("tests/exports/followthemoney.yaml")))


def _ancestors(schema: str) -> set[str]:
    return {schema}.union(*(_ancestors(s) for s in FTM[schema]["extends"]))


@settings(max_examples=15, deadline=None)
@given(reports=report_sets(max_size=3))
def test_followthemoney_has_the_properties_of_its_schemata(reports: list[Report]) -> None:
    _is_followthemoney(project(reports, ()))


def _is_followthemoney(graph: Graph) -> None:
    every = [json.loads(line) for line in ftm(graph).splitlines()]
    schemata = {e["id"]: _ancestors(e["schema"]) for e in every}
    assert "\u2028" not in ftm(hostile())
    for entity in every:
        own = {k: t for s in schemata[entity["id"]] for k, t in FTM[s]["properties"].items()}
        required = {k for s in schemata[entity["id"]] for k in FTM[s]["required"]}
        assert required <= set(entity["properties"]) <= set(own)
        for key, values in entity["properties"].items():
            assert values and all(isinstance(v, str) and v for v in values)
            if own[key] in FTM:
                assert all(own[key] in schemata[v] for v in values)
            elif own[key] == "date":
                assert all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", v) for v in values)
            elif own[key] == "country":
                assert all(re.fullmatch(r"[a-z]{2}", v) for v in values)


def test_every_tie_of_the_ontology_joins_what_its_schema_joins() -> None:
    for tie in ontology().ties.values():
        schema, source, target = LINKS.get(tie.name, LINK)
        own = {k: t for s in _ancestors(schema) for k, t in FTM[s]["properties"].items()}
        for kinds, end in ((tie.sources, source), (tie.targets, target)):
            ends = {SCHEMATA[k] for k in kinds if k in SCHEMATA} | (set(BODIES.values()) if "Organization" in kinds else set())
            assert all(own[end] in _ancestors(s) for s in ends)
