// group: posts
// es: ¿De qué personas no se sabe a qué entidad pertenecen?
// en: Of which people is it not known to which body they belong?
// columns: [person, post, passages, quote, report]
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (p)-[:HOLDS]->(:Role)-[:AT]->(:Organization) }
OPTIONAL MATCH (p)-[h:HOLDS]->(r:Role)
WITH p, min(r.name) AS post
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(p)
WITH p, post, m ORDER BY m.report, m.start, m.id
WITH p, post, count(m.id) AS passages, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN p.name AS person, post, passages, quote, report
ORDER BY passages DESC, p.name, p.id
