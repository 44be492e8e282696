"""Sixteen programs load into one store at the same moment, each other reports and some the same.

``MUNIGRAPH_CROWD`` is how many reports there are; ``make soak`` takes many.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel.neo4j.address import Address
from tests.cli.conftest import Run, environment
from tests.cli.crowd import crowd

LOADERS = 16
REPORTS = int(os.environ.get("MUNIGRAPH_CROWD", "16"))
SHARED = 2  # loaders that load a report
SAID = (
    "Persona Propia {n}, Alcaldesa de Ribera {n}, se reunió con Eva Soto, Directora de la Federación Andina de Ciudades (FAC).",
    "La Federación Andina de Ciudades y el Municipio de Ribera {n} firmaron un convenio de cooperación.",
)


def crowded(run: Run, folder: Path, store: str, **values: str) -> None:
    """Load reports by a crowd, and by one alone into a file; both are the same, and nobody complained."""
    names = [f"r{n:04}.md" for n in range(REPORTS)]
    for n, name in enumerate(names):
        (folder / name).write_text("\n\n".join(SAID).format(n=n) + "\n", "utf-8")
    taken = [[name for k in range(SHARED) for name in names[(n + k) % LOADERS :: LOADERS]] for n in range(LOADERS)]
    backwards = [files[::-1] if n % 3 == 0 else files for n, files in enumerate(taken)]
    commands = [["load", *files, "--store", store, "--format", "json", "--jobs", "1"] for files in backwards]
    ended = crowd(commands, folder, environment(folder, **values))
    assert [(ran.code, ran.err) for ran in ended] == [(0, "")] * LOADERS
    for files, ran in zip(backwards, ended, strict=True):
        told = ran.json
        assert sorted(r["file"] for r in told["read"] + told.get("skipped", [])) == sorted(files)
    verified = run("verify", "--store", store, "--format", "json", env=values).json
    assert verified["well"] and verified["reports"] == REPORTS
    assert sum(ran.json["changes"]["nodes_added"] for ran in ended) >= verified["nodes"]  # each is told to one at least
    assert run("load", *names, "--store", "alone.db").code == 0
    exported = [run("export", "json", "-", "--store", at, env=values).out for at in (store, "alone.db")]
    assert exported[0] == exported[1]


def test_sixteen_loaders_at_once_on_one_file(run: Run, tmp_path: Path) -> None:
    crowded(run, tmp_path, "m.db")


@pytest.mark.neo4j
def test_sixteen_loaders_at_once_on_neo4j(
    run: Run, tmp_path: Path, neo4j_address: Address, cypher: Callable[..., list[list[object]]]
) -> None:
    for (name,) in cypher("SHOW CONSTRAINTS YIELD name RETURN name"):  # as nobody has ever loaded anything there
        cypher(f"DROP CONSTRAINT `{name}`")
    crowded(run, tmp_path, neo4j_address.uri, NEO4J_PASSWORD=neo4j_address.password)
