// es: ¿Quién se ha reunido con quién?
// en: Who has met whom?
// parameters:
//   actor: {type: string, default: "", example: Banco, es: parte del nombre de uno de los dos, en: part of the name of one of the two}
// columns: [actor, met, from, to, first_report, last_report, quotes, reports]
MATCH (a:Person|Organization)-[r:MET_WITH]-(b:Person|Organization)
WITH a, r, b, toLower($actor) AS actor
WHERE (actor = '' AND a.id < b.id)
   OR (actor <> '' AND (toLower(a.name) CONTAINS actor OR any(alias IN a.aliases WHERE toLower(alias) CONTAINS actor)))
RETURN a.name AS actor, b.name AS met, r.from AS `from`, r.to AS `to`, r.first_report AS first_report,
       r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, b.name, b.id, r.id
