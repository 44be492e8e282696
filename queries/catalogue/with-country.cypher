// group: countries
// es: "¿Qué consta con un país: con quién de allí, de qué modo y en qué estado?"
// en: "What is on record with a country: with whom there, how, and how does it stand?"
// parameters:
//   country: {type: string, example: UY, es: código ISO del país, en: ISO code of the country}
// columns: [organization, contact, tie, other, status, last_report, quotes, reports]
MATCH (o:Organization)<-[:HOLDS|AT*0..2]-(b:Person|Organization)
WHERE o.country = $country
MATCH (b)-[r:MET_WITH|COOPERATES_WITH|MEMBER_OF|PARTICIPATED_IN|LEADS|SUPPORTS|PARTICIPATES_IN]-(x:Person|Organization|Event|Initiative)
RETURN o.name AS organization, CASE WHEN b.id <> o.id THEN b.name END AS contact, type(r) AS tie, x.name AS other,
       r.status AS status, r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY o.name, o.id, b.name, b.id, type(r), x.name, x.id, r.id
