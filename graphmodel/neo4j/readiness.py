"""Whether a local Neo4j could be brought up on this computer, without bringing it up."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel.errors import StoreError
from graphmodel.findings import Finding, finding
from graphmodel.messages import catalogue
from graphmodel.neo4j.address import Address
from graphmodel.neo4j.home import USER, home
from graphmodel.neo4j.jars import lock, missing
from graphmodel.neo4j.java import find_java
from graphmodel.neo4j.server import status

say = catalogue("graphmodel.neo4j")


def local_findings(*, wanted: bool) -> Iterator[Finding]:
    """What a start would need, Java and jars, and whether its password is kept. ``wanted``: it is the store that is used."""
    try:
        yield _ready()
    except StoreError as error:
        needed = finding("local", "serious", say("doctor_local_needed", why=error))
        yield needed if wanted else finding("local", "note", say("doctor_local_absent", why=error))
    if home().has_data:
        try:
            home().password()
        except StoreError as error:
            yield finding("password", "serious", str(error))


def _ready() -> Finding:
    now = status()
    if now.running:
        return finding("local", "good", say("doctor_local_running", version=now.version, uri=now.uri))
    find_java()
    all_ = lock().jars
    if absent := len(missing(all_)):
        return finding("local", "note", say("doctor_local_fetch", n=absent, all=len(all_)))
    return finding("local", "good", say("doctor_local_ready", version=now.version))


def local_address() -> Address:
    """Where the local Neo4j runs; StoreError where it does not."""
    now = status()
    if not now.running or now.uri is None:
        raise StoreError(say("doctor_local_stopped"))
    return Address(now.uri, USER, home().password())
