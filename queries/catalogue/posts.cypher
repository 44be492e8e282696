// group: posts
// es: ¿Quién ocupa qué cargo, y dónde?
// en: Who holds which post, and where?
// parameters:
//   person: {type: part, default: "", example: Zamora, es: parte del nombre de la persona, en: part of the person's name}
//   organization: {type: part, default: "", example: Cuenca, es: parte del nombre de la entidad, en: part of the body's name}
//   status: {type: string, default: "", example: current, es: "current, former, acting o elect", en: "current, former, acting or elect"}
// columns: [person, post, organization, country, status, from, to, last_report, quotes, reports]
MATCH (p:Person)-[h:HOLDS]->(r:Role)
OPTIONAL MATCH (r)-[:AT]->(o:Organization)
WITH p, h, r, o
WHERE ($person = '' OR p.name =~ $person OR any(alias IN p.aliases WHERE alias =~ $person))
  AND ($organization = '' OR o.name =~ $organization OR any(alias IN o.aliases WHERE alias =~ $organization))
  AND $status IN ['', h.status]
RETURN p.name AS person, r.name AS post, o.name AS organization, o.country AS country, h.status AS status,
       h.from AS `from`, h.to AS `to`, h.last_report AS last_report, h.passages AS quotes, h.sources AS reports
ORDER BY p.name, p.id, r.name, h.id, o.name, o.id
