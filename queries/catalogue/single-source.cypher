// group: evidence
// es: ¿Qué afirma un solo informe? Lo menos seguro primero.
// en: What does one report alone state? The least sure first.
// parameters:
//   type: {type: string, default: "", example: COOPERATES_WITH, es: tipo de vínculo, en: type of tie}
//   most: {type: integer, default: 20, example: 50, es: cuántos mostrar, en: how many to show}
// columns: [actor, tie, other, status, confidence, quotes, reports]
MATCH (a)-[r:HOLDS|MET_WITH|COOPERATES_WITH|MEMBER_OF|PART_OF|LEADS|SUPPORTS|PARTICIPATES_IN|ORGANIZED]->(b)
WHERE r.reports = 1 AND $type IN ['', type(r)]
RETURN a.name AS actor, type(r) AS tie, b.name AS other, r.status AS status, r.confidence AS confidence,
       r.passages AS quotes, r.sources AS reports
ORDER BY r.confidence, a.name, a.id, b.name, b.id, r.id
LIMIT $most
