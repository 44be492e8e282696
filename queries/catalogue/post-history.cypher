// group: posts
// es: ¿Quiénes han ocupado los cargos de una entidad, y cuándo?
// en: Who has held the posts of a body, and when?
// parameters:
//   organization: {type: part, default: "", example: Cuenca, es: parte del nombre de la entidad, en: part of the body's name}
//   post: {type: part, default: "", example: Alcald, es: parte del nombre del cargo, en: part of the post's name}
// columns: [organization, post, person, status, from, to, first_report, last_report, quotes, reports]
MATCH (o:Organization)<-[:AT]-(r:Role)
WHERE ($organization = '' OR o.name =~ $organization OR any(alias IN o.aliases WHERE alias =~ $organization))
  AND ($post = '' OR r.name =~ $post)
MATCH (r)<-[h:HOLDS]-(p:Person)
RETURN o.name AS organization, r.name AS post, p.name AS person, h.status AS status, h.from AS `from`, h.to AS `to`,
       h.first_report AS first_report, h.last_report AS last_report, h.passages AS quotes, h.sources AS reports
ORDER BY o.name, o.id, r.name, r.id, coalesce(h.from, h.first_report, ''), p.name, h.id
