// group: posts
// es: ¿De qué personas no se sabe a qué entidad pertenecen?
// en: Of which people is it not known to which body they belong?
// columns: [person, post, passages, quote, report]
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (p)-[:HOLDS]->(:Role)-[:AT]->(:Organization) }
OPTIONAL MATCH (p)-[h:HOLDS]->(r:Role)
WITH p, min(r.name) AS post
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(p)
WITH p, post, min(m.id) AS chosen, count(m.id) AS passages
OPTIONAL MATCH (q:Passage)
WHERE q.id = chosen
RETURN p.name AS person, post, passages, q.quote AS quote, q.report AS report
ORDER BY passages DESC, p.name, p.id
