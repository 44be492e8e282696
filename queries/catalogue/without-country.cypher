// group: countries
// es: ¿De qué entidades no dice ningún informe el país?
// en: Of which bodies does no report say the country?
// parameters:
//   kind: {type: string, default: "", example: association, es: clase de entidad, en: kind of body}
// columns: [organization, kind, ties, quote, report]
MATCH (o:Organization)
WHERE o.country IS NULL AND $kind IN ['', o.kind]
OPTIONAL MATCH (o)-[r:AT|MEMBER_OF|PART_OF|MET_WITH|COOPERATES_WITH|LEADS|SUPPORTS|PARTICIPATES_IN|PARTICIPATED_IN|ORGANIZED]-()
WITH o, count(r) AS ties
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(o)
WITH o, ties, m ORDER BY m.report, m.start, m.id
WITH o, ties, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN o.name AS organization, o.kind AS kind, ties, quote, report
ORDER BY ties DESC, o.name, o.id
