// group: evidence
// es: ¿Qué frases nombran a un actor, una iniciativa o un país?
// en: Which sentences name an actor, an initiative or a country?
// parameters:
//   name: {type: name, example: KOICA, es: nombre o alias, en: name or alias}
//   words: {type: part, default: "", example: proyecto, es: palabras que la frase contiene, en: words that the sentence contains}
// columns: [actor, page, date, quote, report]
MATCH (a)
WHERE a.name =~ $name OR any(alias IN a.aliases WHERE alias =~ $name)
MATCH (a)<-[:MENTIONS]-(q:Passage)-[:FROM]->(d:Report)
WHERE $words = '' OR q.quote =~ $words
RETURN a.name AS actor, q.page AS page, d.date AS date, q.quote AS quote, q.report AS report
ORDER BY coalesce(d.date, ''), q.report, q.start, q.id, a.name, a.id
