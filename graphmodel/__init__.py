"""What the graph is: ontology, facts, identity, projection and the stores that keep them.

ontology                         what there is: kinds of nodes, types of ties
facts, facts_json, quotations    what one report states, as data and as JSON; where its quotations stand
report, references               a report as it is kept; what the references in it mean
names, countries                 folding, acronyms, local governments, posts; countries in names (words in YAML)
identity/                        who is who, and what people decide about it
discrepancies/                   where reports contradict each other (what counts is data in YAML)
stated, summary, projection      what a report shares in each node and tie; put together; the graph
graph, ids, passages             the graph in memory and its canonical JSON
changes/                         what a change does to facts, graph and memory of a store, computed from what it touches
news/                            what a change is told as
store, sqlite/, neo4j/, rows     what every store does; the store that is one file; the one that is a Neo4j, and its server
verification, backups, findings  whether a store is as it should be; all of it in one file; what is found amiss
lookup, messages, errors         names that people type; what they are told
"""
