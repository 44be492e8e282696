"""What axe-core finds in the page, in every state a reader brings it into.

    npm pack axe-core && tar xzf axe-core-*.tgz
    python -m benchmarks.accessibility package/axe.min.js [--page FILE]

Without ``--page`` it looks at the page of the bundled sample report with a route, and at one of a graph too large to be
drawn at once. Prints what was found by state, the most serious first; leaves with 1 if anything is serious or critical.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from benchmarks.browser import chromium
from benchmarks.synthetic import corpus
from exports.html import write_page
from graphmodel.lookup import find_actor
from graphmodel.projection import project
from loaders import read_report
from queries.paths import find_paths

GRAVE = ("critical", "serious")
States = dict[str, Callable[[Any], object]]


def choose(page: Any) -> None:
    """The first of the best tied."""
    page.keyboard.press("Escape")
    page.locator("#detail .go:has(.sign)").first.click()


def unfold(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")


STATES: States = {
    "as it opens": lambda page: None,
    "nothing chosen": lambda page: page.keyboard.press("Escape"),
    "an actor": choose,
    "a tie": lambda page: page.locator("#detail .cite").first.click(),
    "searching": lambda page: page.fill("#search", "a"),
    "all unfolded": unfold,
    "in English": lambda page: page.click("#language"),
    "filtered": lambda page: page.locator("#types [data-filter]").first.click(),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description="Audit the page with axe-core.")
    arguments.add_argument("axe", type=Path, help="axe.min.js of the npm package axe-core")
    arguments.add_argument("--page", type=Path, help="a page to look at instead of the sample's and a large one")
    options = arguments.parse_args()
    axe = options.axe.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        pages = [options.page.resolve()] if options.page else list(made(Path(folder)))
        found = [row for page in pages for size in ((1280, 800), (360, 740)) for row in audit(browser, page, size, axe)]
    for impact, rule, where, example in sorted(set(found)):
        print(f"{impact:9} {rule:32} {where}\n{'':42} {example}")
    grave = [row for row in found if row[0] in GRAVE]
    print(f"{len(set(found))} findings, {len(grave)} of them serious or critical")
    sys.exit(bool(grave))


def made(folder: Path) -> Iterator[Path]:
    """The sample's page with a route, and a large graph's."""
    with as_file(files("munigraph").joinpath("sample").joinpath("informe-de-ejemplo.md")) as sample:
        graph = project([read_report(sample)])
    answer = find_paths(graph, find_actor(graph, "AME").id, find_actor(graph, "KFW").id)
    write_page(graph, folder / "sample.html", paths=[answer.to_json()])
    yield folder / "sample.html"
    write_page(project(corpus(100)), folder / "large.html")
    yield folder / "large.html"


def audit(browser: Any, file: Path, size: tuple[int, int], axe: str) -> Iterator[tuple[str, str, str, str]]:
    """Impact, rule, page with state, and an example of every finding."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, bypass_csp=True, locale="es-EC")
    page.goto(file.as_uri())
    page.evaluate(axe)
    for state, bring in STATES.items():
        bring(page)
        page.wait_for_timeout(500)
        for finding in page.evaluate("axe.run().then(({ violations }) => violations)"):
            yield finding["impact"], finding["id"], f"{file.stem}, {size[0]} px, {state}", finding["nodes"][0]["html"][:120]
    page.close()


if __name__ == "__main__":
    main()
