"""How fast reports are read, side by side with spaCy's tokenizer in one run on one core.

    python -m benchmarks.extraction [--rounds 9] [--copies 20]

The yardstick is the least that any reader of text has to do: spaCy's blank Spanish tokenizer and its sentencizer, which find no
name and no fact. Ours is everything: Markdown to blocks, repair, mentions, entities, ties, the facts document. Both take turns,
CPU time is measured, and what is told is the median of the ratios.

1. The annotated reports of this repository, and those of $MUNIGRAPH_CORPUS: each a text of its own, as people have them.
2. One long text: all of them, over and over, each time with other names, since names are what makes a long report dear.
3. Memory: the reports again and again with other names each time. Its peak has to stay where it is.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality import SAMPLE, WRITTEN
from graphmodel.facts import Document
from loaders.extraction import extract
from loaders.lexicon import lexicon
from loaders.readers import markdown
from loaders.tokens import fold

Pass = Callable[[Sequence[str]], object]
_WORD = re.compile(r"[^\W\d_]{5,}")
_MISSING = "This benchmark measures against spaCy, which munigraph itself does not need: pip install -e '.[bench]'"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=9, help="how often both take turns")
    arguments.add_argument("--copies", type=int, default=20, help="how often the long text repeats the reports")
    options = arguments.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    theirs, reports = yardstick(), list(annotated())
    long = "\n\n".join(renamed(report, n) for n in range(options.copies) for report in reports)
    compare(f"{len(reports)} reports", reports, theirs, options.rounds)
    compare("one long text", [long], theirs, max(1, options.rounds // 3))
    memory(reports, options.rounds)


def yardstick() -> Pass:
    """spaCy's tokenizer and sentencizer over texts."""
    try:
        import spacy
    except ImportError:
        raise SystemExit(_MISSING) from None
    pipeline = spacy.blank("es")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10**9
    return lambda texts: [len(pipeline(text)) for text in texts]


def ours(texts: Sequence[str]) -> None:
    """The facts of each of these texts."""
    for n, text in enumerate(texts):
        extract(markdown.read(f"report-{n}.md", text), Document(id=f"report-{n}"))


def annotated() -> Iterator[str]:
    """The texts of the annotated reports that are written in Markdown."""
    corpus = os.environ.get("MUNIGRAPH_CORPUS")
    for folder in (SAMPLE, WRITTEN, WRITTEN / "aside", *((Path(corpus),) if corpus else ())):
        for gold in sorted(folder.glob("*.gold.json")):
            report = gold.with_name(gold.name.removesuffix(".gold.json") + ".md")
            if report.exists():
                yield report.read_text("utf-8")


def renamed(text: str, n: int) -> str:
    """A text whose names are others than those of another number: capitalised words that the lexicon does not know."""
    known = lexicon()
    ending = "".join("aeioulnrst"[int(digit)] for digit in str(n)) if n else ""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        key = fold(word)
        named = word.istitle() and key not in known.openings and key not in known.given_names
        return word + ending if named else word

    return _WORD.sub(other, text)


def compare(what: str, texts: Sequence[str], theirs: Pass, rounds: int) -> None:
    """Both in turn; the first round only warms up."""
    taken = [(cpu(theirs, texts), cpu(ours, texts)) for _ in range(rounds + 1)][1:]
    ratio = statistics.median(mine / other for other, mine in taken)
    other, mine = (statistics.median(column) for column in zip(*taken, strict=True))
    size = sum(map(len, texts))
    print(
        f"{what}, {size:,} characters: spaCy {other * 1e3:.0f} ms, extraction {mine * 1e3:.0f} ms "
        f"({mine / size * 1e9:.0f} ns a character), {ratio:.1f} times the tokenizer"
    )


def cpu(read: Pass, texts: Sequence[str]) -> float:
    """Seconds of CPU time."""
    start = time.process_time()
    read(texts)
    return time.process_time() - start


def memory(reports: Sequence[str], rounds: int) -> None:
    """The peak after a first reading of many reports, and after several times as many."""
    try:
        import resource
    except ImportError:
        print("memory: not measured on this system")
        return
    peaks = []
    for n in range(5 * rounds):
        ours([renamed(report, n) for report in reports])
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    growth = (peaks[-1] - peaks[len(peaks) // 3]) / peaks[-1]
    print(f"memory: its peak grew by {growth:.1%} from {len(peaks) // 3 * len(reports)} to {len(peaks) * len(reports)} reports")


if __name__ == "__main__":
    main()
