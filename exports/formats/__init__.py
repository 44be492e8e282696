"""The graph in the formats of other people's tools: each module a pure function from a graph to a text or to named files.

    graphml.graphml(graph) -> str           gexf.gexf(graph) -> str           neo4j_csv.files(graph) -> {name: text}
    cypher.cypher(graph) -> str             jsonld.jsonld(graph) -> str       popolo.popolo(graph) -> str
    ftm.ftm(graph) -> str

The same graph gives the same bytes. No format drops a node or a tie; docs/exports.md says what else each cannot carry.
"""
