"""The notebook in docs/ runs: its cells one after another, as Jupyter would run them, in a folder of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_cell_of_the_notebook_runs(tmp_path: Path) -> None:
    cells = json.loads((ROOT / "docs" / "questions.ipynb").read_text(encoding="utf-8"))["cells"]
    program = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "MUNIGRAPH_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-X", "utf8", "-W", "error::ResourceWarning", "-c", program]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=300)
    assert ran.returncode == 0, ran.stderr
    assert "Cristian Zamora · Alcalde · Municipio de Cuenca" in ran.stdout
    assert "Esteban Orellana – " in ran.stdout
    assert "Asociación de Municipalidades Ecuatorianas → " in ran.stdout
    assert not any(cell.get("outputs") for cell in cells)
