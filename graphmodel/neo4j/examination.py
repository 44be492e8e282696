"""What is wrong or unsafe with a Neo4j, found by asking it. Writes nothing, and repeats no password.

    for finding in examined("neo4j+s://grafo.example"): …

The rules about settings are in ``safety``. What cannot be seen in the settings is tried: whether another computer could
connect, whether a query can make the server fetch an address, whether APOC reads files.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graphmodel.errors import StoreError
from graphmodel.findings import Finding, finding
from graphmodel.messages import catalogue
from graphmodel.neo4j.address import Address, is_here
from graphmodel.neo4j.errors import check_version, explained
from graphmodel.neo4j.reading import STORE
from graphmodel.neo4j.safety import Setting, findings, password_finding
from graphmodel.neo4j.store import constraints

say = catalogue("graphmodel.neo4j")

_SECONDS = 10.0
_KNOCK_SECONDS = 2.0
_ELSEWHERE = "192.0.2.1"  # an address that nobody has (RFC 5737); nothing is sent there
_NOBODY = "http://127.0.0.1:9/munigraph-doctor"
_APOC_CLOSED = "apoc.import.file.enabled"  # it names the setting where it refuses
_NO_FILE = "file:///munigraph-doctor-no-such-file.json"


def examined(address: Address) -> Iterator[Finding]:
    """What is found at an address, from the way there to the store in it."""
    yield _way(address)
    if short := password_finding(address.user, address.password):
        yield short
    try:
        with explained(address.name), _driver(address) as driver:
            yield from _server(driver, address)
    except StoreError as error:
        yield finding("server", "serious", str(error))


def _driver(address: Address) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        connection_timeout=_SECONDS,
        max_transaction_retry_time=_SECONDS,
        notifications_min_severity="OFF",
    )


def _way(address: Address) -> Finding:
    scheme = urlsplit(address.uri).scheme
    if scheme.endswith("+ssc"):
        return finding("way", "warning", say("doctor_way_unverified", name=address.name))
    if scheme.endswith("+s"):
        return finding("way", "good", say("doctor_way_encrypted", name=address.name))
    if is_here(urlsplit(address.uri).hostname or ""):
        return finding("way", "good", say("doctor_way_here", name=address.name))
    return finding("way", "serious", say("doctor_way_plain", name=address.name, scheme=scheme))


def _server(driver: neo4j.Driver, address: Address) -> Iterator[Finding]:
    agent = driver.get_server_info().agent
    try:
        check_version(agent, address.name)
        yield finding("version", "good", say("doctor_version", name=address.name, found=agent.replace("/", " ")))
    except StoreError as error:
        yield finding("version", "serious", str(error))
    with driver.session(database=address.database, default_access_mode=neo4j.READ_ACCESS) as session:
        yield _user(session)
        try:
            rows = session.run("SHOW SETTINGS YIELD name, value, isExplicitlySet RETURN *").data()
        except Neo4jError:
            yield finding("settings", "note", say("doctor_settings_hidden"))
        else:
            settings = {r["name"]: Setting(r["value"] or "", r["isExplicitlySet"]) for r in rows}
            yield from findings(settings, reachable=_reachable(address))
        yield _fetching(session)
        yield from _apoc(session)
        yield _store(session)


def _user(session: neo4j.Session) -> Finding:
    """What the user may do whom munigraph logs in as. Community has no roles: everybody may do everything."""
    try:
        found = session.run("SHOW CURRENT USER YIELD user, roles RETURN user, roles").single()
    except Neo4jError:
        found = None
    user, roles = (None, None) if found is None else found.values()
    if not roles:
        return finding("user", "note", say("doctor_user_without_roles"))
    if "admin" in {str(role).lower() for role in roles}:
        return finding("user", "warning", say("doctor_user_admin", user=user))
    return finding("user", "good", say("doctor_user_bounded", user=user, roles=", ".join(sorted(roles))))


def _fetching(session: neo4j.Session) -> Finding:
    """Whether a query can send the server to addresses of its own network."""
    why = _refusal(session, "LOAD CSV FROM $url AS line RETURN line", _NOBODY)
    if "cypher_ip_blocklist" in why:
        return finding("fetching", "good", say("doctor_fetching_closed"))
    return finding("fetching", "warning", say("doctor_fetching_open"))


def _apoc(session: neo4j.Session) -> Iterator[Finding]:
    """APOC's settings are in a file of its own; only what it says to somebody who tries tells whether it reads files."""
    found = session.run("SHOW PROCEDURES YIELD name WHERE name STARTS WITH 'apoc.' RETURN collect(name) AS names").single()
    names: list[str] = [] if found is None else found[0]
    if not names:
        return
    tried = "apoc.load.json" in names
    if tried and _APOC_CLOSED not in _refusal(session, "CALL apoc.load.json($url) YIELD value RETURN value", _NO_FILE):
        yield finding("apoc", "warning", say("doctor_apoc_reads"))
    else:
        yield finding("apoc", "note", say("doctor_apoc"))


def _refusal(session: neo4j.Session, query: str, url: str) -> str:
    """What a server says to a query that must fail."""
    try:
        session.run(query, url=url).consume()
    except (Neo4jError, DriverError) as error:
        return str(error)
    return ""


def _store(session: neo4j.Session) -> Finding:
    """Whether there is a store, and whether its ids are still kept unique."""
    if session.run(f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s").single() is None:
        return finding("store", "note", say("doctor_no_store"))
    there = {name for (name,) in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    if missing := sorted(constraints().keys() - there):
        return finding("store", "serious", say("doctor_store_unguarded", n=len(missing)))
    counted = session.run("MATCH (r:Report) WHERE r.facts IS NOT NULL RETURN count(r)").single(strict=True)[0]
    return finding("store", "good", say("doctor_store", n=counted))


def _reachable(address: Address) -> bool | None:
    """Whether the server answers at this computer's address in the network; None where it is another computer's."""
    parts = urlsplit(address.uri)
    if not is_here(parts.hostname or ""):
        return None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        try:
            s.connect((_ELSEWHERE, 9))
            own = s.getsockname()[0]
        except OSError:
            return False  # in no network
    try:
        with socket.create_connection((own, parts.port or 7687), _KNOCK_SECONDS):
            return True
    except OSError:
        return False
