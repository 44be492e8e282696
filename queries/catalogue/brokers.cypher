// group: ties
// es: ¿Quién une dos países, por ser de uno o estar vinculado a él y tratar con el otro?
// en: Who joins two countries, being of one or tied to it and dealing with the other?
// parameters:
//   one: {type: string, example: EC, es: código ISO de un país, en: ISO code of one country}
//   other: {type: string, example: UY, es: código ISO del otro, en: ISO code of the other}
// columns: [broker, bodies, tie, contact, organization, status, last_report, quotes, reports]
MATCH (o:Organization)<-[:HOLDS|AT*0..2]-(b:Person|Organization)
WHERE o.country = $other
MATCH (b)-[r:MET_WITH|COOPERATES_WITH|MEMBER_OF|PART_OF]-(a:Person|Organization)
MATCH (a)-[:MET_WITH|COOPERATES_WITH|MEMBER_OF|PART_OF*0..1]-(c:Person|Organization)-[:HOLDS|AT*0..2]->(u:Organization)
WHERE u.country = $one AND c.id <> b.id
WITH DISTINCT a, r, b, o, u ORDER BY u.name, u.id
WITH a, r, b, o, collect(u.name) AS bodies
RETURN a.name AS broker, bodies, type(r) AS tie, b.name AS contact, o.name AS organization, r.status AS status,
       r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, type(r), b.name, b.id, o.name, o.id, r.id
