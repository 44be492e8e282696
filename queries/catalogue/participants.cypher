// group: events
// es: ¿Quién participó en un evento, y en nombre de quién?
// en: Who took part in an event, and for which body?
// parameters:
//   event: {type: part, default: "", example: Buró, es: parte del nombre del evento, en: part of the event's name}
//   organization: {type: part, default: "", example: Cuenca, es: parte del nombre de la entidad representada, en: part of the name of the body represented}
// columns: [event, date, participant, as, post, organization, country, quotes, reports]
MATCH (e:Event)<-[r:PARTICIPATED_IN]-(a:Person|Organization)
WHERE $event = '' OR e.name =~ $event OR any(alias IN e.aliases WHERE alias =~ $event)
OPTIONAL MATCH (a)-[h:HOLDS]->(p:Role)-[:AT]->(o:Organization)
WHERE h.status <> 'former'
WITH e, r, a, p, o
WHERE $organization = '' OR o.name =~ $organization OR any(alias IN o.aliases WHERE alias =~ $organization)
   OR a.name =~ $organization OR any(alias IN a.aliases WHERE alias =~ $organization)
RETURN e.name AS event, e.date AS date, a.name AS participant, r.as AS `as`, p.name AS post, o.name AS organization,
       coalesce(o.country, a.country) AS country, r.passages AS quotes, r.sources AS reports
ORDER BY coalesce(e.date, ''), e.name, e.id, a.name, a.id, o.name, o.id, p.name, p.id, r.id
