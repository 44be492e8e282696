"""Repair: blocks as their author meant them, and the way back to the text as it stands."""

from __future__ import annotations

import unicodedata

import pytest

from loaders.blocks import Block, View
from loaders.readers import READERS
from loaders.repair import repair

BEGUN = "El valle pide que los municipios de la cuenca alta"


def repaired(text: str, format: str = "markdown") -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in repair(READERS[format]("acta", text).blocks)]


def test_an_item_that_a_page_header_splits_is_whole_again() -> None:
    text = f"# Acta\n\n- {BEGUN}\n\n# Acta\n\nreduzcan su consumo.\n- Otra cosa."
    assert repaired(text) == [("heading", "Acta"), ("item", f"{BEGUN} reduzcan su consumo."), ("item", "Otra cosa.")]


def test_a_sentence_that_goes_on_with_a_name_is_joined_over_the_page_end_alone() -> None:
    head = "LIGA DE COMUNAS\n\n"
    pages = "\n\n".join(head + page for page in (f"1\n\n{BEGUN}", "2\n\nRibera Alta y Peña Honda ahorren.", "3\n\nFin."))
    assert ("paragraph", f"{BEGUN} Ribera Alta y Peña Honda ahorren.") in repaired(pages, "text")
    assert ("paragraph", BEGUN) in repaired(f"{BEGUN}\n\nRibera Alta y Peña Honda ahorran.")


@pytest.mark.parametrize("before", [f"{BEGUN}.", f"{BEGUN}:", f"«{BEGUN}»", f"{BEGUN}.1", "Corta"])
def test_what_has_ended_is_not_joined(before: str) -> None:
    assert len(repaired(f"{before}\n\nreduzcan su consumo.")) == 2


def test_items_that_follow_each_other_are_not_joined() -> None:
    assert [kind for kind, _ in repaired(f"- {BEGUN}\n- reduzcan su consumo")] == ["item", "item"]


def test_a_word_divided_at_a_page_end_is_whole_again() -> None:
    assert repaired(f"{BEGUN} reduz-\n\ncan su consumo.") == [("paragraph", f"{BEGUN} reduzcan su consumo.")]


def test_headings_return_once() -> None:
    assert repaired("# Acta\n\nUno.\n\n# Acta\n\nDos.\n\n## Acta 2") == [
        ("heading", "Acta"), ("paragraph", "Uno."), ("paragraph", "Dos."), ("heading", "Acta 2"),
    ]  # fmt: skip


def test_a_line_in_bold_under_every_name_is_no_page_header() -> None:
    text = "**Luis Paz**\n**Síndico**\n\n**Inés Trueba**\n**Síndico**"
    assert [t for _, t in repaired(text)].count("Síndico") == 2


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("al\u00adcalde", "alcalde"),
        ("Ribera\u00a0Alta", "Ribera Alta"),
        ("Ribera \u2003 \u202f Alta", "Ribera Alta"),
        ("\ufeffMar\u200bta", "Marta"),
        ("\ufb01rmó y re\ufb02ejó", "firmó y reflejó"),
        (unicodedata.normalize("NFD", "Peña, ñandú y güira"), "Peña, ñandú y güira"),
        ("la guía.1 Los vecinos", "la guía. Los vecinos"),
        ("en 2024.12 Los vecinos", "en 2024. Los vecinos"),
        ("unos 3.5 metros", "unos 3.5 metros"),
        ("el artículo 3.1 dice", "el artículo 3.1 dice"),
        ("m² y 50 ½", "m² y 50 ½"),  # NFC only: no sign becomes another
    ],
)
def test_characters_are_cleaned(written: str, read: str) -> None:
    (block,) = repair([Block("paragraph", View.of(written))])
    assert block.text == read


def test_the_way_back_covers_every_character_that_was_cleaned() -> None:
    written = unicodedata.normalize("NFD", "La alcal\u00addesa de Peña\u00a0Honda \ufb01rmó.")
    (block,) = repair([Block("paragraph", View.of(written))])
    at = block.text.index("alcaldesa")
    start, end = block.view.place(at, at + len("alcaldesa de Peña"))
    assert written[start:end] == unicodedata.normalize("NFD", "alcal\u00addesa de Peña")
    start, end = block.view.place(block.text.index("firmó"), len(block.text))
    assert written[start:end] == unicodedata.normalize("NFD", "\ufb01rmó.")


def test_cells_are_cleaned_too() -> None:
    row = next(b for b in repair(READERS["markdown"]("x", "| Pen\u0303a\u00a0Honda | b |\n").blocks))
    assert [c.text for c in row.cells] == ["Peña Honda", "b"]


def test_what_is_bold_stays_the_same_words() -> None:
    written = unicodedata.normalize("NFD", "- **Ciudadanía  global y cohe\u00adsión.** Más de **Peña Honda**.")
    (block,) = repair(READERS["markdown"]("x", written).blocks)
    assert [block.text[a:b] for a, b in block.bold] == ["Ciudadanía global y cohesión.", "Peña Honda"]
