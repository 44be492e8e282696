// The legend, whose entries are filters: kinds above the picture; ties, statuses, reports and the meaning of lines beside it.

const labels = {
  kind: (name) => say(`kinds.${name}`),
  type: (name) => say(`tie.${name}`),
  status: (name) => (name ? sayStatus(name) : say("legend.no_status")),
  report: (name) => [content.reports[name]?.title ?? name, dateOf(name) && sayDate(dateOf(name))].filter(Boolean).join(", "),
};
const spots = { kind: "kinds", type: "types", status: "statuses", report: "reports" };
let entries = []; // of all filters, to be marked when something changes

function paintLegend() {
  entries = [];
  for (const [facet, spot] of Object.entries(spots)) {
    const list = facets[facet]();
    byId(spot).setAttribute("aria-label", say(`legend.${spot}`));
    byId(spot).replaceChildren(...list.map(([name]) => filterEntry(facet, name, list.length > 2 && facet !== "kind")));
    const details = byId(spot).closest("details");
    if (details) details.hidden = list.length < 2;
  }
  const used = ["solid", "dashed", "dotted"].filter((line) => tieList.some((tie) => tie.line === line));
  const meaning = { solid: "legend.several", dashed: "legend.single", dotted: "legend.planned" };
  byId("lines").replaceChildren(
    element("h2", {}, say("legend.lines")),
    element("ul", {}, used.map((line) => element("li", {}, stroke(line), say(meaning[line])))),
  );
  markLegend();
}

function filterEntry(facet, name, alone) {
  const label = labels[facet](name);
  const toggle = () => {
    hidden[facet].has(name) ? hidden[facet].delete(name) : hidden[facet].add(name);
    refilter();
  };
  const only = () => {
    hidden[facet] = new Set(facets[facet]().map(([other]) => other).filter((other) => other !== name));
    refilter();
  };
  const title = say("legend.show", { what: label });
  const picture = facet === "kind" ? sign(name) : null;
  const number = amount(0);
  const made = button({ title, "data-filter": name, click: toggle }, picture, element("span", { class: "what" }, label), number);
  entries.push({ facet, name, made, number });
  if (facet === "kind") return made;
  const says = { class: "only", title: say("legend.only", { what: label }), "aria-label": say("legend.only", { what: label }), click: only };
  return element("div", { class: "entry" }, made, alone ? button(says, say("legend.only_this")) : null);
}

// Which entries are on, how much there is of each, and what is shown of the whole.
function markLegend() {
  const counts = Object.fromEntries(Object.keys(spots).map((facet) => [facet, new Map(facets[facet]())]));
  for (const { facet, name, made, number } of entries) {
    made.setAttribute("aria-pressed", String(!hidden[facet].has(name)));
    number.textContent = counts[facet].get(name).toLocaleString(state.language);
  }
  const shown = { nodes: numbers.nodes.toLocaleString(state.language), ties: numbers.ties.toLocaleString(state.language) };
  byId("shown-text").textContent = say("legend.shown", shown);
  byId("reset").hidden = !isFiltered();
  const lonely = nodeList.filter((node) => !node.ties.length && !hidden.kind.has(node.kind)).length;
  byId("alone").hidden = !lonely || nodeList.length <= 150;
  byId("alone").textContent = say(withAlone ? "legend.without_alone" : "legend.with_alone", { n: lonely.toLocaleString(state.language) });
}

// A filter was moved: the picture, the counts and the panel follow.
function refilter() {
  showOnly();
  refresh();
}

function refresh() {
  markLegend();
  markTimeline();
  repaintDetail();
}

byId("reset").addEventListener("click", () => {
  showAll();
  refilter();
  announce(say("legend.everything"));
});
byId("alone").addEventListener("click", () => {
  withAlone = !withAlone;
  refilter();
  fitAll();
});
