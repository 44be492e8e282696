// group: initiatives
// es: ¿De qué temas tratan los informes, los eventos y las iniciativas?
// en: Which topics are reports, events and initiatives about?
// parameters:
//   topic: {type: part, default: "", example: innovaci, es: parte del nombre del tema, en: part of the topic's name}
// columns: [topic, subjects, n, quotes, reports]
MATCH (t:Topic)<-[r:HAS_TOPIC]-(x:Report|Initiative|Event)
WHERE $topic = '' OR t.name =~ $topic OR any(alias IN t.aliases WHERE alias =~ $topic)
WITH t, r, x ORDER BY x.name, x.id
WITH t, collect(DISTINCT x.name) AS subjects, collect(r.passages[0]) AS quotes, collect(r.sources[0]) AS reports
RETURN t.name AS topic, subjects, size(subjects) AS n, quotes, reports
ORDER BY n DESC, t.name, t.id
