// group: initiatives
// es: ¿Qué iniciativas contribuyen a los ODS u otra agenda, y quién las impulsa?
// en: Which initiatives contribute to the SDGs or another agenda, and who leads them?
// parameters:
//   goal: {type: part, default: "", example: Desarrollo Sostenible, es: parte del nombre del objetivo, en: part of the goal's name}
// columns: [goal, initiative, kind, status, leaders, last_report, quotes, reports]
MATCH (i:Initiative)-[r:ALIGNED_WITH]->(g:Initiative)
WHERE $goal = '' OR g.name =~ $goal OR any(alias IN g.aliases WHERE alias =~ $goal)
OPTIONAL MATCH (i)<-[:LEADS]-(a:Person|Organization)
WITH g, r, i, a ORDER BY a.name, a.id
WITH g, r, i, collect(DISTINCT a.name) AS leaders
RETURN g.name AS goal, i.name AS initiative, i.kind AS kind, i.status AS status, leaders, r.last_report AS last_report,
       r.passages AS quotes, r.sources AS reports
ORDER BY g.name, g.id, i.name, i.id, r.id
