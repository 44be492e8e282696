// group: countries
// es: ¿Qué tenemos con cada país?
// en: What is there with each country?
// columns: [iso, country, organizations, people, meetings, agreements, planned]
MATCH (o:Organization)
WHERE o.country IS NOT NULL
OPTIONAL MATCH (o)<-[:AT]-(:Role)<-[:HOLDS]-(p:Person)
WITH o, count(DISTINCT p.id) AS staff
OPTIONAL MATCH (o)-[m:MET_WITH]-()
WITH o, staff, count(DISTINCT m.id) AS met
OPTIONAL MATCH (o)-[k:COOPERATES_WITH]-()
WITH o, staff, met, sum(CASE WHEN k.status IN ['signed', 'active', 'concluded'] THEN 1 ELSE 0 END) AS agreed,
     sum(CASE WHEN k.status IN ['mentioned', 'proposed', 'planned'] THEN 1 ELSE 0 END) AS open
WITH o.country AS iso, count(*) AS organizations, sum(staff) AS people, sum(met) AS meetings, sum(agreed) AS agreements,
     sum(open) AS planned
OPTIONAL MATCH (c:Country)
WHERE c.code = iso
RETURN iso, c.name AS country, organizations, people, meetings, agreements, planned
ORDER BY organizations DESC, iso, c.id
