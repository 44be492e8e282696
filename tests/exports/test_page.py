"""The page as a text: the same for the same graph, complete in both languages, and inert."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from exports.html import content, page, write_page
from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from tests.exports.graphs import hostile, hostile_paths, small
from tests.exports.payloads import PAYLOADS

VENDOR = Path(content.__file__).parent / "vendor"


def test_the_same_graph_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    graph = small()
    before = graph.canonical()
    write_page(graph, tmp_path / "here.html")
    assert graph.canonical() == before
    imports = "import sys; from exports.html import write_page; from tests.exports.graphs import small"
    script = f"{imports}; write_page(small(), sys.argv[1])"
    for seed in ("1", "2"):
        there = tmp_path / f"{seed}.html"
        subprocess.run([sys.executable, "-c", script, str(there)], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        assert there.read_bytes() == (tmp_path / "here.html").read_bytes()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.seen


def test_reports_add_no_markup_and_nothing_points_outside() -> None:
    graph = hostile()
    html = page(graph, title=PAYLOADS[1], paths=hostile_paths(graph))
    tags = _tags(html)
    assert [t for t, _ in tags] == [t for t, _ in _tags(page(Graph.of([], [])))]
    addresses = [a[name] for _, a in tags for name in ("src", "href", "action", "srcset", "data") if a.get(name)]
    assert all(address and address.startswith("#") for address in addresses)
    assert html.encode("utf-8")


def test_data_comes_back_as_it_went_in() -> None:
    html = page(hostile())
    found = re.search(r'id="drawing">(.*?)</script>', html, re.DOTALL)
    assert found
    assert not set(found[1]) & set("<>&\u2028\u2029")
    assert set(PAYLOADS) <= {n["name"] for n in json.loads(found[1])["nodes"]}


def test_both_languages_say_everything() -> None:
    words = content.words()
    assert set(words["es"]) == set(words["en"])
    model = ontology()
    needed = [f"{group}.{kind}" for kind in model.nodes for group in ("kind", "kinds")]
    needed += [f"{group}.{tie}" for tie in model.ties for group in ("tie", "inverse")]
    needed += [f"value.{value}" for kind in model.nodes.values() for value in kind.kinds]
    needed += [f"status.{status}" for status in (*model.ladder, *model.post_statuses)]
    assert not [key for key in needed if key not in words["es"]]


def test_every_kind_has_its_own_colour_and_shape() -> None:
    looks = content.appearance()
    assert set(looks) == set(ontology().nodes)
    assert len({look["colour"] for look in looks.values()}) == len({look["path"] for look in looks.values()}) == len(looks)


def test_scripts_say_only_words_that_exist() -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in sorted((VENDOR.parent / "js").glob("*.js")))
    said = set(re.findall(r'say\("([a-z_.]+)"', scripts)) | set(re.findall(r'data-say="([a-z_.]+)"', _template()))
    counted = {key + end for key in re.findall(r'count\("([a-z_.]+)"', scripts) for end in ("", "_one")}
    assert said and counted and not (said | counted) - set(content.words()["en"])


def _template() -> str:
    return (VENDOR.parent / "template.html").read_text(encoding="utf-8")


def test_the_vendored_library_is_the_one_that_was_checked() -> None:
    digest = hashlib.sha256((VENDOR / "vis-network.min.js").read_bytes()).hexdigest()
    assert digest in (VENDOR / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["es", "en", "fr"])
def test_an_unknown_language_is_spanish(language: str) -> None:
    expected = "en" if language == "en" else "es"
    assert f'"language":"{expected}"' in page(small(), language=language)
