"""A real Neo4j Community on this computer, without Docker and without a Java of one's own.

    start()            bring it up, or find it up; returns where it is and how to log in
    stop()             ask, wait, then kill, and say which
    status()           whether it runs, and where
    running_server()   start() unless it runs: what ``--store local`` uses

Loopback only, on a free port that is kept from start to start; the usage report is off. One server for a home folder,
whoever asks and how often: a second start waits for the first. Needs ``pip install "munigraph[local]"``.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue
from graphmodel.neo4j.home import HOST, USER, Home, State, choose_port, home
from graphmodel.neo4j.jars import Progress, fetch, lock
from graphmodel.neo4j.java import find_java

if TYPE_CHECKING:
    import psutil

say = catalogue("graphmodel.neo4j")

_LOCK_SECONDS = 900.0  # a first start on a slow line: 140 MB
_START_SECONDS = 180.0
_STOP_SECONDS = 30.0
_PAUSE = 0.1
_HEAP_MEGABYTES = (512, 2048)  # a load is one transaction, and a report takes about one megabyte in it


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its address and credentials. The password is never shown."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Status:
    """Whether the local server runs; ``version`` is the one it has or would have."""

    running: bool
    version: str
    home: Path
    uri: str | None = None
    pid: int | None = None


Stopped = Literal["stopped", "killed", "not running"]


def status() -> Status:
    """Whether the server runs and where it is. Starts and waits for nothing."""
    at = home()
    process = _process(at)
    if process is None:
        return Status(False, lock().neo4j, at.folder)
    return Status(True, lock().neo4j, at.folder, _uri(at.state()), process.pid)


def running_server(progress: Progress | None = None) -> Server:
    """The server, started if need be."""
    at = home()
    if at.state().ready and _process(at) is not None:
        return Server(_uri(at.state()), USER, at.password())
    return start(progress)


def start(progress: Progress | None = None) -> Server:
    """Bring the server up and return when it answers; one that is up already is returned as it is.

    ``progress`` is called while its jars are fetched (140 MB, once). StoreError where it cannot be: no Java, no network,
    no room, or what its log gives as the reason.
    """
    at = home()
    with at.lock(_LOCK_SECONDS):
        if _process(at) is None and not _found_again(at):
            java, jars = find_java(), fetch(lock().jars, progress)
            _launch(at, java, jars)
        state = at.state()
        server = Server(_uri(state), USER, at.password())
        if not state.ready:
            _wait(at, server)
            at.remember(State(state.port, state.pid, ready=True))
        return server


def stop() -> Stopped:
    """End the server: ask, wait, then kill. Either way everything acknowledged is on disk.

    Windows knows no asking: the server is ended at once and recovers from its log at the next start.
    """
    import psutil

    at = home()
    if not at.folder.exists():
        return "not running"
    with at.lock(_LOCK_SECONDS):
        process, port = _process(at), at.state().port
        if process is None:
            return "not running"
        how: Stopped = "stopped"
        try:
            process.terminate()
            process.wait(_STOP_SECONDS)
        except psutil.TimeoutExpired:
            how = "killed"
            process.kill()
            process.wait(_STOP_SECONDS)
        except psutil.NoSuchProcess:
            pass
        at.remember(State(port))
        return how


def _uri(state: State) -> str:
    return f"bolt://{HOST}:{state.port}"


def _process(at: Home) -> psutil.Process | None:
    """The server's process; a pid that another program has got since is told apart by its command line."""
    if (pid := at.state().pid) is None:
        return None
    try:
        import psutil
    except ImportError as error:
        raise StoreError(say("no_local_extra")) from error
    try:
        process = psutil.Process(pid)
        ours = f"@{at.arguments}" in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return None
    return process if ours else None


def _found_again(at: Home) -> bool:
    """Whether the server runs although its pid is not remembered: whoever started it ended a moment too early."""
    import psutil

    for process in psutil.process_iter(["cmdline"]):
        if f"@{at.arguments}" in (process.info["cmdline"] or ()):
            at.remember(State(at.state().port, process.pid))
            return _process(at) is not None
    return False


def _launch(at: Home, java: str, jars: Sequence[Path]) -> None:
    port = choose_port(at.state().port)
    at.prepare(port, _arguments(at, jars))
    at.remember(State(port))
    with at.console.open("ab") as console:
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            [java, f"@{at.arguments}"],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            cwd=at.folder,
            env=_environment(),
            # It outlives this process, and Ctrl-C in this terminal is not meant for it.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    at.remember(State(port, process.pid))
    process.returncode = 0  # left running on purpose: no warning when this object goes


def _arguments(at: Home, jars: Sequence[Path]) -> list[str]:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\") + '"'

    return [
        "-cp",
        quoted(os.pathsep.join(map(str, jars))),
        "-Xms64m",
        f"-Xmx{_heap()}m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-Dio.netty.tryReflectionSetAccessible=true",
        lock().main,
        quoted(f"--home-dir={at.folder}"),
        quoted(f"--config-dir={at.folder / 'conf'}"),
    ]


def _heap() -> int:
    """The most memory the server may use, in megabytes: a quarter of what there is, within bounds. It starts with 64."""
    import psutil

    least, most = _HEAP_MEGABYTES
    return max(least, min(most, psutil.virtual_memory().total // 4 // 2**20))


def _environment() -> dict[str, str]:
    """Ours, without what would change Java's or Neo4j's mind, and without anybody's password."""
    java = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
    kept = {k: v for k, v in os.environ.items() if k not in java and not k.startswith("NEO4J_")}
    # Or Java would not find a folder with an accent where the locale is C. Windows does not look at it.
    return kept | {"LC_ALL": "C.UTF-8"}


def _wait(at: Home, server: Server) -> None:
    """Until the server answers a query."""
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if _process(at) is None:
            raise StoreError(say("server_ended", reason=_reason(at), log=at.log))
        try:
            # One attempt each: the driver's own would not notice that the process has ended.
            auth = (server.user, server.password)
            with neo4j.GraphDatabase.driver(server.uri, auth=auth, max_transaction_retry_time=0) as driver:
                driver.execute_query("RETURN 1")
                return
        except AuthError as error:
            raise StoreError(say("local_password", file=at.folder / "password")) from error
        except (DriverError, Neo4jError, OSError):
            time.sleep(_PAUSE)
    raise StoreError(say("server_slow", seconds=round(_START_SECONDS), log=at.log))


def _reason(at: Home) -> str:
    """The last cause in the server's log or on its console."""
    for file, words in ((at.log, ("Caused by:", " ERROR ")), (at.console, ("",))):
        try:
            lines = [line.strip() for line in file.read_text(encoding="utf-8", errors="replace").splitlines()[-200:]]
        except OSError:
            continue
        if found := [line for line in lines if line and any(w in line for w in words)]:
            return found[-1][:300]
    return "?"
