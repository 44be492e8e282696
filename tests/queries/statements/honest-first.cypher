MATCH (n) WHERE n:Person OR n:Organization RETURN labels(n) AS labels, count(*) AS n ORDER BY n, labels[0]

MATCH (p:Person)-[h:HOLDS]->(r:Role) RETURN p.name, r.name, h.status, h.from, h.`to` ORDER BY p.name, r.name, h.id

MATCH (p:Person)-[:HOLDS]->(r:Role)-[:AT]->(o:Organization)
WITH o, r ORDER BY r.name
RETURN o.name AS organization, collect(DISTINCT r.name) AS posts ORDER BY organization LIMIT 5

// Words of writing are only words here: CREATE, DELETE, SET, LOAD CSV FROM.
MATCH (n:Report) RETURN n.title AS created, n.source AS `set`, 'DELETE; DROP' AS text ORDER BY created

MATCH (a:Person)-[:PARTICIPATED_IN]->(e:Event)<-[:PARTICIPATED_IN]-(b:Person)
RETURN a.name, e.name, b.name ORDER BY a.name, e.name, b.name, a.id, b.id

MATCH (a)-[r]-(b) RETURN type(r) AS type, count(*) AS n ORDER BY type

MATCH (a)-[:MET_WITH]-(b)-[:MET_WITH]-(c) WHERE a.id < c.id RETURN a.name, b.name, c.name ORDER BY a.id, b.id, c.id

MATCH (a:Organization)-[r*1..2]-(b:Initiative) RETURN a.name, b.name, count(*) AS routes ORDER BY a.name, b.name, routes

MATCH p = (a:Person)-[:HOLDS|AT*1..2]->(b) RETURN a.name, length(p) AS steps, b.name ORDER BY a.name, steps, b.id

MATCH (n:Organization) WHERE any(alias IN n.aliases WHERE toLower(alias) CONTAINS toLower($word)) RETURN n.name ORDER BY n.name

MATCH (n:Organization) WHERE n.name CONTAINS $empty RETURN count(*) AS n

MATCH (n:Person) WHERE $nothing IS NULL OR n.name = $nothing RETURN count(*) AS n

MATCH (n) WHERE n.id IN $none RETURN n.id

MATCH (n:Person) WITH n ORDER BY n.name, n.id RETURN collect(n.name) AS names, head(collect(n.name)) AS first

MATCH (n:Person) WITH n ORDER BY n.name, n.id LIMIT 3 RETURN collect(n.name) AS names, min(n.name) AS least

MATCH (n:Person) WITH n.name AS name ORDER BY name DESC SKIP 1 LIMIT 2 RETURN name

MATCH (n:Person) WHERE NOT EXISTS { (n)-[:HOLDS]->() } RETURN n.name ORDER BY n.name

MATCH (n:Person) WHERE EXISTS { MATCH (n)-[:HOLDS]->(r) WHERE r.name STARTS WITH 'D' } RETURN n.name ORDER BY n.name

MATCH (n:Organization) RETURN n.name, COUNT { (n)--() } AS ties ORDER BY ties DESC, n.name LIMIT 5

MATCH (n:Person) WHERE NOT (n)-[:MET_WITH]-() RETURN count(n) AS alone

MATCH (o:Organization) OPTIONAL MATCH (o)<-[:AT]-(r:Role) RETURN o.name, count(r) AS posts ORDER BY o.name

MATCH (o:Organization) RETURN o.country AS country, count(*) AS n ORDER BY country

MATCH (i:Initiative) RETURN CASE i.status WHEN 'active' THEN 'now' ELSE coalesce(i.status, 'unknown') END AS standing, count(*) AS n
ORDER BY standing

MATCH (q:Passage)-[:FROM]->(r:Report) RETURN r.report, count(q) AS passages, min(q.`start`) AS first, max(q.end) AS last ORDER BY r.report

MATCH (q:Passage)-[:MENTIONS]->(a:Person) RETURN a.name, count(*) AS passages, sum(q.end - q.start) AS letters ORDER BY a.name

MATCH (a)-[r]->(b) WHERE r.confidence < 1.0 RETURN r.id, r.confidence ORDER BY r.id

MATCH (a)-[r]->(b) WITH r.sources AS sources UNWIND sources AS source RETURN source, count(*) AS n ORDER BY source

MATCH (n:Person) RETURN n ORDER BY n.id LIMIT 2

MATCH (a:Person)-[h:HOLDS]->(r) RETURN a, h, r ORDER BY h.id LIMIT 2

MATCH p = (a:Person)-[h:HOLDS]->(r:Role) RETURN p ORDER BY h.id LIMIT 2

MATCH (n:Person) RETURN n.name AS name UNION MATCH (n:Organization) RETURN n.name AS name

RETURN [1, 2, 3][0] AS first, [1, 2, 3][-1] AS last, [1, 2, 3][1..] AS rest, [1, 2, 3][..-1] AS most, [[1, 2], [3]][0][1] AS inner

RETURN substring('abcdef', 2) AS a, substring('abcdef', 1, 2) AS b, split('a,b', ',') AS c, tail([1, 2]) AS d, last([1, 2]) AS e

RETURN 7 / 2 AS a, 7 % 2 AS b, 2 ^ 3 AS c, 7 / 2.0 AS d, round(2.5) AS e, abs(-2) AS f, toInteger('7') + 1 AS g, toString(3) AS h

RETURN 'it\'s' AS a, "it's" AS b, 'a\\b' AS c, 'línea\nnueva' AS d, '\u00f1' AS e, '' AS f

RETURN null = null AS a, true AND null AS b, 1 IN [] AS c, null IN [1] AS d, NOT null AS e, true XOR false AS f

RETURN all(x IN [1, 2] WHERE x > 0) AS a, none(x IN [1] WHERE x = 2) AS b, single(x IN [1, 2] WHERE x = 1) AS c

RETURN date('2025-03-14') AS day, {a: 1, b: ['x', null]} AS map, 1.5 AS half, range(1, 3) AS numbers

UNWIND $words AS word RETURN word, size(word) AS letters, toUpper(word) AS loud, reverse(word) AS back ORDER BY word

UNWIND [3, 1, 2, 1] AS x RETURN collect(DISTINCT x) AS xs, sum(x) AS sum, avg(x) AS mean, count(*) AS n, max(x) AS most

MATCH (n:Organization) RETURN DISTINCT n.kind AS kind ORDER BY kind;

MATCH (p:Person)-[h:HOLDS]->() RETURN p.name, sum(h.reports) AS reports, sum(h.confidence) AS sure, sum(DISTINCT h.reports) AS kinds
ORDER BY p.name

MATCH (r:Report) RETURN min(r.date) AS least, count(r.date) AS dates
