// group: ties
// es: "¿De qué miembros no se sabe nada más: ni reunión, ni acuerdo, ni iniciativa, ni evento?"
// en: "Of which members is nothing else known: no meeting, agreement, initiative or event?"
// parameters:
//   association: {type: part, default: "", example: CGLU, es: parte del nombre de la asociación, en: part of the association's name}
// columns: [association, member, kind, country, last_report, quotes, reports]
MATCH (m:Organization)-[r:MEMBER_OF|PART_OF]->(a:Organization)
WHERE ($association = '' OR a.name =~ $association OR any(alias IN a.aliases WHERE alias =~ $association))
  AND NOT EXISTS { MATCH (m)-[:MET_WITH|COOPERATES_WITH|LEADS|SUPPORTS|PARTICIPATES_IN|PARTICIPATED_IN|ORGANIZED]-() }
RETURN a.name AS association, m.name AS member, m.kind AS kind, m.country AS country, r.last_report AS last_report,
       r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, m.name, m.id, r.id
