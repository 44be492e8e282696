"""Network measures: who stands where among the actors, with the ties and quotations that carry each answer.

    centrality(graph, "pagerank")               who is central, by one of MEASURES
    communities(graph)                          who belongs together, what holds them, who leads out
    brokers(graph) · between(graph, "EC", "BR") who connects groups, or two countries

Computed by NetworkX on the actors and ties that routes walk (``queries.paths``), so that a measure and a route speak of the
same network; the same for every store. Every answer has ``explanation`` in the language in use, ``as_text()``, ``table()`` as
columns and rows, and ``to_json()``.
"""

from queries.analytics.brokers import brokers
from queries.analytics.centrality import MEASURES, centrality
from queries.analytics.communities import communities
from queries.analytics.crossing import between

__all__ = ["MEASURES", "between", "brokers", "centrality", "communities"]
