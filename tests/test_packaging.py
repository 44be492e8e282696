"""What ``pip install`` gives: the five packages with their data, typed and licensed, and a command that runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from munigraph import __version__
from tests.repository import PACKAGES, ROOT, repository_files

LICENCES = {"LICENSE", *(f"exports/html/vendor/LICENSE-{name}" for name in ("APACHE-2.0", "BUNDLED", "MIT"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_five_packages_whole_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {n for n in archive.namelist() if ".dist-info/" not in n}
    assert names == {f.as_posix() for f in repository_files() if f.parts[0] in PACKAGES}
    assert {n.partition("/")[0] for n in names} == {"munigraph", "graphmodel", "loaders", "queries", "exports"}
    assert {f"{package}/py.typed" for package in PACKAGES} <= names
    assert {Path(n).suffix for n in names} >= {".py", ".yaml", ".toml", ".cypher", ".json", ".html", ".js", ".css", ".md"}


def test_the_wheel_declares_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        declared = archive.read(metadata).decode()
        kept = {n.partition(".dist-info/licenses/")[2] for n in archive.namelist()}
    assert re.search(r"^License-Expression: Apache-2\.0 AND MIT$", declared, re.MULTILINE)
    assert kept >= LICENCES


def test_installed_in_a_fresh_environment_the_command_runs(wheel: Path, tmp_path: Path) -> None:
    """With what it depends on, and without the checkout."""
    home = tmp_path / "fresh"
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if uv := shutil.which("uv"):
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(home)])
        _run([uv, "pip", "install", "--quiet", "--python", str(python), str(wheel)])
    else:
        _run([sys.executable, "-m", "venv", str(home)])
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)])
    assert _run([str(python.with_name("munigraph")), "--version"], cwd=tmp_path) == f"munigraph {__version__}\n"
    assert _run([str(python), "-m", "munigraph", "--version"], cwd=tmp_path) == f"munigraph {__version__}\n"


def _run(command: list[str], cwd: Path | None = None) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
