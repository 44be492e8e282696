// group: ties
// es: ¿Quién es miembro o parte de qué?
// en: Who is a member or a part of what?
// parameters:
//   association: {type: part, default: "", example: CGLU, es: parte del nombre de la asociación, en: part of the association's name}
//   member: {type: part, default: "", example: Foro, es: parte del nombre del miembro, en: part of the member's name}
// columns: [association, tie, member, kind, country, from, to, last_report, quotes, reports]
MATCH (m:Organization)-[r:MEMBER_OF|PART_OF]->(a:Organization)
WHERE ($association = '' OR a.name =~ $association OR any(alias IN a.aliases WHERE alias =~ $association))
  AND ($member = '' OR m.name =~ $member OR any(alias IN m.aliases WHERE alias =~ $member))
RETURN a.name AS association, type(r) AS tie, m.name AS member, m.kind AS kind, m.country AS country, r.from AS `from`,
       r.to AS `to`, r.last_report AS last_report, r.passages AS quotes, r.sources AS reports
ORDER BY a.name, a.id, type(r), m.name, m.id, r.id
