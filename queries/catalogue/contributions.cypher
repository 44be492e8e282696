// group: evidence
// es: ¿Qué aportó cada informe?
// en: What did each report contribute?
// columns: [report, date, title, passages, people, organizations, ties]
MATCH (d:Report)
OPTIONAL MATCH (d)<-[:FROM]-(q:Passage)
OPTIONAL MATCH (q)-[:MENTIONS]->(p:Person)
WITH d, count(DISTINCT q.id) AS passages, count(DISTINCT p.id) AS people
OPTIONAL MATCH (d)<-[:FROM]-(:Passage)-[:MENTIONS]->(o:Organization)
WITH d, passages, people, count(DISTINCT o.id) AS organizations
OPTIONAL MATCH (d)<-[:FROM]-(t:Passage)
UNWIND CASE WHEN size(t.ties) > 0 THEN t.ties ELSE [''] END AS tie
WITH d, passages, people, organizations, count(DISTINCT tie) - max(CASE WHEN tie = '' THEN 1 ELSE 0 END) AS ties
RETURN d.report AS report, d.date AS date, d.title AS title, passages, people, organizations, ties
ORDER BY coalesce(d.date, ''), d.report, d.id
