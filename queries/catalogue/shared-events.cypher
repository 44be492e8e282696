// group: events
// es: ¿Quién acude a los mismos eventos?
// en: Who attends the same events?
// parameters:
//   name: {type: part, default: "", example: Zamora, es: parte del nombre de uno de los dos, en: part of the name of one of the two}
//   events: {type: integer, default: 2, example: 1, es: al menos cuántos eventos, en: how many events at least}
// columns: [actor, other, n, events, quotes, reports]
MATCH (a:Person|Organization)-[r:PARTICIPATED_IN]->(e:Event)
WHERE $name = '' OR a.name =~ $name OR any(alias IN a.aliases WHERE alias =~ $name)
MATCH (e)<-[:PARTICIPATED_IN]-(b:Person|Organization)
WHERE a.id <> b.id AND ($name <> '' OR a.id < b.id)
WITH a, b, e, min(head(r.passages)) AS quote, min(head(r.sources)) AS report ORDER BY e.name, e.id
WITH a, b, collect(e.name) AS events, collect(quote) AS quotes, collect(report) AS reports
WHERE size(events) >= $events
RETURN a.name AS actor, b.name AS other, size(events) AS n, events, quotes, reports
ORDER BY n DESC, a.name, a.id, b.name, b.id
