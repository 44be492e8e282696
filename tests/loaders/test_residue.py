"""Residue: what looks like a fact and gave none is listed where it stands; what was understood or is denied is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.facts import Evidence, FactsDocument, Mention, Place, Role
from graphmodel.report import Report
from loaders import find_residue, read_report
from tests.repository import ROOT

SAMPLES = [ROOT / "munigraph" / "sample" / "informe-de-ejemplo.md", *sorted((ROOT / "tests" / "annotated").glob("[a-z]*.md"))]


def read(text: str) -> Report:
    return read_report(Path("report.md"), data=text.encode())


def unread(text: str) -> list[str]:
    """The words that look like a fact in a text of which nothing was understood."""
    report = read(text)
    return [u.why for u in find_residue(Report(FactsDocument(document=report.facts.document), report.text)).unread]


LOOKS = {
    "Habló después la Dra. Ruiz.": "Dra. Ruiz",
    "Lo pidió doña Elsa, sin más detalle.": "doña Elsa",
    "En la sala aguardaba la alcaldesa de Almagro.": "alcaldesa",
    "Cierra la lista el Director Ejecutivo de Norte Verde.": "Director Ejecutivo",
    "El martes se firmó en Almagro un papel.": "firmó",
    "La obra va en alianza con Norte Verde.": "en alianza con",
    "El viernes, la Federación Andina de Ciudades convocó a un taller.": "convocó",
    "| Rosa Paz | concejala | tel. 22. Ext. 3 |": "concejala",
}
SILENT = [
    "El agua llegó a los barrios altos.",
    "Los alcaldes cambian y los problemas quedan.",
    "Nunca se firmó en Almagro un papel.",
    "Se canceló la reunión con Norte Verde.",
    "La firma de Almagro es ilegible.",
    "La Secretaría queda en Almagro.",
    "Fue en Marzo.",
]


@pytest.mark.parametrize("text", LOOKS)
def test_what_looks_like_a_fact(text: str) -> None:
    assert unread(text) == [LOOKS[text]]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not(text: str) -> None:
    assert unread(text) == []


def test_a_sentence_that_a_fact_quotes_is_understood() -> None:
    text = "Ana Ruiz, Alcaldesa de Almagro, saludó. Después habló la Dra. Paz Luna con todos."
    report = read(text)
    found = find_residue(report)
    assert [(u.text, u.why) for u in found.unread] == [("Después habló la Dra. Paz Luna con todos.", "Dra. Paz")]
    assert (found.likely, found.share) == (2, 0.5)
    quote = Evidence("Paz Luna", text.index("Paz"), text.index("Paz") + 8)
    role = Role(person="Paz Luna", title="Dra.", evidence=quote)
    all_read = replace(report.facts, roles=(*report.facts.roles, role))
    assert find_residue(Report(all_read, text)).to_json() == {"residue": [], "residue_share": 0.0}


def test_nothing_that_looks_like_a_fact_is_no_residue() -> None:
    found = find_residue(read("Llovió."))
    assert (found.unread, found.likely, found.share) == ((), 0, 0.0)


def test_a_town_may_have_an_honorific_in_its_name() -> None:
    """Where the facts have it as a place, it is no person."""
    text = "Llueve en Don Fermín."
    document = read(text).facts.document
    at = text.index("Don"), len(text) - 1
    town = FactsDocument(document=document, places=(Place(name="Don Fermín", mentions=(Mention(*at),)),))
    assert [len(find_residue(Report(facts, text)).unread) for facts in (FactsDocument(document=document), town)] == [1, 0]


def test_a_facts_document_alone_has_no_sentences() -> None:
    with pytest.raises(InputError, match="report"):
        find_residue(Report(read("Llovió.").facts))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda f: f.stem)
def test_residue_stands_in_the_text_and_touches_no_fact(file: Path) -> None:
    report = read_report(file)
    text, facts = report.text or "", report.facts
    found = find_residue(report)
    stated = [e for kind in (facts.roles, facts.relations, facts.initiatives, facts.events, facts.topics) for e in kind]
    for u in found.unread:
        assert text[u.start : u.end] == u.text
        assert u.why.split()[0] in u.text
        assert not any((f.evidence.start or 0) < u.end and u.start < (f.evidence.end or 0) for f in stated)
    assert [u.start for u in found.unread] == sorted({u.start for u in found.unread})
    assert len(found.unread) < found.likely


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*LOOKS, *SILENT, "Ana Ruiz, Alcaldesa de Almagro, saludó."]), min_size=1, max_size=6))
def test_facts_read_or_not_leave_what_looks_like_one_the_same(lines: list[str]) -> None:
    """Reading more facts can only take sentences out of the residue."""
    report = read("\n\n".join(lines))
    some = find_residue(report)
    none = find_residue(replace(report, facts=replace(report.facts, roles=(), relations=(), initiatives=(), events=())))
    assert some.likely == none.likely
    assert set(some.unread) <= set(none.unread)
