"""Cypher on Neo4j: through the server's own plan, then in a transaction that cannot write, with a time and a size."""

from __future__ import annotations

import json
import queue
import re
import secrets
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from neo4j.exceptions import ClientError, DriverError, Neo4jError, TransientError
from neo4j.graph import Node, Path, Relationship

from graphmodel.errors import QueryError
from graphmodel.neo4j.errors import explained
from queries.cypher.literals import literal
from queries.cypher.statement import Statement, parse
from queries.cypher.tokens import located, place, render, say
from queries.engines.answer import Answer, plain, properties
from queries.engines.engine import BYTES, LIMIT, TIMEOUT
from queries.engines.plans import beyond_reading_in_neo4j

if TYPE_CHECKING:
    from neo4j import Result

    from graphmodel.neo4j.store import Neo4jStore

_EXPLAIN = "EXPLAIN "
_GRACE = 0.4
"""Seconds that the server has to end a statement by itself."""
_MARK = "munigraph"
"""The key under which a transaction of ours says who it is."""


class Neo4jEngine:
    """Asks the server of ``store``."""

    def __init__(self, store: Neo4jStore) -> None:
        self._store = store

    def run(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
    ) -> Answer:
        """The answer to one statement; see ``CypherEngine``."""
        statement = parse(text)
        values = statement.bound(parameters or {})
        for value in values.values():
            literal(value)  # what the other engine cannot take is refused here, too
        written, origins = render(statement.tokens)
        mark = secrets.token_hex(8)
        found: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()

        def ask() -> None:
            try:
                found.put(self._answer(statement, written, origins, values, timeout, limit, mark))
            except BaseException as error:
                found.put(error)

        # In a thread that can be left alone: while a server plans a statement it heeds neither its clock nor us.
        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=timeout + _GRACE)
        except queue.Empty:
            raise QueryError(say("too_long", seconds=f"{timeout:g}")) from None
        except KeyboardInterrupt:
            self._stop(mark)
            raise
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _answer(
        self,
        statement: Statement,
        written: str,
        origins: Sequence[int],
        values: Mapping[str, Any],
        timeout: float,
        limit: int,
        mark: str,
    ) -> Answer:
        # The server looks at its clock every two seconds only, so we look at ours.
        alarm = threading.Timer(timeout, self._stop, [mark])
        with explained(self._store.name), self._store.reading() as session:
            try:
                with session.begin_transaction(timeout=timeout, metadata={_MARK: mark}) as transaction:
                    alarm.start()
                    plan = transaction.run(_EXPLAIN + written, values).consume()  # type: ignore[arg-type]
                    _check(plan.query_type, plan.plan or {})
                    result = transaction.run(written, values)  # type: ignore[arg-type]
                    rows, complete = _rows(result, limit)
                    return Answer(statement.columns or tuple(result.keys()), rows, complete)
            except RecursionError as error:  # the driver reads a plan that is as deep as the statement is long
                raise QueryError(say("too_much")) from error
            except Neo4jError as error:
                if (known := _known(error, statement, origins, timeout)) is None:
                    raise
                raise known from error
            finally:
                alarm.cancel()

    def close(self) -> None:
        """Nothing is open: the store keeps the connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _stop(self, mark: str) -> None:
        """End the transaction that bears this mark; the server tells the one who waits for it."""
        find = f"SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data WHERE data.{_MARK} = $mark RETURN id"
        # Whoever asked may have closed the connection meanwhile.
        with suppress(Neo4jError, DriverError, OSError), self._store.reading() as session:
            for (transaction,) in session.run(find, mark=mark).values():
                session.run("TERMINATE TRANSACTIONS $id", id=transaction).consume()


def _check(query_type: str | None, plan: Mapping[str, Any]) -> None:
    """QueryError for a plan that does anything but read."""
    if query_type != "r":
        # "s" is what procedures of administration are, too.
        raise QueryError(say("writes") if query_type != "s" else say("plan_refused", operator=query_type))
    if operator := beyond_reading_in_neo4j(plan):
        raise QueryError(say("plan_refused", operator=operator))


def _rows(result: Result, limit: int) -> tuple[tuple[tuple[Any, ...], ...], bool]:
    """The rows, at most ``limit``, and whether they are all. QueryError where they are too large."""
    rows: list[tuple[Any, ...]] = []
    size = 0
    for record in result:
        if len(rows) == limit:
            return tuple(rows), False
        row = tuple(plain(value, _entity) for value in record.values())
        size += len(json.dumps(row, ensure_ascii=False))
        if size > BYTES:
            raise QueryError(say("too_much"))
        rows.append(row)
    return tuple(rows), True


def _entity(value: Any) -> dict[str, Any] | None:
    match value:
        case Node():
            return {"labels": sorted(value.labels), "properties": properties(dict(value), _entity)}
        case Relationship():
            return {"type": value.type, "properties": properties(dict(value), _entity)}
        case Path():
            nodes, ties = ([_entity(x) for x in xs] for xs in (value.nodes, value.relationships))
            return {"nodes": nodes, "relationships": ties}
    return None


def _known(error: Neo4jError, statement: Statement, origins: Sequence[int], timeout: float) -> QueryError | None:
    """What is wrong with a statement, as the server says it; None where it is not about the statement."""
    code, message = error.code or "", error.message or ""
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryError(say("too_long", seconds=f"{timeout:g}"))
    if isinstance(error, TransientError) and "Memory" in code:
        return QueryError(say("too_much"))
    if "AccessMode" in code or "ForbiddenOnReadOnlyDatabase" in code:
        return QueryError(say("writes"))
    if not isinstance(error, ClientError) or "Statement" not in code:
        return None
    reason = message.splitlines()[0] if message else code
    if at := re.search(r" \(line \d+, column \d+ \(offset: (\d+)\)\)", message):
        offset = int(at[1]) - len(_EXPLAIN)
        origin = origins[min(max(offset, 0), len(origins) - 1)]
        sentence = say("neo4j_says_where", place=place(statement.text, origin), reason=reason.replace(at[0], ""))
        return located(sentence, statement.text, origin)
    return QueryError(say("engine_says", reason=reason))
