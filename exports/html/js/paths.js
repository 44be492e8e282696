// Paths that were asked for when the page was made: answers of `munigraph path`, shown with the sentence of every hop.

const routeList = () => content.paths.flatMap((answer) => [element("h2", {}, routeTitle(answer)), ...routeButtons(answer)]);

const routeTitle = ({ from, to }) => say("path.title", { from: from.name, to: goalName(to) });

// An actor, or any actor of a country or of a topic.
function goalName({ name, country, topic }) {
  return name ?? (country ? sayName("region", country) : `“${topic}”`);
}

function routeButtons(answer) {
  if (!answer.paths.length) return [element("p", { class: "hint" }, answer.reason || say("path.none"))];
  const entry = (route, n) => {
    const label = element("span", {}, element("small", {}, routeLabel(route, n)), stations(route));
    return button({ class: "go", click: () => choose({ answer, route }) }, label);
  };
  return [element("ol", { class: "plainlist" }, answer.paths.map((route, n) => element("li", {}, entry(route, n))))];
}

const routeLabel = (route, n) => [say("path.route", { n: n + 1 }), sayScore(route.score)].filter(Boolean).join(" · ");

function sayScore(score) {
  if (typeof score !== "number") return "";
  return say("path.score", { score: score.toLocaleString(state.language, { maximumSignificantDigits: 2 }) });
}

function stations({ hops }) {
  return hops.length ? [hops[0].source.name, ...hops.map((hop) => hop.target.name)].join(" → ") : "";
}

// The nodes and ties of a route, as far as this page draws them.
function routeParts({ route }) {
  const found = { nodes: new Set(), ties: new Set() };
  for (const hop of route.hops) {
    const ends = [hop.source, hop.target, hop.via].map((actor) => nodes.get(actor?.id)).filter(Boolean);
    for (const node of ends) found.nodes.add(node);
    for (const tie of ends[0]?.ties ?? []) if (isHop(tie, hop, ends)) found.ties.add(tie);
    for (const tie of ends[2]?.ties ?? []) if (ends.includes(tie.source) && ends.includes(tie.target)) found.ties.add(tie);
  }
  return found;
}

function isHop(tie, hop, [source, target]) {
  const ends = [tie.source, tie.target].every((end) => end === source || end === target);
  return ends && tie.type === hop.type && (!hop.post || !tie.post || hop.post === tie.post);
}

function routeDetail({ answer, route }) {
  const others = answer.paths.length > 1 ? [element("h3", {}, say("path.all")), ...routeButtons(answer)] : [];
  return [
    ...head([routeLabel(route, answer.paths.indexOf(route))], [routeTitle(answer)]),
    typeof route.why === "string" && route.why ? element("p", { class: "also" }, route.why) : null,
    element("ol", { class: "hops" }, route.hops.map((hop, n) => hopItem(hop, isWeakest(route, hop, n)))),
    ...others,
  ].filter(Boolean);
}

function isWeakest({ hops, weakest }, hop, n) {
  return hops.length > 1 && (weakest === n || (typeof weakest === "number" && weakest === hop.strength));
}

function hopItem(hop, weakest) {
  const ends = [hop.source, hop.target].map((actor) => nodes.get(actor.id) ?? { ...actor, aliases: [] });
  // A post reads well from either end; any other tie is told in the arrow's direction.
  const [from, to] = hop.direction === "backward" && !hop.post ? [ends[1], ends[0]] : ends;
  const notes = [statusOf(hop), weakest && say("path.weakest")].filter(Boolean);
  const said = [hop.evidence ?? []].flat().map((s) => quotation({ ...s, unverified: s.start === null }, ends));
  return element(
    "li",
    {},
    element("p", { class: "sentence" }, endOf(from), verb(verbOf(hop)), endOf(to)),
    notes.length ? element("p", { class: "also" }, notes.join(" · ")) : null,
    folded(said, 3),
  );
}

function verbOf(hop) {
  if (hop.via) return say("path.via", { name: hop.via.name });
  return hop.post ?? say(`tie.${hop.type}`);
}

const endOf = (node) => (node.ties ? nodeLink(node) : element("b", {}, node.name));
