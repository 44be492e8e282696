// group: posts
// es: ¿Qué entidades hay en un país y quién las encabeza?
// en: Which bodies are there in a country, and who heads them?
// parameters:
//   country: {type: string, default: "", example: EC, es: código ISO del país, en: ISO code of the country}
//   titles: {type: strings, default: [president, alcald, intendent, rector, gobernador, prefect, ministr, secretario general, secretaria general, director ejecutiv, directora ejecutiv, director general, directora general, representante residente], example: [alcald, president], es: "comienzos de los cargos de quien encabeza, en minúsculas", en: "beginnings of the posts of those at the head, in small letters"}
// columns: [country, organization, kind, head, post, status, quotes, reports]
MATCH (o:Organization)
WHERE o.country IS NOT NULL AND $country IN ['', o.country]
OPTIONAL MATCH (o)<-[:AT]-(r:Role)<-[h:HOLDS]-(p:Person)
WHERE h.status <> 'former' AND any(title IN $titles WHERE toLower(r.name) STARTS WITH title)
RETURN o.country AS country, o.name AS organization, o.kind AS kind, p.name AS head, r.name AS post, h.status AS status,
       h.passages AS quotes, h.sources AS reports
ORDER BY o.country, o.name, o.id, r.name, p.name, p.id, h.id
