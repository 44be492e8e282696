"""Two files that would be one report: said in one sentence, and neither takes the place of the other unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SAID = "Ana Ruiz, Alcaldesa de Almagro, saludó.\n"
OTHER = "Eva Soto, Alcaldesa de Ribera, saludó.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(run: Run) -> list[str]:
    return [r["id"] for r in run("reports", "--format", "json").json]


@pytest.mark.parametrize("second", ["2024/acta.md", "2023/acta.txt"])
@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_of_two_files_with_one_name_the_first_is_taken(run: Run, tmp_path: Path, second: str, options: list[str]) -> None:
    write(tmp_path / "in" / "x.md", "Luis Paz, Alcalde de Ilo, saludó.\n")
    first = write(tmp_path / "2023" / "acta.md", SAID)
    write(tmp_path / second, OTHER)
    for store in ("a.db", "a.db"):  # the second time the first file is known, and not read
        ran = run("load", "in", first, second, *options, "--store", store, "--format", "json")
        (refused,) = ran.json["refused"]
        assert ran.code == 1 and Path(refused["file"]) == Path(second)
        assert str(first) in refused["why"] and 'the report "acta"' in refused["why"] and "--id" in refused["why"]
    graph = run("export", "json", "-", "--store", "a.db").out
    assert "Ana Ruiz" in graph and "Eva Soto" not in graph


def test_a_pattern_gives_each_an_id_of_its_own_whatever_lies_beside_it(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "Año 2023" / "Acta.md", SAID)
    write(tmp_path / "Año 2024" / "Acta.md", OTHER)
    assert run("load", ".", "--id", "{folder}-{name}").code == 0
    assert ids(run) == ["ano-2023-acta", "ano-2024-acta"]
    assert "Skipped, 2" in run("load", ".", "--id", "{folder}-{name}").out
    assert "Skipped, 1" in run("load", tmp_path / "Año 2024" / "Acta.md", "--id", "{folder}-{name}").out
    assert run("load", "Año 2023/Acta.md", "--id", "{name}-{ending}").code == 0
    assert "acta-md" in ids(run)


def test_a_copy_is_read_once(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a" / "acta.md", SAID)
    write(tmp_path / "b" / "acta.md", SAID)
    told = run("load", "a", "b", "--format", "json")
    assert told.code == 0 and [Path(s["file"]) for s in told.json["skipped"]] == [Path("b/acta.md")]


def test_where_the_first_is_not_read_the_second_is_taken(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a" / "acta.md", " ")
    write(tmp_path / "a" / "acta.txt", SAID)
    (tmp_path / "a" / "bando.json").write_text(
        json.dumps({"document": {"id": "bando"}, "roles": [{"person": "X", "title": "Y", "evidence": "Z"}]})
    )
    write(tmp_path / "a" / "bando.md", OTHER)
    told = run("load", "a", "--format", "json").json
    assert [r["id"] for r in told["read"]] == ["acta", "bando"]
    assert [Path(r["file"]).name for r in told["refused"]] == ["acta.md", "bando.json"]


def test_another_format_of_a_report_that_is_there_does_not_replace_it(run: Run, tmp_path: Path) -> None:
    assert run("load", write(tmp_path / "acta.md", SAID)).code == 0
    same = run("load", write(tmp_path / "acta.txt", SAID))
    assert same.code == 1 and "acta.txt has the text of the report" in same.err and "from acta.md" in same.err
    changed = run("load", write(tmp_path / "acta.txt", OTHER))
    assert changed.code == 1 and "acta.txt would be the report" in changed.err and "acta.md" in changed.err
    assert "Ana Ruiz" in run("export", "json", "-").out
    assert run("load", "acta.txt", "--replace").code == 0
    assert "Eva Soto" in run("export", "json", "-").out


def test_what_a_person_corrected_is_kept_until_the_file_is_asked_for(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "acta.md", SAID)
    assert run("load", "acta.md").code == 0
    facts = run("extract", "acta.md", "--format", "json").out.replace('"Alcaldesa"', '"Concejala"')
    write(tmp_path / "facts.json", facts)
    assert run("load", "facts.json", "--text", "acta.md").code == 0
    refused = run("load", "acta.md")
    assert refused.code == 1 and "facts.json" in refused.err
    assert "Concejala" in run("export", "json", "-").out
    assert run("load", "acta.md", "--replace").code == 0
    assert "Concejala" not in run("export", "json", "-").out
