"""A Chromium without a window, as the tests start it: the system's, else the one that Playwright brought."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser for as long as the context lasts; MUNIGRAPH_CHROMIUM names another one."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("MUNIGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()
