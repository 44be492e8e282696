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


def test_a_backup_moves_to_another_store_byte_by_byte(loaded: Run, tmp_path: Path) -> None:
    graph = loaded("export", "json", "-").out
    written = loaded("backup", "b.gz")
    assert (written.code, written.out) == (0, "") and "b.gz written" in written.err and "1 report, 0 judgements" in written.err
    data = (tmp_path / "b.gz").read_bytes()
    assert loaded("backup", "b.gz").code == 0 and (tmp_path / "b.gz").read_bytes() == data
    restored = loaded("restore", "b.gz", "--store", "new.db")
    assert restored.code == 0 and restored.out == "new.db holds what the backup does: 1 report, 0 judgements.\n"
    assert loaded("export", "json", "-", "--store", "new.db").out == graph
    assert loaded("restore", "b.gz", "--store", "new.db").code == 0  # it is there already
    assert loaded("backup", "again.gz", "--store", "new.db").code == 0
    assert (tmp_path / "again.gz").read_bytes() == data


def test_restore_takes_nothing_away_unasked(loaded: Run, tmp_path: Path) -> None:
    assert loaded("backup", "b.gz").code == 0
    (tmp_path / "b.md").write_text("Ana Ruiz, Alcaldesa de Almagro, saludó.\n", encoding="utf-8")
    assert loaded("load", "b.md").code == 0
    refused = loaded("restore", "b.gz")
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1) and "--replace" in refused.err
    assert len(loaded("reports", "--format", "json").json) == 2
    assert loaded("restore", "b.gz", "--replace").code == 0
    assert len(loaded("reports", "--format", "json").json) == 1 and loaded("verify").code == 0


def test_backups_that_will_not_do_are_one_sentence(loaded: Run, tmp_path: Path) -> None:
    assert loaded("backup", "b.gz").code == 0
    (tmp_path / "cut.gz").write_bytes((tmp_path / "b.gz").read_bytes()[:-20])
    (tmp_path / "notes.md").write_text("Notes.\n", encoding="utf-8")
    store = (tmp_path / "munigraph.db").read_bytes()
    for arguments, says in (
        (["restore", "cut.gz", "--store", "new.db"], "cut.gz is not whole"),
        (["restore", "notes.md", "--store", "new.db"], "notes.md is not a backup"),
        (["restore", "none.gz", "--store", "new.db"], "There is no file none.gz"),
        (["backup", "munigraph.db"], "munigraph.db is a store"),
        (["backup", "nowhere/b.gz"], "nowhere does not exist"),
        (["backup", "b.gz", "--store", "new.db"], "no store at new.db"),
    ):
        ran = loaded(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1) and says in ran.err, arguments
    assert not (tmp_path / "new.db").exists() and (tmp_path / "munigraph.db").read_bytes() == store


def test_a_damaged_store_is_one_sentence_and_a_backup_brings_it_back(loaded: Run, tmp_path: Path) -> None:
    assert loaded("backup", "b.gz").code == 0
    graph = loaded("export", "json", "-").out
    file = tmp_path / "munigraph.db"
    data = file.read_bytes()
    middle = len(data) // 8192 * 4096
    damaged = data[:middle] + bytes(b ^ 0x55 for b in data[middle : middle + 256]) + data[middle + 256 :]
    file.write_bytes(damaged)
    told = loaded("verify")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert "munigraph.db cannot be read" in told.err and "backup" in told.err
    assert file.read_bytes() == damaged
    assert loaded("restore", "b.gz", "--store", "new.db").code == 0
    assert loaded("export", "json", "-", "--store", "new.db").out == graph
