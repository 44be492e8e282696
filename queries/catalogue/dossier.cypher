// group: ties
// es: ¿Qué se sabe de un actor? Cargos, reuniones, iniciativas, eventos, pertenencias.
// en: What is known of an actor? Posts, meetings, initiatives, events, memberships.
// parameters:
//   name: {type: name, example: AME, es: nombre o alias del actor, en: the actor's name or an alias}
// columns: [actor, tie, direction, other, through, status, from, to, last_report, quotes, reports]
MATCH (a:Person|Organization|Initiative|Event)
WHERE a.name =~ $name OR any(alias IN a.aliases WHERE alias =~ $name)
MATCH (a)-[r]-(b)
WHERE type(r) <> 'MENTIONS'
OPTIONAL MATCH (b)-[:AT]->(at:Organization)
WHERE type(r) = 'HOLDS'
OPTIONAL MATCH (b)<-[h:HOLDS]-(holder:Person)
WHERE type(r) = 'AT'
RETURN a.name AS actor, type(r) AS tie,
       CASE WHEN EXISTS { MATCH (a)-[x]->(b) WHERE x.id = r.id } THEN 'to' ELSE 'from' END AS direction, b.name AS other,
       coalesce(at.name, holder.name) AS through, coalesce(h.status, r.status) AS status,
       coalesce(h.from, r.from) AS `from`, coalesce(h.to, r.to) AS `to`, r.last_report AS last_report,
       coalesce(h.passages, r.passages) AS quotes, coalesce(h.sources, r.sources) AS reports
ORDER BY a.name, a.id, tie, direction, b.name, b.id, r.id, at.name, at.id, holder.name, holder.id, h.id
