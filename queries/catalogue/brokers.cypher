// group: ties
// es: ¿Quién une dos países, por ser de uno o estar vinculado a él y tratar con el otro?
// en: Who joins two countries, being of one or tied to it and dealing with the other?
// parameters:
//   one: {type: string, example: EC, es: código ISO de un país, en: ISO code of one country}
//   other: {type: string, example: UY, es: código ISO del otro, en: ISO code of the other}
// columns: [broker, bodies, tie, contact, organization, status, last_report, quotes, reports]
MATCH (u:Organization)<-[:HOLDS|AT*0..2]-(c:Person|Organization)
WHERE u.country = $one
OPTIONAL MATCH (c)-[:MET_WITH|COOPERATES_WITH|MEMBER_OF|PART_OF]-(n:Person|Organization)
WITH u, c, collect(n.id) + [c.id] AS ids
UNWIND ids AS id
WITH DISTINCT id, u ORDER BY u.name, u.id
WITH id, collect(DISTINCT u.name) AS bodies
MATCH (a:Person|Organization)
WHERE a.id = id
MATCH (a)-[r:MET_WITH|COOPERATES_WITH|MEMBER_OF|PART_OF]-(b:Person|Organization)-[:HOLDS|AT*0..2]->(o:Organization)
WHERE o.country = $other
WITH DISTINCT a, bodies, r, b, o
RETURN a.name AS broker, bodies, type(r) AS tie, b.name AS contact, o.name AS organization, r.status AS status,
       r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, type(r), b.name, b.id, o.name, o.id, r.id
