// group: events
// es: ¿Qué eventos hubo, quién los organizó y cuántos participaron?
// en: Which events were there, who organized them, and how many took part?
// parameters:
//   event: {type: part, default: "", example: Buró, es: parte del nombre del evento, en: part of the event's name}
// columns: [date, event, place, organizers, participants, quote, report]
MATCH (e:Event)
WHERE $event = '' OR e.name =~ $event OR any(alias IN e.aliases WHERE alias =~ $event)
OPTIONAL MATCH (e)<-[:ORGANIZED]-(o:Organization)
WITH e, o ORDER BY o.name, o.id
WITH e, collect(DISTINCT o.name) AS organizers
OPTIONAL MATCH (e)<-[:PARTICIPATED_IN]-(a:Person|Organization)
WITH e, organizers, count(DISTINCT a.id) AS participants
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(e)
WITH e, organizers, participants, m ORDER BY m.report, m.start, m.id
WITH e, organizers, participants, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN e.date AS date, e.name AS event, e.place AS place, organizers, participants, quote, report
ORDER BY coalesce(e.date, ''), e.name, e.id
