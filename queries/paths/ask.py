"""What is asked: from whom to whom, and on what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from queries.paths.network import Network
from queries.paths.search import routes
from queries.paths.topic import Topic

Stations: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is to be introduced to any of the targets, past whom and through whom; all by node id.

    With a ``topic`` each route takes at least one of the hops about it, ``about``, listed at both their ends.
    """

    source: str
    targets: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    topic: Topic | None = None
    about: Mapping[str, frozenset[str]] | None = None

    def routes(self, network: Network, *, max_hops: int | None = None, weak: bool = False) -> Iterator[Stations]:
        """Every route of at most ``max_hops`` hops (else the settings'), none weaker than the threshold unless ``weak`` ones
        count, too; best first: the complete list, lazily."""
        found = routes(
            network.costs_at_all if weak else network.costs,
            network.tolls,
            self.source,
            self.targets,
            max_hops=network.settings.max_hops if max_hops is None else max_hops,
            avoid=self.avoid,
            via=self.via,
            one_of=self.about,
        )
        return (stations for _, stations in found)

    def is_about(self, a: str, b: str) -> bool:
        """Whether the hop between two actors is about the topic."""
        return self.about is not None and b in self.about.get(a, ())
