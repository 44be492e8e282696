"""What a page costs: written here, opened and used in Chromium.

    python -m benchmarks.pages [REPORTS…]

A row for each size of synthetic graph: nodes and ties drawn, seconds to write, megabytes, seconds to the first picture,
milliseconds that the tab was blocked until then, for a frame while the picture is moved, for a search with its choice, and
for a step of the slider. Medians of three.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.browser import chromium
from benchmarks.synthetic import corpus
from exports.html import page
from graphmodel.projection import project

TIMES = 3
WATCH = "new PerformanceObserver(l => l.getEntries().forEach(e => (window.blocked = (window.blocked ?? 0) + e.duration - 50)))"
WATCH += ".observe({type: 'longtask', buffered: true})"
# Twice a frame: what was asked for is painted in the first.
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PAINT_TIME = f"await {PAINTED}; return performance.now() - start;"
SEARCH = """
    const box = document.getElementById("search"), start = performance.now();
    box.value = document.querySelector("#detail .plainlist .go:has(.sign)").textContent;
    box.dispatchEvent(new Event("input"));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
"""
SLIDE = """
    const slider = document.getElementById("until"), start = performance.now();
    slider.stepDown();
    slider.dispatchEvent(new Event("input"));
"""
COLUMNS = ("nodes", "ties", "write s", "MB", "first picture s", "blocked ms", "frame ms", "search ms", "slider ms")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure the page.")
    arguments.add_argument("reports", nargs="*", type=int, default=[23, 80, 500], help="sizes, in synthetic reports")
    options = arguments.parse_args()
    print("| " + " | ".join(COLUMNS) + " |\n|" + " ---: |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for reports in options.reports:
            graph = project(corpus(reports))
            start = time.perf_counter()
            text = page(graph)
            written = time.perf_counter() - start
            file = Path(folder) / f"{reports}.html"
            file.write_text(text, encoding="utf-8")
            rows = [visit(browser, file) for _ in range(TIMES)]
            found = [median(values) for values in zip(*rows, strict=True)]
            nodes = sum(n.kind != "Role" for n in graph.nodes.values())
            ties = sum(t.type != "AT" for t in graph.ties.values())
            sizes = [f"{nodes:,}", f"{ties:,}", f"{written:.1f}", f"{len(text.encode()) / 1e6:.1f}"]
            print("| " + " | ".join([*sizes, f"{found[0]:.1f}", *(f"{value:.0f}" for value in found[1:])]) + " |")


def visit(browser: Any, file: Path) -> tuple[float, ...]:
    """One opening of the page, and what one does there."""
    there = browser.new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True, reduced_motion="reduce")
    there.add_init_script(WATCH)
    start = time.perf_counter()
    there.goto(file.as_uri())
    there.evaluate(PAINTED)
    first = time.perf_counter() - start
    blocked = there.evaluate("window.blocked ?? 0")
    frame = there.evaluate(
        """async () => {
            const [zoom, back] = ["zoom-in", "zoom-out"].map(id => document.getElementById(id)), start = performance.now();
            for (let n = 0; n < 10; n++) { (n % 2 ? back : zoom).click(); await new Promise(requestAnimationFrame); }
            return (performance.now() - start) / 10;
        }"""
    )
    search, slider = (there.evaluate(f"async () => {{ {act} {PAINT_TIME} }}") for act in (SEARCH, SLIDE))
    there.close()
    return first, blocked, frame, search, slider


if __name__ == "__main__":
    main()
