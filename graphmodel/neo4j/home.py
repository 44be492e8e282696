"""The local server's folder: settings, password, port and process, kept between starts.

    <home>/password        of user neo4j; random; readable by its owner only (on Windows: in the user's profile)
    <home>/server.json     the port, and the process while there is one
    <home>/conf data logs  Neo4j's own
    <home>/start.lock      held while somebody starts or stops it; freed by the system when that process ends

<home> is the folder ``neo4j`` in ``MUNIGRAPH_HOME``, else in the user's data folder (``~/.local/share/munigraph``,
``~/Library/Application Support/munigraph``, ``%LOCALAPPDATA%\\munigraph``).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import socket
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue
from graphmodel.neo4j.address import password_in

say = catalogue("graphmodel.neo4j")

HOST = "127.0.0.1"
USER = "neo4j"
_HASHES = 1024
_PATIENCE = 0.5

_SETTINGS = """\
server.default_listen_address={host}
server.default_advertised_address={host}
server.bolt.listen_address={host}:{port}
server.bolt.advertised_address={host}:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
# Nothing in a query may read files or the network.
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# Without it a stop takes five or ten seconds.
internal.server.bolt.thread_pool_shutdown_wait_time=0s
# Small on disk and in memory: one person's graph.
server.memory.pagecache.size=64m
db.tx_log.rotation.retention_policy=1 files
db.tx_log.rotation.size=16m
db.tx_log.preallocate=false
"""


@dataclass(frozen=True, slots=True)
class State:
    """What ``server.json`` remembers; ``ready`` once the process has answered."""

    port: int | None = None
    pid: int | None = None
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The folder, and what is read from and written to it."""

    folder: Path

    @property
    def arguments(self) -> Path:
        return self.folder / "java.args"

    @property
    def console(self) -> Path:
        return self.folder / "logs" / "console.log"

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "neo4j.log"

    @property
    def has_data(self) -> bool:
        return (self.folder / "data" / "databases").exists()

    def state(self) -> State:
        """What is remembered; a missing or damaged file remembers nothing."""
        try:
            return State(**json.loads((self.folder / "server.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return State()

    def remember(self, state: State) -> None:
        _write(self.folder / "server.json", json.dumps(asdict(state)) + "\n")

    def password(self) -> str:
        """The password of user neo4j. StoreError where there is none that can be read, or where others may read it."""
        file = self.folder / "password"
        if not os.access(file, os.R_OK):
            raise StoreError(say("no_password_file", file=file, home=self.folder))
        return password_in(file)

    def prepare(self, port: int, java: Sequence[str]) -> None:
        """Write what a start reads: settings, Java's arguments, and before the first start a password."""
        for part in ("conf", "logs", "data/dbms"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        for log in (self.log, self.console):  # what they say from here on is about this start
            if log.exists():
                log.replace(log.with_suffix(".previous.log"))
        (self.folder / "conf" / "neo4j.conf").write_text(_SETTINGS.format(host=HOST, port=port), encoding="utf-8")
        # A file, because 216 jars are more than a Windows command line holds. Java reads it in the system's own encoding.
        try:
            self.arguments.write_text("\n".join(java) + "\n", encoding="mbcs" if sys.platform == "win32" else "utf-8")
        except UnicodeEncodeError as error:
            raise StoreError(say("path_letters", letters=error.object[error.start : error.end])) from error
        if not self.has_data:
            password = secrets.token_urlsafe(24)
            _write(self.folder / "password", password)
            _write(self.folder / "data" / "dbms" / "auth.ini", _credentials(password))

    @contextmanager
    def lock(self, seconds: float) -> Iterator[None]:
        """Alone with the folder; whoever comes meanwhile waits. StoreError where the folder cannot be used.

        A lock of SQLite: the same on every system, and gone with its process however that ends.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(sqlite3.connect(self.folder / "start.lock", timeout=_PATIENCE, isolation_level=None)) as db:
                while not _locked(db):
                    seconds -= _PATIENCE
                    if seconds < 0:
                        raise StoreError(say("start_locked", home=self.folder))
                yield
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                say("home_unusable", home=self.folder, reason=getattr(error, "strerror", None) or error)
            ) from error


def _locked(db: sqlite3.Connection) -> bool:
    """Whether the lock could be had; waits for it in short turns, because Ctrl-C does not reach into one."""
    try:
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True


def home() -> Home:
    """The folder of this user's server."""
    return Home(_data_folder() / "neo4j")


def _data_folder() -> Path:
    if own := os.environ.get("MUNIGRAPH_HOME"):
        return Path(own).expanduser().resolve()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "munigraph"


def choose_port(remembered: int | None) -> int:
    """The port of last time if it is free, else any free one."""
    for port in (remembered, 0):
        if port is None:
            continue
        with socket.socket() as s:
            if os.name != "nt":  # as the server does: a port that was just closed is free
                s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind((HOST, port))
            except OSError:
                continue
            return int(s.getsockname()[1])
    raise StoreError(say("no_free_port"))


def _credentials(password: str) -> str:
    """What Neo4j's admin tool writes for an initial password, which it would take as an argument that everybody can see.

    Read once, when the database is first made. Format: user, SHA-256 repeated over salt and password, salt, repetitions.
    """
    salt = secrets.token_bytes(32)
    value = salt + password.encode()
    for _ in range(_HASHES):
        value = hashlib.sha256(value).digest()
    return f"{USER}:SHA-256,{value.hex()},{salt.hex()},{_HASHES}:"


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
