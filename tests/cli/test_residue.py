"""``munigraph extract --residue``, as a user types it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import SAMPLE, Run

REPORT = "# Acta\n\nAna Ruiz, Alcaldesa de Almagro, saludó. Después habló la Dra. Paz Luna con todos.\n"


def test_the_residue_of_several_reports_for_a_person(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(REPORT, encoding="utf-8")
    ran = run("extract", "b.md", SAMPLE, "--residue")
    assert (ran.code, ran.err) == (0, "")
    assert "1 of 2 sentences that look like a fact gave none: 50%" in " ".join(ran.out.split())
    assert "Dra. Paz" in ran.out and "Alcaldesa de Almagro" not in ran.out
    assert " ".join(ran.out.split()).count("gave none") == 2
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "no dieron ninguno" in " ".join(run("extract", "b.md", "--residue", "--lang", "es").out.split())


def test_in_json_it_stands_beside_the_facts_and_load_takes_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(REPORT, encoding="utf-8")
    ran = run("extract", "b.md", "--residue", "--format", "json")
    facts = run("extract", "b.md", "--format", "json").json
    start = REPORT.index("Después")
    text = REPORT[start:].strip()
    left = {"start": start, "end": start + len(text), "page": None, "text": text, "why": "Dra. Paz"}
    assert ran.json == facts | {"residue": [left], "residue_share": 0.5}
    (tmp_path / "facts.json").write_text(ran.out, encoding="utf-8")
    assert run("load", "facts.json", "--text", "b.md").code == 0


def test_a_facts_document_alone_is_refused_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "facts.json").write_text(run("extract", "b.md", "--format", "json").out, encoding="utf-8")
    ran = run("extract", "facts.json", "b.md", "--residue")
    assert ran.code == 1
    assert "without its text" in ran.err and "Dra. Paz" in ran.out
