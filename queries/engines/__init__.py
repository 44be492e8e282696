"""Cypher, run: one contract and two engines.

    open_engine(store)   the engine of a store: Neo4j's own, or Ladybug on a projection of the single file
    CypherEngine         run(text, parameters) -> Answer

    answer       columns and rows in JSON's types
    engine       the contract, and which engine a store has
    neo4j        a statement through Neo4j's plan, then in a transaction that cannot write
    embedded     a statement in a child process, on a private copy of the projection
    child        that process
    projection   the graph as a Ladybug file in the cache, one for each version of a store
    dialect      Cypher as Neo4j means it, rewritten for Ladybug
    hints        what Ladybug says of a statement, for a person

No engine is imported before it is asked for.
"""

from queries.engines.answer import Answer
from queries.engines.engine import CypherEngine, open_engine

__all__ = ["Answer", "CypherEngine", "open_engine"]
