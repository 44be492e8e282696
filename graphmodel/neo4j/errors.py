"""What the driver raises, as one StoreError each that says what to try; the original is its cause.

with explained(name):
    driver.execute_query(…)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue

say = catalogue("graphmodel.neo4j")

T = TypeVar("T")
W = TypeVar("W")

OLDEST = (5, 26)

_CODES = {
    "Neo.ClientError.Database.DatabaseNotFound": "database_unknown",
    "Neo.TransientError.Database.DatabaseUnavailable": "database_offline",
    "Neo.ClientError.Security.CredentialsExpired": "password_expired",
    "Neo.ClientError.Security.AuthenticationRateLimit": "too_many_attempts",
    "Neo.ClientError.Security.Forbidden": "forbidden",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "out_of_memory",
    "Neo.TransientError.General.OutOfMemoryError": "out_of_memory",
    "Neo.ClientError.Cluster.NotALeader": "read_only",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "read_only",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": "read_only",
}


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Errors of the driver and the server as StoreErrors about the store ``name``."""
    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:
        raise _explain(error, name) from error


@contextmanager
def hopeless(name: str) -> Iterator[None]:
    """Inside a transaction: what trying again cannot help is told at once, the rest stays for the driver to try again."""
    try:
        yield
    except TransientError as error:
        if _CODES.get(error.code or "") == "out_of_memory":
            raise _explain(error, name) from error
        raise


def once_more(execute: Callable[[W], T], work: W) -> T:
    """Work in a transaction, and again where the server went in the moment of committing: nobody knows then what is there."""
    try:
        return execute(work)
    except IncompleteCommit as lost:
        try:
            return execute(work)
        except (ServiceUnavailable, SessionExpired):
            raise lost from None


def _explain(error: Exception, name: str) -> StoreError:
    reason = (getattr(error, "message", None) or str(error) or type(error).__name__).splitlines()[0][:300]
    code = getattr(error, "code", None) or ""
    if key := _CODES.get(code):
        return StoreError(say(key, name=name, reason=reason))
    match error:
        case AuthError():
            key = "password_refused"
        case IncompleteCommit():
            key = "server_gone"
        case ServiceUnavailable() | SessionExpired() | OSError():
            key = "server_down_encrypted" if "+s" in name.partition("://")[0] else "server_down"
        case ConfigurationError():  # about Bolt: the two have no version of the protocol in common
            key = "server_too_old" if "bolt protocol" in reason.lower() else "server_refused"
        case TransientError():
            key = "server_busy"
        case ClientError() if "LockClient" in code:
            key = "server_busy"
        case _:
            key = "server_refused"
    return StoreError(say(key, name=name, reason=reason))


def check_version(agent: str, name: str) -> None:
    """StoreError unless ``agent`` ("Neo4j/5.26.30", "Neo4j/2026.01.0") is a Neo4j that is known to do."""
    found = re.fullmatch(r"Neo4j/(\d+)\.(\d+).*", agent)
    if not found:
        raise StoreError(say("not_neo4j", name=name, found=agent))
    if (int(found[1]), int(found[2])) < OLDEST:
        raise StoreError(say("version_too_old", name=name, found=agent.removeprefix("Neo4j/")))
