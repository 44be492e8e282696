// group: ties
// es: ¿Quiénes son socios de nuestros socios, pero no nuestros?
// en: Who are partners of our partners, and not ours?
// parameters:
//   name: {type: name, example: KfW, es: nombre o sigla de quien pregunta, en: name or acronym of who asks}
// columns: [partner, kind, country, through, tie, status, last_report, quotes, reports]
MATCH (a:Person|Organization)
WHERE a.name =~ $name OR any(alias IN a.aliases WHERE alias =~ $name)
MATCH (a)-[:COOPERATES_WITH|MET_WITH|MEMBER_OF]-(b:Person|Organization)
WITH a, collect(DISTINCT b.id) + [a.id] AS ours
MATCH (a)-[:COOPERATES_WITH|MET_WITH|MEMBER_OF]-(b:Person|Organization)
WITH DISTINCT b, ours
MATCH (b)-[r:COOPERATES_WITH|MET_WITH|MEMBER_OF]-(c:Person|Organization)
WHERE NOT c.id IN ours
WITH DISTINCT b, r, c
RETURN c.name AS partner, coalesce(c.kind, labels(c)[0]) AS kind, c.country AS country, b.name AS through, type(r) AS tie,
       r.status AS status, r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY c.name, c.id, b.name, b.id, r.id
