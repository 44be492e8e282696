"""Sentences for people: each in both languages, with the same gaps, said somewhere, and none said that is not there."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path
from typing import TypeGuard

import pytest

from graphmodel.messages import LANGUAGES
from tests.repository import PACKAGES, files, strings, text, tree

CATALOGUES = [f for f in files(".toml", under=tuple(PACKAGES)) if f.name == "messages.toml"]


def sentences(catalogue: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(text(catalogue))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_every_sentence_stands_in_both_languages_with_the_same_gaps(catalogue: Path) -> None:
    wrong = [
        key
        for key, said in sentences(catalogue).items()
        if tuple(said) != LANGUAGES or not all(said.values()) or len({_gaps(s) for s in said.values()}) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_every_sentence_is_said(catalogue: Path) -> None:
    said = {s for file in _speakers(catalogue) for _, s in strings(file)}
    patterns = [re.compile(p) for file in _speakers(catalogue) for p in _composed(file)]
    silent = [key for key in sentences(catalogue) if key not in said and not any(p.fullmatch(key) for p in patterns)]
    assert silent == []


def test_nothing_is_said_that_is_in_no_catalogue() -> None:
    known = {c.parent: sentences(c) for c in CATALOGUES}
    missing = [
        f"{file}:{node.lineno} {key.value}"
        for file in files(".py", under=tuple(PACKAGES))
        if (catalogue := _catalogue_of(file))
        for node in ast.walk(tree(file))
        if _is_say(node) and isinstance(key := node.args[0], ast.Constant) and key.value not in known[catalogue]
    ]
    assert missing == []


def _gaps(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def _speakers(catalogue: Path) -> list[Path]:
    """The files that speak from this catalogue, and their neighbours, where a key may have a name."""
    return [
        f for f in files(".py", under=tuple(PACKAGES)) if _catalogue_of(f) == catalogue.parent or catalogue.parent in f.parents
    ]


def _catalogue_of(file: Path) -> Path | None:
    """The folder of the catalogue that a module speaks from: ``say = catalogue("…")``, its own or one it imports."""
    if found := re.search(r'^say = catalogue\("([\w.]+)"\)', text(file), re.MULTILINE):
        return Path(*found[1].split("."))
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and any(a.name == "say" for a in node.names):
            return _catalogue_of(Path(*(node.module or "").split(".")).with_suffix(".py"))
    return None


def _is_say(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and bool(node.args)


def _composed(file: Path) -> list[str]:
    """Patterns of keys that are put together, such as f"measure_{name}"."""
    found = (node for node in ast.walk(tree(file)) if isinstance(node, ast.JoinedStr))
    keys = ("".join(str(v.value) if isinstance(v, ast.Constant) else r"\w+" for v in node.values) for node in found)
    return [key for key in keys if re.search(r"[a-z]_|_[a-z]", key) and re.fullmatch(r"(\w|\\w\+)+", key)]
