"""A start is cheap, speaks the reader's language, and the public API is where it says."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import munigraph
from munigraph.cli import SECTIONS
from munigraph.language import wanted_language
from tests.cli.conftest import ROOT, Run, environment

HEAVY = {"networkx", "neo4j", "pyvis", "ladybug", "pandas", "babel", "yaml", "jinja2", "psutil", "jgo", "sqlite3"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nonsense"]])
def test_a_start_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    """``munigraph --help`` may take half as long again as a process that only imports click."""
    script = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print(sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr))\n"
        "from munigraph.cli import main\n"
        f"main({arguments!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("form", ["--lang=es --help", "--help --lang es", "load --help --lang es", "export html --lang es -h"])
def test_help_speaks_spanish_wherever_the_language_stands(run: Run, form: str) -> None:
    ran = run(*form.split())
    assert ran.code == 0
    assert "Uso: munigraph" in ran.out
    assert "Opciones:" in ran.out
    assert "Mostrar esta ayuda y salir." in ran.out
    assert "Options" not in ran.out


def test_the_language_is_the_systems_unless_told() -> None:
    assert wanted_language([], {"LANG": "es_EC.UTF-8"}).startswith("es")
    assert wanted_language([], {"LANG": "es_EC.UTF-8", "LC_ALL": "en_US.UTF-8"}).startswith("en")
    assert wanted_language([], {"LANG": "en_US.UTF-8", "MUNIGRAPH_LANG": "es"}) == "es"
    assert wanted_language(["--lang", "en"], {"LANG": "es_EC.UTF-8"}) == "en"


@pytest.mark.parametrize(("lang", "usage"), [("en", "Usage: munigraph"), ("es", "Uso: munigraph")])
def test_every_command_has_help_in_both_languages(lang: str, usage: str, tmp_path: Path) -> None:
    script = (
        "from graphmodel.messages import use_language; from munigraph import cli, language\n"
        f"use_language({lang!r}); language.teach_click()\n"
        "for name in cli.commands().list_commands(None):\n"
        "    cli.commands().main([name, '--help'], prog_name='munigraph', standalone_mode=False)"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment(tmp_path), capture_output=True)
    names = [name for section in SECTIONS.values() for name in section]
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert [line.split()[2] for line in ran.stdout.decode().splitlines() if line.startswith(usage)] == names


def test_the_public_names_are_there_and_typed() -> None:
    for name in munigraph.__all__:
        assert getattr(munigraph, name).__name__ == name
    tree = ast.parse((ROOT / "munigraph" / "__init__.py").read_text(encoding="utf-8"))
    typed = [a.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names if a.asname]
    assert sorted(typed) == list(munigraph.__all__)
    with pytest.raises(AttributeError):
        _ = munigraph.nonsense
