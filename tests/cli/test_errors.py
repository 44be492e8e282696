"""What goes wrong: one clear sentence, the right exit code, nothing half-written, a traceback only with --debug."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel.neo4j.address import Address
from tests.cli.conftest import SAMPLE, Run, environment


def _missing(folder: Path) -> list[str]:
    return ["load", "nowhere.md"]


def _empty(folder: Path) -> list[str]:
    (folder / "empty.md").write_bytes(b"")
    return ["load", "empty.md"]


def _junk(folder: Path) -> list[str]:
    (folder / "junk.md").write_bytes(bytes(range(256)) * 40)
    return ["load", "junk.md"]


def _no_reports(folder: Path) -> list[str]:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "one.png").write_bytes(b"\x89PNG")
    return ["load", "pictures"]


def _bad_facts(folder: Path) -> list[str]:
    (folder / "facts.json").write_text('{"format": "munigraph-facts/1"}')
    return ["load", "facts.json"]


def _text_as_store(folder: Path) -> list[str]:
    (folder / "notes.txt").write_text("Just notes.\n")
    return ["load", str(SAMPLE), "--store", "notes.txt"]


def _folder_as_store(folder: Path) -> list[str]:
    return ["reports", "--store", "."]


def _no_store(folder: Path) -> list[str]:
    return ["show", "Somebody"]


def _neo4j_down(folder: Path) -> list[str]:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    return ["reports", "--store", f"bolt://127.0.0.1:{port}"]


def _no_statement_file(folder: Path) -> list[str]:
    return ["cypher", "@nowhere.cypher", "--store", "bolt://127.0.0.1:1"]


def _no_query(folder: Path) -> list[str]:
    return ["query", "meeting"]


CASES: dict[Callable[[Path], list[str]], str] = {
    _missing: "no file nowhere.md",
    _empty: "empty.md is empty",
    _junk: "junk.md is not a text",
    _no_reports: "No report was found in pictures",
    _bad_facts: 'it has no "document"',
    _text_as_store: "notes.txt is not a munigraph store",
    _folder_as_store: ". is a directory",
    _no_store: "no store at munigraph.db yet",
    _neo4j_down: "does not answer",
    _no_statement_file: "no file nowhere.cypher",
    _no_query: "meetings",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_one_sentence_and_nothing_written(case: Callable[[Path], list[str]], run: Run, tmp_path: Path) -> None:
    arguments = case(tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    ran = run(*arguments, env={"NEO4J_PASSWORD": "secret"})
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: ") and ran.err.count("\n") == 1
    assert CASES[case] in ran.err
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_traceback_for_whoever_asks(run: Run) -> None:
    assert "Traceback" not in run("load", "nowhere.md").err
    ran = run("load", "nowhere.md", "--debug", "--store", "nowhere/at/all.db")
    assert ran.code == 1
    ran = run("--debug", "reports")
    assert ran.code == 1 and "Traceback" in ran.err and ran.err.splitlines()[-1].startswith("Error: There is no store")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["load"], "Missing argument 'PATH…'"),
        (["lod"], 'There is no command "lod"; did you mean "load"?'),
        (["path", "A"], "To whom?"),
        (["path", "A", "B", "-k", "0"], "'-k'"),
        (["reports", "--format", "xml"], "'--format'"),
        (["cypher", "RETURN 1", "-p", "x"], '"x" is no parameter'),
        (["load", "a.md", "b.md", "--id", "x"], "--id and --text go with one file"),
        (["--lang", "fr", "reports"], "'--lang'"),
    ],
)
def test_wrong_usage_is_2(run: Run, arguments: list[str], says: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_wrong_usage_in_spanish(run: Run) -> None:
    assert "Falta el argumento 'RUTA…'" in run("load", "--lang", "es").err
    assert "¿quiso decir «load»?" in run("lod", "--lang", "es").err


def test_an_unknown_actor_gets_suggestions(loaded: Run) -> None:
    for arguments in (
        ["show", "Cristian Samora"],
        ["path", "Cristian Samora", "KFW"],
        ["path", "AME", "KFW", "--via", "Samora"],
    ):
        ran = loaded(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert 'did you mean "Cristian Zamora"' in ran.err
    assert "¿quiso decir «Cristian Zamora»" in loaded("show", "Cristian Samora", "--lang", "es").err
    assert "did you mean" in loaded("forget", "informe-de-ejemplos").err


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "good.md").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "reports" / "empty.md").write_bytes(b"")
    (tmp_path / "reports" / "junk.txt").write_bytes(b"\0\1\2" * 99)
    ran = run("load", "reports", "nowhere")
    assert ran.code == 1
    assert "good" in ran.out and "New report: " in ran.out
    assert all(name in ran.err for name in ("empty.md", "junk.txt", "nowhere")) and "good" not in ran.err
    assert [r["id"] for r in run("reports", "--format", "json").json] == ["good"]
    again = run("load", "reports", "nowhere", "--format", "json")
    refused = [Path(r["file"]).as_posix() for r in again.json["refused"]]
    assert refused == ["reports/empty.md", "reports/junk.txt", "nowhere"]


def test_another_text_under_the_same_id_is_refused_and_replaced_when_asked(loaded: Run, tmp_path: Path) -> None:
    other = tmp_path / SAMPLE.name
    other.write_text("Ana Ruiz, Alcaldesa de Almagro, se reunió con Eva Soto.\n", encoding="utf-8")
    (tmp_path / "more.md").write_text("Luis Paz, Alcalde de Ribera, saludó.\n", encoding="utf-8")
    before = loaded("export", "json", "-").out
    refused = loaded("load", other)
    assert refused.code == 1 and "--replace" in refused.err and "--id" in refused.err
    assert loaded("export", "json", "-").out == before
    both = loaded("load", other, "more.md")  # one of a batch refused: the other is in
    assert both.code == 1 and [r["id"] for r in loaded("reports", "--format", "json").json] == ["informe-de-ejemplo", "more"]
    assert loaded("load", other, "--id", "otro").code == 0
    assert loaded("load", other, "--replace").code == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the owner of everything may write everywhere")
def test_a_folder_that_cannot_be_written(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    for arguments in (["export", "html", "closed/g.html"], ["load", str(SAMPLE), "--store", "closed/m.db"]):
        ran = loaded(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("out", ["nowhere/g.html", ".", "munigraph.db"])
def test_a_target_that_cannot_be_written(loaded: Run, tmp_path: Path, out: str) -> None:
    before = (tmp_path / "munigraph.db").read_bytes()
    for form in ("html", "json"):
        ran = loaded("export", form, out)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("Error: ") and ran.err.count("\n") == 1
    assert (tmp_path / "munigraph.db").read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="no shell pipes")
def test_a_reader_that_goes_away_and_a_full_disk(loaded: Run, tmp_path: Path) -> None:
    def shell(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", line.replace("munigraph", f"{sys.executable} -m munigraph")],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
        )

    for command in ("munigraph export json -", "munigraph show AME", "munigraph query posts"):
        piped = shell(f"{command} | head -1")
        assert piped.stderr == "" and piped.stdout.count("\n") == 1
    if Path("/dev/full").exists():
        for command in ("munigraph export json -", "munigraph show AME"):
            full = shell(f"{command} > /dev/full")
            assert full.returncode == 1 and full.stderr.startswith("Error: the output cannot be written")


IMPATIENT = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)

class Impatient:
    def read(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(9)

sys.stdin = Impatient()
from munigraph.cli import main
main(["cypher", "-"])
"""


@pytest.mark.skipif(os.name == "nt", reason="no signals to send")
def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", IMPATIENT], cwd=tmp_path, env=environment(tmp_path), capture_output=True)
    assert ran.stderr.decode().strip() == "Interrupted; what was done before stays as it is."
    assert (ran.returncode, ran.stdout) == (1, b"")


def test_what_a_console_cannot_encode_is_replaced(loaded: Run) -> None:
    ran = loaded("show", "AME", env={"PYTHONIOENCODING": "ascii"})
    assert ran.code == 0 and "Asociaci?n" in ran.out
    ran = loaded("show", "AME", "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    assert ran.json["actor"]["name"] == "Asociación de Municipalidades Ecuatorianas"


@pytest.mark.neo4j
def test_a_wrong_password(run: Run, neo4j_address: Address) -> None:
    for arguments in (["load", str(SAMPLE)], ["reports"], ["cypher", "RETURN 1"]):
        ran = run(*arguments, "--store", neo4j_address.uri, env={"NEO4J_PASSWORD": "canary-wrong"})
        assert (ran.code, ran.out) == (1, "")
        assert "refuses the user or the password" in ran.err or "too many wrong passwords" in ran.err
        assert ran.err.count("\n") == 1 and "canary" not in ran.err
