"""The facts document: what is written is read again, and what is wrong is named."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given

from graphmodel.errors import InputError
from graphmodel.facts import Evidence, FactsDocument, digest
from graphmodel.quotations import Quotations, legible
from graphmodel.report import Report
from tests.strategies import reports

WHOLE: dict[str, Any] = {
    "format": "munigraph-facts/1",
    "document": {"id": "x", "title": "Uno", "language": "es", "kind": "report", "date": "2025-03", "source": "x.md"},
    "people": [{"id": "p1", "name": "Eva Soto", "aliases": ["Soto"], "mentions": [{"start": 0, "end": 8, "page": 2}]}],
    "organizations": [{"name": "Liga Azul", "aliases": [], "kind": "network", "country": None}],
    "countries": ["EC"],
    "places": [{"name": "Loja", "aliases": [], "country": "EC"}],
    "roles": [
        {
            "person": "p1",
            "title": "Presidenta",
            "organization": "Liga Azul",
            "status": "elect",
            "from": "2025",
            "evidence": "Eva Soto",
            "start": 0,
            "end": 8,
            "page": 2,
            "rule": "title-of",
            "confidence": 0.75,
        }
    ],
    "initiatives": [{"name": "Ríos Vivos", "aliases": [], "kind": "plan", "status": "planned", "evidence": "Ríos"}],
    "events": [{"name": "Foro", "aliases": [], "date": "2025-03-01", "place": None, "evidence": "Foro"}],
    "relations": [
        {
            "type": "COOPERATES_WITH",
            "source": "Liga Azul",
            "target": "Liga Azul",
            "status": "signed",
            "as": "socia",
            "evidence": "Liga",
        }
    ],
    "topics": [{"name": "agua", "aliases": [], "evidence": "agua"}],
}


def test_everything_the_format_has_is_read_and_written_again() -> None:
    assert json.dumps(FactsDocument.from_json(WHOLE).to_json()) == json.dumps(WHOLE)


@given(reports())
def test_what_is_written_is_read_again(report: Report) -> None:
    data = report.facts.to_json()
    assert FactsDocument.from_json(json.loads(json.dumps(data))) == report.facts
    assert FactsDocument.from_json(data).to_json() == data


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("document",), None, "document"),
        (("format",), "munigraph-facts/9", "munigraph-facts/9"),
        (("document", "id"), " ", r"document\.id"),
        (("document", "date"), "marzo de 2025", r"document\.date.*marzo de 2025"),
        (("people",), {"a": 1}, "people"),
        (("people", 0, "name"), "", r"people\[0\]\.name"),
        (("people", 0, "aliases"), "Soto", r"people\[0\]\.aliases"),
        (("people", 0, "name"), "Eva \ud800", r"people\[0\]\.name"),
        (("people", 0, "mentions", 0, "start"), -1, r"people\[0\]\.mentions\[0\]\.start"),
        (("organizations", 0, "kind"), "club", r"organizations\[0\]\.kind.*club.*network"),
        (("organizations", 0, "country"), "Ecuador", r"organizations\[0\]\.country.*Ecuador"),
        (("countries", 0), "ec", r"countries\[0\]"),
        (("roles", 0, "status"), "retired", r"roles\[0\]\.status.*retired"),
        (("roles", 0, "confidence"), 0, r"roles\[0\]\.confidence"),
        (("roles", 0, "evidence"), "", r"roles\[0\]\.evidence"),
        (("relations", 0, "type"), "KNOWS", r"relations\[0\]\.type.*KNOWS"),
        (("relations", 0, "type"), "HOLDS", r"relations\[0\]\.type.*HOLDS"),
        (("relations", 0, "status"), "soon", r"relations\[0\]\.status.*soon"),
    ],
)
def test_what_is_wrong_is_named(where: tuple[Any, ...], value: Any, said: str) -> None:
    data = copy.deepcopy(WHOLE)
    parent: Any = data
    for step in where[:-1]:
        parent = parent[step]
    parent[where[-1]] = value
    with pytest.raises(InputError, match=said) as error:
        FactsDocument.from_json(data, "hechos.json")
    assert "hechos.json" in str(error.value)


def test_quotations_are_found_across_line_breaks_and_accents_in_parts() -> None:
    text = "Uno.\nLa Federacio\u0301n de\n   Ciudades  firmó."
    found = Quotations(text).find("La Federación de Ciudades firmó.")
    assert found is not None and text[slice(*found)] == "La Federacio\u0301n de\n   Ciudades  firmó."
    assert Quotations(text).find("La Federación firmó") is None


def test_verified_keeps_right_places_mends_wrong_ones_and_drops_invented_quotations() -> None:
    text = "agua y agua y sol"
    facts = FactsDocument.from_json({"document": {"id": "x"}})
    topics = [
        ("a", Evidence("agua", 7, 11)),
        ("b", Evidence("agua", 1, 3)),
        ("c", Evidence("nieve", 0, 5)),
        ("d", Evidence("sol")),
    ]
    data = facts.to_json() | {
        "topics": [{"name": n, "evidence": e.quote} | ({"start": e.start, "end": e.end} if e.end else {}) for n, e in topics]
    }
    places = [(t.evidence.start, t.evidence.end) for t in FactsDocument.from_json(data).verified(text).topics]
    assert places == [(7, 11), (0, 4), (None, None), (14, 17)]


def test_copies_have_one_digest() -> None:
    assert digest("Una  línea\ny otra ") == digest("Una li\u0301nea y otra")
    assert digest("Una línea") != digest("Una linea")


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("Ana Paz, Alcaldesa.** Expuso los *proyectos*\nde 2*3 años", "Ana Paz, Alcaldesa. Expuso los proyectos de 2*3 años"),
        ("ANA PAZ**Coordinadora", "ANA PAZ Coordinadora"),
        ("## el [INAI](https://example.org) y a_b_c", "el INAI y a_b_c"),
        ("sin marcas, tal cual", "sin marcas, tal cual"),
    ],
)
def test_a_quotation_is_shown_without_its_marks(quote: str, read: str) -> None:
    assert legible(quote) == read
