// group: countries
// es: ¿Qué entidades hay en cada país?
// en: Which bodies are there in each country?
// parameters:
//   country: {type: string, default: "", example: EC, es: código ISO del país, en: ISO code of the country}
//   kind: {type: string, default: "", example: local_government, es: clase de entidad, en: kind of body}
// columns: [country, actor, kind, aliases, quote, report]
MATCH (o:Organization)
WHERE o.country IS NOT NULL AND $country IN ['', o.country] AND $kind IN ['', o.kind]
OPTIONAL MATCH (m:Passage)-[:MENTIONS]->(o)
WITH o, m ORDER BY m.report, m.start, m.id
WITH o, head(collect(m.quote)) AS quote, head(collect(m.report)) AS report
RETURN o.country AS country, o.name AS actor, o.kind AS kind, o.aliases AS aliases, quote, report
ORDER BY o.country, o.name, o.id
