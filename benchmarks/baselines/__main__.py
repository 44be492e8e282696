"""Ours beside two baselines, under one scorer.

    python -m benchmarks.baselines [FOLDER] [--markdown]

FOLDER is that of ``benchmarks.quality``. ``keywords`` is what one writes in an afternoon, ``spacy`` what one builds from a
well-known library (the extra ``bench``); without spaCy its rows are left out.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.baselines import keywords
from benchmarks.quality import WRITTEN, Scores, total
from benchmarks.scoring import score
from loaders import read_report

KINDS = ("entities", "roles", "relations")
MEASURES = ("precision", "recall", "f1")
Read = Callable[[str], Mapping[str, Any]]


def main() -> None:
    arguments = argparse.ArgumentParser(description="How well others read: two baselines beside ours, under one scorer.")
    arguments.add_argument("folder", nargs="?", default=os.environ.get("MUNIGRAPH_CORPUS"), help="annotated reports")
    arguments.add_argument("--markdown", action="store_true", help="as a table for docs/quality.md")
    options = arguments.parse_args()
    folders = {"real and realistic": options.folder, "written for the tests": WRITTEN, "kept aside": WRITTEN / "aside"}
    rows = [
        (name, reader, total(dict(measure(Path(folder), read))))
        for name, folder in folders.items()
        if folder
        for reader, read in readers().items()
    ]
    print((markdown if options.markdown else plain)(rows))


def readers() -> dict[str, Read | None]:
    """Every reader by name; None is ours."""
    found: dict[str, Read | None] = {"keywords": keywords.read}
    if find_spec("spacy"):
        from benchmarks.baselines.spacy_rules import read

        found["spaCy"] = read
    return found | {"munigraph": None}


def measure(folder: Path, read: Read | None) -> Iterator[tuple[str, Scores]]:
    """The scores of every annotated report of a folder; all read the text that our reader decodes."""
    for gold in sorted(folder.glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        report = read_report(next(f for f in sorted(folder.glob(f"{stem}.*")) if f != gold))
        text = report.text or ""
        facts = read(text) if read else report.facts.to_json()
        yield stem, score(json.loads(gold.read_text("utf-8")), facts, text)


def plain(rows: list[tuple[str, str, Scores]]) -> str:
    head = f"{'':24}{'':12}" + "".join(f"{kind + ' ' + m[:4]:>16}" for kind in KINDS for m in MEASURES)
    lines = [
        f"{name:24}{reader:12}" + "".join(f"{getattr(scores[kind], m):16.3f}" for kind in KINDS for m in MEASURES)
        for name, reader, scores in rows
    ]
    return "\n".join([head, *lines])


def markdown(rows: list[tuple[str, str, Scores]]) -> str:
    """Precision, recall and F1, a row for each group of reports and reader."""
    lines = [f"| precision / recall / F1 | reader | {' | '.join(KINDS)} |", "| --- |" + " --- |" * (1 + len(KINDS))]
    for name, reader, scores in rows:
        cells = (f"{t.precision:.2f} / {t.recall:.2f} / **{t.f1:.2f}**" for t in (scores[kind] for kind in KINDS))
        lines.append(f"| {name} | {reader} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
