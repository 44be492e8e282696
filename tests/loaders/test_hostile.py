"""Hostile and broken files: one sentence each, soon and in little memory; the rest of a folder is read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.loaders.hostile import HOSTILE, SAID
from tests.repository import ROOT

SECONDS, MEMORY = 5.0, 512 * 1024 * 1024
# Five seconds of work; where other programs are busy, the clock may say more.
BUSY = 4
# Reads a file as a command does; says the sentence, how long it worked and how long that took, and the most memory that it
# and its child had.
PROBE = """
import json, resource, sys, time
from pathlib import Path
from graphmodel.errors import InputError
from graphmodel.messages import use_language
use_language("en")
from loaders import read_report
begun, said = time.monotonic(), ""
try:
    read_report(Path(sys.argv[1]))
except InputError as error:
    said = str(error)
took = time.monotonic() - begun
spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
worked = sum(s.ru_utime + s.ru_stime for s in spent)
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
peaks = [own * 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]
print(json.dumps([said, worked, took, peaks]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what memory a process had is asked of Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence_soon_and_in_little_memory(name: str, tmp_path: Path) -> None:
    make, sentence = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", PROBE, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    said, worked, took, peaks = json.loads(done.stdout)
    assert re.search(sentence, said) and name in said and "\n" not in said and said.endswith(".")
    assert worked < SECONDS and took < BUSY * SECONDS
    assert sum(peaks) < MEMORY


def test_a_gigabyte_in_one_line_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "linea.txt"
    with path.open("wb") as out:
        out.truncate(1 << 30)
    begun = time.monotonic()
    assert "larger than" in load(tmp_path)["refused"][0]["why"]
    assert time.monotonic() - begun < BUSY * SECONDS


def test_the_rest_of_a_folder_is_read_and_nothing_outside_it(tmp_path: Path) -> None:
    folder, outside = tmp_path / "informes", tmp_path / "fuera"
    folder.mkdir()
    outside.mkdir()
    (outside / "ajena.md").write_text(SAID.replace("Inés Trueba", "Marta Olmedo"))
    (folder / "enlace.md").symlink_to(outside / "ajena.md")
    (folder / "carpeta").symlink_to(outside, target_is_directory=True)
    (folder / "acta.md").write_text(SAID)
    (folder / "zeta.txt").write_text(SAID.replace("Acta", "Otra acta"))
    bad = ["anidado.docx", "entidades.docx", "protegido.pdf", "cortado.docx", "es-pdf.txt", "nulos.txt", "hondo.json"]
    for name in bad:
        (folder / name).write_bytes(HOSTILE[name][0]())
    told = load(folder)
    assert [r["id"] for r in told["read"]] == ["acta", "zeta"]
    assert sorted(Path(r["file"]).name for r in told["refused"]) == sorted(bad)
    assert all(r["why"].endswith(".") and "\n" not in r["why"] for r in told["refused"])


def load(folder: Path) -> dict[str, list[dict[str, str]]]:
    """What ``munigraph load`` says of a folder."""
    command = [sys.executable, "-m", "munigraph", "--lang", "en", "load", str(folder), "--format", "json"]
    done = subprocess.run([*command, "--store", str(folder.parent / "probe.db")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    return dict(json.loads(done.stdout))
