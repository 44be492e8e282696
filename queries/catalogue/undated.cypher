// group: evidence
// es: ¿Qué reuniones, acuerdos y cargos pasados no tienen fecha?
// en: Which meetings, agreements and former posts have no stated date?
// parameters:
//   type: {type: string, default: "", example: MET_WITH, es: "MET_WITH, COOPERATES_WITH o HOLDS", en: "MET_WITH, COOPERATES_WITH or HOLDS"}
// columns: [actor, tie, other, status, last_report, quotes, reports]
MATCH (a)-[r:MET_WITH|COOPERATES_WITH|HOLDS]->(b)
WHERE r.from IS NULL AND r.to IS NULL AND (type(r) <> 'HOLDS' OR r.status = 'former') AND $type IN ['', type(r)]
RETURN a.name AS actor, type(r) AS tie, b.name AS other, r.status AS status, r.last_report AS last_report,
       r.passages AS quotes, r.sources AS reports
ORDER BY type(r), a.name, a.id, b.name, b.id, r.id
