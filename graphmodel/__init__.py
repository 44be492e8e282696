"""What the graph is: ontology, facts, identity, projection and the stores that keep them.

ontology                             what there is: kinds of nodes, types of ties
facts, facts_json, quotations        what one report states, as data and as JSON; where its quotations stand
references, records                  what a document's references mean; its entities as identity sees them
names, countries                     folding, acronyms, local governments, posts; countries in names (words in YAML)
keys, buckets, resolution            who is who: keys and bars, how they group, in which order
judgements                           what people decide about identity
stated, summary, projection          what a report shares in each node and tie; put together; the graph
graph, ids, passages                 the graph in memory and its canonical JSON
discrepancies                        where reports contradict each other (what counts is data in YAML)
update, diff                         what a change does: what a store writes, what a person is told
pages, readings, settling, sharing   of that: what is remembered and read, who is who then, which nodes and ties are touched
store, sqlite_store, sqlite_rows     what every store does, and the store that is one file
neo4j, rows                          the store that is a Neo4j, and the local server
lookup                               names that people type
"""
