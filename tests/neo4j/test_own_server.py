"""A server of its own: its settings really unsafe, as ``munigraph doctor`` is to see, and killed while programs load into it.

``MUNIGRAPH_SERVER_KILLS`` is how often it is killed; ``make soak`` takes many. The tests build on each other: a start is dear.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from operator import ge
from pathlib import Path

import neo4j
import psutil
import pytest

from graphmodel.neo4j import home, server
from tests.cli.conftest import Ran, environment, ran_in

pytestmark = pytest.mark.neo4j
KILLS = int(os.environ.get("MUNIGRAPH_SERVER_KILLS", "1"))
REPORTS = 56 + 24 * KILLS  # one load may wait for a second while the other goes on, and neither is to be done too soon
SAID = (
    "Persona Propia {n}, Alcaldesa de Ribera {n}, se reunió con Eva Soto, Directora de la Federación Andina de Ciudades (FAC)."
)

# Nobody is let in from outside without a password, not even for the seconds of a test: first the one, then the other.
WITHOUT_PASSWORD = {
    "dbms.security.auth_enabled": "false",
    "dbms.security.allow_csv_import_from_file_urls": "true",
    "internal.dbms.cypher_ip_blocklist": None,
    "dbms.security.procedures.unrestricted": "apoc.*",
    "dbms.security.auth_max_failed_attempts": "0",
}
ON_THE_NETWORK = {"server.bolt.listen_address": "0.0.0.0:{port}"}

START = """
import sys
from graphmodel.neo4j import home, server
home._SETTINGS = sys.argv[1]
print(server.start())
"""
LOAD = """
import sys
import graphmodel.neo4j.store, munigraph.loading
munigraph.loading.BATCH = 1
graphmodel.neo4j.store._RETRY_SECONDS = float(sys.argv.pop(1))
from munigraph.cli import main
print("ready", flush=True)
sys.stdin.readline()
main()
"""


@pytest.fixture(scope="module", autouse=True)
def own_home(neo4j_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for the tests of this module; that the shared server came up says that one can."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MUNIGRAPH_HOME", str(tmp_path_factory.mktemp("own")))
        yield
        server.stop()


def start(changed: dict[str, str | None]) -> server.Server:
    """Two start it at once, with some settings changed, and find one server."""
    usual = dict(line.split("=", 1) for line in home._SETTINGS.splitlines() if not line.startswith("#"))
    settings = "".join(f"{name}={value}\n" for name, value in (usual | changed).items() if value is not None)
    command = [sys.executable, "-c", START, settings]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
    said = [starter.communicate(timeout=300)[0] for starter in both]
    running = server.running_server()
    assert said == [f"{running}\n"] * 2
    return running


def local() -> dict[str, str]:
    """The variables by which a command finds this server."""
    return {"MUNIGRAPH_HOME": os.environ["MUNIGRAPH_HOME"], "MUNIGRAPH_STORE": "local"}


def levels(examined: Ran) -> dict[str, str]:
    """How grave each thing is that doctor looked at."""
    return {f["check"]: f["level"] for f in examined.json["findings"]}


def test_doctor_sees_what_is_really_unsafe(tmp_path: Path) -> None:
    start(WITHOUT_PASSWORD)
    examined = ran_in(tmp_path, "doctor", "--format", "json", env=local())
    assert examined.code == 1
    grave = {"auth": "serious", "files": "serious", "procedures": "serious", "fetching": "warning", "guessing": "warning"}
    assert grave.items() <= levels(examined).items()
    assert {f["check"] for f in examined.json["findings"] if f["level"] == "good"} >= {"way", "version", "listening", "python"}
    told = ran_in(tmp_path, "doctor", "--lang", "es", env=local())
    assert told.code == 1
    for setting in (*WITHOUT_PASSWORD, "neo4j.conf"):
        assert setting in told.out, setting


def loading(folder: Path, files: list[str], patience: float) -> subprocess.Popen[str]:
    """A load in batches of one report, ready to begin, that tries so many seconds what a server or another load forbids."""
    command = [sys.executable, "-c", LOAD, str(patience), "load", *files, "--jobs", "1"]
    pipe = subprocess.PIPE
    load = subprocess.Popen(
        command, cwd=folder, env=environment(folder, **local()), stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )
    assert load.stdout and load.stdout.readline() == "ready\n"
    return load


def test_loads_come_to_their_end_although_the_server_is_killed(tmp_path: Path) -> None:
    files = [f"r{n:04}.md" for n in range(REPORTS)]
    for n, name in enumerate(files):
        (tmp_path / name).write_text(SAID.format(n=n) + "\n", "utf-8")
    running, pid = server.running_server(), server.status().pid
    assert pid is not None
    patient, hasty = loading(tmp_path, files[::2], patience=600), loading(tmp_path, files[1::2], patience=6)
    for load in (patient, hasty):
        assert load.stdin
        load.stdin.write("\n")
        load.stdin.flush()
    auth = running.user, running.password
    with neo4j.GraphDatabase.driver(running.uri, auth=auth, notifications_min_severity="OFF") as driver:
        said = ""
        for n in range(KILLS):
            least = (1 + 6 * n, 1)
            _wait(lambda least=least: all(map(ge, _count(driver), least)) or patient.poll() is not None)
            assert patient.poll() is None and (said or hasty.poll() is None), (patient.communicate(), hasty.communicate())
            process = psutil.Process(server.status().pid)
            process.kill()
            process.wait(10)
            assert not server.status().running
            said = said or hasty.communicate(timeout=60)[1]
            assert start(ON_THE_NETWORK) == running
    _, err = patient.communicate(timeout=300)
    assert (patient.returncode, err) == (0, "")
    there = {r["id"] for r in ran_in(tmp_path, "reports", "--format", "json", env=local()).json}
    kept = re.search(r"Of (\d+) files (\d+) are in the store", said)
    assert hasty.returncode == 1 and kept and int(kept[1]) == len(files[1::2]), said
    unknown = "may be there or not" in said
    assert len(there & {Path(f).stem for f in files[1::2]}) - int(kept[2]) in ((0, 1) if unknown else (0,)), said
    again = ran_in(tmp_path, "load", *files, "--format", "json", env=local())
    assert again.code == 0 and len(again.json["skipped"]) == len(there) and len(again.json["read"]) == REPORTS - len(there)
    assert ran_in(tmp_path, "verify", "--format", "json", env=local()).json["well"]
    assert ran_in(tmp_path, "load", *files, "--store", "alone.db").code == 0
    exported = [ran_in(tmp_path, "export", "json", "-", *store, env=local()).out for store in ([], ["--store", "alone.db"])]
    assert exported[0] == exported[1]
    found = levels(ran_in(tmp_path, "doctor", "--format", "json", env=local()))
    assert found["auth"] == found["store"] == "good" and found["listening"] in ("serious", "note")


def _count(driver: neo4j.Driver) -> tuple[int, int]:
    """Reports that are in, of those the patient load brings and of those the hasty one does."""
    found = driver.execute_query("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN r.report AS id").records
    odd = sum(int(r["id"].removeprefix("r")) % 2 for r in found)
    return len(found) - odd, odd


def _wait(until: Callable[[], bool], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)
