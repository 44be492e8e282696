"""Photographs the demo's page for the README.

    python scripts/picture.py [--name NAME]

Runs ``munigraph demo`` in a temporary folder and opens its graph.html in Chromium (MUNIGRAPH_CHROMIUM names another one).

docs/images/graph.png      the page as it opens
docs/images/evidence.png   NAME looked up, and the quotation behind the first of its ties
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SIZE: ViewportSize = {"width": 1280, "height": 760}


def main() -> None:
    arguments = argparse.ArgumentParser(description="Photograph the demo's page for the README.")
    arguments.add_argument("--name", default="FLACMA", help="the actor whose evidence is shown")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        demo = [sys.executable, "-m", "munigraph", "--lang", "es", "demo"]
        subprocess.run(demo, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        photograph(Path(folder) / "graph.html", options.name, IMAGES)


def photograph(page: Path, name: str, folder: Path) -> None:
    """Both pictures of a page, into the folder."""
    chromium = os.environ.get("MUNIGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if root else [])
        shown = browser.new_page(viewport=SIZE, locale="es-EC", reduced_motion="reduce")
        shown.goto(page.as_uri())
        take(shown, folder / "graph.png")
        search = shown.get_by_role("combobox")
        search.fill(name)
        search.press("Enter")
        shown.locator("#detail .cite").first.click()
        shown.locator("#zoom-fit").click()
        take(shown, folder / "evidence.png")
        browser.close()


def take(page: Page, target: Path) -> None:
    page.wait_for_timeout(500)  # the picture comes to rest
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    print(f"{target.name} written")


if __name__ == "__main__":
    main()
