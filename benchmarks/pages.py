"""What a page costs: written here, opened and used in Chromium.

    python -m benchmarks.pages [REPORTS…]
    python -m benchmarks.pages --pyvis [REPORTS…]      beside pyvis as it comes, in turns

A row for each size of synthetic graph: nodes and ties drawn, seconds to write, megabytes, seconds to the first picture,
milliseconds that the tab was blocked until then, for a frame while the picture is moved, for a search with its choice, and
for a step of the slider. Medians of three. With pyvis: its first picture is there when its physics has come to rest.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from pyvis.network import Network

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
# pyvis hides the picture behind a bar until its physics has come to rest; ours has no physics.
AT_REST = """() => document.readyState === "complete" && (() => {
    const bar = document.getElementById("loadingBar");
    return bar === null ? true : bar.style.display === "none" || Number(bar.style.opacity) === 0 && bar.style.opacity !== "";
})()"""
PATIENCE = 150  # seconds
COLUMNS = ("nodes", "ties", "write s", "MB", "first picture s", "blocked ms", "frame ms", "search ms", "slider ms")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure the page.")
    arguments.add_argument("reports", nargs="*", type=int, default=[23, 80, 500], help="sizes, in synthetic reports")
    arguments.add_argument("--pyvis", action="store_true", help="beside pyvis as it comes")
    options = arguments.parse_args()
    if options.pyvis:
        beside_pyvis(options.reports)
        return
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


def beside_pyvis(sizes: Sequence[int]) -> None:
    """First picture and blocked time of both pages of one graph, opened in turns, and how many times ours is sooner."""
    names = ("pyvis s", "ours s", "sooner", "pyvis blocked ms", "ours blocked ms", "pyvis MB", "ours MB")
    print("| nodes | ties | " + " | ".join(names) + " |\n|" + " ---: |" * (len(names) + 2))
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for reports in sizes:
            graph = project(corpus(reports))
            nodes = [n for n in graph.nodes.values() if n.kind != "Role"]
            known = {n.id for n in nodes}
            ties = [t for t in graph.ties.values() if t.source in known and t.target in known]
            raw = Network(cdn_resources="in_line")
            for node in nodes:
                raw.add_node(node.id, label=node.name)
            for tie in ties:
                raw.add_edge(tie.source, tie.target)
            files = {name: Path(folder) / f"{name}-{reports}.html" for name in ("pyvis", "ours")}
            files["pyvis"].write_text(raw.generate_html(), encoding="utf-8")
            files["ours"].write_text(page(graph), encoding="utf-8")
            seen: dict[str, list[tuple[float, float]]] = {"pyvis": [], "ours": []}
            for _ in range(TIMES):
                for name, file in files.items():
                    seen[name].append(first_picture(browser, file))
            (theirs, their_block), (ours, our_block) = (
                [median(v) for v in zip(*seen[n], strict=True)] for n in ("pyvis", "ours")
            )
            sizes_mb = [f"{file.stat().st_size / 1e6:.1f}" for file in files.values()]
            figures = [
                f"{theirs:.1f}",
                f"{ours:.1f}",
                f"{theirs / ours:.0f} ×",
                f"{their_block:.0f}",
                f"{our_block:.0f}",
                *sizes_mb,
            ]
            print(f"| {len(nodes):,} | {len(ties):,} | " + " | ".join(figures) + " |")


def first_picture(browser: Any, file: Path) -> tuple[float, float]:
    """Seconds until a page shows its graph at rest, at most ``PATIENCE``, and milliseconds that its tab was blocked."""
    there = browser.new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True, reduced_motion="reduce")
    there.add_init_script(WATCH)
    start = time.perf_counter()
    there.goto(file.as_uri(), wait_until="commit")
    there.wait_for_function(AT_REST, timeout=PATIENCE * 1000)
    there.evaluate(PAINTED)
    took, blocked = time.perf_counter() - start, there.evaluate("window.blocked ?? 0")
    there.close()
    return took, blocked


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
