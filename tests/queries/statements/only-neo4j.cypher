RETURN [x IN [1, 2, 3] WHERE x > 1 | x * 2] AS doubled

MATCH (n:Person) RETURN n {.name, .id} AS person ORDER BY n.id LIMIT 1

RETURN reduce(total = 0, x IN [1, 2, 3] | total + x) AS total

MATCH (a:Person), (b:Event) WITH a, b ORDER BY a.id, b.id LIMIT 1 MATCH p = shortestPath((a)-[*..4]-(b)) RETURN length(p) AS hops

MATCH p = SHORTEST 1 (a:Person)-[:HOLDS|AT]-+(b:Organization) RETURN count(p) > 0 AS some

MATCH (o:Organization) CALL (o) { MATCH (o)<-[:AT]-(r) RETURN count(r) AS posts } RETURN o.name, posts ORDER BY o.name LIMIT 3

MATCH (o:Organization) RETURN o.name, COLLECT { MATCH (o)<-[:AT]-(r) RETURN r.name ORDER BY r.name } AS posts ORDER BY o.name LIMIT 3

MATCH (n:!Passage) RETURN count(n) AS n

MATCH (n:Person) RETURN keys(n) AS keys, properties(n).name AS name ORDER BY name LIMIT 1

MATCH (a)-[r]->(b) RETURN startNode(r).name AS one, endNode(r).name AS other ORDER BY r.id LIMIT 1

MATCH (n:Person WHERE n.name STARTS WITH 'A') RETURN n.name ORDER BY n.name

RETURN percentileCont(1.5, 0.5) AS middle, stDev(2) AS spread

RETURN duration('P1D') AS day, date('2025-01-31') + duration('P1M') AS later, datetime('2025-01-01T00:00:00Z').year AS year

CALL db.labels() YIELD label RETURN label ORDER BY label

CALL db.relationshipTypes()

CALL db.schema.nodeTypeProperties() YIELD nodeType RETURN DISTINCT nodeType ORDER BY nodeType
