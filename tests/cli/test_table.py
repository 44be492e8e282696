"""Tables fit the terminal and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from munigraph.table import as_csv, table
from munigraph.terminal import wrapped

words = st.text("abcñéü—.", min_size=1, max_size=30)
texts = st.lists(words, max_size=12).map(" ".join)


@given(st.data(), st.integers(1, 9), st.integers(40, 120))
def test_a_table_fits_and_loses_nothing(data: st.DataObject, columns: int, width: int) -> None:
    headings = [f"c{n}" for n in range(columns)]
    rows = data.draw(st.lists(st.lists(texts, min_size=columns, max_size=columns), min_size=1, max_size=4))
    notes = data.draw(st.lists(st.lists(texts, max_size=2), min_size=len(rows), max_size=len(rows)))
    made = table(headings, rows, width, notes)
    assert all(len(line) <= width for line in made.splitlines())
    squeezed = "".join(made.split())
    distinct = [n for i, n in enumerate(notes) if i + 1 == len(notes) or notes[i + 1] != n]
    said = "".join(c for row in rows for c in row) + "".join(line for some in distinct for line in some)
    for letter in set(said) - {" "}:
        assert squeezed.count(letter) >= said.count(letter)


def test_a_path_that_must_be_broken_is_broken_behind_a_stroke() -> None:
    made = table(["file"], [["/some/where/in-a-folder/two_words.md"]], 40 - 10)
    assert made.splitlines()[2:] == ["/some/where/in-a-folder/two_", "words.md"]


def test_numbers_stand_right_and_what_a_terminal_obeys_is_taken_out() -> None:
    made = table(["name", "n"], [["a\x1b[31mb\n c", 5], ["d", 12]], 40)
    assert made.splitlines() == ["name       n", "────────  ──", "a[31mb c   5", "d         12"]


def test_accents_that_are_marks_of_their_own_take_no_room() -> None:
    made = table(["x", "y"], [["e\u0301e\u0301", "1"], ["eee", "2"]], 40)
    assert made.splitlines()[2:] == ["éé   1", "eee  2"]


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(), texts), min_size=2, max_size=2)))
def test_csv_has_a_line_for_each_row(rows: list[list[object]]) -> None:
    assert as_csv(["a", "b"], rows).count("\r\n") == len(rows) + 1


@given(st.lists(texts), st.integers(40, 100))
def test_wrapping_keeps_every_word(lines: list[str], width: int) -> None:
    text = "\n".join("   " + line for line in lines)
    made = wrapped(text, width)
    assert made.split() == text.split()
    assert all(len(line) <= width for line in made.splitlines())
