"""The walk that ``munigraph demo`` takes: the sample report into a store, and one question of every sort.

What it asks is data, ``sample/demo.toml``. Without an address it works in a folder of its own, which is gone afterwards;
in a store that is named, the sample stands beside what is there.
"""

from __future__ import annotations

import os
import shlex
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.graph import Graph
from graphmodel.ontology import ontology
from graphmodel.store import Store
from loaders import read_report
from munigraph.stores import opened

if TYPE_CHECKING:
    from queries.engines import Answer

__all__ = ["Demo", "command_line", "counts", "demonstration"]


@dataclass(frozen=True)
class Demo:
    """The store with the sample in it, and what to ask: ``script`` is ``sample/demo.toml``."""

    store: Store
    graph: Graph
    sample: str
    script: Mapping[str, Any]
    others: int

    def ask(self, text: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """An answer in Cypher from the store's engine."""
        from queries.engines import open_engine

        with open_engine(self.store) as engine:
            return engine.run(text, parameters)


@contextmanager
def demonstration(address: str | None) -> Iterator[Demo]:
    """The sample in the store at an address, or in one that lasts as long as the context."""
    sample = files("munigraph").joinpath("sample")
    script = tomllib.loads(sample.joinpath("demo.toml").read_text(encoding="utf-8"))
    with as_file(sample.joinpath(script["report"])) as file, _address(address) as at, opened(at, create=True) as store:
        report = read_report(file)
        store.load([report], replace=True)
        others = sum(r.id != report.id for r in store.reports())
        yield Demo(store, store.graph(), _short(file), script, others)


@contextmanager
def _address(given: str | None) -> Iterator[str]:
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="munigraph-demo-", ignore_cleanup_errors=True) as folder:
        before = os.environ.get("MUNIGRAPH_CACHE")
        os.environ["MUNIGRAPH_CACHE"] = folder  # what the engine keeps of a store goes with the store
        try:
            yield str(Path(folder) / "demo.db")
        finally:
            os.environ.pop("MUNIGRAPH_CACHE")
            if before is not None:
                os.environ["MUNIGRAPH_CACHE"] = before


def counts(graph: Graph) -> list[tuple[str, int]]:
    """How many nodes of each kind, in the ontology's order; of what reports speak of, not of reports."""
    found = Counter(n.kind for n in graph.nodes.values())
    return [(kind, found[kind]) for kind in ontology().nodes if found[kind] and kind != "Report"]


def command_line(*arguments: str, store: str | None = None) -> str:
    """A command as one would type it."""
    given = [*arguments, *(["--store", store] if store else [])]
    return " ".join(["munigraph", *map(_quoted, given)])


def _short(file: Path) -> str:
    """A path as one would type it here."""
    return str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)


def _quoted(argument: str) -> str:
    """In double quotes, which every shell takes, where they will do."""
    if shlex.quote(argument) == argument or argument.isalnum():
        return argument
    return f'"{argument}"' if not set(argument) & set('"$`\\!') else shlex.quote(argument)
