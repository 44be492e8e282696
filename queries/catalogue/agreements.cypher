// group: agreements
// es: ¿Qué se ha acordado, con quién y en qué estado está?
// en: What has been agreed, with whom, and how does it stand?
// parameters:
//   party: {type: part, default: "", example: Uruguay, es: parte del nombre de una de las partes, en: part of the name of one of the parties}
//   status: {type: string, default: "", example: planned, es: peldaño de la escala, en: step of the ladder}
// columns: [agreement, party, counterpart, tie, status, from, to, last_report, quotes, reports]
MATCH (a:Organization|Initiative)
OPTIONAL MATCH (a)-[r:COOPERATES_WITH|LEADS|SUPPORTS|PARTICIPATES_IN]-(b:Organization|Person)
WITH a, r, b, a.kind IN ['agreement', 'twinning'] AS named, r IS NULL AS bare
WHERE (named OR (type(r) = 'COOPERATES_WITH' AND a.id < b.id)) AND $status IN ['', coalesce(r.status, a.status)]
  AND ($party = '' OR a.name =~ $party OR any(alias IN a.aliases WHERE alias =~ $party)
       OR b.name =~ $party OR any(alias IN b.aliases WHERE alias =~ $party))
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(a)
WHERE bare
WITH a, r, b, named, m ORDER BY m.report, m.start, m.id
WITH a, r, b, named, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN CASE WHEN named THEN a.name END AS agreement, CASE WHEN named THEN b.name ELSE a.name END AS party,
       CASE WHEN named THEN NULL ELSE b.name END AS counterpart, type(r) AS tie, coalesce(r.status, a.status) AS status,
       r.from AS `from`, r.to AS `to`, r.last_report AS last_report,
       coalesce(r.passages, [quote]) AS quotes, coalesce(r.sources, [report]) AS reports
ORDER BY a.name, a.id, b.name, b.id, r.id
