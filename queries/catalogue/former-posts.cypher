// group: posts
// es: ¿Qué cargos tuvo cada quien, y cuál ocupa hoy?
// en: Which posts did people leave, and which do they hold now?
// parameters:
//   person: {type: part, default: "", example: Zamora, es: parte del nombre de la persona, en: part of the person's name}
// columns: [person, post, organization, status, from, to, last_report, quotes, reports]
MATCH (p:Person)-[h:HOLDS]->(r:Role)
WHERE ($person = '' OR p.name =~ $person OR any(alias IN p.aliases WHERE alias =~ $person))
  AND ($person <> '' OR EXISTS { MATCH (p)-[f:HOLDS]->(:Role) WHERE f.status = 'former' })
OPTIONAL MATCH (r)-[:AT]->(o:Organization)
RETURN p.name AS person, r.name AS post, o.name AS organization, h.status AS status, h.from AS `from`, h.to AS `to`,
       h.last_report AS last_report, h.passages AS quotes, h.sources AS reports
ORDER BY p.name, p.id, coalesce(h.from, ''), coalesce(h.to, ''), r.name, h.id, o.name, o.id
