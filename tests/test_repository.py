"""What a stranger must not find in the repository: paths of somebody's machine, hosts of package registries, large files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.repository import ROOT, repository_files, text

BINARY = {".png", ".docx", ".pdf"}
# Built so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w.\-/:}>])/(?:work|root|home|Users|opt|tmp|mnt|var/tmp)/\w|\b[A-Z]:\\\\?Users\b")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|maven\.(?:apache\.)?org|repo1\.maven|crates\.io|conda\.io", re.I
)
LARGEST = 300_000  # bytes; what is vendored has its own size

TEXTS = [f for f in repository_files() if f.suffix not in BINARY and f != Path("tests/test_repository.py")]


@pytest.mark.parametrize("file", TEXTS, ids=str)
def test_no_path_of_a_machine_and_no_host_of_a_registry(file: Path) -> None:
    lines = text(file).splitlines() if "vendor" not in file.parts else []
    found = [
        f"line {n}: {line.strip()[:120]}" for n, line in enumerate(lines, 1) if MACHINE.search(line) or REGISTRY.search(line)
    ]
    assert found == []


def test_files_are_of_a_size_to_be_kept_in_git() -> None:
    large = [str(f) for f in repository_files() if "vendor" not in f.parts and (ROOT / f).stat().st_size > LARGEST]
    assert [f for f in large if not f.endswith(".png")] == []


def test_every_file_ends_with_one_line_break_and_has_no_windows_line_ends() -> None:
    ours = [f for f in TEXTS if "vendor" not in f.parts and (ROOT / f).stat().st_size]
    assert [str(f) for f in ours if not text(f).endswith("\n") or text(f).endswith("\n\n") or "\r" in text(f)] == []


def test_the_version_stands_in_the_changelog() -> None:
    from munigraph import __version__

    assert re.search(rf"^## {re.escape(__version__)}\b", text(Path("CHANGELOG.md")), re.MULTILINE)


def test_the_licence_is_declared_and_there() -> None:
    project = tomllib.loads(text(Path("pyproject.toml")))["project"]
    assert project["license"] == "Apache-2.0 AND MIT"
    assert [sorted(str(f.relative_to(ROOT)) for f in ROOT.glob(pattern)) for pattern in project["license-files"]] == [
        ["LICENSE"],
        [f"exports/html/vendor/LICENSE-{name}" for name in ("APACHE-2.0", "BUNDLED", "MIT")],
    ]
    assert "Version 2.0, January 2004" in text(Path("LICENSE"))
