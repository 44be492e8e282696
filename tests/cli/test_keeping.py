"""``verify``, ``rebuild``, ``backup`` and ``restore`` as a user types them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_verify_and_rebuild_say_in_one_line_how_it_is(loaded: Run, tmp_path: Path) -> None:
    well = loaded("verify")
    assert (well.code, well.err) == (0, "")
    assert well.out.startswith("All is well: 1 report, ") and well.out.count("\n") == 1
    assert "the same as before" in loaded("rebuild").out
    with sqlite3.connect(tmp_path / "munigraph.db") as db:
        db.execute("DELETE FROM statements WHERE rowid <= 2")
    db.close()
    told = loaded("verify")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert "0 nodes, 0 ties, 2 statements differ" in told.err and "`munigraph rebuild`" in told.err
    machine = loaded("verify", "--format", "json")
    assert (machine.code, machine.json["well"], machine.json["wrong"]["evidence"]) == (1, False, 2)
    rebuilt = loaded("rebuild")
    assert rebuilt.code == 0 and "was different" in rebuilt.out
    assert loaded("verify").out == well.out
    assert loaded("rebuild", "--format", "json").json == {"different": False}
