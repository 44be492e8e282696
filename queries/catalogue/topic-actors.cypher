// group: initiatives
// es: ¿Quién trabaja en un tema o habla de él?
// en: Who works on a topic, or speaks of it?
// parameters:
//   topic: {type: part, example: sostenibilidad, es: una palabra del tema, en: a word of the topic}
//   kind: {type: string, default: "", example: Person, es: Person u Organization, en: Person or Organization}
// columns: [actor, kind, country, initiatives, quotes, reports]
MATCH (q:Passage)
WHERE q.quote =~ $topic
MATCH (q)-[:MENTIONS]->(a:Person|Organization)
WHERE $kind IN ['', labels(a)[0]]
OPTIONAL MATCH (a)-[:LEADS|SUPPORTS|PARTICIPATES_IN]->(i:Initiative)
WHERE i.name =~ $topic
WITH a, q, min(i.name) AS initiative ORDER BY q.report, q.start, q.id
WITH a, collect(DISTINCT initiative) AS initiatives, collect(q.quote) AS quotes, collect(q.report) AS reports
RETURN a.name AS actor, coalesce(a.kind, labels(a)[0]) AS kind, a.country AS country, initiatives, quotes, reports
ORDER BY size(quotes) DESC, a.name, a.id
