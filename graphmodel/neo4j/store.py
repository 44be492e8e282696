"""The store on a Neo4j server, over the official driver.

The graph is rows (``graphmodel.rows``): the ontology's labels and types, and passages. A report's facts and text are
properties of its Report node, judgements are Judgement nodes. One node ``MunigraphStore`` says whose database this is; every
change first locks it, so that loaders queue and each sees what the one before it wrote. A change is one transaction, which
the driver tries again after a deadlock, another transient error of the server, or its absence of up to two minutes. Where
the server went in the moment of committing, the node says whether the change is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import uuid4

import neo4j

from graphmodel.changes.diff import MODULUS, Changes
from graphmodel.changes.pages import Blank, Memory
from graphmodel.changes.update import Alteration, Base, Edit, change
from graphmodel.errors import StoreError
from graphmodel.graph import Graph
from graphmodel.identity.judgements import Judgement
from graphmodel.messages import catalogue
from graphmodel.neo4j.address import Address, from_environment
from graphmodel.neo4j.errors import check_version, explained, hopeless, once_more
from graphmodel.neo4j.memory import StoredMemory, read_contents, remembered
from graphmodel.neo4j.reading import (
    JUDGEMENT,
    STORE,
    TERM,
    read_digests,
    read_graph,
    read_judgements,
    read_origins,
    read_reports,
    read_store,
)
from graphmodel.neo4j.writing import clear, digest, write
from graphmodel.ontology import ontology
from graphmodel.report import Origin, Report
from graphmodel.rows import Row, labels
from graphmodel.store import Store
from graphmodel.verification import Contents

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

say = catalogue("graphmodel.neo4j")
T = TypeVar("T")

LAYOUT = 3  # 1 had neither pages nor terms, 2 no units in its terms
_CONNECT_SECONDS = 10.0
_RETRY_SECONDS = 120.0
_RETRY_GROWTH = 1.3  # of the pause before each attempt; the driver's own 2 looks away for a minute when it should look
_FETCH = 5_000
_CALM_READS = 3


class Neo4jStore(Store):
    """A store in the database at ``address``. StoreError where it cannot be reached, or is not one that will do."""

    def __init__(self, address: Address) -> None:
        self._address = address
        with explained(self.name):
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                max_transaction_retry_time=_RETRY_SECONDS,
                retry_delay_multiplier=_RETRY_GROWTH,
                connection_timeout=_CONNECT_SECONDS,
                notifications_min_severity="OFF",  # an empty database knows no label yet, and says so every time
            )
        try:
            with explained(self.name), self._session() as session:
                # Asked once and not retried: a server that is down is told at once.
                result = session.run(f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s.layout")
                record, summary = result.single(), result.consume()
            check_version(summary.server.agent, self.name)
            if record is not None and record[0] > LAYOUT:
                raise StoreError(say("layout_newer", name=self.name, found=record[0], known=LAYOUT))
        except BaseException:
            self._driver.close()
            raise

    @classmethod
    def from_environment(cls, uri: str) -> Self:
        """The store at ``uri``, with the credentials of ``NEO4J_USERNAME``, ``NEO4J_PASSWORD``, ``NEO4J_DATABASE``."""
        return cls(from_environment(uri))

    @property
    def name(self) -> str:
        """The address, without a password."""
        return self._address.name

    def load(self, reports: Sequence[Report], *, replace: bool = False) -> Changes:
        """Put reports in, all or none; see ``Store``. Reports that are there as they are cost a look at their digests."""
        if {(r.id, digest(r)) for r in reports} <= self._calm(read_digests).items():
            return Changes()
        return super().load(reports, replace=replace)

    @property
    def remains(self) -> str:
        """The server's own files are not ours to clean; see ``Store``."""
        return say("remains_on_server", name=self.name)

    def rebuild(self) -> bool:
        """Compute the graph from the facts and judgements, whatever stands there; see ``Store``."""

        def rebuilt(tx: ManagedTransaction) -> bool:
            _lock(tx)
            before = read_contents(tx)
            _rebuilt(tx)
            return before != read_contents(tx)

        with explained(self.name):
            self._prepare()
            self._written(_make_constraints)
            return self._written(rebuilt)

    def look(self, question: Callable[[Memory], T]) -> T:
        """What is found in what the store remembers; see ``Store``. One of an older layout is brought up to date for it."""
        store = self._calm(read_store)
        if store is not None and store["layout"] < LAYOUT:
            self.rebuild()
        return self._calm(lambda tx: question(StoredMemory(tx)))

    def reports(self) -> Sequence[Report]:
        """All reports, in the order of their ids."""
        return list(self._calm(read_reports).values())

    def origins(self) -> Mapping[str, Origin]:
        """The files that reports were read from, by the reports' ids."""
        return self._calm(read_origins)

    def judgements(self) -> Sequence[Judgement]:
        """All judgements, in the order of their ids."""
        return self._calm(read_judgements)

    def graph(self) -> Graph:
        """The graph as stored."""
        return self._calm(read_graph)

    def base(self) -> Base:
        """Reports and judgements of one moment."""
        return self._calm(lambda tx: Base(read_reports(tx), read_judgements(tx)))

    def contents(self) -> Contents:
        """All that is stored, of one moment."""
        return self._calm(read_contents)

    def version(self) -> str:
        """A fingerprint of the graph: equal graphs have equal ones."""
        with explained(self.name):
            return f"{_fingerprint(self._read(read_store)):032x}"

    def reading(self) -> neo4j.Session:
        """A session that cannot write, for whoever asks in Cypher; close it."""
        return self._session(default_access_mode=neo4j.READ_ACCESS)

    def close(self) -> None:
        self._driver.close()

    def _session(self, default_access_mode: str = neo4j.WRITE_ACCESS) -> neo4j.Session:
        return self._driver.session(
            database=self._address.database,
            default_access_mode=default_access_mode,
            fetch_size=_FETCH,
            bookmark_manager=self._driver.execute_query_bookmark_manager,  # in a cluster: read what was just written
        )

    def _change(self, alter: Alteration, given: Iterable[Report] = ()) -> Changes:
        """One change, whole: everything it builds on is read behind the lock."""
        mark, digests = uuid4().hex, {r.id: digest(r) for r in given}
        made = Changes()

        def changed(tx: ManagedTransaction) -> Changes:
            nonlocal made
            with hopeless(self.name):
                store = _lock(tx)
                if store is not None and store.get("mark") == mark:
                    return made
                if store is not None and store["layout"] < LAYOUT:
                    store = _rebuilt(tx)
                memory = remembered(tx)
                edit = alter(memory)
                if not edit:
                    return Changes()
                step = change(memory, edit)
                write(tx, step, digests)
                _wrote(tx, _fingerprint(store) + step.delta.shift, mark)
                made = step.changes
                return made

        with explained(self.name):
            self._prepare()
            return self._written(changed)

    def _written(self, work: Callable[[ManagedTransaction], T]) -> T:
        """What comes of work that writes, and that may be done once more after it was done."""
        with self._session() as session:
            return once_more(session.execute_write, work)

    def _read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """What comes of work that reads."""
        with self._session() as session:
            return once_more(session.execute_read, work)

    def _calm(self, read: Callable[[ManagedTransaction], T]) -> T:
        """What ``read`` finds while nobody writes: a reading of several queries could see half a change otherwise."""

        def watched(tx: ManagedTransaction) -> tuple[T, bool]:
            before = read_store(tx)
            return read(tx), read_store(tx) == before

        with explained(self.name):
            for _ in range(_CALM_READS):
                found, calm = self._read(watched)
                if calm:
                    return found
            return self._written(lambda tx: (_lock(tx), read(tx))[1])

    def _prepare(self) -> None:
        """Make an empty database a store: a constraint for each label and type, which keeps ids unique and found fast."""
        there = self._read(read_store)
        if there is not None:
            if there["layout"] < LAYOUT:
                self._written(_make_constraints)
            return
        foreign = self._read(_node_of_ours)
        if self._read(read_store) is not None:  # another loader was quicker, and those nodes are its
            return
        if foreign is not None:
            raise StoreError(say("foreign_nodes", name=self.name, reason=foreign))
        self._written(_make_constraints)
        self._written(_make_store)


def constraints() -> dict[str, str]:
    """What makes ids unique, by name: one for each label and each type of tie. Both kinds work in Community."""
    nodes = {f"{label}_id": f"FOR (x:`{label}`)" for label in (*labels(), JUDGEMENT, STORE, TERM)}
    ties = {f"{type_}_id": f"FOR ()-[x:`{type_}`]-()" for type_ in ontology().ties}
    return {
        name: f"CREATE CONSTRAINT `{name}` IF NOT EXISTS {what} REQUIRE x.id IS UNIQUE" for name, what in (nodes | ties).items()
    }


def _node_of_ours(tx: ManagedTransaction) -> str | None:
    """A label of ours that is in use, if one is."""
    query = f"MATCH (n:{'|'.join(f'`{label}`' for label in (*labels(), JUDGEMENT))}) RETURN labels(n) LIMIT 1"
    record = tx.run(query).single()
    return None if record is None else " · ".join(record[0])


def _make_constraints(tx: ManagedTransaction) -> None:
    there = {name for (name,) in tx.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    for name, statement in constraints().items():
        if name not in there:
            tx.run(statement).consume()


def _make_store(tx: ManagedTransaction) -> None:
    start = "ON CREATE SET s.layout = $layout, s.fingerprint = '0', s.revision = 0"
    tx.run(f"MERGE (s:{STORE} {{id: 'store'}}) {start}", layout=LAYOUT).consume()


def _lock(tx: ManagedTransaction) -> Row | None:
    """Wait until no other change is under way, and keep others out until this transaction ends."""
    tx.run(f"MATCH (s:{STORE} {{id: 'store'}}) SET s.revision = s.revision").consume()
    return read_store(tx)


def _rebuilt(tx: ManagedTransaction) -> Row | None:
    """Write the graph anew; the store as it then is."""
    _lock(tx)
    reports, digests, judgements = read_reports(tx), read_digests(tx), read_judgements(tx)
    clear(tx)
    step = change(Blank(), Edit(reports, (), judgements))
    write(tx, step, digests)
    _wrote(tx, step.delta.shift)
    return read_store(tx)


def _wrote(tx: ManagedTransaction, fingerprint: int, mark: str | None = None) -> None:
    """Say of the store what is written with it; the mark is that of the change."""
    query = (
        f"MATCH (s:{STORE} {{id: 'store'}}) "
        "SET s.fingerprint = $fingerprint, s.revision = s.revision + 1, s.layout = $layout, s.mark = $mark"
    )
    tx.run(query, fingerprint=f"{fingerprint % MODULUS:x}", layout=LAYOUT, mark=mark).consume()


def _fingerprint(store: Row | None) -> int:
    return 0 if store is None else int(store["fingerprint"], 16)
