"""``munigraph shell``: statements over several lines, orders, completion, and a sitting that goes on after an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from munigraph.shell import completions, schema, statements
from tests.cli.conftest import SAMPLE, Run, environment

SITTING = """\
MATCH (n:Person)
WHERE n.name CONTAINS $word
RETURN n.name AS name

:param word=Zamora
MATCH (n:Person) WHERE n.name CONTAINS $word RETURN n.name AS name;
RETRUN 1;
MATCH (n) DETACH DELETE n;
:format csv
UNWIND [1, 2] AS x
RETURN x;
:query posts person=zamora
:query nothing-like-it
:quit
RETURN 'never asked';
"""


def lines(*given: str) -> Callable[[bool], str]:
    rest = iter(given)

    def ask(begun: bool) -> str:
        try:
            return next(rest)
        except StopIteration:
            raise EOFError from None

    return ask


def test_a_statement_ends_with_a_semicolon_or_an_empty_line() -> None:
    typed = lines("", "MATCH (n)", "  RETURN n;", ":help", "RETURN ';'", "AS x", "", "RETURN 1")
    assert list(statements(typed)) == ["MATCH (n)\n  RETURN n;", ":help", "RETURN ';'\nAS x", "RETURN 1"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("MATCH (p:Per", "Person"),
        ("MATCH (p:Person|Orga", "Organization"),
        ("MATCH (p)-[h:HO", "HOLDS"),
        ("MATCH (p)-[h:HOLDS|ME", "MET_WITH"),
        ("MATCH (p) WHERE p.na", "name"),
        ("MAT", "MATCH"),
        (":sch", "schema"),
    ],
)
def test_a_word_is_completed_by_what_stands_before_it(line: str, word: str) -> None:
    begin = max(map(line.rfind, " (:.|")) + 1
    assert word in completions(line, begin)
    assert not completions(line + "zzz", begin)


def test_the_schema_names_every_tie() -> None:
    assert any("(:Person)-[:HOLDS]->(:Role)" in line for line in schema())


def test_a_sitting_goes_on_after_an_error(run: Run) -> None:
    assert run("load", SAMPLE).code == 0
    ran = run("shell", stdin=SITTING)
    assert ran.code == 1  # from a pipe, as a script: something in it failed
    assert ran.out.count("Cristian Zamora") == 3 and "\nx\r\n1\r\n2\r\n" in ran.out.replace("\n\n", "\n")
    assert [line for line in ran.err.splitlines() if line.startswith("Error")] and "$word has no value" in ran.err
    assert "RETRUN 1;\n^" in ran.err and "would change the graph" in ran.err and "1 row, " in ran.err
    assert "nothing-like-it" in ran.err and "never asked" not in ran.out


def test_the_shell_works_where_python_has_no_readline(tmp_path: Path) -> None:
    program = "import sys; sys.modules['readline'] = None; from munigraph.cli import main; main(['shell', '--store', 'x.db'])"
    assert subprocess.run(
        [sys.executable, "-m", "munigraph", "load", SAMPLE, "--store", "x.db"],
        cwd=tmp_path,
        env=environment(tmp_path),
        check=True,
        capture_output=True,
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path), input="RETURN 1 AS one;", capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout.split()) == (0, ["one", "───", "1"])
