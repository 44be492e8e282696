MATCH (n) DELETE n

MATCH ()-[r]-() DELETE r

MATCH (n) NODETACH DELETE n

MATCH (n:Person) SET n += {name: 'x'}

MATCH (n:Person) SET n = {}

MATCH (n:Person) SET n:Organization RETURN n

MATCH (n:Person) REMOVE n:Person RETURN n

MATCH (a:Person), (b:Person) CREATE (a)-[:MET_WITH {id: 'x'}]->(b)

MATCH (a:Person) MERGE (a)-[:HOLDS]->(r:Role {id: 'x'}) RETURN r

MATCH (a:Person {id: 'nobody'}) MERGE (b:Person {id: 'x'}) ON CREATE SET b.name = 'x' ON MATCH SET b.name = 'y' RETURN b

OPTIONAL MATCH (n:Person) SET n.name = null RETURN n

WITH 1 AS one CREATE (n:Person {id: 'x'}) RETURN n

RETURN 1 AS one UNION CREATE (n:Person {id: 'x'}) RETURN 1 AS one

UNWIND [{id: 'x'}] AS row MERGE (n:Person {id: row.id}) SET n += row

MATCH (n:Person) WITH n LIMIT 1 DETACH DELETE n RETURN count(*)

MATCH (n:Person) WHERE n.name = 'nobody at all' SET n.name = 'x' RETURN n

MATCH (n:Person) SET n.name = n.name RETURN n

match (n:Person) set n.name='x' return n

MATCH (n:Person)SET n.name='x'RETURN n

MATCH (n:Person)
SET
  n.name
= 'x'
RETURN n

MATCH (n:Person) FOREACH (x IN CASE WHEN true THEN [1] ELSE [] END | CREATE (:Person {id: 'x'}))

MATCH (n:Person) WITH collect(n) AS ns FOREACH (n IN ns | DETACH DELETE n)

MATCH p = (a:Person)-[*]-(b) FOREACH (n IN nodes(p) | SET n.marked = true)

INSERT (n:Person {id: 'x'})

MATCH (n:Person) INSERT (n)-[:MET_WITH]->(:Person {id: 'x'})

MATCH (n:Person) SET n[$empty] = 1 RETURN n

MATCH (n:$($words[0])) DETACH DELETE n

MATCH (n:Person) WITH n CREATE (c:Person {id: n.id + '-copy'}) RETURN c.id

MATCH (n:Person) RETURN n.name AS name ORDER BY name LIMIT 1 CREATE (m:Person {id: 'x'})

MATCH (n) WHERE EXISTS { CREATE (m:Person {id: 'x'}) } RETURN n

RETURN COUNT { CREATE (m:Person {id: 'x'}) RETURN m } AS n

RETURN COLLECT { MATCH (m:Person) SET m.name = 'x' RETURN m.name } AS names

MATCH (n) CALL { WITH n DETACH DELETE n } RETURN count(*)

CALL (*) { MATCH (n) SET n.x = 1 }

UNWIND range(1, 10) AS i CALL { WITH i CREATE (:Person {id: toString(i)}) } IN TRANSACTIONS OF 1 ROWS

MATCH (n) CALL { WITH n DETACH DELETE n } IN CONCURRENT TRANSACTIONS ON ERROR CONTINUE

COPY Person FROM (MATCH (n:Person) RETURN n.*)

COPY Person FROM '{folder}/people.parquet'

COPY HOLDS FROM ['/etc/passwd', '/etc/group'] (from='Person', to='Role')
