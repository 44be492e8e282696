"""Opening the store that ``--store`` names."""

from __future__ import annotations

from graphmodel.messages import catalogue
from graphmodel.store import Store, open_store
from munigraph.terminal import meter, talk

say = catalogue("munigraph")


def opened(address: str, *, create: bool = False) -> Store:
    """The store at an address. A local Neo4j that does not run is brought up, and that is said: it takes a while."""
    if address == "local":
        from graphmodel.neo4j.server import running_server, status

        if not status().running:
            talk(say("local_starting"))
        running_server(meter(say("local_fetching")))
    return open_store(address, create=create)
