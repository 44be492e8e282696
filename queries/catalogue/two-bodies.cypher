// group: posts
// es: ¿Quién está en dos entidades a la vez?
// en: Who sits in two bodies?
// parameters:
//   organization: {type: part, default: "", example: CGLU, es: parte del nombre de una de las dos, en: part of the name of one of the two}
//   former: {type: boolean, default: false, example: true, es: contar también cargos pasados, en: count posts of the past as well}
// columns: [person, post, organization, status, other_post, other_organization, other_status, quotes, reports]
MATCH (p:Person)-[h:HOLDS]->(r:Role)-[:AT]->(o:Organization)
WHERE $former OR h.status <> 'former'
MATCH (p)-[k:HOLDS]->(s:Role)-[:AT]->(u:Organization)
WHERE o.id < u.id AND ($former OR k.status <> 'former')
  AND ($organization = '' OR o.name =~ $organization OR any(alias IN o.aliases WHERE alias =~ $organization)
       OR u.name =~ $organization OR any(alias IN u.aliases WHERE alias =~ $organization))
RETURN p.name AS person, r.name AS post, o.name AS organization, h.status AS status, s.name AS other_post,
       u.name AS other_organization, k.status AS other_status, h.passages + k.passages AS quotes, h.sources + k.sources AS reports
ORDER BY p.name, p.id, o.name, o.id, u.name, u.id, r.name, h.id, s.name, k.id
