"""Files are written whole or not at all, and over nothing that is not meant."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from exports.files import write_files, write_text
from exports.json_export import write_json
from graphmodel.errors import InputError, MunigraphError, StoreError
from graphmodel.messages import use_language
from tests.exports.graphs import small


def test_json_is_the_canonical_form_and_replaces_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "grafo.json"
    target.write_text("a longer text that was here before " * 1000, encoding="utf-8")
    write_json(small(), target)
    assert target.read_bytes() == small().canonical().encode("utf-8")
    assert [f.name for f in tmp_path.iterdir()] == ["grafo.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real" / "file.json")
    write_text(link, "x")
    assert link.is_symlink() and (tmp_path / "real" / "file.json").read_text(encoding="utf-8") == "x"


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "by-hand").touch()
    write_text(tmp_path / "page.html", "x")
    assert (tmp_path / "page.html").stat().st_mode == (tmp_path / "by-hand").stat().st_mode


@pytest.mark.parametrize("language", ["en", "es"])
def test_targets_that_cannot_be_are_one_sentence(tmp_path: Path, language: str) -> None:
    (tmp_path / "folder").mkdir()
    use_language(language)
    try:
        for target in (tmp_path / "folder", tmp_path / "missing" / "file.html"):
            with pytest.raises(InputError) as error:
                write_text(target, "x")
            assert target.name in str(error.value) and "\n" not in str(error.value)
        with pytest.raises(StoreError, match=r"a{50}"):
            write_text(tmp_path / ("a" * 300), "x")
    finally:
        use_language("en")
    assert [f.name for f in tmp_path.iterdir()] == ["folder"]


def test_a_store_is_never_written_over(tmp_path: Path) -> None:
    store = tmp_path / "munigraph.db"
    with sqlite3.connect(store) as connection:
        connection.execute("CREATE TABLE kept (x)")
    before = store.read_bytes()
    with pytest.raises(InputError):
        write_text(store, "x")
    assert store.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_stays_a_device_and_a_full_disk_is_a_sentence() -> None:
    write_text("/dev/null", "x")
    assert not Path("/dev/null").is_file()
    with pytest.raises(MunigraphError, match="/dev/full"):
        write_text("/dev/full", "x")


def test_files_go_into_a_folder_or_an_archive(tmp_path: Path) -> None:
    texts = {"a.csv": "ñ\r\n", "b.csv": ""}
    (tmp_path / "grafo").mkdir()
    (tmp_path / "grafo" / "mine.txt").touch()
    for target in (tmp_path / "grafo", tmp_path / "nueva"):
        write_files(target, texts)
        assert (target / "a.csv").read_bytes() == "ñ\r\n".encode()
    assert (tmp_path / "grafo" / "mine.txt").exists()
    write_files(tmp_path / "grafo.zip", texts)
    with zipfile.ZipFile(tmp_path / "grafo.zip") as archive:
        assert {n: archive.read(n).decode() for n in archive.namelist()} == texts
    with pytest.raises(InputError, match="is a file"):
        write_files(tmp_path / "grafo" / "mine.txt", texts)
