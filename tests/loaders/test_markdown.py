"""Markdown as people and converters write it, as blocks."""

from __future__ import annotations

from textwrap import fill

import pytest

from loaders.blocks import Block
from loaders.readers import markdown

SAID = "La liga repartió la guía entre los vecinos del valle y"
LONG = " ".join(f"La liga repartió la guía número {n} entre los vecinos del valle, que la regalaron." for n in range(9))


def blocks(text: str) -> tuple[Block, ...]:
    return markdown.read("acta.md", text).blocks


def told(text: str) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.text) for b in blocks(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# Acta", ("heading", 1, "Acta")),
        ("###Sin blanco", ("heading", 3, "Sin blanco")),
        ("## Con cola ##", ("heading", 2, "Con cola")),
        ("  ## **Acta**", ("heading", 2, "Acta")),
        ("**Marta Olmedo**", ("heading", 7, "Marta Olmedo")),  # bold and alone: a heading below all others
        ("__Marta Olmedo__", ("heading", 7, "Marta Olmedo")),
        ("**Marta** Olmedo", ("paragraph", 0, "Marta Olmedo")),
        ("**MARTA OLMEDO**Alcaldesa", ("paragraph", 0, "MARTA OLMEDO Alcaldesa")),
        ("- uno", ("item", 0, "uno")),
        ("  * dos", ("item", 2, "dos")),
        ("+ tres", ("item", 0, "tres")),
        ("• cuatro", ("item", 0, "cuatro")),
        ("1. cinco", ("item", 0, "cinco")),
        ("12) seis", ("item", 0, "seis")),
        ("b) siete", ("item", 0, "siete")),
        ("2024. Fue un buen año", ("paragraph", 0, "2024. Fue un buen año")),
        ("ver [la guía](https://ejemplo.org/a_b)", ("paragraph", 0, "ver la guía")),
        ("[Marta Olmedo](m.html), alcaldesa", ("paragraph", 0, "Marta Olmedo, alcaldesa")),
        ("antes ![un mapa](m.png) después", ("paragraph", 0, "antes  después")),
        ("<p>uno <b>dos</b><br/></p>", ("paragraph", 0, "uno dos")),
        ("uno <!-- nota --> dos", ("paragraph", 0, "uno  dos")),
        ("{% lista %} uno {{ dos }}", ("paragraph", 0, "uno")),
        ("Nu&ntilde;o &amp; Pe&#241;a", ("paragraph", 0, "Nuño & Peña")),
        (r"\*sin marca\* \# \_", ("paragraph", 0, "*sin marca* # _")),
        ("snake_case_name y _cursiva_", ("paragraph", 0, "snake_case_name y cursiva")),
        ("5 < 6 y 7 > 3", ("paragraph", 0, "5 < 6 y 7 > 3")),
    ],
)
def test_a_line(written: str, read: tuple[str, int, str]) -> None:
    assert told(written) == [read]


@pytest.mark.parametrize("markup", ["![mapa](m.png)", '<div class="a">', "***", "- - -", "| --- | :-: |", "<!-- nota -->"])
def test_markup_alone_is_no_block_and_parts_what_it_stands_between(markup: str) -> None:
    assert told(f"uno\n{markup}\ndos") == [("paragraph", 0, "uno"), ("paragraph", 0, "dos")]
    assert blocks(f"uno\n{markup}\ndos")[1].gap == 1


def test_front_matter_is_metadata_and_no_text() -> None:
    source = markdown.read("acta.md", '---\ntitle: "Acta de marzo"\ndate: 2024-03-05\n---\n\nUno.')
    assert source.metadata == {"title": "Acta de marzo", "date": "2024-03-05"}
    assert [b.text for b in source.blocks] == ["Uno."]
    assert source.text[source.blocks[0].view.at[0]] == "U"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert told("---\n\nUno.") == [("paragraph", 0, "Uno.")]


def test_rows_have_cells() -> None:
    head, row = blocks("| Nombre | Cargo |\n| --- | --- |\n| **Marta** | [Alcaldesa](a.md) |")
    assert (head.kind, [c.text for c in head.cells]) == ("row", ["Nombre", "Cargo"])
    assert (row.text, [c.text for c in row.cells]) == ("Marta | Alcaldesa", ["Marta", "Alcaldesa"])


def test_bold_is_kept_as_spans_of_the_view() -> None:
    (block,) = blocks("- **Caminos seguros.** Los vecinos **deben** llegar.")
    assert [block.text[a:b] for a, b in block.bold] == ["Caminos seguros.", "deben"]


def test_a_line_break_is_kept_where_lines_end_where_their_author_ended_them() -> None:
    """Programmes and credits are set that way, with or without the two blanks of a hard break."""
    for end in ("\n", "  \n", "\\\n"):
        lines = [b.text.rstrip("\\") for b in blocks(end.join(["Marta Olmedo", "Alcaldesa", "10:30 Apertura"]))]
        assert lines == ["Marta Olmedo", "Alcaldesa", "10:30 Apertura"]


def test_lines_of_a_file_that_is_wrapped_at_a_width_are_one_paragraph() -> None:
    assert [b.text for b in blocks(f"{fill(LONG, 60)}\n\nOtra cosa.")] == [LONG, "Otra cosa."]


def test_a_wrapped_item_goes_on_in_the_lines_below_it() -> None:
    items = "\n".join(f"- {line}\n  {line.lower()}" for line in [SAID] * 5)
    assert [b.kind for b in blocks(items)] == ["item"] * 5
    assert {b.text for b in blocks(items)} == {f"{SAID} {SAID.lower()}"}


def test_a_gap_counts_the_blank_lines_before_a_block() -> None:
    assert [b.gap for b in blocks("uno\ndos\n\ntres\n\n\ncuatro")] == [0, 0, 1, 2]


def test_bold_of_a_wrapped_item_is_kept() -> None:
    items = "\n".join(f"- **Caminos {n}.** {fill(LONG, 60, subsequent_indent='  ')}" for n in "abc")
    assert [b.text[slice(*b.bold[0])] for b in blocks(items)] == ["Caminos a.", "Caminos b.", "Caminos c."]


@pytest.mark.xfail(strict=True, reason="known gap: a capital letter and a colon begin a new paragraph wherever they stand")
def test_a_wrapped_line_with_a_colon_goes_on() -> None:
    said = fill(LONG.replace("del valle, que", "del Valle: todos"), 60)
    assert "\nValle: todos" in said
    assert [b.text for b in blocks(said)] == [said.replace("\n", " ")]
