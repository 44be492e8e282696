// group: countries
// es: ¿Con qué países no consta ningún acuerdo?
// en: With which countries is there no agreement on record?
// columns: [country, bodies, planned, quote, report]
MATCH (c:Country)
OPTIONAL MATCH (o:Organization)
WHERE o.country = c.code
WITH c, o ORDER BY o.name, o.id
OPTIONAL MATCH (o)-[k:COOPERATES_WITH]-(:Organization)
WITH c, collect(DISTINCT o.name) AS bodies, sum(CASE WHEN k.status IN ['mentioned', 'proposed', 'planned'] THEN 1 ELSE 0 END) AS planned,
     count(k.id) AS all_ties
WHERE all_ties = planned
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(c)
WITH c, bodies, planned, m ORDER BY m.report, m.start, m.id
WITH c, bodies, planned, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN c.name AS country, bodies, planned, quote, report
ORDER BY c.name, c.id
