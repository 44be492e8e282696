"""The page as people use it, in a real Chromium, opened from a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.synthetic import corpus
from exports.html import page
from graphmodel.graph import Graph
from graphmodel.projection import project
from tests.exports.conftest import Visit
from tests.exports.graphs import hostile, hostile_paths, small
from tests.exports.payloads import PAYLOADS, RUN

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
BLUE, ORANGE = (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00)


def _answer() -> dict[str, object]:
    """An answer of the path engine for the small graph."""
    ines = {"id": "p1", "kind": "Person", "name": "Inés Núñez"}
    town = {"id": "o1", "kind": "Organization", "name": "Municipio de Río Claro"}
    net = {"id": "o2", "kind": "Organization", "name": "Red Andina"}
    post = {"type": "HOLDS", "post": "Alcaldesa", "direction": "forward", "status": "current", "strength": 0.7}
    met = {"type": "MET_WITH", "post": None, "direction": "both", "status": None, "strength": 0.4}
    cited = {"report": "acta-2024", "page": 3, "start": 0, "end": 1, "rule": None}
    hops = [
        {"source": ines, "target": town, "via": None, **post, "evidence": [{**cited, "quote": "Alcaldesa de Río Claro"}]},
        {"source": town, "target": net, "via": None, **met, "evidence": [{**cited, "quote": "recibió a la Red Andina"}]},
    ]
    route = {"score": 0.25, "weakest": 0.4, "why": "Es el único camino.", "hops": hops}
    return {"from": ines, "to": net, "as_of": "2025", "settings": {}, "paths": [route], "reason": None}


def test_it_opens_quietly_and_draws_every_kind_that_is_not_hidden(visit: Open) -> None:
    seen = visit(page(small()))
    assert seen.colour("o1") == seen.colour("o2") == BLUE
    assert seen.colour("p1") == ORANGE
    assert seen.colour("t1") != (0x99, 0x99, 0x99), "topics wait in the legend"
    assert seen.page.title() == seen.page.locator("h1").inner_text() == "Relaciones entre actores municipales"
    assert "2 informes de 2024 a 2025" in seen.page.locator("#summary").inner_text()
    assert (seen.outside, seen.complaints) == ([], [])


def test_an_empty_graph_is_a_page_too(visit: Open) -> None:
    seen = visit(page(Graph.of([], [])))
    assert "todavía" in seen.detail and not seen.complaints


def test_a_click_on_a_tie_shows_its_sentence_and_quotations(visit: Open) -> None:
    seen = visit(page(small()))
    seen.click("m1")
    assert re.search(r"Municipio de Río Claro — se reunió con — Red Andina", seen.detail)
    assert "Lo afirman 2 informes" in seen.detail
    assert "Río Claro recibió a la Red Andina" in seen.detail and "se reunieron otra vez" in seen.detail
    assert "Acta de marzo, pág. 4, 14 de marzo de 2024" in seen.detail
    seen.click("h1+a1")
    assert "Inés Núñez — Alcaldesa — Municipio de Río Claro" in seen.detail
    seen.page.keyboard.press("Escape")
    assert "Los más relacionados" in seen.detail


def test_parallel_and_opposite_ties_can_all_be_clicked(visit: Open) -> None:
    seen = visit(page(small()))
    found = []
    for tie in ("m1", "c1", "b1", "b2"):
        seen.click(tie)
        found.append(seen.page.locator("#detail .name").inner_text())
        seen.page.keyboard.press("Escape")
    assert len(set(found)) == 4, found


def test_a_click_on_a_node_shows_what_is_known_and_its_neighbours_lead_on_by_keyboard(visit: Open) -> None:
    seen = visit(page(small()))
    seen.click("p1")
    assert all(word in seen.detail for word in ("Persona", "I. Núñez", "Cargos", "Alcaldesa", "Inés Núñez, Alcaldesa de"))
    assert seen.page.evaluate("document.activeElement.textContent") == "Inés Núñez"
    for _ in range(5):
        seen.page.keyboard.press("Tab")
        if "Río Claro" in seen.page.evaluate("document.activeElement.textContent"):
            break
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#detail .name").inner_text() == "Municipio de Río Claro"
    assert "gobierno local · Ecuador" in seen.detail
    assert "Municipio de Río Claro" in seen.page.locator("#live").inner_text()


def test_search_folds_accents_and_chooses(visit: Open) -> None:
    seen = visit(page(small()))
    seen.page.keyboard.press("Tab")
    seen.page.fill("#search", "NUNEZ")
    assert seen.page.locator("[role=option]").all_inner_texts() == ["Inés Núñez"]
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#detail .name").inner_text() == "Inés Núñez"
    seen.page.fill("#search", "zzz")
    assert seen.page.locator("#results").inner_text() == "Nada se llama así"


def test_the_legend_counts_and_filters(visit: Open) -> None:
    seen = visit(page(small()))
    entry = seen.page.locator("#kinds [data-filter=Organization]")
    assert entry.inner_text().split() == ["Organizaciones", "2"]
    entry.click()
    assert entry.get_attribute("aria-pressed") == "false" and seen.colour("o1") != BLUE
    entry.click()
    assert seen.colour("o1") == BLUE
    seen.page.locator("#types [data-filter=MET_WITH]").click()
    seen.click("m1")
    assert "se reunió con — Red Andina" not in seen.detail
    seen.page.fill("#search", "agua")
    seen.page.locator("[role=option]", has_text="agua").first.click()
    assert seen.page.locator("#kinds [data-filter=Topic]").get_attribute("aria-pressed") == "true", "what is asked for is shown"


def test_statuses_reports_and_days_filter_too_and_what_is_left_is_said(visit: Open) -> None:
    seen = visit(page(small()))
    left = seen.page.locator("#shown-text")
    assert left.inner_text() == "A la vista: 6 nodos, 7 vínculos"
    seen.page.locator("#statuses [data-filter=planned]").click()
    assert "6 vínculos" in left.inner_text()
    seen.page.get_by_role("button", name="Quitar filtros").click()
    seen.page.locator("details:has(#reports) summary").click()
    assert seen.page.locator("#reports .what").all_inner_texts() == ["Boletín, 2025", "Acta de marzo, 14 de marzo de 2024"]
    seen.page.locator("#reports [data-filter=boletin-2025]").click()
    assert left.inner_text() == "A la vista: 4 nodos, 4 vínculos", "what only the bulletin states is gone"
    assert seen.page.locator("#kinds [data-filter=Person]").inner_text().split()[1] == "1"
    seen.page.get_by_role("button", name="Quitar filtros").click()
    slider = seen.page.get_by_label("Lo que se sabía")
    slider.focus()
    seen.page.keyboard.press("Home")
    seen.page.locator("#until-text", has_text="2024").wait_for()
    assert left.inner_text() == "A la vista: 4 nodos, 4 vínculos", "the bulletin was not written yet"
    assert slider.get_attribute("aria-valuetext") == "hasta 14 de marzo de 2024"
    seen.page.fill("#search", "pena")
    seen.page.keyboard.press("Enter")
    assert "consultor" in seen.detail.lower() and "7 vínculos" in left.inner_text(), "what is asked for is shown"


def test_the_picture_can_be_taken_along_as_png_and_as_svg(visit: Open, tmp_path: Path) -> None:
    seen = visit(page(small(), title="Río & <Red>"))
    files = {}
    for ending in ("png", "svg"):
        with seen.page.expect_download() as caught:
            seen.page.get_by_role("button", name=ending.upper()).click()
        assert caught.value.suggested_filename == f"rio-red.{ending}"
        caught.value.save_as(files.setdefault(ending, tmp_path / ending))
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    svg = ElementTree.fromstring(files["svg"].read_bytes())
    told = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Río & <Red>", "Red Andina", "Inés Núñez", "Personas", "lo afirma un solo informe"} <= set(told)
    dashes = {path.get("stroke-dasharray") for path in svg.iter("{http://www.w3.org/2000/svg}path")}
    assert {None, "6 3.5", "1.5 3.5"} < dashes, "solid, dashed and dotted, in the key and, by the zoom, in the picture"
    assert (seen.outside, seen.complaints) == ([], [])


def test_a_large_graph_begins_with_its_strongest_ties_and_says_what_it_leaves_out(visit: Open) -> None:
    graph = project(corpus(90))
    seen = visit(page(graph))
    shown = "document.getElementById('shown-text').textContent"
    assert re.search(r"muestra 400 de 2\d{3} nodos", seen.detail)
    seen.page.locator(".groups summary").click()
    group = seen.page.locator(".groups .go").first
    group.focus()
    seen.page.keyboard.press("Enter")
    assert not seen.page.evaluate(shown).startswith("A la vista: 400")
    assert seen.page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    few = min((n for n in graph.of_kind("Person")), key=lambda n: (len(graph.touching[n.id]), n.id))
    seen.page.fill("#search", few.name.upper())
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#detail .name").inner_text() == few.name
    assert seen.colour(few.id) == ORANGE, "what waits in a group is drawn when it is asked for"
    for n in range(seen.page.locator("[data-group]").count()):
        seen.page.evaluate("n => document.querySelectorAll('[data-group]')[n].click()", n)
    nodes = int(re.sub(r"\D", "", seen.page.evaluate(shown).split(",")[0]))
    assert nodes <= 2500, "what was opened first closes again"


def test_lines_tell_what_is_planned_and_what_one_report_says(visit: Open) -> None:
    seen = visit(page(small()))
    key = seen.page.locator("#lines").inner_text()
    assert all(text in key for text in ("varios informes", "un solo informe", "previsto"))
    strokes = {}
    for tie in ("m1", "c1", "b1"):
        seen.click(tie)
        strokes[tie] = seen.page.locator("#detail .stroke line").get_attribute("stroke-dasharray")
    assert len(set(strokes.values())) == 3 and strokes["m1"] == ""


def test_a_path_that_was_asked_for_is_told_hop_by_hop(visit: Open) -> None:
    seen = visit(page(small(), paths=[_answer()]))
    told = seen.detail
    assert "Cómo llegar de Inés Núñez a Red Andina" in told and "Es el único camino." in told
    assert told.index("Alcaldesa de Río Claro") < told.index("recibió a la Red Andina")
    assert "tramo más débil" in told and "Acta de marzo, pág. 3" in told
    assert not seen.complaints
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("button", name=re.compile("Camino 1")).click()
    assert seen.detail == told


def test_the_other_language_is_one_click_away(visit: Open) -> None:
    seen = visit(page(small()))
    seen.click("m1")
    seen.page.click("#language")
    assert "met with" in seen.detail and "Stated by 2 reports" in seen.detail and "March 14, 2024" in seen.detail
    assert seen.page.locator("html").get_attribute("lang") == "en"
    assert "Organizations" in seen.page.locator("#kinds").inner_text()


def test_a_telephone_shows_everything_without_scrolling_sideways(visit: Open) -> None:
    seen = visit(page(small(), paths=[_answer()]), 360, 740)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    seen.click("o2")
    assert "Red Andina" in seen.page.locator("#detail .name").inner_text()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360


# Everything a reader can do with the keyboard or by script, on everything there is; what is drawn is for the mouse.
USE_ALL = """async payloads => {
    const all = selector => [...document.querySelectorAll(selector)];
    const press = (spot, key) => spot.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const search = document.getElementById("search");
    for (const text of payloads) {
        search.value = text;
        search.dispatchEvent(new Event("input"));
        all("[role=option]").forEach(option => option.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })));
        press(search, "ArrowDown");
        press(search, "Enter");
        all("#detail .cite").slice(0, 3).forEach(cite => cite.click());
    }
    all("details").forEach(details => (details.open = true));
    await new Promise(requestAnimationFrame); // the list of everything is made
    for (const entry of all("[data-filter]")) for (const times of [1, 2]) entry.click();
    all(".only").at(-1).click();
    document.getElementById("reset").click();
    const slider = document.getElementById("until");
    slider.value = 0;
    slider.dispatchEvent(new Event("input"));
    press(document.body, "Escape");
    for (let n = 0; n < all("#detail .go").length; n++) {
        all("#detail .go")[n].click();
        press(document.body, "Escape");
    }
    for (const name of all("#list .go")) name.click();
    for (const id of ["png", "svg", "language"]) document.getElementById(id).click();
    document.getElementById("reset").click();
    all("#kinds [aria-pressed=false]").forEach(kind => kind.click());
    press(document.body, "Escape");
    document.getElementById("zoom-fit").click();
    return all("#detail .go").length;
}"""


def test_no_payload_runs(visit: Open) -> None:
    """Through hover, click, search, filters, days, language, download and print; and without the policy: text stays text."""
    graph = hostile()
    html = page(graph, title=PAYLOADS[0], part=PAYLOADS[1], paths=hostile_paths(graph))
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert bare != html and len(set(PAYLOADS)) >= 60
    seen = visit(bare)
    assert seen.page.evaluate(USE_ALL, PAYLOADS) > len(PAYLOADS)
    drawn = [n.id for n in graph.nodes.values() if n.id.startswith("n")] + [t for t in graph.ties if t.startswith("t")][::8]
    for id in drawn:
        seen.page.mouse.move(*seen.point(id))
        seen.page.mouse.down()
        seen.page.mouse.up()
        seen.page.keyboard.press("Escape")
    seen.page.emulate_media(media="print")
    seen.page.pdf()
    assert seen.page.evaluate("typeof window.hacked") == "undefined"
    assert (seen.outside, seen.complaints) == ([], [])
    seen.page.evaluate("text => (document.body.innerHTML = text)", f"<img src=x onerror={RUN}>")
    seen.page.wait_for_function("window.hacked === 1")  # the trap does spring
