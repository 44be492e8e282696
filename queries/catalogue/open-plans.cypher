// group: agreements
// es: ¿Qué se planeó y no se ha vuelto a saber de ello?
// en: What was planned and never heard of again?
// parameters:
//   reports: {type: integer, default: 0, example: 1, es: cuántos informes más nuevos callan, en: how many newer reports are silent about it}
//   party: {type: part, default: "", example: Uruguay, es: parte del nombre de quien lo planeó, en: part of the name of who planned it}
// columns: [plan, party, counterpart, status, last_report, silent_reports, quotes, reports]
MATCH (a:Organization|Initiative)
OPTIONAL MATCH (a)-[r:COOPERATES_WITH|LEADS|SUPPORTS|PARTICIPATES_IN]-(b:Organization|Person)
WITH a, r, b, labels(a)[0] = 'Initiative' AS named
WHERE (named OR (type(r) = 'COOPERATES_WITH' AND a.id < b.id))
  AND (CASE WHEN named THEN coalesce(a.status, r.status) ELSE r.status END) IN ['mentioned', 'proposed', 'planned']
  AND ($party = '' OR a.name =~ $party OR any(alias IN a.aliases WHERE alias =~ $party)
       OR b.name =~ $party OR any(alias IN b.aliases WHERE alias =~ $party))
OPTIONAL MATCH (a)<-[:MENTIONS]-(m:Passage)-[:FROM]->(e:Report)
WITH a, r, b, named, m, e ORDER BY m.report, m.start, m.id
WITH a, r, b, named, CASE WHEN named THEN max(e.date) ELSE r.last_report END AS heard, head(collect(m.quote)) AS quote,
     head(collect(m.report)) AS report
MATCH (d:Report)
WITH a, r, b, named, heard, quote, report, sum(CASE WHEN d.date > heard THEN 1 ELSE 0 END) AS silent
WHERE silent >= $reports
RETURN CASE WHEN named THEN a.name END AS plan, CASE WHEN named THEN b.name ELSE a.name END AS party,
       CASE WHEN named THEN NULL ELSE b.name END AS counterpart, coalesce(r.status, a.status) AS status, heard AS last_report,
       silent AS silent_reports, coalesce(r.passages, [quote]) AS quotes, coalesce(r.sources, [report]) AS reports
ORDER BY silent DESC, a.name, a.id, b.name, b.id, r.id
