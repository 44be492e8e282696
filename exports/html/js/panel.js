// The panel: what is known of the node or tie that is chosen, with its quotations, all as text that a keyboard can reach.

function repaintDetail() {
  byId("detail").replaceChildren(...detailOf(state.chosen));
}

function detailOf(chosen) {
  if (!chosen) return overview();
  if (chosen.node) return nodeDetail(chosen.node);
  return chosen.tie ? tieDetail(chosen.tie) : routeDetail(chosen);
}

function overview() {
  if (!nodeList.length) return [element("p", { class: "hint" }, say("page.empty"))];
  const top = byDegree.filter((node) => isVisible(node) && node.ties.length).slice(0, 8);
  const entries = top.map((node) => element("li", {}, nodeButton(node), amount(node.ties.length)));
  return [
    ...groupList(),
    ...routeList(),
    element("p", { class: "hint" }, say("panel.hint")),
    element("h2", {}, say("panel.most")),
    element("ol", { class: "plainlist" }, entries),
  ];
}

const amount = (n) => element("span", { class: "count" }, n.toLocaleString(state.language));
const sentence = (tie) => `${tie.source.name} — ${sayTie(tie)} — ${tie.target.name}`;

function nodeButton(node, ...more) {
  return button({ class: "go", click: () => choose({ node }) }, sign(node.kind), element("span", {}, node.name, ...more));
}

function quoteButton(tie) {
  const label = `${say("panel.quotes")}: ${sentence(tie)}`;
  return button({ class: "cite", title: say("panel.quotes"), "aria-label": label, click: () => choose({ tie }) }, "❝");
}

// An actor inside a sentence: a link, because it breaks with the line.
function nodeLink(node) {
  const follow = (event) => {
    event.preventDefault();
    choose({ node });
  };
  return element("a", { href: "#detail", click: follow }, node.name);
}

const closeButton = () => button({ class: "close", title: "Esc", "aria-label": say("panel.close"), click: clear }, "×");

function head(kicker, title) {
  return [
    element("div", { class: "kicker" }, element("span", {}, ...kicker), closeButton()),
    element("h2", { class: "name", tabindex: "-1" }, ...title),
  ];
}

function nodeDetail(node) {
  const { kind, country, ...rest } = node.facts;
  const about = [sayKind(node.kind), kind && sayProperty("kind", kind), country && sayProperty("country", country)];
  const facts = Object.entries(rest).filter(([key, value]) => known(`property.${key}`) && value !== node.name);
  return [
    ...head([sign(node.kind), about.filter(Boolean).join(" · ")], [node.name]),
    node.aliases.length ? element("p", { class: "also" }, `${say("panel.also")}: ${node.aliases.join(" · ")}`) : null,
    facts.length ? element("dl", {}, facts.flatMap(fact)) : null,
    ...(node.ties.length ? neighbours(node) : [element("p", { class: "hint" }, say("panel.no_ties"))]),
    ...quotations(node.quotes, [node]),
  ].filter(Boolean);
}

const fact = ([key, value]) => [element("dt", {}, say(`property.${key}`)), element("dd", {}, sayProperty(key, value))];

// A list for each type of tie and direction, in the order of the ontology; a symmetric type has only one.
function neighbours(node) {
  const groups = new Map();
  const order = [...types.keys()];
  for (const tie of [...node.ties].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))) {
    const heading = headingOf(tie, tie.source === node || types.get(tie.type).symmetric);
    groups.set(heading, [...(groups.get(heading) ?? []), tie]);
  }
  return [...groups].flatMap(([heading, list]) => [element("h3", {}, heading, amount(list.length)), neighbourList(node, list)].flat());
}

function headingOf(tie, outward) {
  return tie.post && outward ? say("panel.posts") : say(`${outward ? "tie" : "inverse"}.${tie.type}`);
}

const MANY = 60; // in a longer list the rest waits, or a hub would keep the reader waiting

function neighbourList(node, list) {
  const entry = (tie) => element("li", {}, nodeButton(otherEnd(tie, node), remark(tie)), quoteButton(tie));
  const named = [...list].sort((a, b) => inOrder(otherEnd(a, node).name, otherEnd(b, node).name));
  const some = element("ul", { class: "plainlist" }, named.slice(0, MANY).map(entry));
  if (named.length <= MANY) return some;
  const rest = element("ul", { class: "plainlist" });
  const fill = () => rest.childElementCount || rest.append(...named.slice(MANY).map(entry));
  const summary = element("summary", {}, say("panel.more_ties", { n: (named.length - MANY).toLocaleString(state.language) }));
  return [some, element("details", { toggle: fill }, summary, rest)];
}

function remark(tie) {
  const parts = [tie.post, statusOf(tie)].filter(Boolean);
  return parts.length ? element("small", {}, parts.join(" · ")) : null;
}

const statusOf = (tie) => (tie.status && tie.status !== "current" ? sayStatus(tie.status) : "");

function tieDetail(tie) {
  const about = [
    tie.post && say("panel.post"),
    tie.status && sayStatus(tie.status),
    tie.as && say("panel.as", { capacity: tie.as }),
    tie.since && say("panel.since", { date: sayDate(tie.since) }),
    tie.until && say("panel.until", { date: sayDate(tie.until) }),
  ].filter(Boolean);
  const stated = count("panel.by", tie.reports);
  return [
    ...head([stroke(tie.line), stated], [nodeLink(tie.source), verb(sayTie(tie)), nodeLink(tie.target)]),
    about.length ? element("p", { class: "also" }, about.join(" · ")) : null,
    ...quotations(tie.quotes, [tie.source, tie.target]),
  ].filter(Boolean);
}

const verb = (text) => element("em", {}, ` — ${text} — `);

function quotations(numbers, about) {
  if (!numbers.length) return [];
  const list = numbers.map((n) => quotation(content.quotes[n], about));
  return [element("h3", {}, say("panel.quotes"), amount(list.length)), ...folded(list, 5)];
}

// The first few, and the rest to unfold.
function folded(list, most) {
  const rest = list.slice(most);
  if (!rest.length) return list;
  return [...list.slice(0, most), element("details", {}, element("summary", {}, count("panel.more", rest.length)), rest)];
}

function quotation(said, about) {
  const report = content.reports[said.report] ?? { title: said.report };
  const where = [said.page && say("panel.page", { n: said.page }), report.date && sayDate(report.date)].filter(Boolean);
  const notes = [statusOf(said), said.unverified && say("panel.unverified")].filter(Boolean);
  const caption = [
    element("cite", {}, report.title),
    where.length ? `, ${where.join(", ")}` : null,
    notes.length ? element("small", {}, notes.join(" · ")) : null,
  ];
  return element("figure", {}, element("blockquote", {}, marked(said.quote, about)), element("figcaption", {}, caption));
}

// The quotation with the names of those it is about set off.
function marked(quote, about) {
  const names = about.flatMap((node) => [node.name, ...node.aliases]).filter((name) => name.length > 2);
  if (!names.length) return [quote];
  const longest = names.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = quote.split(new RegExp(`(?<![\\p{L}\\p{N}])(${longest.join("|")})(?![\\p{L}\\p{N}])`, "giu"));
  return parts.map((part, n) => (n % 2 ? element("b", {}, part) : part));
}

// Every node as a list, by kind: made when it is opened.
function paintList() {
  if (!byId("everyone").open) return;
  const sections = content.kinds.flatMap((kind) => {
    const byName = (a, b) => inOrder(a.name, b.name);
    const list = nodeList.filter((node) => node.kind === kind.name).sort(byName);
    const entries = list.map((node) => element("li", {}, nodeButton(node)));
    return [element("h3", {}, say(`kinds.${kind.name}`), amount(list.length)), element("ul", { class: "plainlist" }, entries)];
  });
  byId("list").replaceChildren(...sections);
}
