"""``munigraph doctor``: what it says of a computer, a file and a server's settings. Of a real server: tests/neo4j."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from graphmodel.neo4j.safety import Setting, Settings, findings, password_finding
from graphmodel.sqlite.examination import examined
from graphmodel.sqlite.store import SqliteStore
from tests.cli.conftest import Run


def test_a_store_in_order_is_said_to_be_so_and_nothing_is_changed(loaded: Run, tmp_path: Path) -> None:
    if os.name == "posix":
        assert (tmp_path / "munigraph.db").stat().st_mode & 0o077 == 0  # as it was made: nobody else's
    before = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    told = loaded("doctor")
    assert (told.code, told.err) == (0, "") and "munigraph.db opens and is whole: 1 reports" in told.out
    assert loaded("doctor", "--lang", "es").out.count("bien ") == told.out.count("good ")
    machine = loaded("doctor", "--format", "json").json
    assert machine["counts"]["serious"] == 0 and {f["check"] for f in machine["findings"]} >= {
        "python",
        "disk",
        "store",
        "offline",
    }
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


def test_what_is_wrong_with_a_file_comes_with_what_to_do(loaded: Run, tmp_path: Path) -> None:
    file = tmp_path / "munigraph.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))
    told = loaded("doctor")
    assert told.code == 1 and "SERIOUS  The store cannot be used" in told.out and "munigraph restore" in told.out
    assert loaded("doctor", "--store", "nowhere.db").code == 0
    synchronised = tmp_path / "OneDrive - Ayuntamiento"
    synchronised.mkdir()
    (synchronised / "m.db").write_bytes(whole)
    found = loaded("doctor", "--store", synchronised / "m.db", "--format", "json").json["findings"]
    assert [f["level"] for f in found if f["check"] == "place"] == ["warning"]


@pytest.mark.skipif(os.name == "nt", reason="there the rights of a file are kept elsewhere")
def test_a_store_that_anybody_may_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "m.db")
        SqliteStore(file).close()
        for folder_rights, file_rights, told in ((0o755, 0o644, True), (0o755, 0o640, False), (0o700, 0o644, False)):
            Path(folder).chmod(folder_rights)
            file.chmod(file_rights)
            assert [f.advice for f in examined(file) if f.check == "readers"] == [f"chmod 600 {file}"] * told


SAFE = {
    "dbms.security.auth_enabled": "true",
    "dbms.security.auth_max_failed_attempts": "3",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.security.procedures.unrestricted": "",
    "server.bolt.enabled": "true",
    "server.bolt.listen_address": "127.0.0.1:7687",
    "server.bolt.tls_level": "DISABLED",
    "server.http.enabled": "true",
    "server.http.listen_address": "localhost:7474",
    "server.https.enabled": "false",
    "server.https.listen_address": "0.0.0.0:7473",
}


def settings(**changed: str) -> Settings:
    return {name: Setting(value) for name, value in (SAFE | changed).items()}


@pytest.mark.parametrize(
    ("changed", "reachable", "check", "level"),
    [
        ({}, True, None, ""),
        ({"dbms.security.auth_enabled": "false"}, False, "auth", "serious"),
        ({"server.bolt.listen_address": "0.0.0.0:7687"}, True, "listening", "serious"),
        ({"server.bolt.listen_address": "0.0.0.0:7687"}, False, "listening", "note"),
        ({"server.bolt.listen_address": "0.0.0.0:7687"}, None, "listening", "warning"),
        ({"server.bolt.listen_address": ":7687"}, True, "listening", "serious"),
        ({"server.http.listen_address": "[::]:7474"}, True, "listening", "serious"),
        ({"server.bolt.listen_address": "[::]:7687", "server.bolt.tls_level": "OPTIONAL"}, True, "listening", "serious"),
        ({"server.bolt.listen_address": "[::]:7687", "server.bolt.tls_level": "REQUIRED"}, True, None, ""),
        ({"dbms.security.procedures.unrestricted": "*"}, True, "procedures", "serious"),
        ({"dbms.security.procedures.unrestricted": "gds.*, apoc.*"}, True, "procedures", "serious"),
        ({"dbms.security.procedures.unrestricted": "gds.*"}, True, "procedures", "warning"),
        ({"dbms.security.allow_csv_import_from_file_urls": "true"}, True, "files", "serious"),
        ({"dbms.security.auth_max_failed_attempts": "0"}, True, "guessing", "warning"),
    ],
)
def test_settings_of_a_server(changed: dict[str, str], reachable: bool | None, check: str | None, level: str) -> None:
    found = {f.check: f.level for f in findings(settings(**changed), reachable=reachable) if f.level != "good"}
    assert found == ({check: level} if check else {})


def test_an_import_folder_of_its_own_is_less_grave() -> None:
    changed = settings(**{"dbms.security.allow_csv_import_from_file_urls": "true"})
    (found,) = [
        f
        for f in findings({**changed, "server.directories.import": Setting("/var/import", True)}, reachable=True)
        if f.check == "files"
    ]
    assert found.level == "warning" and "/var/import" in found.what and "neo4j.conf" in found.advice


@pytest.mark.parametrize(("password", "well"), [("x" * 12, True), ("corta", False), ("Administradora", False)])
def test_passwords_that_are_guessed(password: str, well: bool) -> None:
    found = password_finding("administradora", password)
    assert (found is None) == well and (found is None or password not in found.what + found.advice)
