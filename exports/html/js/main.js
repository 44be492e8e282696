// What happens when somebody points, clicks, types or changes the language.

function choose(what) {
  state.chosen = what;
  state.hovered = null;
  const shown = what.node ? [what.node] : what.tie ? [what.tie.source, what.tie.target] : [...routeParts(what).nodes];
  ask(shown);
  showOnly();
  refresh();
  const around = [...spotlight().nodes];
  if (!inView(around)) fit(around);
  redraw();
  byId("panel").scrollTop = 0;
  byId("detail").querySelector(".name").focus({ preventScroll: true });
  announce(spoken(what));
}

function spoken({ node, tie, route }) {
  if (node) return say("panel.selected", { name: node.name, n: node.ties.length });
  return tie ? sentence(tie) : stations(route);
}

function clear() {
  if (!state.chosen) return;
  state.chosen = null;
  repaintDetail();
  redraw();
  announce(say("panel.cleared"));
}

function announce(text) {
  byId("live").textContent = text;
}

function paintWords() {
  document.documentElement.lang = state.language;
  document.title = byId("title").textContent = content.title || say("page.title");
  byId("summary").textContent = summary();
  byId("language").textContent = say("page.language");
  byId("search").placeholder = say("search.label");
  byId("search").setAttribute("aria-label", say("search.label"));
  byId("until").setAttribute("aria-label", say("timeline.label"));
  byId("picture").setAttribute("aria-label", say("page.picture", { summary: summary() }));
  for (const name of ["in", "out", "fit"]) byId(`zoom-${name}`).title = say(`zoom.${name}`);
  for (const name of ["in", "out", "fit"]) byId(`zoom-${name}`).setAttribute("aria-label", say(`zoom.${name}`));
  for (const name of ["png", "svg"]) byId(name).title = say(`download.${name}`);
  for (const spot of document.querySelectorAll("[data-say]")) spot.textContent = say(spot.dataset.say);
  paintLegend();
  markTimeline();
  repaintDetail();
  paintList();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
  const keys = { "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fitAll(), "/": () => byId("search").focus() };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
byId("zoom-in").addEventListener("click", () => zoom(1.4));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => fitAll());
byId("everyone").addEventListener("toggle", paintList);
byId("language").addEventListener("click", () => {
  state.language = state.language === "es" ? "en" : "es";
  paintWords();
  redraw();
});

paintWords();
network.redraw(); // the words have their room now, so the picture knows its own
fitAll(false);
const opening = content.paths.find((answer) => answer.paths.length);
if (opening) choose({ answer: opening, route: opening.paths[0] });

// For tests, and for whoever embeds the page: where on the canvas a click meets this node or tie now.
window.munigraph = Object.freeze({
  pointOf(id) {
    look();
    if (nodes.has(id)) return toScreen(nodes.get(id));
    const tie = ties.get(id);
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8].map((part) => toScreen(pointOn(tie, part)));
    return spots.find((spot) => under(spot, 6)?.tie === tie) ?? spots[0];
  },
});
