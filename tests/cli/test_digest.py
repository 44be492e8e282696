"""What commands tell of a change, and ``munigraph diff``, as a user reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

AZUL, CUENCA = "Liga Azul de Comunas (LAC)", "Municipio de Cuenca"


def facts(id: str, date: str, title: str, step: str, *posts: tuple[str, str]) -> dict[str, Any]:
    """A report on an agreement between two bodies, and on who is a member of the board."""
    agreed = {"type": "COOPERATES_WITH", "source": AZUL, "target": CUENCA, "status": step, "evidence": f"convenio {step}"}
    held = {"title": "Vocal", "organization": AZUL}
    return {
        "format": "munigraph-facts/1",
        "document": {"id": id, "date": date, "title": title},
        "people": [{"name": p} for p, _ in posts],
        "organizations": [{"name": AZUL, "kind": "association"}, {"name": CUENCA, "kind": "local_government"}],
        "roles": [held | {"person": p, "status": s, "evidence": f"{p}, vocal [{id}](x)"} for p, s in posts],
        "relations": [agreed],
    }


@pytest.fixture
def months(run: Run, tmp_path: Path) -> Run:
    """Two bulletins as files, the first of them loaded."""
    march = facts("marzo", "2025-03-31", "Boletín de marzo", "planned", ("Eva Soto", "current"))
    people = (("Eva Soto", "former"), *((f"Omar Lara {c}", "current") for c in "ABCDEFG"))
    april = facts("abril", "2025-04-30", "Boletín *de* abril", "signed", *people)
    for report in (march, april):
        (tmp_path / f"{report['document']['id']}.json").write_text(json.dumps(report), encoding="utf-8")
    first = run("load", "marzo.json")
    assert "New report: Boletín de marzo (2025-03-31)" in first.out and "1 tie" not in first.out
    assert "People 1 · Organizations 2 · Posts 1" in first.out and "Eva Soto: Vocal" not in first.out
    return run


def test_the_months_bulletin_is_told_with_what_matters_first(months: Run, tmp_path: Path) -> None:
    ran = months("load", "abril.json", "--lang", "es")
    told = ran.out.partition("\n\n")[2]
    assert [line for line in told.splitlines() if not line.startswith("  ")] == [
        "Informe nuevo: Boletín *de* abril (2025-04-30)",
        "Acuerdos que avanzaron: 1 · Cargos que se dejaron: 1 · Cargos, nuevos en el grafo: 7 · "
        "Confirmado por un segundo informe: 2 · Personas nuevas: 7",
        "",
        "Acuerdos que avanzaron (1)",
        "",
        "Cargos que se dejaron (1)",
        "",
        "Cargos, nuevos en el grafo (7)",
        "",
        "Confirmado por un segundo informe (2)",
        "",
        "Personas nuevas (7): Omar Lara A; Omar Lara B; Omar Lara C; Omar Lara D; Omar Lara E [abril] · y 2 más (--all)",
    ]
    assert f"  {AZUL} – {CUENCA}: previsto → firmado\n      «convenio signed» — Boletín *de* abril, 2025-04-30, " in told
    assert f"  Eva Soto: Vocal, {AZUL} (anterior)\n" in told and "  … y 2 más (--all)\n" in told
    again = months("diff", "--lang", "es")
    assert again.out == told, "the newest report adds what it changed when it was loaded"
    assert (
        months("diff", "--without", "abril", "--lang", "es").out
        == told
        == months("diff", "--since", "2025-04", "--lang", "es").out
    )
    pasted = months("diff", "--format", "md", "--all").out
    assert "### Agreements that moved on (1)\n\n- " in pasted and r"Boletín \*de\* abril" in pasted and "--all" not in pasted
    assert pasted.count("\n- Omar Lara") == 14


def test_a_machine_gets_counts_and_on_request_the_news(months: Run) -> None:
    counts = months("load", "abril.json", "--format", "json")
    assert set(counts.json) == {"read", "refused", "changes"}
    news = months("diff", "--format", "json").json
    assert news["changes"] == counts.json["changes"] and set(news) == {"changes", "digest"}
    found = {s["name"]: s["items"] for s in news["digest"]["sections"]}
    assert [len(found[n]) for n in ("agreements_moved", "posts_ended", "posts_begun", "people_new")] == [1, 1, 7, 7]
    (moved,) = found["agreements_moved"]
    assert (moved["type"], moved["status_before"], moved["status"]) == ("COOPERATES_WITH", "planned", "signed")
    assert [e["quote"] for e in moved["evidence"]] == ["convenio signed"]
    assert found["posts_ended"][0]["organization"]["name"] == AZUL
    gone = months("forget", "abril", "--format", "json", "--all").json
    assert {"forgotten", "changes", "digest"} <= set(gone) and gone["digest"]["reports_gone"][0]["id"] == "abril"


def test_two_stores_or_backups_are_compared(months: Run, tmp_path: Path) -> None:
    assert months("backup", "old.gz").code == 0
    assert months("load", "abril.json").code == 0
    told = months("diff").out
    assert months("diff", "old.gz").out == months("diff", "old.gz", "munigraph.db", "--store", "none.db").out == told
    assert months("diff", "old.gz", "old.gz").out == "Nothing changed.\n"
    restored = months("restore", "old.gz", "--replace").out
    assert "holds what the backup does" in restored and "Report taken out: Boletín *de* abril" in restored


def test_what_cannot_be_compared_is_one_sentence(months: Run) -> None:
    for arguments, code, says in (
        (["--since", "2026"], 1, "the newest is of 2025-03-31"),
        (["--without", "marso"], 1, 'did you mean "marzo"'),
        (["--since", "2025", "--without", "marzo"], 2, "One at a time"),
    ):
        ran = months("diff", *arguments)
        assert (ran.code, ran.out) == (code, "") and says in ran.err
