"""Many files at once: the same whoever reads them, nothing read twice, nothing lost when it is interrupted."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import SAMPLE, Run, environment

REPORTS = 24  # of the sample's size: enough that processes are worth being started
# The command with batches so small that there is something between them; it hears Ctrl-C, which a shell's background does not.
IN_BATCHES = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
import munigraph.loading
munigraph.loading.BATCH = 3
from munigraph.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "informes"
    made.mkdir()
    text = SAMPLE.read_text("utf-8")
    for n in range(REPORTS):
        (made / f"r{n:02}.md").write_text(f"{text}\nActa {n}.\n", "utf-8")
    (made / "r05.md").write_bytes(b"\0\1\2" * 99)
    return made


def test_the_number_of_processes_changes_nothing(run: Run, folder: Path) -> None:
    told, graphs = [], []
    for jobs in ("1", "2", "3"):
        ran = run("load", folder, "--jobs", jobs, "--store", f"{jobs}.db", "--format", "json")
        assert ran.code == 1 and "r05.md is not a text" in ran.err and ran.err.count("\n") == 1
        told.append(ran.out)
        graphs.append(run("export", "json", "-", "--store", f"{jobs}.db").out)
    assert len(set(told)) == len(set(graphs)) == 1
    assert [r["id"] for r in json.loads(told[0])["read"]] == [f"r{n:02}" for n in range(REPORTS) if n != 5]
    both = [run("extract", folder, "--jobs", jobs, "--format", "json").out for jobs in ("1", "2")]
    assert both[0] == both[1] and both[0].count("\n") == REPORTS - 1


def test_what_is_there_unchanged_is_skipped_and_said(run: Run, folder: Path) -> None:
    first = run("load", folder, "--format", "json").json
    (folder / "r07.md").write_text("Ana Ruiz, Alcaldesa de Almagro, saludó.\n", "utf-8")
    (folder / "r99.md").write_text("Eva Soto, Alcaldesa de Ribera, saludó.\n", "utf-8")
    again = run("load", folder, "--format", "json").json
    assert [r["id"] for r in again["read"]] == ["r99"]
    assert {Path(r["file"]).name for r in again["refused"]} == {"r05.md", "r07.md"}  # one not read, one changed: --replace
    assert [s["id"] for s in again["skipped"]] == [r["id"] for r in first["read"] if r["id"] != "r07"]
    replaced = run("load", folder, "--replace")
    assert "r07" in replaced.out and f"Skipped, {REPORTS - 1}: they are there" in replaced.out
    assert "r06" not in replaced.out
    last = run("load", folder / "r99.md")
    assert last.code == 0 and "Skipped, 1: it is there" in last.out and "Nothing changed" in last.out


def test_other_rules_read_anew(run: Run, folder: Path) -> None:
    assert run("load", SAMPLE).code == 0
    told = subprocess.run(
        [sys.executable, "-c", "import loaders.origin as o; o.reader = lambda form: 'other'\n" + IN_BATCHES, "load", SAMPLE],
        cwd=folder.parent, env=environment(folder.parent), capture_output=True, text=True,
    )  # fmt: skip
    assert told.returncode == 0 and "Skipped" not in told.stdout and SAMPLE.stem in told.stdout


def begun(folder: Path) -> subprocess.Popen[bytes]:
    """A load that has put in its first batch, and no more than some."""
    process = subprocess.Popen(
        [sys.executable, "-c", IN_BATCHES, "load", "informes", "--jobs", "2"],
        cwd=folder.parent, env=environment(folder.parent), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    file = folder.parent / "munigraph.db"
    while process.poll() is None:
        # looked at without the store's own code, which takes as long to start as the load to end
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            if db.execute("SELECT count(*) FROM reports").fetchone()[0] >= 3:
                break
        time.sleep(0.02)
    return process


@pytest.mark.skipif(os.name == "nt", reason="no signals to send")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_load_that_is_ended_leaves_nothing_behind_and_goes_on_later(run: Run, folder: Path, end: signal.Signals) -> None:
    for n in range(REPORTS, 3 * REPORTS):
        (folder / f"r{n:02}.md").write_text(f"{SAMPLE.read_text('utf-8')}\nActa {n}.\n", "utf-8")
    process = begun(folder)
    others = psutil.Process(process.pid).children(recursive=True)
    if end == signal.SIGINT:
        os.killpg(process.pid, end)  # as a terminal does: the processes that read get it, too
    else:
        process.send_signal(end)
    out, err = process.communicate(timeout=60)
    assert out == b""
    if end == signal.SIGINT:
        assert err.decode().strip() == "Interrupted; what was done before stays as it is." and process.returncode == 1
    assert b"Traceback" not in err
    assert psutil.wait_procs(others, timeout=20)[1] == []
    kept = {r["id"] for r in run("reports", "--format", "json").json}
    assert 3 <= len(kept) < 3 * REPORTS - 1
    later = run("load", folder, "--format", "json").json
    assert {s["id"] for s in later["skipped"]} == kept
    assert run("load", folder, "--store", "whole.db", "--jobs", "1").code == 1
    assert run("export", "json", "-").out == run("export", "json", "-", "--store", "whole.db").out


TERMINAL = """
import io, sys
class Terminal(io.StringIO):
    def isatty(self): return True
sys.stderr, kept = Terminal(), sys.stderr
from munigraph.outcome import run
from munigraph.cli import commands
run(lambda: commands().main(sys.argv[1:], standalone_mode=False), debug=False)
print(sys.stderr.getvalue(), file=kept)
"""


def test_a_terminal_sees_how_far_it_is_and_a_pipe_does_not(folder: Path, run: Run) -> None:
    command = [sys.executable, "-c", TERMINAL, "load", "informes", "--jobs", "2"]
    done = subprocess.run(command, cwd=folder.parent, env=environment(folder.parent), capture_output=True, text=True)
    assert "Reading [" in done.stderr and "100 %" in done.stderr
    assert "Reading" not in run("load", folder, "--store", "b.db").err
