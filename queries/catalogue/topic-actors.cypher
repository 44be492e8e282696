// group: initiatives
// es: ¿Quién trabaja en un tema o habla de él?
// en: Who works on a topic, or speaks of it?
// parameters:
//   topic: {type: part, example: sostenibilidad, es: una palabra del tema, en: a word of the topic}
//   kind: {type: string, default: "", example: Organization, es: Person u Organization, en: Person or Organization}
// columns: [actor, kind, country, through, quotes, reports]
MATCH (a:Person|Organization)
WHERE $kind IN ['', labels(a)[0]]
OPTIONAL MATCH (a)-[:LEADS|SUPPORTS|PARTICIPATES_IN|PARTICIPATED_IN|ORGANIZED]->(x:Initiative|Event)
OPTIONAL MATCH (x)-[:HAS_TOPIC]->(t:Topic)
WHERE t.name =~ $topic
WITH a, x, min(t.name) AS topic ORDER BY x.name, x.id
WITH a, collect(DISTINCT CASE WHEN topic IS NOT NULL OR x.name =~ $topic THEN x.name END) AS through
OPTIONAL MATCH (a)<-[:MENTIONS]-(q:Passage)
WHERE q.quote =~ $topic
WITH a, through, q ORDER BY q.report, q.start, q.id
WITH a, through, collect(q.quote) AS quotes, collect(q.report) AS reports
WHERE size(through) > 0 OR size(quotes) > 0
RETURN a.name AS actor, coalesce(a.kind, labels(a)[0]) AS kind, a.country AS country, through, quotes, reports
ORDER BY size(quotes) DESC, size(through) DESC, a.name, a.id
