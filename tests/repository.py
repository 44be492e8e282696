"""The repository as data, for tests of its own order: which files it has, and what its Python says."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES: list[str] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


@cache
def repository_files() -> tuple[Path, ...]:
    """What git keeps or would keep, relative to the root, in order. The checkout may belong to another user."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(sorted(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()))


def files(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """The repository's files with one of these endings, in these folders or anywhere; what is vendored is not ours."""
    return [
        f for f in repository_files() if f.suffix in suffixes and (not under or f.parts[0] in under) and "vendor" not in f.parts
    ]


def text(file: Path) -> str:
    return (ROOT / file).read_text("utf-8")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(text(file), str(file))


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string in the code of a Python file, the fixed parts of f-strings included, docstrings not."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def identifiers(file: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything that the code of a Python file names."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.value.lineno, node.arg
