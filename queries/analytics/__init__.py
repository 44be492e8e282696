"""Network measures: who stands where among the actors, with the ties and quotations that carry each answer.

    centrality(graph, "pagerank")               who is central, by one of MEASURES
    communities(graph)                          who belongs together, what holds them, who leads out
    brokers(graph)                              who connects groups
    brokers_between(graph, "EC", "BR")          who connects two countries

Computed by NetworkX on the actors and ties that routes walk (``queries.paths``), so that a measure and a route speak of the
same network; the same for every store. Every answer has ``explanation`` in the language in use, ``as_text()``, ``table()`` as
columns and rows, and ``to_json()``.
"""

from queries.analytics.brokerage import brokers
from queries.analytics.crossing import brokers_between
from queries.analytics.groups import communities
from queries.analytics.ranks import MEASURES, centrality

__all__ = ["MEASURES", "brokers", "brokers_between", "centrality", "communities"]
