// group: initiatives
// es: ¿Qué iniciativas hay y quién las impulsa, apoya o integra?
// en: Which initiatives are there, and who leads, supports or joins them?
// parameters:
//   initiative: {type: part, default: "", example: proyectos, es: parte del nombre de la iniciativa, en: part of the initiative's name}
//   partner: {type: part, default: "", example: KfW, es: parte del nombre de un socio, en: part of a partner's name}
// columns: [initiative, kind, status, partner, country, tie, last_report, quotes, reports]
MATCH (i:Initiative)
WHERE $initiative = '' OR i.name =~ $initiative OR any(alias IN i.aliases WHERE alias =~ $initiative)
OPTIONAL MATCH (i)<-[r:LEADS|SUPPORTS|PARTICIPATES_IN]-(a:Person|Organization)
WITH i, r, a, r IS NULL AS bare
WHERE $partner = '' OR a.name =~ $partner OR any(alias IN a.aliases WHERE alias =~ $partner)
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(i)
WHERE bare
WITH i, r, a, m ORDER BY m.report, m.start, m.id
WITH i, r, a, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN i.name AS initiative, i.kind AS kind, i.status AS status, a.name AS partner, a.country AS country, type(r) AS tie,
       r.last_report AS last_report, coalesce(r.passages, [quote]) AS quotes, coalesce(r.sources, [report]) AS reports
ORDER BY i.name, i.id, type(r), a.name, a.id, r.id
