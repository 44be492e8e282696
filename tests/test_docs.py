"""What the documentation says is so: generated pages are fresh, commands run, links lead somewhere, the example is read."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from graphmodel.facts import FactsDocument
from graphmodel.neo4j.address import Address
from graphmodel.ontology import ontology
from tests.repository import ROOT, files, text

# Annotated reports are read, not followed: their links lead nowhere.
REPORTS = ("munigraph", "tests")
PAGES = [f for f in files(".md") if f.parts[0] not in REPORTS]
READMES = (Path("README.md"), Path("README.es.md"))


def commands(page: Path) -> list[list[str]]:
    """The commands of a page's sh blocks, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)
    return [c for block in blocks for line in block.splitlines() if (c := shlex.split(line, comments=True))]


def test_generated_pages_are_fresh() -> None:
    """Every command and option, every query and the ontology are documented as they are."""
    done = subprocess.run([sys.executable, "scripts/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(page))
    assert [t for t in targets if not (ROOT / page.parent / t).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    english, spanish = map(commands, READMES)
    assert english == spanish


def test_the_readme_names_targets_of_make_that_exist() -> None:
    named = {target for page in PAGES for target in re.findall(r"\bmake ([a-z]+)\b(?=`|\s+#|$)", text(page), re.MULTILINE)}
    assert named >= {"demo", "test"}
    assert named <= set(re.findall(r"^([a-z]+):", text(Path("Makefile")), re.MULTILINE))


def test_the_tour_of_the_readme_runs(tmp_path: Path) -> None:
    """As somebody types it, one command after the other."""
    shutil.copytree(ROOT / "munigraph" / "sample", tmp_path / "munigraph" / "sample")
    tour = [c for c in commands(READMES[0]) if c[0] == "munigraph" and "local" not in c and "server" not in c]
    assert [c[1] for c in tour] == [
        *("extract", "load", "reports", "diff", "show", "path", "path", "suggest"),
        *("queries", "query", "cypher", "analyse", "analyse", "export", "export", "export", "forget"),
    ]
    for command in tour:
        run(command, tmp_path)
    assert "</html>" in (tmp_path / "graph.html").read_text("utf-8")


@pytest.mark.neo4j
def test_the_demo_is_the_same_on_a_real_neo4j(tmp_path: Path, neo4j_home: Path, neo4j_address: Address) -> None:
    """What each step says, but for its command and what stands around the steps."""
    (local,) = (c for c in commands(READMES[0]) if "local" in c)
    assert local == ["munigraph", "demo", "--store", "local"]
    told = [run(c, tmp_path, MUNIGRAPH_HOME=str(neo4j_home)) for c in (local, local[:2])]
    there, here = (re.findall(r"^\$ .*\n\n((?:.|\n)*?)(?=^\d\.|^To go on)", t, re.MULTILINE) for t in told)
    assert there == here
    assert len(here) == 6


def test_the_example_of_a_facts_document_is_one() -> None:
    page = text(Path("docs/facts-format.md"))
    (report,) = re.findall(r"```text\n(.*?)\n```", page, re.DOTALL)
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    facts = FactsDocument.from_json(json.loads(example))
    assert facts.verified(report) == facts
    assert all(e.evidence.start is not None for e in (*facts.roles, *facts.relations))
    assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE) == list(facts.to_json())


def test_every_term_of_the_ontology_has_its_row_among_the_vocabularies() -> None:
    terms = yaml.safe_load(text(Path("docs/vocabularies.yaml")))
    assert list(terms["nodes"]) == list(ontology().nodes)
    assert list(terms["ties"]) == list(ontology().ties)
    assert all(set(row) == {"popolo", "org", "schema", "ftm"} for rows in terms.values() for row in rows.values())


def run(command: list[str], folder: Path, **environment: str) -> str:
    program = Path(sys.executable).with_name(command[0])
    own = os.environ | {"NO_COLOR": "1", "MUNIGRAPH_LANG": "en"} | environment
    own.pop("MUNIGRAPH_STORE", None)
    done = subprocess.run([str(program), *command[1:]], cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout
