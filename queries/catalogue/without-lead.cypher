// group: initiatives
// es: ¿Qué iniciativas no tienen quien las impulse?
// en: Which initiatives have nobody who leads them?
// parameters:
//   kind: {type: string, default: "", example: agreement, es: clase de iniciativa, en: kind of initiative}
// columns: [initiative, kind, status, partners, quote, report]
MATCH (i:Initiative)
WHERE NOT EXISTS { MATCH (i)<-[:LEADS]-() } AND NOT EXISTS { MATCH (i)<-[:ALIGNED_WITH]-() } AND $kind IN ['', i.kind]
OPTIONAL MATCH (i)<-[:SUPPORTS|PARTICIPATES_IN]-(a:Person|Organization)
WITH i, a ORDER BY a.name, a.id
WITH i, collect(DISTINCT a.name) AS partners
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(i)
WITH i, partners, m ORDER BY m.report, m.start, m.id
WITH i, partners, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN i.name AS initiative, i.kind AS kind, i.status AS status, partners, quote, report
ORDER BY i.name, i.id
