"""What every store does, and ``open_store`` that finds the right one.

A store keeps three things: the facts of every report with its text, people's judgements about identity, and the graph
computed from both. It computes nothing itself: ``graphmodel.changes.update`` says what a change does to the graph, the store
writes that. Every method is atomic: after an error or a crash the store is as before or as after, never between.

    SqliteStore    one local file; the default
    Neo4jStore     a Neo4j 5.26 LTS or 2026.x server, over the official driver

Both pass the one suite in ``tests/store``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from graphmodel.changes.diff import Changes
from graphmodel.changes.pages import Memory
from graphmodel.changes.update import Alteration, Base, forgotten, judged, loaded, restored, tried, withdrawn
from graphmodel.discrepancies import Discrepancy
from graphmodel.discrepancies.near import brought
from graphmodel.graph import Graph
from graphmodel.identity.judgements import Judgement
from graphmodel.report import Origin as Origin
from graphmodel.report import Report as Report
from graphmodel.verification import Contents

T = TypeVar("T")


class Store(ABC):
    """What every store does."""

    @property
    @abstractmethod
    def name(self) -> str:
        """The store as a person would name it: its file name or its address, never a password."""

    def load(self, reports: Sequence[Report], *, replace: bool = False) -> Changes:
        """Put reports in, all or none, and say what changed. Acknowledged means on disk.

        A report that is there with the same facts and text changes nothing; the same text read anew replaces its facts; the
        same id with another text, or from another file, is refused with InputError unless ``replace``, and so are references
        that mean nothing.
        """
        return self._change(lambda memory: loaded(memory.reports, reports, replace=replace), reports)

    def forget(self, report_id: str) -> Changes:
        """Take a report out: the graph is as if it had never been loaded. InputError names the nearest id."""
        return self._change(lambda memory: forgotten(memory.reports, report_id))

    def judge(self, judgements: Sequence[Judgement]) -> Changes:
        """Add judgements about identity, all or none, and say what changed in the graph; InputError where one contradicts."""
        return self._change(lambda memory: judged(memory.judgements, judgements))

    def withdraw(self, ids: Collection[str]) -> Changes:
        """Take judgements back: the graph is as if they had never been made. InputError names one that is not there."""
        return self._change(lambda memory: withdrawn(memory.judgements, ids))

    @property
    @abstractmethod
    def remains(self) -> str:
        """A sentence on where words of what was taken out may still stand, this moment, beside backups; empty: nowhere."""

    @abstractmethod
    def rebuild(self) -> bool:
        """Compute the graph anew from facts and judgements, whatever became of it; both stay as they are.

        Whether it was another before.
        """

    def restore(self, base: Base, *, replace: bool = False) -> Changes:
        """Put in just these reports and judgements, all or none, and say what changed in the graph.

        InputError where other reports or judgements are there, unless ``replace``: then they go.
        """
        return self._change(lambda memory: restored(memory, base, replace=replace), base.reports.values())

    @abstractmethod
    def _change(self, alter: Alteration, given: Iterable[Report] = ()) -> Changes:
        """Make the edit that ``alter`` says, in one transaction; ``given`` are its reports as they were handed in."""

    def trial(self, alter: Alteration) -> Changes:
        """What would change by the edit that ``alter`` says; nothing is changed. Costs what making it would."""
        return self.look(lambda memory: tried(memory, alter))

    def contradictions(self, reports: Collection[str]) -> tuple[Discrepancy, ...]:
        """The contradictions that these reports bring: those of which one side is theirs alone, in a stable order."""
        return self.look(lambda memory: brought(memory, reports))

    @abstractmethod
    def look(self, question: Callable[[Memory], T]) -> T:
        """What ``question`` finds in what the store remembers, at one moment; nothing is read that it does not ask for."""

    @abstractmethod
    def reports(self) -> Sequence[Report]:
        """All reports, in the order of their ids."""

    @abstractmethod
    def origins(self) -> Mapping[str, Origin]:
        """The files that reports were read from, by the reports' ids; without those that are from no file. Reads no facts."""

    @abstractmethod
    def judgements(self) -> Sequence[Judgement]:
        """All judgements, in the order of their ids."""

    @abstractmethod
    def graph(self) -> Graph:
        """The graph as stored."""

    @abstractmethod
    def base(self) -> Base:
        """Reports and judgements of one moment: all that is not computed."""

    @abstractmethod
    def contents(self) -> Contents:
        """All that is stored, of one moment. StoreError where the file itself is damaged."""

    @abstractmethod
    def version(self) -> str:
        """Changes whenever the graph does; equal for equal graphs of this store."""

    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(address: str | Path, *, create: bool = True) -> Store:
    """Open the store at ``address``: a path, a ``neo4j://`` or ``bolt://`` URI, or ``local`` for the local Neo4j.

    With ``create=False`` a file that does not exist is a StoreError that says how to load the first report.
    Modules of a store are imported only when it is asked for: start-up stays light.
    """
    address = str(address)
    if address == "local":
        from graphmodel.neo4j.address import Address
        from graphmodel.neo4j.server import running_server
        from graphmodel.neo4j.store import Neo4jStore

        server = running_server()
        return Neo4jStore(Address(server.uri, server.user, server.password))
    if "://" in address:
        from graphmodel.neo4j.store import Neo4jStore

        return Neo4jStore.from_environment(address)
    from graphmodel.sqlite.store import SqliteStore

    return SqliteStore(Path(address), create=create)
