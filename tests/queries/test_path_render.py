"""The answer as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graphmodel.messages import use_language
from queries.paths import as_markdown, as_text, default_settings, find_paths
from queries.paths.render import settings_line
from tests.queries.world import World


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


def story() -> World:
    w = World()
    w.node("r25", "Report", report="r25", date="2025-03-10")
    w.post("Ana", "Directora", "OrgA", "r25", since="2023")
    w.at("Panel", "r25", "Ana", "Beto", "Carla")
    w.post("Beto", "Gerente", "OrgB", "r25", status="former")
    return w


def test_the_text_says_whom_to_ask_each_hop_its_quotation_and_the_weakest(language: str) -> None:
    w = story()
    answer = find_paths(w.graph(), "OrgA", "OrgB")
    text = as_text(answer)
    lines = text.splitlines()
    assert "Ana" in lines[3] and "Directora" in lines[3] and "OrgA" in lines[3] and "2025-03-10" in lines[3]
    said = [s for key, said in w.statements.items() for s in said if key[0] == "HOLDS"]
    assert all(s.quote in text for s in said)
    weakest = [line for line in lines if {"en": "the weakest hop", "es": "el tramo más débil"}[language] in line]
    assert any(line.lstrip().startswith("1.2") and "Panel" in line for line in weakest)
    assert {"en": "since 2023", "es": "desde 2023"}[language] in text
    assert {"en": "Beto held the post Gerente", "es": "Beto ocupó el cargo de Gerente"}[language] in text
    assert "docs/paths.md" in lines[-1]
    assert settings_line(default_settings()) in as_markdown(answer).replace("\\", "")


def test_what_a_better_route_quotes_is_not_quoted_again_and_spanish_sounds_right() -> None:
    w = story()
    w.tie("MET_WITH", "Beto", "Instituto", "r25")
    w.tie("MET_WITH", "Carla", "Instituto", "r25")
    answer = find_paths(w.graph(), "OrgA", "Instituto")
    assert len(answer.paths) == 2
    use_language("es")
    try:
        text = as_text(answer)
        shared = w.statements["HOLDS", "Ana", "Directora / OrgA", "2023"][0].quote
        assert text.count(shared) == 1 and "cita en 1.1" in text and "Beto e Instituto se reunieron" in text
    finally:
        use_language("en")


def test_without_a_person_on_the_way_whom_to_ask_is_who_one_would_ask_for() -> None:
    w = World()
    w.report("r", "2026")
    w.tie("COOPERATES_WITH", "Ayuntamiento", "Banco", "r", status="signed")
    assert "Ask first: Banco; no report names whom to ask there." in as_text(find_paths(w.graph(), "Ayuntamiento", "Banco"))
    for person, title in (
        ("Eva", "Fotógrafa"),
        ("Gil", "Vicepresidente"),
        ("Ana", "Directora Ejecutiva"),
        ("Fran", "Presidente"),
    ):
        w.post(person, title, "Banco", "r", status="former" if person == "Fran" else "current")
    assert "Ask first: Ana, Directora Ejecutiva of Banco, in office" in as_text(find_paths(w.graph(), "Ayuntamiento", "Banco"))
    w.post("Iris", "Jefa de Cooperación", "Banco", "r")
    assert "Ask first: Iris, " in as_text(find_paths(w.graph(), "Ayuntamiento", "Banco"))


def test_an_event_is_quoted_at_both_ends() -> None:
    w = story()
    text = as_text(find_paths(w.graph(), "Ana", "Beto"))
    both = [w.statements["PARTICIPATED_IN", x, "Panel", ""][0].quote for x in ("Ana", "Beto")]
    assert all(quote in text for quote in both)


def test_no_path_is_said_plainly(language: str) -> None:
    w = story()
    w.node("Dani", "Person")
    answer = find_paths(w.graph(), "Ana", "Dani")
    assert answer.reason in as_text(answer)
    assert answer.reason in as_markdown(answer)


def test_every_sentence_of_every_tie_can_be_said(language: str) -> None:
    """Each type, direction and status has its sentence in both languages."""
    w = World()
    w.report("r", "2026")
    w.programme("Init", status="planned")
    for n, status in enumerate(("signed", "active", "concluded", "planned", "proposed", "mentioned", "unknown", "")):
        w.tie("COOPERATES_WITH", "OrgA", f"Coop{n}", "r", status=status)
    for status in ("current", "acting", "elect", "former", ""):
        w.post(f"P {status}", "Jefa", "OrgA", "r", status=status, until="2030")
    for kind in ("LEADS", "SUPPORTS", "PARTICIPATES_IN"):
        w.node(kind, "Organization")
        w.tie(kind, kind, "Init", "r")
    w.tie("PART_OF", "Unit", "OrgA", "r")
    w.tie("MEMBER_OF", "OrgA", "Net", "undated")
    w.tie("MET_WITH", "P elect", "Ana", "r", since="2026")
    graph = w.graph()
    said: dict[str, set[str]] = {}
    for tie in graph.ties.values():
        if tie.type != "AT":
            end = tie.target if tie.type != "HOLDS" else "OrgA"
            for pair in ((tie.source, end), (end, tie.source)):
                (path, *_) = find_paths(graph, *pair).paths
                text = as_text(find_paths(graph, *pair))
                assert tie.source in text and path.hops[0].evidence[0].quote in text
                said.setdefault(tie.id, set()).add(text.splitlines()[5])
    both_ways = {t.id for t in graph.ties.values() if t.type in ("MET_WITH", "COOPERATES_WITH")}
    assert {t for t, sentences in said.items() if len(sentences) == 2} == both_ways
    assert len(set.union(*said.values())) == len(said) + len(both_ways)


def test_markdown_keeps_names_and_quotations_from_being_markup() -> None:
    w = World()
    w.report("r", "2026")
    w.tie("MET_WITH", "*Ana* <b>", "Beto", "r")
    said = w.statements["MET_WITH", "*Ana* <b>", "Beto", ""]
    said[0] = replace(said[0], quote="# a [link](x)\nand\x1b[31m | `code` **bold** <i> [x]")
    answer = find_paths(w.graph(), "*Ana* <b>", "Beto")
    text = as_markdown(answer)
    assert r"\*Ana\* \<b\>" in text and r"a link and\[31m \| \`code\` bold \<i\> \[x\]" in text
    assert "\x1b" not in as_text(answer)


def test_a_change_of_any_constant_is_visible() -> None:
    usual = default_settings()
    changes = [
        {"undated": 0.4},
        {"ceiling": 0.9},
        {"hub_free": 6},
        {"hub_power": 0.3},
        {"step": 0.1},
        {"max_hops": 3},
        {"threshold": 0.1},
        {"overlap": 0.4},
        {"initiatives": ("plan",)},
        {"event": replace(usual.event, largest=10)},
        {"ties": {**usual.ties, "MET_WITH": replace(usual.ties["MET_WITH"], half_life=5)}},
    ]
    for change in changes:
        changed = replace(usual, **change)  # type: ignore[arg-type]
        assert settings_line(changed) != settings_line(usual)
        assert changed.to_json() != usual.to_json()
