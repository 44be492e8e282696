// group: initiatives
// es: ¿De qué temas tratan los informes, los eventos y las iniciativas?
// en: Which topics are reports, events and initiatives about?
// parameters:
//   topic: {type: part, default: "", example: agua, es: parte del nombre del tema, en: part of the topic's name}
// columns: [topic, n, subjects]
MATCH (t:Topic)<-[:HAS_TOPIC]-(x:Report|Initiative|Event)
WHERE $topic = '' OR t.name =~ $topic OR any(alias IN t.aliases WHERE alias =~ $topic)
WITH t, x ORDER BY x.name, x.id
WITH t, collect(DISTINCT x.name) AS subjects
RETURN t.name AS topic, size(subjects) AS n, subjects
ORDER BY n DESC, t.name, t.id
