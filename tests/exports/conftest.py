"""Pages, opened in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


class Visit:
    """A page that is open: what it asked of the network, what it complained about, and hands to use it with."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    @property
    def outside(self) -> list[str]:
        """Requests to anywhere but the file itself."""
        return [r for r in self.requests if not r.startswith(("file:", "data:", "blob:"))]

    def point(self, id: str) -> tuple[float, float]:
        """Where a node or a tie is on the screen now."""
        box = self.page.locator("#picture").bounding_box()
        at = self.page.evaluate("id => window.munigraph.pointOf(id)", id)
        return box["x"] + at["x"], box["y"] + at["y"]

    def click(self, id: str) -> None:
        self.page.mouse.click(*self.point(id))
        self.page.wait_for_timeout(60)  # one frame

    def hover(self, id: str) -> None:
        self.page.mouse.move(*self.point(id))
        self.page.wait_for_timeout(40)

    def colour(self, id: str) -> tuple[int, ...]:
        """The pixel of the picture where a node or a tie is."""
        self.page.wait_for_timeout(60)
        script = """id => {
            const at = window.munigraph.pointOf(id);
            const canvas = document.querySelector("#picture canvas");
            const ratio = canvas.width / canvas.clientWidth;
            const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
            pixel.drawImage(canvas, at.x * ratio, at.y * ratio, 1, 1, 0, 0, 1, 1);
            return [...pixel.getImageData(0, 0, 1, 1).data];
        }"""
        return tuple(self.page.evaluate(script, id)[:3])

    @property
    def detail(self) -> str:
        return str(self.page.locator("#detail").inner_text())


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a page, given as HTML text, from a file."""
    contexts = []

    def open_page(html: str, width: int = 1280, height: int = 800) -> Visit:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        size = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=size, locale="es-EC", reduced_motion="reduce"))
        visit = Visit(contexts[-1].new_page())
        visit.page.goto(file.as_uri())
        return visit

    yield open_page
    for context in contexts:
        context.close()
