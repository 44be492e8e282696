"""Questions to the graph: Cypher, the catalogue, paths, network measures."""
