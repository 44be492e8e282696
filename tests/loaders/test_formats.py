"""HTML, Word and PDF: the same facts as of the Markdown they were made from, each quotation where the text has it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scoring import KINDS, Tally, score
from graphmodel.errors import InputError
from loaders import read_report
from loaders.blocks import Block, Source
from loaders.readers import docx as word
from loaders.readers import html as web
from loaders.readers import pdf as printed
from tests.loaders import converted
from tests.loaders.hostile import scanned
from tests.loaders.test_quality import SAMPLE, WRITTEN
from tests.repository import ROOT

SPREAD = 0.03
REPORT = ROOT / "munigraph" / "sample" / "informe-de-ejemplo.md"
SHORT = """# Acta de la Liga

Asistió **Inés Trueba**, alcaldesa de Peña Honda.

- Julio Cardal, gerente
- Marta Olmedo, vocal

## Presentes

| Nombre | Cargo |
|---|---|
| Pedro Almazán | Alcalde |
"""
TOLD = [
    ("heading", 1, "Acta de la Liga"),
    ("paragraph", 0, "Asistió Inés Trueba, alcaldesa de Peña Honda."),
    ("item", 0, "Julio Cardal, gerente"),
    ("item", 0, "Marta Olmedo, vocal"),
    ("heading", 2, "Presentes"),
    ("row", 0, "Nombre | Cargo"),
    ("row", 0, "Pedro Almazán | Alcalde"),
]


@pytest.fixture(scope="module")
def tallies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Tally]]:
    files = {"markdown": REPORT, **converted.write(tmp_path_factory.mktemp("formats"), REPORT)}
    reports = {form: read_report(file) for form, file in files.items()}
    assert {form: report.facts.document.format for form, report in reports.items()} == {form: form for form in files}
    gold = json.loads(SAMPLE.read_text("utf-8"))
    return {form: score(gold, report.facts.to_json(), report.text or "") for form, report in reports.items()}


@pytest.mark.parametrize("kind", [*KINDS, "quotations"])
def test_a_report_keeps_its_facts_in_every_format(tallies: dict[str, dict[str, Tally]], kind: str) -> None:
    found = [scores[kind].f1 for scores in tallies.values()]
    assert len(found) == 4
    assert max(found) - min(found) <= SPREAD


def test_other_reports_keep_their_facts_in_every_format(tmp_path: Path) -> None:
    found: dict[str, dict[str, Tally]] = {}
    for report in sorted(f for f in WRITTEN.glob("*.md") if f.name != "README.md"):
        gold = json.loads(report.with_name(f"{report.stem}.gold.json").read_text("utf-8"))
        for form, file in {"markdown": report, **converted.write(tmp_path, report)}.items():
            read_ = read_report(file)
            for kind, tally in score(gold, read_.facts.to_json(), read_.text or "").items():
                found.setdefault(kind, {})[form] = found.get(kind, {}).get(form, Tally()) + tally
    for kind in ("entities", "roles", "relations", "quotations"):
        measures = {form: tally.f1 for form, tally in found[kind].items()}
        assert len(measures) == 4
        assert max(measures.values()) - min(measures.values()) <= SPREAD, (kind, measures)


def read(form: str, markdown: str) -> Source:
    if form == "html":
        return web.read("a", converted.html(markdown).encode())
    return word.read("a", converted.docx(markdown)) if form == "docx" else printed.read("a", converted.pdf(markdown))


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_blocks_are_those_of_the_report_and_each_is_where_the_text_has_it(form: str) -> None:
    source = read(form, SHORT)
    found = [(b.kind, b.level if b.kind == "heading" else 0, b.text) for b in source.blocks]
    assert found == TOLD
    for block in source.blocks:
        assert all(source.text[at] == c for at, c in zip(block.view.at, block.text, strict=True) if c not in " |")
    said = source.blocks[1]
    assert [said.text[a:b].rstrip(",") for a, b in said.bold] == ["Inés Trueba"]
    assert [[c.text for c in b.cells] for b in source.blocks if b.kind == "row"][1] == ["Pedro Almazán", "Alcalde"]


def page(body: str) -> tuple[Block, ...]:
    return web.read("a", f"<html><body>{body}</body></html>".encode()).blocks


@pytest.mark.parametrize(
    "around",
    [
        "<nav><p>{}</p></nav>",
        "<footer>{}</footer>",
        "<aside>{}</aside>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<div role='navigation'>{}</div>",
        "<div class='site-menu'>{}</div>",
        "<p hidden>{}</p>",
        "<p style='display: none'>{}</p>",
        "<!-- {} -->",
        "<header><p>{}</p></header>",
        "<main><p>Los vecinos eligieron.</p></main>{}",
    ],
)
def test_what_is_around_a_report_on_a_page_is_left_out(around: str) -> None:
    told = " ".join(b.text for b in page("<p>Los vecinos eligieron.</p>" * ("main" not in around) + around.format("Menú")))
    assert told == "Los vecinos eligieron."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15", "utf-16"])
def test_a_page_says_its_encoding(encoding: str) -> None:
    text = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><p>Peña Honda €</p>'
    assert [b.text for b in web.read("a", text.encode(encoding)).blocks] == ["Peña Honda €"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"])
def test_a_text_without_a_word_on_its_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    said = "La alcaldesa de Peña Honda, Inés Trueba, aprobó la adhesión de Almazán."
    (tmp_path / "acta.txt").write_bytes(said.encode(encoding))
    assert read_report(tmp_path / "acta.txt").text == said


def test_deleted_words_of_a_word_document_are_not_read_and_notes_are() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    gone = '<w:del><w:r><w:delText>Julio</w:delText></w:r></w:del><w:moveFrom w:id="1">' + run.format("Pedro") + "</w:moveFrom>"
    body = converted.document(f"<w:p>{gone}{run.format('Inés Trueba')}</w:p>")
    notes = f'<w:footnotes {converted.W}><w:footnote w:id="1"><w:p>{run.format("De la Liga.")}</w:p></w:footnote></w:footnotes>'
    read_ = word.read("a", converted.packed({"word/document.xml": body, "word/footnotes.xml": notes}))
    assert [(b.kind, b.text) for b in read_.blocks] == [("paragraph", "Inés Trueba"), ("note", "De la Liga.")]


def test_the_lines_of_a_pdf_are_paragraphs_again_and_its_running_heads_are_no_blocks() -> None:
    paragraphs = [f"La liga repartió la guía número {n} entre los vecinos del valle, " * 6 + "y cumplió." for n in range(30)]
    source = printed.read("a", converted.pdf("\n\n".join(paragraphs), head="Boletín de la Liga 2024"))
    assert source.text.count("Boletín de la Liga 2024") == source.text.count("\f") + 1 > 2
    told = " ".join(b.text for b in source.blocks)
    assert "Boletín" not in told and "Página" not in told
    assert told == " ".join(" ".join(p.split()) for p in paragraphs)
    assert {b.page for b in source.blocks} == set(range(1, source.text.count("\f") + 2))


def test_the_cells_of_a_table_in_a_pdf_may_have_several_lines() -> None:
    long = [
        "Marta Olmedo de la Fuente y Trueba",
        "Coordinadora de Planeamiento",
        "Liga de Comunas del Valle de Peña Honda",
        "Chile",
    ]
    table = "\n".join(
        f"| {' | '.join(row)} |" for row in (["Nombre", "Cargo", "Organización", "País"], ["-"] * 4, long, long[::-1])
    )
    source = printed.read("a", converted.pdf(f"# Asistentes\n\nLos vecinos eligieron.\n\n{table}\n"))
    assert [[c.text for c in b.cells] for b in source.blocks if b.kind == "row"][1:] == [long, long[::-1]]
    assert long[2] not in source.text  # it stands in several lines there


def test_a_scan_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "escaneado.pdf").write_bytes(scanned(2))
    with pytest.raises(InputError, match="OCR"):
        read_report(tmp_path / "escaneado.pdf")


@pytest.mark.browser
def test_a_report_that_a_browser_printed_keeps_its_facts(chromium: Any, tmp_path: Path) -> None:
    """A browser draws the marks of its lists, scales its letters, and prints a running head."""
    page = chromium.new_page()
    body = converted.html(REPORT.read_text("utf-8"))
    page.set_content(re.sub(r"<(header|nav|footer)>.*?</\1>|<div class=.cookie.*?</div>", "", body, flags=re.S))
    head = '<span style="font-size: 9px">Liga de Comunas</span>'
    page.pdf(path=tmp_path / "a.pdf", display_header_footer=True, header_template=head, margin={"top": "2cm", "bottom": "2cm"})
    page.close()
    report = read_report(tmp_path / "a.pdf")
    scores = score(json.loads(SAMPLE.read_text("utf-8")), report.facts.to_json(), report.text or "")
    assert scores["quotations"].f1 == 1
    assert min(scores[kind].f1 for kind in ("entities", "roles", "relations")) > 0.9
