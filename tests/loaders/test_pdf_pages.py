"""A PDF by its pages: those without text are told, and time is given for each that is done."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from graphmodel.messages import use_language
from loaders.reading import read_whole
from tests.repository import ROOT


def pages(kinds: str) -> bytes:
    """A page for each letter: t text, s a scan, p a scan with its number, l letters drawn as strokes, e empty, r a rule."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    picture = ImageReader(BytesIO(b"P5 12 17 255\n" + bytes(range(204))))
    for n, kind in enumerate(kinds, 1):
        if kind == "t":
            canvas.drawString(72, 700, f"La alcaldesa de Peña Honda, Inés Trueba, firmó el acta {n} de la Liga de Comunas.")
        if kind in "sp":
            canvas.drawImage(picture, 0, 0, 595, 842)
        if kind == "p":
            canvas.drawString(280, 30, f"Página {n}")
        for x in range({"l": 300, "r": 1}.get(kind, 0)):
            canvas.line(72 + x, 700, 75 + x, 710)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("kinds", "listed"), [("tst", "page 2 (1 in all)"), ("ttspslt", "page 3–6 (4 in all)"), ("stpt", "page 1, 3 (2 in all)")]
)
def test_pages_without_text_are_told(kinds: str, listed: str) -> None:
    use_language("en")
    report, (remark,) = read_whole(Path("acta.pdf"), data=pages(kinds))
    assert report.facts.people[0].name == "Inés Trueba"
    assert listed in remark and "OCR" in remark


@pytest.mark.parametrize("kinds", ["t", "tet", "trt"])
def test_empty_pages_are_none_of_them(kinds: str) -> None:
    assert read_whole(Path("acta.pdf"), data=pages(kinds))[1] == ()


CLOCK = """
import sys, time
from loaders.readers import clock
clock.SECONDS, clock.PER_PAGE, clock.LONGEST = 1.0, 0.5, float(sys.argv[2])
clock.wind()
for page in range(1, 13):
    time.sleep(float(sys.argv[1]))
    clock.pages_done(page)
print("read")
"""


@pytest.mark.parametrize(
    ("seconds_a_page", "longest", "read"),
    [("0.2", "60", True), ("9", "60", False), ("1.5", "60", False), ("0.2", "1.5", False)],
)
def test_time_grows_with_the_pages_that_are_done(seconds_a_page: str, longest: str, read: bool) -> None:
    """Twelve pages in 2.4 seconds, where one that takes more than one is given up, and so is all beyond the longest time."""
    done = subprocess.run(
        [sys.executable, "-c", CLOCK, seconds_a_page, longest], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout == "read\n", done.returncode) == ((True, 0) if read else (False, 1))
    assert done.stderr == ""
