// group: ties
// es: ¿Quién se ha reunido con quién, y cuándo?
// en: Who has met whom, and when?
// parameters:
//   actor: {type: part, default: "", example: Orellana, es: parte del nombre de uno de los dos, en: part of the name of one of the two}
// columns: [actor, met, from, to, first_report, last_report, quotes, reports]
MATCH (a:Person|Organization)-[r:MET_WITH]-(b:Person|Organization)
WHERE ($actor = '' AND a.id < b.id)
   OR ($actor <> '' AND (a.name =~ $actor OR any(alias IN a.aliases WHERE alias =~ $actor)))
RETURN a.name AS actor, b.name AS met, r.from AS `from`, r.to AS `to`, r.first_report AS first_report,
       r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, b.name, b.id, r.id
