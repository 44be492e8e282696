MATCH (n:Person) RETURN n.name ORDER BY n.name LIMIT 10

match (n:Person) where n.name starts with 'A' return n.name order by n.name

MATCH (n:Person) WHERE n.name ENDS WITH 'a' RETURN n.name ORDER BY n.name

MATCH (n:Person) WHERE n.name =~ '(?i).*or.*' RETURN n.name ORDER BY n.name

MATCH (n:Person) WHERE NOT n.name CONTAINS 'a' RETURN n.name ORDER BY n.name

MATCH (n:Organization) WHERE n.country = 'EC' RETURN n.name, n.kind ORDER BY n.name

MATCH (n:Organization) WHERE n.country IN ['EC', 'UY', 'MX'] RETURN n.country, n.name ORDER BY n.country, n.name

MATCH (n:Organization) WHERE n.country IS NULL RETURN n.name ORDER BY n.name

MATCH (n:Organization) WHERE n.country IS NOT NULL AND n.kind <> 'bank' RETURN n.name ORDER BY n.name

MATCH (n:Organization {kind: 'association'}) RETURN n.name ORDER BY n.name

MATCH (n:Organization) WHERE size(n.aliases) > 0 RETURN n.name, n.aliases ORDER BY n.name

MATCH (n:Organization) WHERE 'AME' IN n.aliases RETURN n.name

MATCH (n:Organization) UNWIND n.aliases AS alias RETURN alias, n.name ORDER BY alias, n.name

MATCH (n:Organization) RETURN n.kind, count(*) AS bodies ORDER BY bodies DESC, n.kind

MATCH (n:Organization) RETURN n.kind AS kind, collect(n.country) AS countries ORDER BY kind LIMIT 0

MATCH (n:Country) RETURN n.code, n.name ORDER BY n.code

MATCH (n:Place) RETURN n.name, n.country ORDER BY n.name

MATCH (n:Event) RETURN n.name, n.date, n.place ORDER BY n.name

MATCH (n:Initiative) WHERE n.status = 'planned' RETURN n.name ORDER BY n.name

MATCH (n:Initiative) WHERE n.kind IN ['plan', 'project'] RETURN n.name, n.kind ORDER BY n.name

MATCH (n:Report) RETURN n.report, n.title, n.language ORDER BY n.report

MATCH (q:Passage) RETURN count(q) AS passages, min(size(q.quote)) > 0 AS some

MATCH (q:Passage)-[:MENTIONS]->(n:Initiative) RETURN n.name, count(q) AS n ORDER BY n DESC, n.name

MATCH (q:Passage)-[:MENTIONS]->(a:Person), (q)-[:MENTIONS]->(b:Organization) RETURN a.name, b.name, count(*) AS n ORDER BY n DESC, a.name, b.name LIMIT 10

MATCH (q:Passage) WHERE q.quote CONTAINS 'cooperación' RETURN q.quote ORDER BY q.start, q.id

MATCH (p:Person)-[:HOLDS]->(r:Role)-[:AT]->(o:Organization) WHERE o.name CONTAINS 'Municipio' RETURN p.name, r.name ORDER BY p.name

MATCH (p:Person)-[h:HOLDS]->(r:Role)-[:AT]->(o:Organization) WHERE h.status = 'current' RETURN p.name, r.name, o.name ORDER BY p.name, r.name, o.name

MATCH (p:Person)-[h:HOLDS {status: 'current'}]->(r:Role) RETURN p.name, r.name ORDER BY p.name, r.name

MATCH (p:Person)-[h:HOLDS]->(r:Role) WHERE h.confidence >= 0.5 AND h.reports = 1 RETURN count(*) AS n

MATCH (o:Organization)<-[:AT]-(r:Role)<-[:HOLDS]-(p:Person) RETURN o.name, count(DISTINCT p) AS people ORDER BY people DESC, o.name

MATCH (p:Person)-[:HOLDS]->(r:Role)-[:AT]->(o:Organization) WITH p, count(DISTINCT o) AS bodies WHERE bodies > 1 RETURN p.name, bodies ORDER BY p.name

MATCH (p:Person)-[:HOLDS]->(:Role)-[:AT]->(o:Organization)<-[:AT]-(:Role)<-[:HOLDS]-(c:Person) RETURN p.name, c.name, o.name ORDER BY p.name, c.name, o.name

MATCH (a:Person)-[:MET_WITH]-(b:Person) RETURN a.name, b.name ORDER BY a.name, b.name

MATCH (a)-[r:MET_WITH]->(b) RETURN a.name, b.name, r.passages[0] AS quote ORDER BY a.name, b.name

MATCH (a)-[r:MET_WITH]-(b) WHERE a.name < b.name RETURN a.name, b.name, r.last_report ORDER BY a.name, b.name

MATCH (a:Organization)-[r:COOPERATES_WITH]-(b:Organization) WHERE r.status = 'planned' AND a.id < b.id RETURN a.name, b.name ORDER BY a.name, b.name

MATCH (a:Organization)-[r:COOPERATES_WITH]-(b:Organization) RETURN coalesce(r.status, 'unknown') AS status, count(*) / 2 AS n ORDER BY status

MATCH (a)-[r:LEADS|SUPPORTS|PARTICIPATES_IN]->(i:Initiative) RETURN i.name, type(r) AS how, a.name ORDER BY i.name, how, a.name

MATCH (i:Initiative) OPTIONAL MATCH (i)<-[:LEADS]-(a) RETURN i.name, count(a) AS leaders ORDER BY leaders, i.name

MATCH (i:Initiative)-[:TARGETS]->(c) RETURN i.name, labels(c)[0] AS kind, c.name ORDER BY i.name, c.name

MATCH (i:Initiative)-[:ALIGNED_WITH]->(g:Initiative) RETURN g.name, i.name ORDER BY g.name, i.name

MATCH (o:Organization)-[:LOCATED_IN]->(c:Country) RETURN c.name, o.name ORDER BY c.name, o.name

MATCH (o:Organization)-[:PART_OF]->(w:Organization) RETURN w.name, o.name ORDER BY w.name, o.name

MATCH (e:Event)<-[:PARTICIPATED_IN]-(p) RETURN e.name, count(p) AS n ORDER BY n DESC, e.name

MATCH (e:Event)<-[:ORGANIZED]-(o) RETURN e.name, o.name ORDER BY e.name, o.name

MATCH (e:Event) WHERE NOT EXISTS { (e)<-[:ORGANIZED]-() } RETURN e.name ORDER BY e.name

MATCH (p:Person) WHERE EXISTS { (p)-[:PARTICIPATED_IN]->(:Event) } AND NOT EXISTS { (p)-[:MET_WITH]-() } RETURN p.name ORDER BY p.name

MATCH (p:Person) RETURN p.name, COUNT { (p)-[:PARTICIPATED_IN]->() } AS events ORDER BY events DESC, p.name

MATCH (p:Person) WHERE COUNT { (p)-[:HOLDS]->() } > 1 RETURN p.name ORDER BY p.name

MATCH (n:Person|Organization|Role|Passage) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label

MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY n DESC, type

MATCH (a)-[r]->(b) RETURN labels(a)[0] AS one, type(r) AS type, labels(b)[0] AS other, count(*) AS n ORDER BY one, type, other

MATCH (a:Organization)-[r]-(b) WHERE a.name = 'FLACMA' RETURN type(r) AS type, count(*) AS n ORDER BY type

MATCH (a:Organization)--(b:Organization) WHERE a.id < b.id RETURN DISTINCT a.name, b.name ORDER BY a.name, b.name

MATCH (a:Person)--()--(b:Person) WHERE a.id < b.id RETURN count(*) AS pairs

MATCH (a:Person)-[*1..2]-(b:Person) WHERE a.id < b.id RETURN count(DISTINCT b) > 0 AS reached

MATCH p = (a:Organization)-[:COOPERATES_WITH|MET_WITH*1..2]-(b:Organization) WHERE a.id < b.id RETURN a.name, b.name, length(p) AS hops ORDER BY a.name, b.name, hops

MATCH p = (a:Person)-[:HOLDS]->(r:Role)-[:AT]->(o:Organization) RETURN length(p) AS hops, count(*) AS n

MATCH (a)-[r]->(b) WHERE r.status IS NOT NULL RETURN type(r) AS type, r.status AS status, count(*) AS n ORDER BY type, status

MATCH (a)-[r]->(b) WHERE r.from IS NOT NULL OR r.to IS NOT NULL RETURN count(*) AS dated

MATCH (a)-[r]->(b) WHERE size(r.passages) > 1 RETURN count(*) AS twice

MATCH (a)-[r]->(b) RETURN avg(r.confidence) > 0.1 AS sure, max(r.reports) AS most, min(r.reports) AS least

MATCH (n:Person) WITH collect(n.name) AS names RETURN size(names) AS n

MATCH (n:Person) WITH n ORDER BY n.name DESC LIMIT 1 RETURN n.name AS last

MATCH (n:Person) WITH n.name AS name WHERE size(name) > 12 RETURN name ORDER BY name

MATCH (n:Person) WITH split(n.name, ' ') AS words RETURN words[0] AS first, count(*) AS n ORDER BY n DESC, first

MATCH (n:Person) RETURN toUpper(n.name) AS loud, toLower(n.name) AS quiet ORDER BY loud LIMIT 3

MATCH (n:Person) RETURN n.name AS `the name`, n.id AS `the "id"` ORDER BY `the name` LIMIT 3

MATCH (n:Person) RETURN n.name AS a UNION ALL MATCH (n:Person) RETURN n.name AS a

MATCH (`a b`:Person) RETURN `a b`.name ORDER BY `a b`.name LIMIT 2

MATCH (n:Person) RETURN n.name ORDER BY n.name SKIP 2 LIMIT 2

MATCH (n:Person) RETURN DISTINCT left(n.name, 1) AS letter ORDER BY letter

MATCH (n:Person) WHERE n.name > 'M' AND n.name <= 'Z' RETURN n.name ORDER BY n.name

MATCH (n:Person) WHERE (n.name = 'x' OR n.name CONTAINS 'z') AND NOT (n.name = 'y') RETURN n.name ORDER BY n.name

MATCH (n:Person) WHERE n.name CONTAINS 'a' XOR n.name CONTAINS 'e' RETURN n.name ORDER BY n.name

MATCH (n:Organization) RETURN CASE WHEN n.country = 'EC' THEN 'ours' WHEN n.country IS NULL THEN 'unknown' ELSE 'abroad' END AS place, count(*) AS n ORDER BY place

MATCH (n:Organization) RETURN n.name, CASE n.kind WHEN 'bank' THEN 1 ELSE 0 END AS bank ORDER BY bank DESC, n.name LIMIT 3

MATCH (n:Organization) WHERE any(a IN n.aliases WHERE a = 'AME') RETURN n.name

MATCH (n:Organization) WHERE none(a IN n.aliases WHERE a CONTAINS 'A') RETURN n.name ORDER BY n.name

MATCH (n:Organization) WHERE all(a IN n.aliases WHERE size(a) < 6) RETURN n.name ORDER BY n.name

MATCH (n:Person), (o:Organization) WHERE n.name = o.name RETURN n.name

MATCH (a:Person) MATCH (b:Person) WHERE a.name < b.name RETURN count(*) AS pairs

MATCH (o:Organization) WITH o.country AS country, count(*) AS n WHERE country IS NOT NULL RETURN country, n ORDER BY n DESC, country

MATCH (o:Organization) OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = 'EC' RETURN o.name, c.name ORDER BY o.name

MATCH (o:Organization) OPTIONAL MATCH (o)-[r:COOPERATES_WITH]-(p) RETURN o.name, r.status, p.name ORDER BY o.name, p.name

// who is who: DELETE nothing; SET nothing
MATCH (n:Person) /* CREATE, MERGE */ RETURN n.name ORDER BY n.name LIMIT 1

MATCH (n:Report) RETURN n.title AS `CREATE`, n.report AS `LOAD CSV FROM` ORDER BY n.report

MATCH (created:Person) RETURN created.name AS deleted ORDER BY deleted LIMIT 2

MATCH (n:Person) WHERE n.name <> 'MATCH (n) DETACH DELETE n; DROP DATABASE neo4j' RETURN count(*) AS n

RETURN 'LOAD CSV FROM "http://example.org" AS row' AS text, "it's; fine" AS other

RETURN 1 + 2 * 3 - 4 AS a, (1 + 2) * 3 AS b, -5 AS c, 10 % 3 AS d

RETURN 1 < 2 AS a, 2 <= 2 AS b, 3 <> 4 AS c, 'a' < 'b' AS d, NOT true AS e

RETURN 'a' + 'b' AS a, size('abc') AS b, trim('  x ') AS c, replace('abc', 'b', 'x') AS d

RETURN left('abc', 2) AS a, right('abc', 2) AS b, lTrim(' x') AS c, rTrim('x ') AS d

RETURN abs(-3) AS a, ceil(1.2) AS b, floor(1.8) AS c, sign(-2) AS d

RETURN [1, 2] + [3] AS a, 2 IN [1, 2] AS b, size([1, 2, 3]) AS c, [] AS d

RETURN {name: 'Ana', words: ['a', 'b']} AS map

RETURN coalesce(null, 'x') AS a, null IS NULL AS b

RETURN true AS a, false AS b, null AS c;

RETURN 0x1F AS a, 0o17 AS b, 1.5e3 AS c, .5 AS d

RETURN '' AS empty, '\n' AS line, '\t' AS tab, '\\' AS back, '😀' AS face

UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS sum

UNWIND range(1, 5) AS x UNWIND range(x, 5) AS y WITH x, y WHERE x + y = 6 RETURN x, y ORDER BY x

UNWIND $words AS word MATCH (n:Person) WHERE word <> '' AND toLower(n.name) CONTAINS word RETURN word, count(*) AS n ORDER BY word

WITH ['a', 'b'] AS xs UNWIND xs AS x RETURN x ORDER BY x DESC

WITH $word AS word MATCH (n:Organization) WHERE toUpper(n.name) STARTS WITH word RETURN n.name ORDER BY n.name

RETURN $word AS a, $words AS b, $nothing AS c, $empty = '' AS d

MATCH (a)-[r:HOLDS]->(b), (a)-[s:HOLDS]->(c) WHERE r.status = 'current' AND s.status <> 'former' AND b.id < c.id RETURN a.name, b.name, c.name ORDER BY a.name, b.id, c.id

MATCH (a)-[:MET_WITH {reports: 1}]-(b)-[r:HOLDS {status: 'current'}]->(p) WHERE r.confidence > 0.5 RETURN a.name, b.name, p.name ORDER BY a.id, b.id, p.id
