// group: initiatives
// es: ¿Quién financia o coopera, y qué?
// en: Who funds or gives cooperation, and what?
// parameters:
//   funder: {type: part, default: "", example: KfW, es: parte del nombre de quien financia, en: part of the funder's name}
//   country: {type: string, default: "", example: EC, es: código ISO del país de la contraparte, en: ISO code of the other side's country}
// columns: [funder, kind, tie, what, status, last_report, quotes, reports]
MATCH (f:Organization)-[r:SUPPORTS|PARTICIPATES_IN|COOPERATES_WITH]-(x:Initiative|Organization)
WHERE (type(r) = 'SUPPORTS' OR f.kind IN ['bank', 'development_agency', 'multilateral'])
  AND ($funder = '' OR f.name =~ $funder OR any(alias IN f.aliases WHERE alias =~ $funder))
  AND $country IN ['', x.country]
RETURN f.name AS funder, f.kind AS kind, type(r) AS tie, x.name AS what, coalesce(r.status, x.status) AS status,
       r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY f.name, f.id, type(r), x.name, x.id, r.id
