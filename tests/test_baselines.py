"""The baselines that our numbers stand beside: they read, they find what anybody would, and what they quote is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.baselines import keywords
from benchmarks.baselines.__main__ import readers
from benchmarks.quality import SAMPLE
from benchmarks.scoring import score

TEXT = """# Acta

Inés Trueba, Alcaldesa de Peña Honda, firmó un convenio con la Federación de Ciudades del Valle (FCV) de Chile.

| Julio Cardal | Director General de la FCV |

El Programa Agua Clara fue presentado en el III Congreso de Ciudades.
"""


@pytest.mark.parametrize("read", [r for r in readers().values() if r], ids=[n for n, r in readers().items() if r])
def test_a_baseline_finds_what_anybody_would(read: Callable[[str], dict[str, Any]]) -> None:
    facts = read(TEXT)
    assert [p["name"] for p in facts["people"]] == ["Inés Trueba", "Julio Cardal"]
    assert {"Municipio de Peña Honda", "Federación de Ciudades del Valle"} <= {o["name"] for o in facts["organizations"]}
    assert facts["countries"] == ["CL"]
    assert [i["name"] for i in facts["initiatives"]] == ["Programa Agua Clara"]
    assert [e["name"] for e in facts["events"]] == ["III Congreso de Ciudades"]
    assert ("Inés Trueba", "Alcaldesa", "Municipio de Peña Honda") in {
        (r["person"], r["title"], r["organization"]) for r in facts["roles"]
    }
    assert read(TEXT) == facts and read("") == read("nada") != facts


def test_keywords_are_an_effort_and_no_match() -> None:
    gold = json.loads(next(SAMPLE.glob("*.gold.json")).read_text("utf-8"))
    text = next(SAMPLE.glob("*.md")).read_text("utf-8")
    scores = score(gold, keywords.read(text), text)
    assert 0.5 < scores["entities"].f1 < 0.95
    assert scores["quotations"].right == scores["quotations"].found > 0
