"""Opening the store that ``--store`` names, and leaving nothing behind that was taken out of it."""

from __future__ import annotations

from pathlib import Path

from graphmodel.messages import catalogue
from graphmodel.store import Store, open_store
from munigraph.terminal import meter, talk

say = catalogue("munigraph")


def is_made(address: str) -> bool:
    """Whether there may be reports at an address: a file that is there, or a server."""
    path = Path(address)
    return address == "local" or "://" in address or (path.exists() and (not path.is_file() or path.stat().st_size > 0))


def discard(address: str) -> None:
    """Remove what is kept for questions to the store at an address, after something was taken out of it."""
    if address != "local" and "://" not in address:
        from queries.engines.cache import discard

        discard(Path(address))


def opened(address: str, *, create: bool = False) -> Store:
    """The store at an address. A local Neo4j that does not run is brought up, and that is said: it takes a while."""
    if address == "local":
        from graphmodel.neo4j.server import running_server, status

        if not status().running:
            talk(say("local_starting"))
        running_server(meter(say("local_fetching")))
    return open_store(address, create=create)
