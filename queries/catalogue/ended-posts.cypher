// group: evidence
// es: ¿Qué cargos figuran como actuales pero tienen ya fecha de término?
// en: Which posts are told as current although their stated end has passed?
// columns: [person, post, organization, status, from, to, last_report, quotes, reports]
MATCH (d:Report)
WITH max(d.date) AS newest
MATCH (p:Person)-[h:HOLDS]->(r:Role)
WHERE h.status IN ['current', 'acting', 'elect'] AND h.to < newest
OPTIONAL MATCH (r)-[:AT]->(o:Organization)
RETURN p.name AS person, r.name AS post, o.name AS organization, h.status AS status, h.from AS `from`, h.to AS `to`,
       h.last_report AS last_report, h.passages AS quotes, h.sources AS reports
ORDER BY h.to, p.name, p.id, r.name, h.id, o.name, o.id
