// group: evidence
// es: ¿Quiénes aparecen por primera vez en los informes de los últimos meses?
// en: Who is named for the first time in the reports of the last months?
// parameters:
//   months: {type: integer, default: 12, example: 6, es: cuántos meses antes del informe más nuevo, en: how many months before the newest report}
//   country: {type: string, default: "", example: UY, es: código ISO del país de la entidad, en: ISO code of the body's country}
// columns: [first_report, actor, kind, country, quote, report]
MATCH (d:Report)
WHERE d.date IS NOT NULL
WITH max(d.date) + '-12' AS newest
MATCH (a:Person|Organization)<-[:MENTIONS]-(m:Passage)-[:FROM]->(e:Report)
WHERE e.date IS NOT NULL AND $country IN ['', a.country]
WITH newest, a, m, e ORDER BY e.date, m.report, m.start, m.id
WITH newest, a, head(collect(e.date)) AS first_report, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
WITH newest, a, first_report, first_report + '-12' AS first, quote, report
WHERE toInteger(substring(newest, 0, 4)) * 12 + toInteger(substring(newest, 5, 2))
      - toInteger(substring(first, 0, 4)) * 12 - toInteger(substring(first, 5, 2)) < $months
RETURN first_report, a.name AS actor, coalesce(a.kind, labels(a)[0]) AS kind, a.country AS country, quote, report
ORDER BY first_report DESC, a.name, a.id
