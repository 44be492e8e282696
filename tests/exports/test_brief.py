"""The brief: two pages on one actor, the same in Markdown, HTML and Word, and nothing in it a program."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from exports.brief import Brief, as_docx, as_html, as_markdown
from exports.brief.model import numbers
from graphmodel.graph import Graph, Node, Tie
from graphmodel.messages import use_language
from graphmodel.projection import project
from graphmodel.quotations import legible
from graphmodel.report import Report
from loaders.readers import docx
from munigraph.brief import compose
from munigraph.terminal import plain
from queries.dossier import dossier
from queries.paths import find_paths
from tests.exports.graphs import hostile, said, small
from tests.strategies import report_sets


def brief(graph: Graph, id: str, whole: bool = True) -> Brief:
    return compose(graph, dossier(graph, id), whole=whole)


@settings(max_examples=20, deadline=None)
@given(report_sets(max_size=3))
def test_every_tie_stands_in_it_with_a_quotation_that_is_printed_once(reports: list[Report]) -> None:
    graph = project(reports, ())
    for node in graph.nodes.values():
        told, known = brief(graph, node.id), dossier(graph, node.id)
        items = [i for s in told.sections for i in s.items]
        printed = [q for i in items for q in i.quotes]
        assert [q.number for q in printed] == list(range(1, len(printed) + 1))
        cited = {n for i in items for n in i.notes}
        assert cited <= {q.number for q in printed}
        names = {i.name for i in items}
        assert {plain(b.other.name) for b in known.ties} <= names
        words = " ".join(q.text for q in printed)
        best = [s for some in (known.posts, known.ties) for x in some for s in x.evidence[:1]]
        assert all(plain(legible(s.quote)) in words for s in best)


def test_it_says_who_posts_agreements_partners_and_reports() -> None:
    use_language("en")
    assert as_markdown(brief(small(), "o1")).splitlines()[:16] == [
        "# Municipio de Río Claro",
        "",
        "Organization, local government, Ecuador  ",
        "Also: Río Claro  ",
        "What is known: ties 6, reports 2 (2024-03-14 to 2025).",
        "",
        "## Posts now",
        "",
        "- **Inés Núñez**, Alcaldesa (current as of 2024-03-14)",
        "  > \\[1\\] “Inés Núñez, Alcaldesa de Río Claro” — A, p. 3",
        "",
        "## Cooperation and agreements",
        "",
        "- **Red Andina**: cooperates with (planned)",
        "  > \\[2\\] “Se prevé un convenio entre Río Claro y la Red Andina” — B",
        "",
    ]
    sources = as_markdown(brief(small(), "o1")).partition("## Reports\n\n")[2].splitlines()
    assert sources[:2] == [
        "- **A. Acta de marzo**, 2024-03-14 · p. 3, 4 \\[1\\] \\[3\\] \\[5\\] \\[6\\]",
        "- **B. Boletín**, 2025 \\[2\\] \\[4\\]",
    ]


def test_who_is_asked_for_gets_the_way_there() -> None:
    use_language("es")
    try:
        told = compose(small(), dossier(small(), "o2"), find_paths(small(), "p1", "o2"))
    finally:
        use_language("en")
    (way,) = (s for s in told.sections if s.heading == "Cómo llegar desde Inés Núñez")
    assert way.items[0].name == "Inés Núñez → Municipio de Río Claro → Red Andina"
    assert [i.name for i in way.items[1:]] == ["", ""]
    assert all(i.quotes or i.notes for i in way.items[1:])


@pytest.mark.parametrize(("members", "left_out"), [(6, ""), (60, "And 55 more")])
def test_what_does_not_fit_two_pages_is_counted(members: int, left_out: str) -> None:
    nodes = [Node(f"o{n:02}", "Organization", f"Red {n}") for n in range(members + 1)]
    ties = [Tie(f"t-{n.id}", "MEMBER_OF", n.id, "o00", evidence=(said(n.id, f"{n.name}, miembro"),)) for n in nodes[1:]]
    use_language("en")
    cut, whole = (compose(Graph.of(nodes, ties), dossier(Graph.of(nodes, ties), "o00"), whole=w) for w in (False, True))
    assert cut.sections[0].more.startswith(left_out)
    assert len(whole.sections[0].items) == members
    assert (cut == whole) == (not left_out)


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert numbers((1, 2, 4, 5, 6, 9)) == "[1] [2] [4]–[6] [9]"


@pytest.mark.parametrize("graph", [small(), hostile()], ids=["small", "hostile"])
def test_word_reads_it_and_so_do_we(graph: Graph) -> None:
    for node in list(graph.nodes)[:3]:
        told = brief(graph, node)
        data = as_docx(told)
        assert data == as_docx(brief(graph, node))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert {n for n in parts.namelist() if n.endswith((".xml", ".rels"))} == set(parts.namelist())
            for name in parts.namelist():
                ET.fromstring(parts.read(name))
        read = docx.read("brief.docx", data)
        written = _letters(read.text)
        for item in (i for s in told.sections for i in s.items):
            assert _letters(item.name + item.text) in written
            assert all(_letters(q.text + q.source) in written for q in item.quotes)


def test_markdown_has_no_markup_of_a_report() -> None:
    for node in hostile().nodes:
        text = re.sub(r"\\.", "", as_markdown(brief(hostile(), node)).replace("<small>", "").replace("</small>", ""))
        assert not re.search("[<`]", text)


@pytest.mark.browser
def test_in_a_browser_it_is_quiet_and_runs_nothing(visit: Callable[..., Any]) -> None:
    graph = hostile()
    for node in [n.id for n in graph.nodes.values() if n.kind in ("Person", "Organization")][:3]:
        seen = visit(as_html(brief(graph, node)).encode("utf-8", "replace").decode())
        assert seen.page.evaluate("typeof window.hacked") == "undefined"
        assert (seen.outside, seen.complaints) == ([], [])
    seen = visit(as_html(brief(small(), "o1")))
    assert seen.page.locator("h1").inner_text() == "Municipio de Río Claro"
    assert seen.page.evaluate("getComputedStyle(document.querySelector('h2')).color") == "rgb(0, 114, 178)"


def _letters(text: str) -> str:
    """Text as it survives a document: without what XML cannot have, and without white space."""
    return "".join(c for c in text if c.isalnum())
