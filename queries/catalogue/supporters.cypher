// group: initiatives
// es: ¿Quién apoya un tema en un país?
// en: Who supports a topic in a country?
// parameters:
//   topic: {type: part, default: "", example: descentralización, es: una palabra de la iniciativa o del tema, en: a word of the initiative or topic}
//   country: {type: string, default: "", example: EC, es: código ISO del país, en: ISO code of the country}
// columns: [supporter, kind, tie, initiative, aimed_at, quotes, reports]
MATCH (a:Person|Organization)-[r:SUPPORTS|PARTICIPATES_IN|LEADS]->(i:Initiative)
OPTIONAL MATCH (i)-[:HAS_TOPIC]->(t:Topic)
WHERE t.name =~ $topic
WITH a, r, i, min(t.name) AS topic
WHERE $topic = '' OR topic IS NOT NULL OR i.name =~ $topic OR any(quote IN r.passages WHERE quote =~ $topic)
OPTIONAL MATCH (i)-[:TARGETS]->(p:Country|Place)
WITH a, r, i, p
WHERE $country IN ['', coalesce(p.code, p.country), a.country]
WITH a, r, i, p ORDER BY p.name, p.id
WITH a, r, i, collect(DISTINCT p.name) AS aimed_at
RETURN a.name AS supporter, coalesce(a.kind, labels(a)[0]) AS kind, type(r) AS tie, i.name AS initiative, aimed_at,
       r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, type(r), i.name, i.id, r.id
