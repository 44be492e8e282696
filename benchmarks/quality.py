"""How well the extraction reads: agreement with annotated reports, as the table of README.md.

    python -m benchmarks.quality [FOLDER] [--markdown]

FOLDER, else $MUNIGRAPH_CORPUS, holds annotated reports: ``name.gold.json`` beside ``name.md`` or another format that can be
read. The bundled sample report and the documents in tests/annotated come first. Precision, recall and F1 over all facts of
a group (micro); ``benchmarks.scoring`` says what counts as right.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.scoring import KINDS, Tally, score
from loaders import read_report

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "munigraph" / "sample"
WRITTEN = ROOT / "tests" / "annotated"
COLUMNS = (*KINDS, "entities", "quotations")
Scores = Mapping[str, Tally]


def main() -> None:
    arguments = argparse.ArgumentParser(description="How well the extraction reads: agreement with annotated reports.")
    arguments.add_argument("folder", nargs="?", default=os.environ.get("MUNIGRAPH_CORPUS"), help="annotated reports")
    arguments.add_argument("--markdown", action="store_true", help="the summary as a table for README.md")
    options = arguments.parse_args()
    sample, written = dict(measure(SAMPLE)), dict(measure(WRITTEN))
    aside = dict(measure(WRITTEN / "aside"))
    corpus = dict(measure(Path(options.folder))) if options.folder else {}
    named = {
        "the sample": sample,
        f"{len(corpus)} real and realistic": corpus,
        f"{len(written)} written for the tests": written,
        f"{len(aside)} kept aside": aside,
    }
    totals = {name: total(found) for name, found in named.items() if found}
    if options.markdown:
        print(markdown(totals))
        return
    print(f"{'F1 by report':36}" + "".join(f"{c[:10]:>11}" for c in COLUMNS))
    for name, scores in (sample | corpus | written | aside).items():
        print(f"{name[-35:]:36}" + "".join(f"{scores[c].f1:11.3f}" for c in COLUMNS))
    for name, scores in totals.items():
        for measure_name in ("precision", "recall", "f1"):
            cells = "".join(f"{getattr(scores[c], measure_name):11.3f}" for c in COLUMNS)
            print(f"{f'{name}, {measure_name}':36}{cells}")


def measure(folder: Path) -> Iterator[tuple[str, Scores]]:
    """The scores of every annotated report of a folder, in the order of their names."""
    for gold in sorted(folder.glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        report = read_report(next(f for f in sorted(folder.glob(f"{stem}.*")) if f != gold))
        facts = report.facts.to_json()
        yield stem, score(json.loads(gold.read_text("utf-8")), facts, report.text or "")


def total(found: Mapping[str, Scores]) -> Scores:
    return {c: sum((scores[c] for scores in found.values()), Tally()) for c in COLUMNS}


def markdown(totals: Mapping[str, Scores]) -> str:
    """Precision, recall and F1 of what is found, one column for each group of reports."""
    lines = ["| precision / recall / F1 | " + " | ".join(totals) + " |", "| --- |" + " --- |" * len(totals)]
    for column in COLUMNS[:-1]:
        cells = (f"{t.precision:.2f} / {t.recall:.2f} / **{t.f1:.2f}**" for t in (scores[column] for scores in totals.values()))
        lines.append(f"| {column if column != 'entities' else 'all but posts and relations'} | " + " | ".join(cells) + " |")
    quoted = (f"{t.right} of {t.found}" for t in (scores["quotations"] for scores in totals.values()))
    return "\n".join([*lines, "| quotations found verbatim | " + " | ".join(quoted) + " |"])


if __name__ == "__main__":
    main()
