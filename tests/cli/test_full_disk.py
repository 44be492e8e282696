"""No room left: one sentence, exit code 1, and the store as it was once there is room again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, SAMPLE, environment

ROOM = 700_000  # bytes of the small disk
LARGEST = 40_000  # bytes of a file, where there is no small disk: more than SQLite's index of the log, less than a change

LIMITED = (
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    "import sys; from munigraph.cli import main; main(sys.argv[1:])"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="neither small disks nor limits of a file's size")


def munigraph(folder: Path, *arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    how = ["-m", "munigraph"] if limit is None else ["-c", LIMITED.format(limit=limit)]
    command = [sys.executable, *how, *map(str, arguments)]
    cache = environment(folder.parent, PYTHONPATH=str(ROOT), PYTHONDONTWRITEBYTECODE="1")
    return subprocess.run(command, cwd=folder, env=cache, capture_output=True, text=True, timeout=120)


@pytest.fixture(params=["disk", "limit"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder with little room: a disk of its own where one may be made, which takes root; else any."""
    place = tmp_path / "small"
    place.mkdir()
    if request.param == "limit":
        yield place
        return
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing(folder: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.md"
    filler = "".join(f"Párrafo {n} de relleno sobre la reunión {n * 7919}.\n\n" for n in range(20_000))
    big.write_text(f"# Informe\n\nAna Ruiz, Alcaldesa de Almagro, saludó.\n\n{filler}", encoding="utf-8")
    assert munigraph(folder, "load", SAMPLE).returncode == 0
    assert munigraph(folder, "backup", tmp_path / "b.gz").returncode == 0
    before = munigraph(folder, "export", "json", "-").stdout
    fill, limit = folder / "fill", None
    if os.path.ismount(folder):
        # Room for what SQLite needs to open a store, and for little else.
        fill.write_bytes(bytes(os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - LARGEST))
    else:
        limit = LARGEST
    for arguments in (
        ["load", big],
        ["rebuild"],
        ["forget", SAMPLE.stem],
        ["restore", tmp_path / "b.gz", "--store", "new.db"],
        ["export", "html", "g.html"],
    ):
        ran = munigraph(folder, *arguments, limit=limit)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1), (arguments, ran)
        assert "cannot be written" in ran.stderr
    assert not (folder / "g.html").exists()
    fill.unlink(missing_ok=True)
    (folder / "new.db").unlink(missing_ok=True)
    assert munigraph(folder, "verify").returncode == 0
    assert munigraph(folder, "export", "json", "-").stdout == before
    assert munigraph(folder, "forget", SAMPLE.stem).returncode == 0
