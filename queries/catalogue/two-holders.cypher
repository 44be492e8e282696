// group: evidence
// es: "¿Dónde se contradicen los informes: dos personas a la cabeza de una entidad?"
// en: "Where do reports contradict each other: two people at the head of one body?"
// parameters:
//   titles: {type: strings, default: [president, alcald, intendent, rector, gobernador, prefect, ministr, secretario general, secretaria general, director ejecutiv, directora ejecutiv, director general, directora general, representante residente], example: [president], es: "comienzos de los cargos que ocupa una sola persona, en minúsculas", en: "beginnings of the posts that one person holds alone, in small letters"}
// columns: [organization, post, person, from, last_report, other_post, other_person, other_from, other_last_report, quotes, reports]
MATCH (o:Organization)<-[:AT]-(r:Role)<-[h:HOLDS]-(p:Person)
WHERE h.status IN ['current', 'acting'] AND h.to IS NULL AND any(title IN $titles WHERE toLower(r.name) STARTS WITH title)
MATCH (o)<-[:AT]-(s:Role)<-[k:HOLDS]-(q:Person)
WHERE p.id < q.id AND k.status IN ['current', 'acting'] AND k.to IS NULL
  AND any(title IN $titles WHERE toLower(r.name) STARTS WITH title AND toLower(s.name) STARTS WITH title)
RETURN o.name AS organization, r.name AS post, p.name AS person, h.from AS `from`, h.last_report AS last_report,
       s.name AS other_post, q.name AS other_person, k.from AS other_from, k.last_report AS other_last_report,
       h.passages + k.passages AS quotes, h.sources + k.sources AS reports
ORDER BY o.name, o.id, r.name, p.name, p.id, q.name, q.id, h.id, k.id
